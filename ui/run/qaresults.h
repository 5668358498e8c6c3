// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/liveday.h"

#include <QWidget>

namespace Chaos {

class ElidedLabel;
class Look;
class WordButton;
class WrapLabel;

/// What live QA has found on the day, a result at a time, the newest first: to be looked at, and
/// taken back where it was entered by mistake. A second press of the key is wanted for that.
class QaResults final : public QWidget
{
    Q_OBJECT

public:
    QaResults(LiveDay &live, Look &look, QWidget *parent = nullptr);

    /// Shows the newest and has the keyboard.
    void begin();

signals:
    void wished(const Chaos::Entry &entry);
    void refused(const QString &why);
    /// Esc: back to what was being entered.
    void left();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void go(int by);
    void takeBack();
    void setArmed(bool armed);
    void refresh();
    [[nodiscard]] const QaResult *chosen() const;

    LiveDay &m_live;
    ElidedLabel *m_head;
    WrapLabel *m_card;
    WrapLabel *m_text;
    WordButton *m_takeBack;
    WrapLabel *m_hint;
    QString m_key; ///< of the result that is shown
    bool m_isArmed = false;
};

} // namespace Chaos
