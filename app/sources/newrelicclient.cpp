// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sources/newrelicclient.h"

#include "app/sources/judgement.h"
#include "app/sources/nerdgraph.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <utility>

namespace Chaos {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr Micros usualWindow = 24h;
constexpr Micros longestWindow = std::chrono::days(30);
constexpr Micros margin = 1min; ///< for stamps that are written a little late
constexpr Micros clockMargin = 1h; ///< where a stamp may be of the other clock
constexpr int mostPages = 20;
constexpr int mostIncidentPages = 5;

const QString issueMembers =
    u"issues{issueId title state priority createdAt activatedAt closedAt incidentIds "
    "entityNames conditionName policyName} nextCursor"_s;
const QString incidentMembers = u"incidents{incidentId createdAt} nextCursor"_s;

qint64 millisOf(Instant at)
{
    return microsOf(at) / 1000;
}

} // namespace

NewRelicClient::NewRelicClient(const AlertSource &source, Transport &transport, const Clock &clock,
                               std::uint64_t seed, QObject *parent)
    : PollingClient(source, transport, clock, seed, parent)
    , m_telling(source.key.toStdString())
{}

void NewRelicClient::resume(const std::vector<ActiveAlert> &alerts)
{
    m_telling.resume(alerts);
}

std::vector<ReportedAlert> NewRelicClient::loseSight()
{
    return m_telling.loseSight();
}

Instant NewRelicClient::sourceNow() const
{
    const Instant at = now();
    const auto reading = const_cast<NewRelicClient *>(this)->clockWatch().reading(at);
    return at + (reading ? reading->offset : Micros(0));
}

Question NewRelicClient::pageOf(const Wanted &wanted, const std::string &cursor) const
{
    const QString members =
        u"aiIssues{%1(timeWindow:{startTime:$from,endTime:$to},cursor:$c%2){%3}}"_s.arg(
            wanted.root, wanted.filter.isEmpty() ? QString() : u",filter:"_s + wanted.filter,
            wanted.members);
    return NerdGraph::question(
        source(), u"$from:EpochMilliseconds!,$to:EpochMilliseconds!,"_s, members,
        {{u"from"_s, millisOf(wanted.from)}, {u"to"_s, millisOf(sourceNow() + margin)}}, cursor);
}

void NewRelicClient::ask()
{
    if (!NerdGraph::accountOf(source())) {
        const QString said = plain(source().account.toUtf8(), 40);
        return failRound(
            {Failure::Kind::BadInput,
             said.isEmpty()
                 ? tr("the number of its account is missing: `account` in the plan")
                 : tr("“%1” is no number of an account: `account` in the plan").arg(said)});
    }
    m_round = {};
    m_last = {};
    const Instant at = sourceNow();
    const auto earliest = m_telling.earliest();
    const Instant from = std::min(at - usualWindow, earliest.value_or(at) - clockMargin);
    askOpen({.root = u"issues"_s,
             .filter = u"{states:[CREATED,ACTIVATED]}"_s,
             .members = issueMembers,
             .from = std::max(from, at - longestWindow),
             .pagesLeft = mostPages},
            {});
}

void NewRelicClient::askOpen(Wanted wanted, const std::string &cursor)
{
    --wanted.pagesLeft;
    fetch(pageOf(wanted, cursor), [this, wanted](const Answer &answer) {
        auto page = NewRelicParser::issues(answer.body);
        if (!page)
            return failRound(page.failure());
        takeDate(answer);
        const Instant firstAskedAt = m_last.askedAt == Instant{} ? answer.askedAt : m_last.askedAt;
        m_last = answer;
        m_last.body.clear();
        m_last.askedAt = firstAskedAt;
        std::ranges::copy_if(page->content, std::back_inserter(m_round.open),
                             &NewRelicIssue::isOpen);
        m_round.isWhole = page->nextCursor.empty();
        if (!m_round.isWhole && wanted.pagesLeft > 0)
            return askOpen(wanted, page->nextCursor);
        askClosed();
    });
}

void NewRelicClient::askClosed()
{
    const auto gone = m_telling.earliestGone(m_round.open);
    // The first time as well, to know those that were over by then.
    const Instant at = sourceNow();
    const Instant sinceLast = at - (now() - m_lastAskedAt.value_or(now())) - margin;
    const Instant from = gone ? std::min(sinceLast, *gone - clockMargin) : sinceLast;
    askClosed({.root = u"issues"_s,
               .filter = u"{states:[CLOSED]}"_s,
               .members = issueMembers,
               .from = std::max(from, at - longestWindow),
               .pagesLeft = mostPages},
              {});
}

void NewRelicClient::askClosed(Wanted wanted, const std::string &cursor)
{
    --wanted.pagesLeft;
    fetch(pageOf(wanted, cursor), [this, wanted](const Answer &answer) {
        auto page = NewRelicParser::issues(answer.body);
        if (!page)
            return failRound(page.failure());
        m_last.endedAt = answer.endedAt;
        std::ranges::copy_if(page->content, std::back_inserter(m_round.closed),
                             std::not_fn(&NewRelicIssue::isOpen));
        if (!page->nextCursor.empty() && wanted.pagesLeft > 0)
            return askClosed(wanted, page->nextCursor);
        askIncidents();
    });
}

void NewRelicClient::askIncidents()
{
    const auto from = m_telling.incidentsWanted(m_round.open);
    if (!from)
        return finish();
    askIncidents({.root = u"incidents"_s,
                  .members = incidentMembers,
                  .from = std::max(*from - margin, sourceNow() - longestWindow),
                  .pagesLeft = mostIncidentPages},
                 {});
}

void NewRelicClient::askIncidents(Wanted wanted, const std::string &cursor)
{
    --wanted.pagesLeft;
    // Without them it is known between two polls.
    tryFetch(
        pageOf(wanted, cursor),
        [this, wanted](const Answer &answer) {
            auto page = NewRelicParser::incidents(answer.body);
            if (!page)
                return finish();
            m_round.incidents.merge(page->content);
            if (!page->nextCursor.empty() && wanted.pagesLeft > 0)
                return askIncidents(wanted, page->nextCursor);
            finish();
        },
        [this] { finish(); });
}

void NewRelicClient::finish()
{
    const NewRelicTelling::Told told = m_telling.tell(m_round, pollOf(m_last));
    tell(told.alerts);
    for (const Page &page : told.pages) {
        Entry entry = Entries::pageSent(page);
        entry.at = m_last.endedAt;
        tell(std::move(entry));
    }
    m_lastAskedAt = m_last.askedAt;
    polled(m_last);
    setLack(
        m_round.isWhole
            ? QString()
            : tr("has more open issues than %1: the rest is not seen").arg(m_round.open.size()));
    m_round = {};
    endRound();
}

} // namespace Chaos
