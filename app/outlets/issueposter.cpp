// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/outlets/issueposter.h"

#include "app/net/transport.h"

#include <functional>
#include <utility>

namespace Chaos {

namespace {

constexpr int mostPages = 200;

/// Whether it is for none of the items, and so need not be tried with the next one.
bool isForAll(int status)
{
    return status == 404 || status == 410;
}

/// Whether it may be otherwise a moment later.
bool mayPass(const Outcome<Answer> &outcome)
{
    if (!outcome)
        return outcome.failure().kind == Failure::Kind::Refused
            || outcome.failure().kind == Failure::Kind::TimedOut;
    return outcome->wait > Micros(0) || outcome->status == 429 || outcome->status >= 500;
}

} // namespace

IssuePoster::IssuePoster(const TrackerDialect &dialect, Transport &transport,
                         const PostingPace &pace, QObject *parent)
    : QObject(parent)
    , m_dialect(dialect)
    , m_transport(transport)
    , m_pace(pace)
{
    m_later.setSingleShot(true);
    connect(&m_later, &QTimer::timeout, this, [this] { std::invoke(m_step, this); });
}

void IssuePoster::post(std::vector<IssueDraft> drafts)
{
    m_drafts = std::move(drafts);
    m_next = 0;
    m_known.clear();
    if (m_drafts.empty())
        return later(&IssuePoster::goOn, Micros(0));
    m_page.clear();
    m_pages = 0;
    look();
}

void IssuePoster::stop()
{
    m_isStopped = true;
    m_later.stop();
}

void IssuePoster::ask(Question question, void (IssuePoster::*take)(const Outcome<Answer> &))
{
    question.timeout = m_pace.timeout;
    m_transport.ask(this, question,
                    [this, take](const Outcome<Answer> &outcome) { (this->*take)(outcome); });
}

void IssuePoster::look()
{
    const std::vector<IssueDraft> rest(m_drafts.begin() + std::ptrdiff_t(m_next), m_drafts.end());
    ask(m_dialect.look(rest, m_page), &IssuePoster::takePage);
}

void IssuePoster::takePage(const Outcome<Answer> &outcome)
{
    if (m_isStopped)
        return;
    auto failure = outcome ? m_dialect.complaint(*outcome) : std::optional(outcome.failure());
    if (failure) {
        if (mayPass(outcome) && again(&IssuePoster::look, outcome ? outcome->wait : Micros(0)))
            return;
        return giveUp(*failure);
    }
    auto page = m_dialect.seen(outcome->body, m_page);
    if (!page)
        return giveUp(page.failure());
    m_known.merge(page->issues);
    m_page = page->next;
    if (!m_doubt)
        m_failures = 0;
    if (m_page.isEmpty())
        return goOn();
    if (++m_pages == mostPages) {
        return giveUp({Failure::Kind::TooLarge,
                       tr("there are too many issues in %1 to know whether these are among them")
                           .arg(m_dialect.place().project)});
    }
    look();
}

void IssuePoster::goOn()
{
    while (!m_isStopped && m_next < m_drafts.size()) {
        const IssueDraft &draft = m_drafts[m_next];
        const auto known = m_known.find(draft.marker);
        if (known == m_known.end())
            break;
        ++m_next;
        m_failures = 0;
        // Nobody else knows the marker: it was this object that has just made it.
        if (std::exchange(m_doubt, std::nullopt))
            emit created(draft, known->second);
        else
            emit found(draft, known->second);
    }
    if (m_isStopped)
        return;
    if (m_next == m_drafts.size()) {
        m_isStopped = true;
        emit finished();
    } else if (m_doubt && m_failures >= m_pace.attempts) {
        giveUp(*m_doubt);
    } else {
        create();
    }
}

void IssuePoster::create()
{
    m_doubt.reset();
    Question made = m_dialect.create(m_drafts[m_next]);
    made.isOnce = true;
    ask(made, &IssuePoster::takeCreated);
}

void IssuePoster::takeCreated(const Outcome<Answer> &outcome)
{
    if (m_isStopped)
        return;
    if (!outcome) {
        // No door was knocked at: no secret, no address, no certificate.
        return mayPass(outcome) || outcome.failure().kind == Failure::Kind::BadAnswer
            ? doubt(outcome.failure(), Micros(0))
            : giveUp(outcome.failure());
    }
    const auto failure = m_dialect.complaint(*outcome);
    if (!failure) {
        const auto copy = m_dialect.created(outcome->body);
        if (!copy)
            return doubt(copy.failure(), Micros(0));
        emit created(m_drafts[m_next], *copy);
        return next(m_pace.between);
    }
    if (outcome->status >= 500)
        return doubt(*failure, outcome->wait);
    if (mayPass(outcome)) {
        if (!again(&IssuePoster::create, outcome->wait))
            giveUp(*failure);
        return;
    }
    if (isForAll(outcome->status))
        return giveUp(*failure);
    emit failed(m_drafts[m_next], *failure);
    next(m_pace.between);
}

void IssuePoster::doubt(const Failure &failure, Micros wait)
{
    m_doubt = failure;
    m_page.clear();
    m_pages = 0;
    ++m_failures;
    if (wait > m_pace.longestWait)
        return giveUp(failure);
    later(&IssuePoster::look, std::max(wait, m_pace.pause * (1 << (m_failures - 1))));
}

bool IssuePoster::again(Step step, Micros wait)
{
    if (++m_failures >= m_pace.attempts || wait > m_pace.longestWait)
        return false;
    later(step, wait > Micros(0) ? wait : m_pace.pause * (1 << (m_failures - 1)));
    return true;
}

void IssuePoster::later(Step step, Micros wait)
{
    m_step = step;
    m_later.start(std::chrono::ceil<std::chrono::milliseconds>(wait));
}

void IssuePoster::next(Micros wait)
{
    ++m_next;
    m_failures = 0;
    if (m_isStopped)
        return;
    later(&IssuePoster::goOn, m_next == m_drafts.size() ? Micros(0) : wait);
}

void IssuePoster::giveUp(const Failure &failure)
{
    for (; m_next < m_drafts.size() && !m_isStopped; ++m_next)
        emit failed(m_drafts[m_next], failure);
    if (!std::exchange(m_isStopped, true))
        emit finished();
}

} // namespace Chaos
