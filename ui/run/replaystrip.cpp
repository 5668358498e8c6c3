// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/run/replaystrip.h"

#include "models/rules/playing.h"
#include "ui/run/replaytrack.h"
#include "ui/run/wording.h"
#include "ui/theme/look.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/statedot.h"
#include "ui/widgets/wordbutton.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>
#include <QShortcut>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostWords = 200;

QString speedWord(double speed)
{
    return speed < 1 ? u"½×"_s : u"%1×"_s.arg(speed);
}

QString dateOf(Instant at)
{
    const QDateTime when = QDateTime::fromMSecsSinceEpoch(microsOf(at) / 1000);
    return QLocale().toString(when.date(), QLocale::LongFormat);
}

/// What would be loud if the present were on the screen; empty: nothing.
QString loudIn(const Day &day)
{
    if (const UnplannedEvent *event = day.openEvent())
        return ReplayStrip::tr("Now, and no drill: %1").arg(event->what.left(mostWords));
    const Run *const run = day.current();
    if (!run || run->state != RunState::Triggered || run->trippedGuards.empty())
        return {};
    return ReplayStrip::tr("Now: %1 · back out of %2")
        .arg(run->trippedGuards.back().what.left(mostWords),
             experimentTitle(day.plan(), run->experiment).left(mostWords));
}

} // namespace

ReplayStrip::ReplayStrip(Replay &replay, Look &look, QWidget *parent)
    : QWidget(parent)
    , m_replay(replay)
    , m_look(look)
    , m_chip(new Chip(look, this))
    , m_time(new ElidedLabel(look, Face::Mono, Ink::Unexpected, this))
    , m_words(new ElidedLabel(look, Face::Body, Ink::Soft, this))
    , m_track(new ReplayTrack(replay, look, this))
    , m_previous(new WordButton(look, tr("Previous"), QKeySequence(Qt::Key_Comma), this))
    , m_play(new WordButton(look, tr("Play"), QKeySequence(Qt::Key_Space), this))
    , m_next(new WordButton(look, tr("Next"), QKeySequence(Qt::Key_Period), this))
    , m_back(new WordButton(look, tr("Back to now (Esc)"), {}, this))
    , m_dot(new StateDot(look, this))
    , m_present(new ElidedLabel(look, Face::Strong, Ink::Alarm, this))
{
    setObjectName(u"replayStrip"_s);
    setAccessibleName(tr("Replay"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(5 * step, 2 * step, 5 * step, 2 * step);
    column->setSpacing(step);
    auto *top = new QHBoxLayout;
    top->setSpacing(2 * step);
    top->addLayout(makeSay(), 1);
    top->addLayout(makeActs());
    column->addLayout(top);
    column->addWidget(m_track);
    auto *loud = new QHBoxLayout;
    loud->setSpacing(2 * step);
    loud->addWidget(m_dot);
    loud->addWidget(m_present, 1);
    column->addLayout(loud);
    m_present->setObjectName(u"replayPresent"_s);
    m_dot->setState(StateDot::Shape::Cross, Ink::Alarm, tr("The present"));
    addKeys();

    connect(m_track, &ReplayTrack::wished, &replay, &Replay::lookAt);
    connect(&replay, &Replay::turned, this, &ReplayStrip::turn);
    connect(&replay, &Replay::moved, this, &ReplayStrip::tellInstant);
    connect(&replay, &Replay::paceChanged, this, &ReplayStrip::tellPace);
    connect(&replay, &Replay::failed, this, [this](const Failure &failure) {
        m_failure = failure.detail;
        tellInstant();
    });
    connect(&replay.live(), &LiveDay::changed, this, &ReplayStrip::tellPresent);
    connect(&look, &Look::changed, this, qOverload<>(&QWidget::update));
    turn(replay.isOpen());
}

QWidget *ReplayStrip::track() const
{
    return m_track;
}

QHBoxLayout *ReplayStrip::makeSay()
{
    m_chip->setText(tr("Replay"));
    m_chip->setInk(Ink::Unexpected);
    m_chip->setShape(Chip::Shape::Outlined);
    m_time->setObjectName(u"replayTime"_s);
    m_words->setObjectName(u"replayWords"_s);
    auto *row = new QHBoxLayout;
    row->setSpacing(2 * step);
    row->addWidget(m_chip);
    row->addWidget(m_time);
    row->addWidget(m_words, 1);
    return row;
}

QHBoxLayout *ReplayStrip::makeActs()
{
    m_previous->setObjectName(u"replayPrevious"_s);
    m_previous->setHelp(tr("To what the story tells of before this"));
    m_play->setObjectName(u"replayPlay"_s);
    m_next->setObjectName(u"replayNext"_s);
    m_next->setHelp(tr("To what the story tells of next"));
    m_back->setObjectName(u"replayBack"_s);
    m_back->setHelp(tr("Esc: back to now, with all that has come meanwhile"));
    auto *row = new QHBoxLayout;
    row->setSpacing(step);
    for (WordButton *button : {m_previous, m_play, m_next})
        row->addWidget(button);
    row->addSpacing(2 * step);
    for (const double speed : Replay::speeds) {
        auto *button = new WordButton(m_look, speedWord(speed), {}, this);
        button->setObjectName(u"speed_%1"_s.arg(speed));
        button->setCheckable(true);
        button->setHelp(tr("Plays at that speed; < is slower, > is faster"));
        connect(button, &WordButton::clicked, this, [this, speed] {
            m_replay.setSpeed(speed);
            tellPace();
        });
        m_speeds.push_back(button);
        row->addWidget(button);
    }
    row->addSpacing(2 * step);
    row->addWidget(m_back);
    connect(m_previous, &WordButton::clicked, &m_replay, &Replay::previous);
    connect(m_play, &WordButton::clicked, this, &ReplayStrip::playOrPause);
    connect(m_next, &WordButton::clicked, &m_replay, &Replay::next);
    connect(m_back, &WordButton::clicked, &m_replay, &Replay::close);
    return row;
}

void ReplayStrip::addKeys()
{
    connect(new QShortcut(QKeySequence(u"<"_s), this), &QShortcut::activated, &m_replay,
            &Replay::slower);
    connect(new QShortcut(QKeySequence(u">"_s), this), &QShortcut::activated, &m_replay,
            &Replay::faster);
}

void ReplayStrip::turn(bool isPast)
{
    m_failure.clear();
    setVisible(isPast);
    tellInstant();
    tellPace();
    tellPresent();
}

void ReplayStrip::tellInstant()
{
    if (!m_replay.isOpen())
        return;
    m_track->follow();
    const auto at = m_replay.at();
    m_time->setText(at ? Wording::timeOfDay(*at) : QString());
    if (!m_failure.isEmpty())
        m_words->setText(tr("The day cannot be read again: %1").arg(m_failure));
    else if (at)
        m_words->setText(tr("%1 · the day stands as it was then").arg(dateOf(*at)));
    else
        m_words->setText(tr("The day is being read again…"));
    m_words->setInk(m_failure.isEmpty() ? Ink::Soft : Ink::Warning);
}

void ReplayStrip::tellPace()
{
    m_play->setText(m_replay.isPlaying() ? tr("Pause") : tr("Play"));
    m_play->setKey(Qt::Key_Space); // a new text forgets it
    for (std::size_t i = 0; i < m_speeds.size(); ++i)
        m_speeds[i]->setChecked(Replay::speeds[i] == m_replay.speed());
}

void ReplayStrip::tellPresent()
{
    const QString loud = m_replay.isOpen() ? loudIn(m_replay.live().day()) : QString();
    m_present->setText(loud.isEmpty() ? loud : tr("%1 · Esc goes there").arg(loud));
    m_present->setVisible(!loud.isEmpty());
    m_dot->setVisible(!loud.isEmpty());
}

void ReplayStrip::playOrPause()
{
    if (m_replay.isPlaying())
        m_replay.pause();
    else
        m_replay.play();
}

void ReplayStrip::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_look.theme();
    QPainter painter(this);
    painter.fillRect(rect(), theme.raised);
    painter.fillRect(QRect(0, 0, step, height()), theme.unexpected);
}

} // namespace Chaos
