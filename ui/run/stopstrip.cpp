// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/run/stopstrip.h"

#include "models/day/clock.h"
#include "models/rules/stopping.h"
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

#include <utility>

namespace Chaos {

using namespace Qt::StringLiterals;

StopStrip::StopStrip(LiveDay &live, const Clock &clock, Look &look, QWidget *parent)
    : QWidget(parent)
    , m_live(live)
    , m_clock(clock)
    , m_look(look)
    , m_dot(new StateDot(look, this))
    , m_title(new ElidedLabel(look, Face::Strong, Ink::Text, this))
    , m_lift(new WordButton(look, tr("Lift it… (F12)"), {}, this))
    , m_first(new WrapLabel(look, Face::Body, Ink::Soft, this))
    , m_line(new QLineEdit(this))
    , m_hint(new WrapLabel(look, Face::Small, Ink::Soft, this))
{
    setObjectName(u"stopStrip"_s);
    setAccessibleName(tr("Emergency stop"));
    m_dot->setState(StateDot::Shape::Cross, Ink::Alarm, tr("Emergency stop"));
    m_title->setObjectName(u"stopTitle"_s);
    m_lift->setObjectName(u"stopLift"_s);
    m_lift->setHelp(tr("F12: say in a line why it is safe to go on"));
    m_first->setObjectName(u"stopFirst"_s);
    m_line->setObjectName(u"stopLine"_s);
    m_line->setMaxLength(500);
    m_line->setFixedHeight(8 * step);
    m_line->setTextMargins(step, 0, step, 0);
    m_line->installEventFilter(this);
    m_hint->setObjectName(u"stopHint"_s);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(5 * step, 2 * step, 5 * step, 2 * step);
    column->setSpacing(step);
    auto *top = new QHBoxLayout;
    top->setSpacing(2 * step);
    top->addWidget(m_dot);
    top->addWidget(m_title, 1);
    top->addWidget(m_lift);
    column->addLayout(top);
    column->addWidget(m_first);
    column->addWidget(m_line);
    column->addWidget(m_hint);

    connect(m_lift, &WordButton::clicked, this, &StopStrip::pull);
    connect(m_line, &QLineEdit::returnPressed, this, &StopStrip::answer);
    connect(&live, &LiveDay::changed, this, [this](Touched what) {
        if (touches(what, Touched::Queue))
            refresh();
    });
    connect(&live, &LiveDay::replaced, this, [this] {
        m_isAsking = false;
        refresh();
    });
    connect(&look, &Look::changed, this, qOverload<>(&QWidget::update));
    refresh();
}

void StopStrip::pull()
{
    if (m_isAsking && !m_live.day().stop())
        return answer();
    if (m_isAsking)
        return leave();
    m_isAsking = true;
    m_line->clear();
    refresh();
    m_line->setFocus(Qt::ShortcutFocusReason);
}

void StopStrip::refresh()
{
    const auto &stop = m_live.day().stop();
    // What was being asked has been answered, here or by somebody else.
    if (std::exchange(m_isRaised, stop.has_value()) != stop.has_value() && m_isAsking)
        leave();
    m_lift->setVisible(stop && !m_isAsking);
    m_first->setVisible(stop.has_value());
    m_line->setVisible(m_isAsking);
    m_hint->setVisible(m_isAsking);
    const QString question = stop ? tr("Why is it safe to go on?") : tr("Stop everything: why?");
    if (!stop) {
        m_title->setText(question);
    } else {
        const QString since = tr("Emergency stop since %1").arg(Wording::timeOfDay(stop->at));
        m_title->setText(stop->reason.isEmpty() ? since : since + u": "_s + stop->reason);
        const Run *run = m_live.day().current();
        const bool isApplied = run && run->isApplied();
        m_first->setInk(isApplied ? Ink::Alarm : Ink::Soft);
        m_first->setText(
            isApplied ? tr("It is being taken back: look at the back-out plan, and confirm that "
                           "all is as it was (F10).")
                      : tr("Nothing is applied, and nothing is started or triggered until the "
                           "stop is lifted (F12)."));
    }
    m_line->setAccessibleName(question);
    m_line->setPlaceholderText(question);
    m_hint->setText(stop ? tr("Enter lifts the stop, and the queue goes on · Esc keeps it raised")
                         : tr("Enter, or F12 again: every step that is under way is stopped, what "
                              "is applied is backed out, and nothing is begun until the stop is "
                              "lifted · Esc goes back"));
    setVisible(stop || m_isAsking);
    update();
}

void StopStrip::answer()
{
    const Day &day = m_live.day();
    auto entry = day.stop() ? liftStop(day, m_line->text()) : raiseStop(day, m_line->text());
    if (!entry)
        return emit refused(entry.failure().detail);
    entry.value().at = m_clock.now();
    leave();
    emit wished(*entry);
}

void StopStrip::leave()
{
    m_isAsking = false;
    refresh();
    emit left();
}

bool StopStrip::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_line && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        leave();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void StopStrip::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_look.theme();
    QPainter painter(this);
    painter.fillRect(rect(), theme.raised);
    painter.fillRect(QRect(0, 0, step, height()), theme.alarm);
}

} // namespace Chaos
