// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/run/stopstrip.h"

#include "models/rules/stopping.h"
#include "ui/run/wording.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/wordbutton.h"
#include "ui/widgets/wraplabel.h"

#include <utility>

namespace Chaos {

using namespace Qt::StringLiterals;

StopStrip::StopStrip(LiveDay &live, const Clock &clock, Look &look, QWidget *parent)
    : QuestionStrip(live, clock, look, u"stop"_s, tr("Emergency stop"), parent)
{
    setAlarming(true);
    end().setObjectName(u"stopLift"_s);
    end().setText(tr("Lift it… (F12)"));
    end().setHelp(tr("F12: say in a line why it is safe to go on"));
    connect(&end(), &WordButton::clicked, this, &StopStrip::pull);
    connect(&live, &LiveDay::changed, this, [this](Touched what) {
        if (touches(what, Touched::Queue))
            refresh();
    });
    refresh();
}

void StopStrip::pull()
{
    if (!isAsking())
        ask();
    else if (day().stop())
        leave();
    else
        answer();
}

void StopStrip::refresh()
{
    const auto &stop = day().stop();
    // What was being asked has been answered, here or by somebody else.
    if (std::exchange(m_isRaised, stop.has_value()) != stop.has_value() && isAsking())
        leave();
    const QString question = stop ? tr("Why is it safe to go on?") : tr("Stop everything: why?");
    if (!stop) {
        title().setText(question);
    } else {
        const QString since = tr("Emergency stop since %1").arg(Wording::timeOfDay(stop->at));
        title().setText(stop->reason.isEmpty() ? since : since + u": "_s + stop->reason);
        const Run *run = day().current();
        const bool isApplied = run && run->isApplied();
        first().setInk(isApplied ? Ink::Alarm : Ink::Soft);
        first().setText(
            isApplied ? tr("It is being taken back: look at the back-out plan, and confirm that "
                           "all is as it was (F10).")
                      : tr("Nothing is applied, and nothing is started or triggered until the "
                           "stop is lifted (F12)."));
    }
    tell(stop.has_value(), question,
         stop ? tr("Enter lifts the stop, and the queue goes on · Esc keeps it raised")
              : tr("Enter, or F12 again: every step that is under way is stopped, what "
                   "is applied is backed out, and nothing is begun until the stop is "
                   "lifted · Esc goes back"));
}

Outcome<Entry> StopStrip::entryOf(const QString &line) const
{
    return day().stop() ? liftStop(day(), line) : raiseStop(day(), line);
}

} // namespace Chaos
