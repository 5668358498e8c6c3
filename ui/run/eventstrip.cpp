// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/run/eventstrip.h"

#include "ui/run/stepbox.h"
#include "ui/run/wording.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/statedot.h"
#include "ui/widgets/wordbutton.h"
#include "ui/widgets/wraplabel.h"

#include <QHBoxLayout>

#include <utility>

namespace Chaos {

using namespace Qt::StringLiterals;

EventStrip::EventStrip(LiveDay &live, const Clock &clock, Look &look, QWidget *parent)
    : QuestionStrip(live, clock, look, u"event"_s, tr("Unplanned event"), parent)
    , m_people(new QHBoxLayout)
{
    end().setObjectName(u"eventEnd"_s);
    end().setText(tr("It is over… (F4)"));
    end().setHelp(tr("F4: say in a line how it ended"));
    m_people->setSpacing(4 * step);
    addBelowFirst(m_people);
    connect(&end(), &WordButton::clicked, this, &EventStrip::askOrLeave);
    connect(&live, &LiveDay::changed, this, [this](Touched what) {
        if (touches(what, Touched::Events | Touched::Queue | Touched::Plan | Touched::Roles))
            refresh();
    });
    refresh();
}

void EventStrip::askOrLeave()
{
    if (isAsking())
        leave();
    else
        ask();
}

void EventStrip::refresh()
{
    const UnplannedEvent *const event = day().openEvent();
    const QString key = event ? event->key : QString();
    // What was being asked has been answered, here or by somebody else.
    if (std::exchange(m_key, key) != key && isAsking())
        leave();
    dot().setVisible(event);
    setAlarming(event);
    const QString question = event ? tr("How did it end?") : tr("What broke?");
    if (event)
        tellOf(*event);
    else
        title().setText(question);
    showPeople(event ? *event : UnplannedEvent{});
    tell(event, question,
         event ? tr("Enter ends the incident, and the queue goes on · Esc keeps it open")
               : tr("Something real, that is no part of the drill. Enter makes it an "
                    "incident: nothing is started or triggered until it is over · Esc "
                    "goes back"));
}

void EventStrip::tellOf(const UnplannedEvent &event)
{
    title().setText(tr("This is no drill, since %1: %2")
                        .arg(Wording::timeOfDay(event.at), event.what.left(longestLine)));
    const Run *const run = day().current();
    const bool isTriggered = run && run->state == RunState::Triggered;
    const Experiment *const experiment =
        isTriggered ? day().plan().experiment(run->experiment) : nullptr;
    first().setFace(isTriggered ? Face::Strong : Face::Body);
    first().setInk(isTriggered ? Ink::Alarm : Ink::Soft);
    if (isTriggered) {
        const QString title = experiment ? experiment->title.left(200) : run->experiment;
        first().setText(tr("Back out first (F8): the fault of %1 is applied.").arg(title));
    } else {
        first().setText(tr("Nothing is started or triggered until it is over (F4). What is under "
                           "way can be backed out of, reset and finished."));
    }
}

/// Who has to hear of it, each ticked off once they have.
void EventStrip::showPeople(const UnplannedEvent &event)
{
    m_toTell = event.key.isEmpty() ? std::vector<ToTell>() : whoIsTold(day(), event);
    while (m_boxes.size() < m_toTell.size()) {
        const std::size_t index = m_boxes.size();
        auto *box = new StepBox(look(), this);
        box->setObjectName(u"tell_%1"_s.arg(index));
        m_people->addWidget(box, 1);
        m_boxes.push_back(box);
        connect(box, &StepBox::clicked, this, [this, index] {
            const ToTell &one = m_toTell[index];
            emit wished(Entries::eventTold(m_key, one.role, !one.isTold));
        });
    }
    for (std::size_t i = 0; i < m_boxes.size(); ++i) {
        m_boxes[i]->setVisible(i < m_toTell.size());
        if (i >= m_toTell.size())
            continue;
        const ToTell &one = m_toTell[i];
        const QString text = one.name.isEmpty()
            ? tr("Tell the %1: nobody plays that role").arg(one.title.left(100).toLower())
            : tr("Tell %1 (%2)").arg(one.name.left(100), one.title.left(100).toLower());
        m_boxes[i]->show({.key = one.role, .step = int(i), .text = text, .done = one.isTold});
    }
}

Outcome<Entry> EventStrip::entryOf(const QString &line) const
{
    return day().openEvent() ? endEvent(day(), line) : declareEvent(day(), line);
}

} // namespace Chaos
