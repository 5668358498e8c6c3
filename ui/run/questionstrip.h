// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/outcome.h"
#include "models/items/liveday.h"

#include <QWidget>

class QLineEdit;
class QVBoxLayout;

namespace Chaos {

class Clock;
class ElidedLabel;
class Look;
class StateDot;
class WordButton;
class WrapLabel;

/// Below the bridge for as long as something holds that all must know of. Asks for the one line by
/// which it begins, and for the one that ends it.
class QuestionStrip : public QWidget
{
    Q_OBJECT

signals:
    void wished(const Chaos::Entry &entry);
    /// Why something was not done, for the bridge to show.
    void refused(const QString &why);
    /// Nobody is asked any more: the keyboard is free.
    void left();

protected:
    static constexpr int longestLine = 500; ///< characters

    /// `name`: what the names of its parts begin with; `title`: what it is to those who hear it.
    QuestionStrip(LiveDay &live, const Clock &clock, Look &look, const QString &name,
                  const QString &title, QWidget *parent);

    /// Shows how things stand. To be called by whoever inherits, at the end of its construction.
    virtual void refresh() = 0;
    /// The entry that says so, or why it may not be written.
    [[nodiscard]] virtual Outcome<Entry> entryOf(const QString &line) const = 0;

    void ask();
    void answer();
    void leave();
    /// `holds`: what it is there for.
    void tell(bool holds, const QString &question, const QString &hint);

    [[nodiscard]] const Day &day() const { return m_live.day(); }
    [[nodiscard]] Look &look() { return m_look; }
    [[nodiscard]] bool isAsking() const { return m_isAsking; }
    void setAlarming(bool isAlarming) { m_isAlarming = isAlarming; }
    [[nodiscard]] StateDot &dot() { return *m_dot; }
    [[nodiscard]] ElidedLabel &title() { return *m_title; }
    /// Asks how it ends.
    [[nodiscard]] WordButton &end() { return *m_end; }
    /// What comes first while it holds.
    [[nodiscard]] WrapLabel &first() { return *m_first; }
    void addBelowFirst(QLayout *row);

    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    LiveDay &m_live;
    const Clock &m_clock;
    Look &m_look;
    StateDot *m_dot;
    ElidedLabel *m_title;
    WordButton *m_end;
    WrapLabel *m_first;
    QLineEdit *m_line;
    WrapLabel *m_hint;
    QVBoxLayout *m_column;
    bool m_isAsking = false;
    bool m_isAlarming = false;
};

} // namespace Chaos
