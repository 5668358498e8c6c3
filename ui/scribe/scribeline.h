// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/clock.h"

#include <QMimeData>
#include <QTimer>
#include <QWidget>

#include <optional>

namespace Chaos {

class ElidedLabel;
class LiveDay;
class Look;
class ScribeField;

/// The one line to type in: at its left the time that the entry will carry, which stands still from
/// the first key on.
class ScribeLine final : public QWidget
{
    Q_OBJECT

public:
    ScribeLine(const LiveDay &live, const Clock &clock, const Look &look,
               QWidget *parent = nullptr);

    [[nodiscard]] QString draft() const;
    /// Typed text that was kept elsewhere, with the instant at which it was begun.
    void setDraft(const QString &text, std::optional<Instant> begun = {});
    void type(const QString &text);
    void clear();
    [[nodiscard]] QString timeText() const;

signals:
    void entered(const QString &text, Chaos::Instant begun);
    void picturePasted(const QMimeData *data);
    void draftChanged(const QString &text);

protected:
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void edited(const QString &text);
    void enter();
    void tellTime();
    void followLook();

    const LiveDay &m_live;
    const Clock &m_clock;
    const Look &m_look;
    ElidedLabel *m_time;
    ScribeField *m_field;
    QTimer m_second;
    std::optional<Instant> m_begun;
};

} // namespace Chaos
