// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/clock.h"
#include "models/day/outcome.h"

#include <QTimer>
#include <QWidget>

#include <vector>

namespace Chaos {

class ElidedLabel;
class Look;
class WrapLabel;

/// What does not work just now: what failed, what to do, and for how long it has been so. Hidden
/// while there is nothing to tell.
class FailureBanner final : public QWidget
{
    Q_OBJECT

public:
    FailureBanner(const Look &look, const Clock &clock, QWidget *parent = nullptr);

    /// `what` in the operator's words: "Could not save". A key that is there already is told anew.
    void showFailure(const QString &key, const QString &what, const Failure &failure,
                     Instant since);
    void clearFailure(const QString &key);
    [[nodiscard]] QString text() const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    struct Standing
    {
        QString key{};
        QString what{};
        Failure failure{};
        Instant since{};
    };

    void tell();
    void tellTime();

    const Look &m_look;
    const Clock &m_clock;
    std::vector<Standing> m_standing; ///< the newest last, which is the one told
    WrapLabel *m_text;
    ElidedLabel *m_time;
    QTimer m_second;
};

} // namespace Chaos
