// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/run/bridgebar.h"

#include "models/day/pagedbyhand.h"
#include "models/items/rest.h"
#include "models/rules/verdicts.h"
#include "ui/run/bridgetitle.h"
#include "ui/run/clockface.h"
#include "ui/run/heldquestion.h"
#include "ui/run/wording.h"
#include "ui/theme/look.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QShortcut>

namespace Chaos {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int barHeight = 64;
constexpr int narrow = 1400;

struct ActKey
{
    Act act;
    int key;
};
constexpr std::array actKeys{ActKey{Act::Start, Qt::Key_F5}, ActKey{Act::Trigger, Qt::Key_F7},
                             ActKey{Act::BackOut, Qt::Key_F8},
                             ActKey{Act::ConfirmReset, Qt::Key_F10},
                             ActKey{Act::Finish, Qt::Key_F9}};

QString keyOf(Act act)
{
    const auto found = std::ranges::find(actKeys, act, &ActKey::act);
    return QKeySequence(found->key).toString(QKeySequence::NativeText);
}

Ink inkOf(Act act)
{
    switch (act) {
    case Act::Trigger:
        return Ink::Warning;
    case Act::BackOut:
        return Ink::Alarm;
    case Act::Start:
    case Act::ConfirmReset:
    case Act::Finish:
        return Ink::Accent;
    }
    return Ink::Accent;
}

QString spoken(const std::optional<Elapsed> &elapsed, const QString &unknown)
{
    return elapsed
        ? Wording::length(elapsed->length) + u' ' + Wording::plusMinus(elapsed->plusMinus)
        : unknown;
}

} // namespace

BridgeBar::BridgeBar(LiveDay &live, const Clock &clock, Look &look, QWidget *parent)
    : QWidget(parent)
    , m_live(live)
    , m_clock(clock)
    , m_look(look)
    , m_title(new BridgeTitle(look, this))
    , m_sinceTrigger(new ClockFace(tr("SINCE TRIGGER"), false, look, this))
    , m_timeBoxLeft(new ClockFace(tr("TIME-BOX LEFT"), false, look, this))
    , m_timeToKnow(new ClockFace(tr("TIME TO KNOW"), true, look, this))
    , m_timeToDetection(new ClockFace(tr("TIME TO DETECTION"), true, look, this))
    , m_paged(new BridgeButton(look, this))
    , m_due(new BridgeButton(look, this))
    , m_question(new HeldQuestion(look, parent))
{
    setObjectName(u"bridgeBar"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeRow());

    addKey(Qt::Key_F5, &BridgeBar::startPressed);
    addKey(Qt::Key_F6, &BridgeBar::paged);
    addKey(Qt::Key_F7, &BridgeBar::triggerPressed);
    addKey(Qt::Key_F8, &BridgeBar::backOutPressed);
    addKey(Qt::Key_F9, &BridgeBar::finishPressed);
    addKey(Qt::Key_F10, &BridgeBar::resetPressed);
    connect(m_paged, &BridgeButton::clicked, this, &BridgeBar::paged);
    connect(m_due, &BridgeButton::clicked, this, &BridgeBar::actButtonPressed);
    connect(m_question, &HeldQuestion::answered, this,
            [this](std::optional<bool> held) { wish(Act::Finish, m_bridge.experiment, held); });

    m_tick.setInterval(100ms);
    m_armed.setSingleShot(true);
    m_armed.setInterval(3s);
    m_armed.setObjectName(u"armed"_s);
    m_guard.setSingleShot(true);
    m_guard.setInterval(300ms);
    m_guard.setObjectName(u"guard"_s);
    m_patience.setSingleShot(true);
    m_patience.setInterval(2s);
    m_soon.setSingleShot(true);
    m_soon.setInterval(100ms);
    connect(&m_tick, &QTimer::timeout, this, &BridgeBar::advance);
    connect(&m_soon, &QTimer::timeout, this, &BridgeBar::refresh);
    connect(&m_armed, &QTimer::timeout, this, [this] {
        disarm();
        say(tr("Nothing was triggered: the second press did not come within three seconds."));
    });
    connect(&m_patience, &QTimer::timeout, this, [this] { m_wished.reset(); });
    connect(&live, &LiveDay::changed, this, &BridgeBar::take);
    connect(&live, &LiveDay::replaced, this, [this] { take(Touched::Queue | Touched::Plan); });
    connect(&look, &Look::changed, this, qOverload<>(&QWidget::update));
    refresh();
}

QWidget *BridgeBar::makeRow()
{
    auto *row = new QWidget(this);
    row->setFixedHeight(barHeight);
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(5 * step, 0, 5 * step, 0);
    line->setSpacing(3 * step);
    line->addWidget(m_title, 1);
    line->addSpacing(3 * step);
    m_sinceTrigger->setObjectName(u"sinceTrigger"_s);
    m_sinceTrigger->setToolTip(
        tr("Since the fault was applied (T+0). Stands still after the reset."));
    m_timeBoxLeft->setObjectName(u"timeBoxLeft"_s);
    m_timeBoxLeft->setToolTip(tr("What is left of the time the experiment may take."));
    m_timeToKnow->setObjectName(u"timeToKnow"_s);
    m_timeToKnow->setToolTip(
        tr("Time to know: from the trigger until monitoring has identified the "
           "problem. The quickest expected alert."));
    m_timeToDetection->setObjectName(u"timeToDetection"_s);
    m_timeToDetection->setToolTip(tr("Time to detection: from the trigger until the on-call system "
                                     "has notified a person."));
    for (ClockFace *face : {m_sinceTrigger, m_timeBoxLeft, m_timeToKnow, m_timeToDetection})
        line->addWidget(face, 0, Qt::AlignVCenter);
    line->addSpacing(step);

    m_paged->setObjectName(u"paged"_s);
    m_paged->setToolTip(tr("F6: the on-call system has just notified one of us. For teams whose "
                           "on-call tool is not connected."));
    m_due->setObjectName(u"dueAct"_s);
    QStringList titles{tr("Press again")};
    for (const ActKey &actKey : actKeys)
        titles << Wording::act(actKey.act);
    m_due->reserve(titles, keyOf(Act::ConfirmReset));
    for (BridgeButton *button : {m_paged, m_due}) {
        // The clocks stay where they are when a button comes or goes.
        QSizePolicy policy = button->sizePolicy();
        policy.setRetainSizeWhenHidden(true);
        button->setSizePolicy(policy);
        line->addWidget(button, 0, Qt::AlignVCenter);
    }
    return row;
}

void BridgeBar::addKey(const QKeySequence &key, void (BridgeBar::*slot)())
{
    auto *shortcut = new QShortcut(key, this);
    // A key that is held down is one press: nobody triggers by resting a finger.
    shortcut->setAutoRepeat(false);
    connect(shortcut, &QShortcut::activated, this, slot);
}

void BridgeBar::showEvent(QShowEvent *event)
{
    m_tick.start();
    refresh();
    QWidget::showEvent(event);
}

void BridgeBar::hideEvent(QHideEvent *event)
{
    m_tick.stop();
    disarm();
    QWidget::hideEvent(event);
}

void BridgeBar::resizeEvent(QResizeEvent *event)
{
    m_paged->show(width() < narrow ? tr("Paged") : tr("We were paged"),
                  QKeySequence(Qt::Key_F6).toString(QKeySequence::NativeText), Ink::Accent,
                  BridgeButton::Weight::Quiet);
    m_paged->setAccessibleName(tr("We were paged"));
    placeQuestion();
    QWidget::resizeEvent(event);
}

/// Over what lies below the bar: nothing moves when it comes and goes.
void BridgeBar::placeQuestion()
{
    const QPoint below = mapTo(m_question->parentWidget(), QPoint(0, height()));
    m_question->setGeometry(QRect(below, QSize(width(), m_question->sizeHint().height())));
}

void BridgeBar::take(Touched what)
{
    // A step ticked off changes the queue too, and must not disarm a trigger.
    if (touches(what, Touched::Queue) && dueAct(m_live.day()) != m_bridge.due) {
        m_wished.reset();
        m_patience.stop();
        disarm();
        m_question->dismiss();
    }
    if (touches(what, Touched::Queue | Touched::Plan | Touched::Events))
        refresh();
    else if (touches(what,
                     Touched::Alerts | Touched::Pages | Touched::Clocks | Touched::Sources
                         | Touched::Hosts | Touched::Samples)
             && !m_soon.isActive())
        m_soon.start();
}

void BridgeBar::refresh()
{
    QElapsedTimer worked;
    worked.start();
    m_advancedTo = m_clock.now();
    m_bridge = bridgeOf(m_live.day(), m_advancedTo);
    m_soon.setInterval(restAfter(worked));
    showTitle();
    showClocks();
    showActs();
}

/// Between two changes of the day only the two running clocks go on: that costs nothing, however
/// many alerts the day has seen.
void BridgeBar::advance()
{
    const Instant now = m_clock.now();
    const Micros gone = now - std::exchange(m_advancedTo, now);
    const bool isRunning =
        m_bridge.state == RunState::Triggered || m_bridge.state == RunState::BackedOut;
    if (m_bridge.sinceTrigger && isRunning)
        *m_bridge.sinceTrigger += gone;
    if (m_bridge.timeBoxLeft && isRunning)
        *m_bridge.timeBoxLeft -= gone;
    showClocks();
}

void BridgeBar::showTitle()
{
    m_title->setAlarm(m_bridge.alarm);
    if (m_bridge.experiment.isEmpty()) {
        const bool isEmpty = m_live.day().runs().empty();
        m_title->show(m_bridge.environment,
                      isEmpty ? tr("No experiment in the plan") : tr("The queue is done"), {}, {},
                      isEmpty
                          ? tr("Open a plan file with Ctrl+O; its experiments stand in the queue.")
                          : tr("Every experiment is finished or skipped. The report has what "
                               "the day found."));
        return;
    }
    const bool isNext = m_bridge.state == RunState::Queued;
    const QString place = isNext ? tr("Next: experiment %1 of %2") : tr("Experiment %1 of %2");
    const QString shortPlace = isNext ? tr("Next: %1 of %2") : tr("%1 of %2");
    m_title->show(m_bridge.environment, m_bridge.title,
                  place.arg(m_bridge.ordinal).arg(m_bridge.count),
                  shortPlace.arg(m_bridge.ordinal).arg(m_bridge.count), m_bridge.hypothesis);
}

void BridgeBar::showClocks()
{
    const bool isOver = m_bridge.state == RunState::Reset;
    const auto &since = m_bridge.sinceTrigger;
    m_sinceTrigger->show(since ? Wording::clock(*since) : QString(), {},
                         isOver ? Ink::Soft : Ink::Text,
                         since ? Wording::length(*since) : tr("not triggered"));
    const auto &left = m_bridge.timeBoxLeft;
    const Ink counting = left && *left < Micros(0) ? Ink::Alarm : Ink::Warning;
    m_timeBoxLeft->show(left ? Wording::clock(*left) : QString(), {},
                        !since || isOver ? Ink::Soft : counting,
                        left ? Wording::length(*left) : tr("no time-box"));
    const auto showMeasured = [](ClockFace *face, const std::optional<Elapsed> &elapsed) {
        face->show(elapsed ? Wording::length(elapsed->length) : QString(),
                   elapsed ? Wording::plusMinus(elapsed->plusMinus) : QString(), Ink::Good,
                   spoken(elapsed, tr("not yet")));
    };
    showMeasured(m_timeToKnow, m_bridge.timeToKnow);
    showMeasured(m_timeToDetection, m_bridge.timeToDetection);
}

void BridgeBar::showActs()
{
    const auto &due = m_bridge.due;
    m_paged->setVisible(due.has_value() && !m_isPast);
    m_paged->setEnabled(m_bridge.sinceTrigger.has_value());
    m_due->setVisible(due.has_value() && !m_isPast);
    if (!due)
        return;
    const bool isLocked = !m_bridge.locked.isEmpty();
    const bool isArmed = due->act == Act::Trigger && m_armed.isActive();
    const bool isUrgent = isArmed || (due->act == Act::BackOut && !m_bridge.alarm.isEmpty());
    m_due->show(isArmed ? tr("Press again") : Wording::act(due->act), keyOf(due->act),
                isArmed ? Ink::Alarm : inkOf(due->act),
                isUrgent       ? BridgeButton::Weight::Solid
                    : isLocked ? BridgeButton::Weight::Quiet
                               : BridgeButton::Weight::Tinted);
    const QString help = isLocked ? m_bridge.locked : Wording::actInFull(due->act);
    m_due->setAccessibleDescription(isLocked ? help : QString());
    m_due->setToolTip(Wording::plain(keyOf(due->act) + u": "_s + help));
}

void BridgeBar::actButtonPressed()
{
    if (m_bridge.due)
        pressed(m_bridge.due->act);
}

void BridgeBar::pressed(Act act)
{
    if (act == Act::Finish && m_question->isVisible())
        return m_question->acceptProposal();
    this->act(act, m_bridge.experiment);
}

void BridgeBar::act(Act act, const QString &experiment)
{
    if (m_isPast)
        return say(pastIsKept());
    const auto entry = perform(m_live.day(), act, experiment);
    if (!entry) {
        say(entry.failure().detail);
        const Run *const run = m_live.day().run(experiment);
        if (act == Act::ConfirmReset && run && run->state == RunState::BackedOut)
            emit resetCriteriaWanted();
        if (act == Act::Trigger && run && run->state == RunState::Started)
            emit triggerLocked();
        return;
    }
    if (act == Act::Trigger && !m_armed.isActive())
        return arm();
    if (act == Act::Trigger && m_guard.isActive())
        return;
    if (act == Act::Finish)
        return ask();
    wish(act, experiment, {});
}

void BridgeBar::arm()
{
    m_armed.start();
    m_guard.start();
    showActs();
}

void BridgeBar::disarm()
{
    m_armed.stop();
    m_guard.stop();
    showActs();
}

void BridgeBar::ask()
{
    const Run *const run = m_live.day().run(m_bridge.experiment);
    placeQuestion();
    m_question->raise();
    if (run)
        m_question->ask(m_bridge.hypothesis,
                        hypothesisHeld(findingsOf(m_live.day(), *run, m_clock.now())));
}

void BridgeBar::wish(Act act, const QString &experiment, std::optional<bool> held)
{
    const DueAct wanted{.act = act, .experiment = experiment};
    if (m_wished == wanted)
        return;
    auto entry = perform(m_live.day(), act, experiment, held);
    if (!entry)
        return say(entry.failure().detail);
    say({}); // what stood against an act before
    m_wished = wanted;
    m_patience.start();
    // The instant of the press, not of its arrival in the journal: for the trigger it is T+0.
    entry.value().at = m_clock.now();
    emit wished(*entry);
}

void BridgeBar::paged()
{
    if (m_isPast)
        return say(pastIsKept());
    if (!m_bridge.sinceTrigger)
        return say(tr("A page counts from the trigger on; nothing has been triggered."));
    emit wished(Entries::pageSent(pagedByHand(m_clock.now())));
}

void BridgeBar::setPast(bool isPast)
{
    m_isPast = isPast;
    m_question->dismiss();
    disarm();
    say({});
    refresh();
}

QString BridgeBar::pastIsKept()
{
    return tr("This is the past: nothing is done in it. Esc leaves it.");
}

void BridgeBar::say(const QString &message)
{
    m_title->say(message);
}

void BridgeBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_look.theme().panel);
}

} // namespace Chaos
