// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/run/eventstrip.h"

#include "models/day/clock.h"
#include "ui/run/stepbox.h"
#include "ui/run/wording.h"
#include "ui/theme/look.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/statedot.h"
#include "ui/widgets/wordbutton.h"
#include "ui/widgets/wraplabel.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

constexpr int longestLine = 500;

} // namespace

EventStrip::EventStrip(LiveDay &live, const Clock &clock, Look &look, QWidget *parent)
    : QWidget(parent)
    , m_live(live)
    , m_clock(clock)
    , m_look(look)
    , m_dot(new StateDot(look, this))
    , m_title(new ElidedLabel(look, Face::Strong, Ink::Text, this))
    , m_end(new WordButton(look, tr("It is over… (F4)"), {}, this))
    , m_first(new WrapLabel(look, Face::Body, Ink::Soft, this))
    , m_people(new QHBoxLayout)
    , m_line(new QLineEdit(this))
    , m_hint(new WrapLabel(look, Face::Small, Ink::Soft, this))
{
    setObjectName(u"eventStrip"_s);
    setAccessibleName(tr("Unplanned event"));
    m_title->setObjectName(u"eventTitle"_s);
    m_end->setObjectName(u"eventEnd"_s);
    m_end->setHelp(tr("F4: say in a line how it ended"));
    m_first->setObjectName(u"eventFirst"_s);
    m_dot->setState(StateDot::Shape::Cross, Ink::Alarm, tr("Unplanned event"));
    m_line->setObjectName(u"eventLine"_s);
    m_line->setMaxLength(longestLine);
    m_line->setFixedHeight(8 * step);
    m_line->setTextMargins(step, 0, step, 0);
    m_line->installEventFilter(this);
    m_hint->setObjectName(u"eventHint"_s);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(5 * step, 2 * step, 5 * step, 2 * step);
    column->setSpacing(step);
    auto *top = new QHBoxLayout;
    top->setSpacing(2 * step);
    top->addWidget(m_dot);
    top->addWidget(m_title, 1);
    top->addWidget(m_end);
    column->addLayout(top);
    column->addWidget(m_first);
    m_people->setSpacing(4 * step);
    column->addLayout(m_people);
    column->addWidget(m_line);
    column->addWidget(m_hint);

    connect(m_end, &WordButton::clicked, this, &EventStrip::ask);
    connect(m_line, &QLineEdit::returnPressed, this, &EventStrip::answer);
    connect(&live, &LiveDay::changed, this, &EventStrip::take);
    connect(&live, &LiveDay::replaced, this, [this] {
        m_isAsking = false;
        refresh();
    });
    connect(&look, &Look::changed, this, qOverload<>(&QWidget::update));
    refresh();
}

void EventStrip::ask()
{
    if (m_isAsking)
        return leave();
    m_isAsking = true;
    m_line->clear();
    refresh();
    m_line->setFocus(Qt::ShortcutFocusReason);
}

void EventStrip::take(Touched what)
{
    if (touches(what, Touched::Events | Touched::Queue | Touched::Plan | Touched::Roles))
        refresh();
}

void EventStrip::refresh()
{
    const UnplannedEvent *const event = m_live.day().openEvent();
    const QString key = event ? event->key : QString();
    // What was being asked has been answered, here or by somebody else.
    if (std::exchange(m_key, key) != key && m_isAsking)
        leave();
    m_end->setVisible(event && !m_isAsking);
    m_first->setVisible(event);
    m_dot->setVisible(event);
    m_line->setVisible(m_isAsking);
    m_hint->setVisible(m_isAsking);
    if (event)
        tellOf(*event);
    else
        m_title->setText(tr("What broke?"));
    showPeople(event ? *event : UnplannedEvent{});
    m_line->setAccessibleName(event ? tr("How did it end?") : tr("What broke?"));
    m_line->setPlaceholderText(event ? tr("How did it end?") : tr("What broke?"));
    m_hint->setText(event ? tr("Enter ends the incident, and the queue goes on · Esc keeps it open")
                          : tr("Something real, that is no part of the drill. Enter makes it an "
                               "incident: nothing is started or triggered until it is over · Esc "
                               "goes back"));
    setVisible(event || m_isAsking);
    update();
}

void EventStrip::tellOf(const UnplannedEvent &event)
{
    m_title->setText(tr("This is no drill, since %1: %2")
                         .arg(Wording::timeOfDay(event.at), event.what.left(longestLine)));
    const Run *const run = m_live.day().current();
    const bool isTriggered = run && run->state == RunState::Triggered;
    const Experiment *const experiment =
        isTriggered ? m_live.day().plan().experiment(run->experiment) : nullptr;
    m_first->setFace(isTriggered ? Face::Strong : Face::Body);
    m_first->setInk(isTriggered ? Ink::Alarm : Ink::Soft);
    if (isTriggered) {
        const QString title = experiment ? experiment->title.left(200) : run->experiment;
        m_first->setText(tr("Back out first (F8): the fault of %1 is applied.").arg(title));
    } else {
        m_first->setText(tr("Nothing is started or triggered until it is over (F4). What is under "
                            "way can be backed out of, reset and finished."));
    }
}

/// Who has to hear of it, each ticked off once they have.
void EventStrip::showPeople(const UnplannedEvent &event)
{
    m_toTell = event.key.isEmpty() ? std::vector<ToTell>() : whoIsTold(m_live.day(), event);
    while (m_boxes.size() < m_toTell.size()) {
        const std::size_t index = m_boxes.size();
        auto *box = new StepBox(m_look, this);
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

void EventStrip::answer()
{
    const Day &day = m_live.day();
    auto entry =
        day.openEvent() ? endEvent(day, m_line->text()) : declareEvent(day, m_line->text());
    if (!entry)
        return emit refused(entry.failure().detail);
    entry.value().at = m_clock.now();
    leave();
    emit wished(*entry);
}

void EventStrip::leave()
{
    m_isAsking = false;
    refresh();
    emit left();
}

bool EventStrip::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_line && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        leave();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void EventStrip::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_look.theme();
    QPainter painter(this);
    painter.fillRect(rect(), theme.raised);
    if (!m_key.isEmpty())
        painter.fillRect(QRect(0, 0, step, height()), theme.alarm);
}

} // namespace Chaos
