// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plan/sourceblock.h"

#include "models/day/clock.h"
#include "models/items/askround.h"
#include "models/rules/uses.h"
#include "ui/plan/formspec.h"
#include "ui/plan/hostwords.h"
#include "ui/plan/planform.h"
#include "ui/plan/secretfield.h"

#include <QVBoxLayout>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

std::pair<StateDot::Shape, Ink> markOf(const SourceNews &news)
{
    if (news.isBeingAsked)
        return {StateDot::Shape::Halo, Ink::Accent};
    switch (news.state) {
    case SourceNews::State::Waiting:
        return {StateDot::Shape::Ring, Ink::Faint};
    case SourceNews::State::Asking:
        return {StateDot::Shape::Halo, Ink::Accent};
    case SourceNews::State::Answered:
    case SourceNews::State::Listening:
        return {StateDot::Shape::Disc, Ink::Good};
    case SourceNews::State::Silent:
        return {StateDot::Shape::Triangle, Ink::Warning};
    }
    return {};
}

} // namespace

SourceBlock::SourceBlock(LiveDay &live, PlanEditor &editor, const AskRound &round,
                         const SecretPlaces &secrets, const Clock &clock, const Look &look,
                         const QString &source, QWidget *parent)
    : PlannedBlock(look, source, parent)
    , m_live(live)
    , m_editor(editor)
    , m_round(round)
    , m_secrets(secrets)
    , m_clock(clock)
{
    setObjectName(u"sourceBlock_"_s + source);
    line()->setObjectName(u"sourceLine_"_s + source);
    refresh();
}

void SourceBlock::refresh()
{
    refreshAges();
    if (!hasForm())
        return;
    m_fields->refresh();
    refreshSecret();
}

void SourceBlock::refreshSecret()
{
    const AlertSource *source = m_live.day().plan().source(key());
    m_secret->show(m_secrets, source ? source->secret : QString());
}

void SourceBlock::giveSecret(const QByteArray &secret)
{
    if (const AlertSource *source = m_live.day().plan().source(key()))
        emit secretGiven(source->secret, secret);
}

void SourceBlock::refreshAges()
{
    const Plan &plan = m_live.day().plan();
    const AlertSource *source = plan.source(key());
    if (!source)
        return;
    const SourceNews news = newsOf(m_live.day(), m_round, *source);
    const auto [shape, ink] = markOf(news);
    setLine({.title = HostWords::titleOf(*source),
             .details = HostWords::source(*source),
             .state = HostWords::news(news, m_clock.now()),
             .shape = shape,
             .ink = ink},
            usesOfSource(plan, key()));
}

void SourceBlock::makeForm(QVBoxLayout &column)
{
    m_fields = new PlanForm(look(), sourceForm(m_editor, key()), this);
    column.addWidget(m_fields);
    m_secret = new SecretField(look(), key(), this);
    column.addWidget(m_secret);
    connect(m_secret, &SecretField::given, this, &SourceBlock::giveSecret);
    refreshSecret();
}

void SourceBlock::focusForm()
{
    m_fields->focusFirstNeeded();
}

} // namespace Chaos
