// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/liveday.h"
#include "models/rules/unplanned.h"

#include <QWidget>

#include <vector>

class QBoxLayout;
class QLineEdit;

namespace Chaos {

class Clock;
class ElidedLabel;
class Look;
class StateDot;
class StepBox;
class WordButton;
class WrapLabel;

/// Below the bridge while something real is broken: what, since when, who has to hear of it, and
/// what comes first. Asks for the one line by which an event begins, and for the one that ends it.
class EventStrip final : public QWidget
{
    Q_OBJECT

public:
    EventStrip(LiveDay &live, const Clock &clock, Look &look, QWidget *parent = nullptr);

    /// Asks what broke or, while an event is open, how it ended; a second time it asks no more.
    void ask();

signals:
    void wished(const Chaos::Entry &entry);
    /// Why something was not done, for the bridge to show.
    void refused(const QString &why);
    /// Nobody is asked any more: the keyboard is free.
    void left();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void take(Touched what);
    void refresh();
    void tellOf(const UnplannedEvent &event);
    void showPeople(const UnplannedEvent &event);
    void answer();
    void leave();

    LiveDay &m_live;
    const Clock &m_clock;
    Look &m_look;
    StateDot *m_dot;
    ElidedLabel *m_title;
    WordButton *m_end;
    WrapLabel *m_first;
    QBoxLayout *m_people;
    std::vector<StepBox *> m_boxes;
    std::vector<ToTell> m_toTell;
    QLineEdit *m_line;
    WrapLabel *m_hint;
    QString m_key; ///< of the open event
    bool m_isAsking = false;
};

} // namespace Chaos
