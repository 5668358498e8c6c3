// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/surroundings.h"

#include "models/day/sourcetraits.h"
#include "models/rules/ruleinventory.h"
#include "models/rules/watchfulness.h"

#include <QUrl>

#include <algorithm>

namespace Chaos {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t mostAsked = 20'000;

bool hasRules(const AlertSource &source)
{
    return traitsOf(source.type).hasRules;
}

/// Passes on what rules of other sources found.
bool passesOn(const AlertSource &source)
{
    return traitsOf(source.type).passesOn;
}

/// An address, to compare: who sends and who asks may call the same place a little differently.
struct Place
{
    explicit Place(const QString &address)
    {
        const QUrl url(address.contains(u"://"_s) ? address : u"http://"_s + address);
        const QString name = url.host() == u"localhost"_s ? u"127.0.0.1"_s : url.host();
        host = name + u':' + QString::number(url.port(url.scheme() == u"https"_s ? 443 : 80));
        path = url.path();
        path.remove(u"/api/v2/alerts"_s);
        while (path.endsWith(u'/'))
            path.chop(1);
    }
    QString host; ///< and port
    QString path;
};

} // namespace

Surroundings::Surroundings(const Day &day, Surroundings *before)
    : m_day(day)
    , m_planned(day.plan().sources)
{
    m_surveys.reserve(m_planned.size());
    for (const AlertSource &source : m_planned)
        m_surveys.push_back(surveyOf(source));
    if (before && saysTheSameAs(*before)) {
        takeOver(*before);
    } else {
        addTellers(before);
        addRuleSources();
    }
    const Window when = whenItMatters();
    for (Teller &teller : m_tellers)
        teller.holdingBack.look(day.alerts().alerts(), when);
}

Surroundings::~Surroundings() = default;

std::shared_ptr<const Survey> Surroundings::surveyOf(const AlertSource &source) const
{
    const auto &all = m_day.surveys().all();
    const auto it = all.find(source.key.toStdString());
    return it == all.end() ? nullptr : it->second;
}

bool Surroundings::saysTheSameAs(const Surroundings &before) const
{
    return m_surveys == before.m_surveys && m_planned == before.m_planned;
}

void Surroundings::takeOver(Surroundings &before)
{
    m_tellers = std::move(before.m_tellers);
    m_sources = std::move(before.m_sources);
    m_rules = std::move(before.m_rules);
    // Names are typed letter by letter: nobody asks for all of them again.
    if (before.m_asked.size() < mostAsked)
        m_asked = std::move(before.m_asked);
}

std::string_view Surroundings::RuleSource::nearestTo(std::string_view word) const
{
    if (!names) {
        std::vector<std::string> all;
        all.reserve(survey->rules.size());
        for (const AlertRule &rule : survey->rules)
            all.push_back(rule.name);
        names.emplace(std::move(all));
    }
    return names->to(word);
}

/// The day wherever on Earth it may be, from now on; without a date: now.
Window Surroundings::whenItMatters() const
{
    const Instant now = m_day.lastAt();
    const QDate date = plan().day.date;
    if (!date.isValid())
        return {now, now};
    const Window day = dateAnywhere(date);
    const Instant begin = std::max(now, day.from);
    return {begin, std::max(begin, day.to)};
}

/// What holds alerts back is costly to read: from an Alertmanager that has told nothing new it is
/// taken over.
void Surroundings::addTellers(Surroundings *before)
{
    const auto known = [before](const std::shared_ptr<const Survey> &survey) -> Teller * {
        if (!before)
            return nullptr;
        const auto it = std::ranges::find(before->m_tellers, survey, &Teller::survey);
        return it == before->m_tellers.end() ? nullptr : &*it;
    };
    for (std::size_t i = 0; i < m_planned.size(); ++i) {
        const auto &survey = m_surveys[i];
        if (!passesOn(m_planned[i]) || !survey || !survey->route)
            continue;
        Teller *same = known(survey);
        m_tellers.push_back(same ? std::move(*same)
                                 : Teller{.survey = survey,
                                          .root = WalkedRoute(*survey->route),
                                          .holdingBack = HoldingBack(*survey)});
        m_tellers.back().key = m_planned[i].key.toStdString();
    }
}

void Surroundings::addRuleSources()
{
    for (std::size_t i = 0; i < m_planned.size(); ++i) {
        if (!hasRules(m_planned[i]) || !m_surveys[i])
            continue;
        m_sources.push_back({.key = m_planned[i].key.toStdString(),
                             .survey = m_surveys[i],
                             .tellsItself = m_planned[i].type == AlertSource::Type::Icinga,
                             .readsElsewhere = traitsOf(m_planned[i].type).readsElsewhere});
        link(m_sources.back());
    }
}

void Surroundings::link(RuleSource &source) const
{
    // Grafana has an Alertmanager of its own, which is none of the plan's.
    if (source.tellsItself || source.readsElsewhere)
        return;
    source.sendsToNobody = source.survey->tellsWhomItNotifies && source.survey->notifies.empty();
    if (source.sendsToNobody)
        return;
    std::vector<Place> places;
    for (const std::string &address : source.survey->notifies)
        places.emplace_back(QString::fromStdString(address));
    const auto tellersAt = [&](bool byPath) {
        bool isAnyOfThePlan = false;
        for (const AlertSource &one : plan().sources) {
            const Place own(one.url);
            const bool isThere = std::ranges::any_of(places, [&](const Place &place) {
                return place.host == own.host && (!byPath || place.path == own.path);
            });
            if (!passesOn(one) || !isThere)
                continue;
            isAnyOfThePlan = true;
            const auto it = std::ranges::find(m_tellers, one.key.toStdString(), &Teller::key);
            if (it != m_tellers.end())
                source.tellers.push_back(&*it);
        }
        return isAnyOfThePlan;
    };
    if (tellersAt(true) || tellersAt(false))
        return;
    // It says nothing, or calls them by names that the plan does not use.
    for (const Teller &teller : m_tellers)
        source.tellers.push_back(&teller);
    source.allTell = source.tellers.size() < 2;
}

std::vector<const Surroundings::RuleSource *>
Surroundings::sourcesFor(const NamedAlert &named) const
{
    const std::string key = named.source.toStdString();
    const AlertSource *asked = plan().source(named.source);
    const bool any = named.source.isEmpty() || (asked && passesOn(*asked));
    std::vector<const RuleSource *> sources;
    for (const RuleSource &source : m_sources) {
        if (any || source.key == key)
            sources.push_back(&source);
    }
    return sources;
}

Likely Surroundings::isSurveyed(const NamedAlert &named) const
{
    const auto sources = sourcesFor(named);
    if (sources.empty())
        return Likely::No;
    // Where any source will do, all of them would have to be surveyed; what passes alerts on may
    // pass on those of others.
    const bool isWhole = named.source.isEmpty()
        ? std::ranges::all_of(plan().sources, hasRules) && sources.size() == plan().sources.size()
        : sources.front()->key == named.source.toStdString();
    const auto isComplete = [](const RuleSource *source) { return source->survey->isComplete; };
    return isWhole && std::ranges::all_of(sources, isComplete) ? Likely::Yes : Likely::Maybe;
}

std::vector<const Surroundings::Teller *> Surroundings::tellersOf(const LikelyAlert &alert,
                                                                  const NamedAlert &named) const
{
    const auto &all = alert.source->tellers;
    const auto it = std::ranges::find(all, named.source.toStdString(), &Teller::key);
    return it == all.end() ? all : std::vector<const Teller *>{*it};
}

Surroundings::Asked &Surroundings::asked(const NamedAlert &named) const
{
    std::deque<Asked> &ofName = m_asked[named.name];
    const auto it = std::ranges::find(ofName, named, &Asked::named);
    return it != ofName.end() ? *it : ofName.emplace_back(Asked{named});
}

const std::vector<Surroundings::LikelyAlert> &
Surroundings::alertsLike(const NamedAlert &named) const
{
    auto &alerts = asked(named).alerts;
    if (!alerts)
        alerts = findLike(named);
    return *alerts;
}

const std::vector<ExpectedGroup> &Surroundings::groupsOf(const NamedAlert &named) const
{
    auto &groups = asked(named).groups;
    if (!groups)
        groups = expectedGroupsOf(*this, named);
    return *groups;
}

bool Surroundings::knowsGroupsOf(const NamedAlert &named) const
{
    return asked(named).groups.has_value();
}

const RuleInventory &Surroundings::rules() const
{
    if (!m_rules)
        m_rules = std::make_shared<const RuleInventory>(*this);
    return *m_rules;
}

const std::vector<GroupedSlot> &Surroundings::groupedSlots() const
{
    if (!m_slots)
        m_slots = groupedSlotsOf(*this);
    return *m_slots;
}

std::vector<Surroundings::LikelyAlert> Surroundings::findLike(const NamedAlert &named) const
{
    std::vector<LikelyAlert> alerts;
    for (const RuleSource *source : sourcesFor(named)) {
        for (const AlertRule *rule : source->survey->rulesNamed(named.name.toStdString())) {
            // What Grafana reads need not be PromQL, and it may take labels away again.
            QueryReading query = source->readsElsewhere ? QueryReading() : readQuery(rule->query);
            if (!canBe(named, *rule, query))
                continue;
            ExpectedLabels labels(*rule, query, source->survey->externalLabels, named);
            alerts.push_back({source, rule, std::move(query), std::move(labels)});
        }
    }
    return alerts;
}

} // namespace Chaos
