// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sources/incidentclient.h"

#include "app/sources/judgement.h"

#include <algorithm>
#include <utility>

namespace Chaos {

namespace {

/// Beyond that, PagerDuty gives no page; the others are not asked for more either.
constexpr int mostListed = 10'000;
constexpr int pageSize = 100;
constexpr int mostPages = mostListed / pageSize;
constexpr std::size_t longestId = 100;

bool isPlainLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-'
        || c == '_';
}

} // namespace

bool isPlainId(const std::string &id)
{
    return !id.empty() && id.size() <= longestId && std::ranges::all_of(id, isPlainLetter);
}

IncidentClient::IncidentClient(const AlertSource &source, std::size_t mostAbout,
                               Transport &transport, const Clock &clock, std::uint64_t seed,
                               QObject *parent)
    : PollingClient(source, transport, clock, seed, parent)
    , m_roll(source.key.toStdString())
    , m_pages(source.key.toStdString())
    , m_mostAbout(mostAbout)
{}

void IncidentClient::resume(const std::vector<ActiveAlert> &alerts)
{
    m_roll.resume(alerts);
}

std::vector<ReportedAlert> IncidentClient::loseSight()
{
    return m_roll.loseSight();
}

std::optional<Failure> IncidentClient::judge(const Answer &answer) const
{
    // An incident may be gone for good.
    if (m_isAbout && answer.status == 404)
        return {};
    return PollingClient::judge(answer);
}

void IncidentClient::ask()
{
    m_listed.clear();
    m_offset = 0;
    m_questions = 0;
    m_isCut = false;
    m_isAbout = false;
    m_trouble.clear();
    askList();
}

void IncidentClient::askList()
{
    ++m_questions;
    fetch(listQuestion(m_offset), [this](const Answer &answer) { takeList(answer); });
}

void IncidentClient::takeList(const Answer &answer)
{
    auto page = listIn(answer.body);
    if (!page)
        return failRound(page.failure());
    if (page->hasMore && page->count == 0)
        return failRound(unreadable(answer.body));
    takeDate(answer);
    if (m_questions == 1) {
        m_askedAt = answer.askedAt;
        // A second later: the date may be that old.
        m_pages.startAt(answer.date.value_or(answer.askedAt) + std::chrono::seconds(1));
    }
    std::ranges::move(page->incidents, std::back_inserter(m_listed));
    m_offset += page->count;
    const bool mayAskOn = m_questions < mostPages && m_offset + pageSize <= mostListed;
    m_isCut = page->hasMore && !mayAskOn;
    if (page->hasMore && mayAskOn)
        askList();
    else
        takeWhole(answer);
}

void IncidentClient::takeWhole(const Answer &answer)
{
    m_poll = pollOf(answer);
    tell(m_roll.call(m_listed, m_poll));
    Answer whole = answer;
    whole.askedAt = m_askedAt;
    polled(whole);
    m_toAsk.clear();
    const std::vector<std::string> missing =
        m_isCut ? std::vector<std::string>() : m_roll.missing();
    for (const std::string &id : missing) {
        if (isPlainId(id) && m_toAsk.size() < m_mostAbout)
            m_toAsk.push_back({id, true});
    }
    const auto isWanted = [this](const std::string &id) {
        return isPlainId(id) && !m_pages.isSettled(id);
    };
    for (const std::string &id : m_roll.pick(m_mostAbout - m_toAsk.size(), isWanted))
        m_toAsk.push_back({id, false});
    goOn();
}

void IncidentClient::goOn()
{
    if (m_toAsk.empty())
        return finish();
    m_about = std::move(m_toAsk.front());
    m_toAsk.pop_front();
    m_isAbout = true;
    askAbout(m_about.id, m_about.isMissing);
}

void IncidentClient::fetchAbout(const Question &question,
                                const std::function<void(const Answer *)> &use)
{
    tryFetch(
        question, [use](const Answer &answer) { use(answer.status == 404 ? nullptr : &answer); },
        [this] { failAbout(); });
}

void IncidentClient::failAbout()
{
    m_trouble = tr("does not say just now whom it told");
    finish();
}

void IncidentClient::doneAbout()
{
    goOn();
}

void IncidentClient::tellEnd(const Stamp &ended)
{
    if (m_about.isMissing && ended.at != Instant{})
        tell(m_roll.end(m_about.id, ended, m_poll));
}

void IncidentClient::tellPaged(const Stamp &first, const Answer &answer)
{
    if (first.at == Instant{})
        return;
    Poll poll = m_poll;
    poll.answeredAt = answer.endedAt;
    const auto page = m_pages.stamped(m_about.id, m_roll.nameOf(m_about.id), first, poll);
    if (!page)
        return;
    Entry entry = Entries::pageSent(*page);
    entry.at = answer.endedAt;
    tell(std::move(entry));
}

void IncidentClient::finish()
{
    m_toAsk.clear();
    m_isAbout = false;
    if (!m_isCut)
        tell(m_roll.endMissing(m_poll, m_questions == 1));
    setLack(m_isCut ? tr("has too many open incidents: only the first %1 are seen").arg(m_offset)
                    : m_trouble);
    endRound();
}

} // namespace Chaos
