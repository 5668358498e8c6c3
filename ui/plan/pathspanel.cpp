// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plan/pathspanel.h"

#include "models/day/clock.h"
#include "models/day/sourcetraits.h"
#include "models/rules/canaryproof.h"
#include "models/rules/canarytext.h"
#include "models/rules/canaryway.h"
#include "ui/plan/hostwords.h"
#include "ui/plan/pathline.h"
#include "ui/theme/look.h"
#include "ui/widgets/actbutton.h"
#include "ui/widgets/panelheading.h"
#include "ui/widgets/wordbutton.h"
#include "ui/widgets/wraplabel.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QKeyEvent>

#include <algorithm>

namespace Chaos {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Standing = CanaryProof::Standing;

bool takesCanary(const AlertSource &source)
{
    return traitsOf(source.type).canary != SourceTraits::TakesCanary::Never;
}

void markFor(const CanaryProof &proof, PathLine::Text &text)
{
    text.shape = StateDot::Shape::Triangle;
    text.ink = Ink::Warning;
    text.word = PathsPanel::tr("not proven");
    if (proof.isUnderWay()) {
        text.shape = StateDot::Shape::Halo;
        text.ink = Ink::Accent;
        text.word = PathsPanel::tr("under way");
    } else if (proof.standing == Standing::Proven) {
        text.shape = StateDot::Shape::Disc;
        text.ink = Ink::Good;
        text.word = PathsPanel::tr("proven");
    } else if (proof.standing == Standing::Refused || proof.standing == Standing::NotCleared) {
        text.shape = StateDot::Shape::Cross;
        text.ink = Ink::Alarm;
        text.word = PathsPanel::tr("failed");
    }
}

/// Of another day than today with its date.
QString sentText(Instant at, Instant now)
{
    const auto local = [](Instant instant) {
        return QDateTime::fromMSecsSinceEpoch(microsOf(instant) / 1000);
    };
    const QDateTime sent = local(at);
    return sent.date() == local(now).date()
        ? PathsPanel::tr("canary sent %1").arg(sent.toString(u"HH:mm:ss"_s))
        : PathsPanel::tr("canary sent %1").arg(sent.toString(u"d MMM HH:mm:ss"_s));
}

PathLine::Text textOf(const Day &day, const AlertSource &source, Instant now)
{
    PathLine::Text text{.title = HostWords::titleOf(source),
                        .word = PathsPanel::tr("not proven yet")};
    if (const auto proof = lastProofOf(day, source.key, now)) {
        markFor(*proof, text);
        text.stages = sentText(proof->sentAt, now) + u" · "_s + canaryText(day.plan(), *proof);
        text.remedy = canaryRemedy(day.plan(), *proof);
    } else if (saysCanary(source)) {
        text.stages =
            PathsPanel::tr("Not proven yet. It goes to %1.").arg(whoGetsCanary(day, source));
    }
    if (!saysCanary(source)) {
        text.remedy =
            PathsPanel::tr("Cannot be proven before the plan says how. Open the source above, or "
                           "write to it in the plan file: %1")
                .arg(howToSayCanary(source));
    }
    return text;
}

} // namespace

PathsPanel::PathsPanel(LiveDay &live, const Clock &clock, const Look &look, QWidget *parent)
    : QWidget(parent)
    , m_live(live)
    , m_clock(clock)
    , m_look(look)
    , m_heading(new PanelHeading(look, tr("Alert paths"), this))
    , m_empty(new WrapLabel(look, Face::Body, Ink::Soft, this))
    , m_question(makeQuestion())
    , m_prove(new WordButton(look, tr("Prove the alert paths"),
                             QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P), this))
    , m_rows(new QVBoxLayout)
{
    setObjectName(u"pathsPanel"_s);
    m_empty->setObjectName(u"noPaths"_s);
    m_prove->setObjectName(u"provePaths"_s);
    m_prove->setHelp(tr("Sends a harmless alert through every source that can take one, and "
                        "follows it until somebody is told"));
    connect(m_prove, &QAbstractButton::clicked, this, &PathsPanel::ask);
    m_rows->setSpacing(0);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2 * step);
    column->addWidget(m_heading);
    column->addWidget(m_empty);
    column->addWidget(m_question);
    column->addLayout(m_rows);
    column->addWidget(m_prove, 0, Qt::AlignLeft);
    m_question->hide();
    m_tick.setInterval(1s);
    connect(&m_tick, &QTimer::timeout, this, &PathsPanel::refreshLines);
    refresh();
}

QWidget *PathsPanel::makeQuestion()
{
    auto *question = new QWidget(this);
    question->setObjectName(u"canaryQuestion"_s);
    m_who = new WrapLabel(m_look, Face::Body, Ink::Text, question);
    m_who->setObjectName(u"canaryWho"_s);
    m_send = new ActButton(m_look, tr("Send the canaries"), Ink::Warning, {}, question);
    m_send->setObjectName(u"sendCanaries"_s);
    auto *keep = new WordButton(m_look, tr("Not now"), QKeySequence(), question);
    keep->setObjectName(u"keepCanaries"_s);
    auto *acts = new QHBoxLayout;
    acts->setSpacing(3 * step);
    acts->addWidget(m_send);
    acts->addWidget(keep);
    acts->addStretch();
    auto *column = new QVBoxLayout(question);
    column->setContentsMargins(2 * step, step, 2 * step, step);
    column->setSpacing(2 * step);
    column->addWidget(m_who);
    column->addLayout(acts);
    connect(m_send, &QAbstractButton::clicked, this, &PathsPanel::send);
    connect(keep, &QAbstractButton::clicked, this, &PathsPanel::close);
    return question;
}

void PathsPanel::refresh()
{
    const auto &sources = m_live.day().plan().sources;
    QStringList keys;
    for (const AlertSource &source : sources) {
        if (takesCanary(source))
            keys << source.key;
    }
    QStringList shown;
    for (const PathLine *line : m_lines)
        shown << line->key();
    if (shown != keys) {
        qDeleteAll(std::exchange(m_lines, {}));
        for (const QString &key : std::as_const(keys)) {
            m_lines.push_back(new PathLine(m_look, key, this));
            m_rows->addWidget(m_lines.back());
        }
    }
    refreshLines();
}

void PathsPanel::refreshLines()
{
    const Day &day = m_live.day();
    const Instant now = m_clock.now();
    int proven = 0;
    int said = 0;
    for (PathLine *line : m_lines) {
        const AlertSource *source = day.plan().source(line->key());
        if (!source)
            continue;
        line->show(textOf(day, *source, now));
        said += saysCanary(*source) ? 1 : 0;
        proven += saysCanary(*source) && isPathProven(day, source->key, now) ? 1 : 0;
    }
    m_heading->setNote(said == 0 ? QString() : tr("%1 of %2 proven").arg(proven).arg(said));
    m_empty->setVisible(said == 0);
    m_empty->setText(emptyText());
    m_prove->setVisible(!m_lines.empty());
    if (!m_asked.isEmpty() && againstCanaries(day))
        close();
    if (m_isLookedAt && isCanaryUnderWay(day, now))
        m_tick.start();
    else
        m_tick.stop();
}

QString PathsPanel::emptyText() const
{
    return m_lines.empty()
        ? tr("Would your alerts reach anybody? A canary, a harmless alert that is followed until "
             "somebody is told and then taken back, shows it before the day. No source here takes "
             "one: that goes with Alertmanager, Icinga, PagerDuty, Splunk On-Call and Opsgenie.")
        : tr("Would your alerts reach anybody? A canary, a harmless alert that is followed until "
             "somebody is told and then taken back, shows it before the day. The plan has to say "
             "first how it is sent.");
}

void PathsPanel::restart()
{
    close();
    refresh();
}

void PathsPanel::ask()
{
    const Day &day = m_live.day();
    QStringList lines;
    QStringList obstacles;
    m_asked.clear();
    for (const AlertSource *source : provableSources(day.plan())) {
        if (const auto against = againstCanary(day, source->key)) {
            obstacles << against->detail;
            continue;
        }
        m_asked << source->key;
        lines << tr("%1: %2", "source, who gets it")
                     .arg(HostWords::titleOf(*source), whoGetsCanary(day, *source));
    }
    if (m_asked.isEmpty()) {
        close();
        emit said(obstacles.isEmpty()
                      ? tr("The plan says of no source how a canary is sent through "
                           "it: see below the alert sources.")
                      : obstacles.front());
        return emit appeared(this);
    }
    m_who->setText(tr("This pages real people. A canary goes to:") + u'\n' + lines.join(u'\n'));
    m_question->show();
    m_send->setFocus(Qt::ShortcutFocusReason);
    emit appeared(m_question);
}

void PathsPanel::close()
{
    m_asked.clear();
    m_question->hide();
}

void PathsPanel::send()
{
    const QStringList sources = std::exchange(m_asked, {});
    m_question->hide();
    if (!sources.isEmpty())
        emit proveWished(sources);
}

void PathsPanel::setLookedAt(bool isLookedAt)
{
    m_isLookedAt = isLookedAt;
    refreshLines();
}

void PathsPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !m_asked.isEmpty())
        return close();
    QWidget::keyPressEvent(event);
}

} // namespace Chaos
