// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sources/surveyor.h"

#include "app/net/transport.h"
#include "app/sources/judgement.h"
#include "app/sources/pollingclient.h"
#include "app/sources/slicehash.h"
#include "models/day/clock.h"
#include "models/day/entries.h"

#include <utility>

namespace Chaos {

namespace {

constexpr Micros patience = std::chrono::seconds(10);
constexpr Micros firstPause = std::chrono::seconds(5);
constexpr std::int64_t mostBytes = 32 << 20;
constexpr Micros toldAgainAfter = std::chrono::hours(1);
constexpr int mostPages = 200;

Failure lossOf(const Outcome<Answer> &outcome)
{
    if (!outcome)
        return outcome.failure();
    return complaintAbout(*outcome).value_or(
        Failure{Failure::Kind::BadAnswer, Surveyor::tr("it does not answer just now")});
}

/// Whether the same question may well be answered later.
bool isPassing(const Outcome<Answer> &outcome)
{
    if (outcome)
        return outcome->status >= 500 || outcome->status == 429 || outcome->status == 408;
    const Failure::Kind kind = outcome.failure().kind;
    return kind == Failure::Kind::Refused || kind == Failure::Kind::TimedOut
        || kind == Failure::Kind::Cancelled;
}

} // namespace

Surveyor::Surveyor(const AlertSource &source, Transport &transport, const Clock &clock,
                   std::uint64_t seed, QObject *parent, Micros every)
    : QObject(parent)
    , m_source(source)
    , m_transport(transport)
    , m_clock(clock)
    , m_steps(surveyStepsFor(source.type))
    , m_parts(m_steps.size())
    , m_seed(seed)
    , m_every(every)
    , m_backoff(std::min(firstPause, every), every, seed)
{
    // Without the first answer there is no telling what the source has.
    if (!m_parts.empty())
        m_parts.front().says.isComplete = false;
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Surveyor::begin);
}

void Surveyor::start()
{
    if (m_isAwake || m_steps.empty())
        return;
    m_isAwake = true;
    askNow();
}

void Surveyor::rest()
{
    m_isAwake = false;
    m_isWished = false;
    m_timer.stop();
}

void Surveyor::askNow()
{
    if (!m_isAwake)
        return;
    if (m_isUnderWay)
        m_isWished = true;
    else
        m_timer.start(0);
}

void Surveyor::begin()
{
    m_next = 0;
    m_cursor.clear();
    askNext();
}

void Surveyor::askNext()
{
    if (m_next == m_steps.size())
        return end();
    m_isUnderWay = true;
    m_transport.ask(this, question(), [this](const Outcome<Answer> &outcome) { take(outcome); });
}

Question Surveyor::question() const
{
    const SurveyStep &step = m_steps[m_next];
    Question question = step.pageAt ? step.pageAt(m_source, m_cursor)
                                    : PollingClient::questionFor(m_source, step.path, step.query);
    question.timeout = patience;
    question.maxBytes = mostBytes;
    return question;
}

void Surveyor::take(const Outcome<Answer> &outcome)
{
    m_isUnderWay = false;
    if (!m_isAwake)
        return;
    const bool isLost = isPassing(outcome);
    if (isLost && m_next == 0)
        return fail(lossOf(outcome));
    if (!isLost && (!outcome || complaintAbout(*outcome)))
        takeNothing();
    else if (!isLost)
        takeBody(outcome->body);
    else
        m_cursor.clear();
    if (m_cursor.empty())
        ++m_next;
    askNext();
}

void Surveyor::takeBody(const QByteArray &body)
{
    if (m_steps[m_next].nextCursor)
        return takePage(body);
    // Configurations are long, slow to read and rarely change.
    const std::uint64_t hash = sliceHash({body.constData(), std::size_t(body.size())}, m_seed);
    if (hash == m_parts[m_next].hash)
        return;
    if (auto says = m_steps[m_next].read(body))
        m_parts[m_next] = {hash, *std::move(says)};
}

/// Only all pages together are an answer.
void Surveyor::takePage(const QByteArray &body)
{
    const SurveyStep &step = m_steps[m_next];
    if (m_cursor.empty()) {
        m_gathered = {};
        m_pages = 0;
    }
    m_cursor.clear();
    const auto says = step.read(body);
    if (!says)
        return;
    add(*says, m_gathered);
    m_cursor = step.nextCursor(body);
    if (!m_cursor.empty() && ++m_pages < mostPages && m_gathered.rules.size() < mostSurveyedRules)
        return;
    m_gathered.isComplete = m_gathered.isComplete && m_cursor.empty();
    m_cursor.clear();
    m_parts[m_next] = {0, std::exchange(m_gathered, {})};
}

void Surveyor::takeNothing()
{
    m_cursor.clear();
    m_parts[m_next] = {};
    m_parts[m_next].says.isComplete = m_next > 0;
}

void Surveyor::end()
{
    m_backoff.reset();
    tell();
    // A wish that came in the middle asks for what was answered before it as well.
    const bool goesOn = std::exchange(m_isWished, false);
    m_timer.start(
        std::chrono::ceil<std::chrono::milliseconds>(goesOn ? Micros(0) : Micros(m_every)));
    if (!goesOn)
        emit answered();
}

void Surveyor::fail(const Failure &failure)
{
    m_isWished = false;
    m_timer.start(std::chrono::ceil<std::chrono::milliseconds>(m_backoff.next()));
    emit failed(failure);
}

void Surveyor::tell()
{
    Survey survey;
    for (const Part &part : m_parts)
        add(part.says, survey);
    survey.takenAt = m_clock.now();
    if (m_told && survey.takenAt - m_told->takenAt < toldAgainAfter
        && m_told->saysTheSameAs(survey))
        return;
    Entry entry = Entries::surveyed(m_source.key, survey);
    entry.at = survey.takenAt;
    m_told = std::make_shared<const Survey>(std::move(survey));
    emit seen({std::move(entry)});
}

} // namespace Chaos
