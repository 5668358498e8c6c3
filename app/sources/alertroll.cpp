// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sources/alertroll.h"

#include "app/sources/judgement.h"
#include "app/sources/slicehash.h"
#include "models/day/entry.h"

#include <utility>

namespace Chaos {

namespace {

constexpr std::size_t mostAlerts = 200'000;
static_assert(payloadPadding >= simdjson::SIMDJSON_PADDING);

std::string_view viewOf(const QByteArray &bytes)
{
    return {bytes.constData(), std::size_t(bytes.size())};
}

} // namespace

AlertRoll::AlertRoll(const AlertDialect &dialect, std::uint64_t seed)
    : m_dialect(dialect)
    , m_seed(seed)
{}

void AlertRoll::resume(const std::vector<ActiveAlert> &alerts)
{
    for (const ActiveAlert &alert : alerts) {
        Known &known = m_known[enrol(alert.fingerprint, alert.name)];
        known.state = alert.state;
        known.onset = alert.onset;
    }
    m_enrolled.clear();
    m_answerHash.reset();
}

Outcome<std::vector<AlertMove>> AlertRoll::call(const QByteArray &answer)
{
    const std::uint64_t hash = sliceHash(viewOf(answer), m_seed);
    if (m_answerHash == hash)
        return std::vector<AlertMove>();
    ++m_answers;
    Built built;
    const auto error = read(answer, built);
    if (error) {
        takeBack();
        m_answerHash.reset();
        return failureOf(error, answer);
    }
    m_slices.swap(m_nextSlices);
    m_enrolled.clear();
    m_answerHash = hash;
    return moves(built);
}

std::vector<ReportedAlert> AlertRoll::loseSight()
{
    std::vector<ReportedAlert> active;
    if (m_lost)
        return active;
    m_lost = true;
    m_answerHash.reset();
    for (const Known &known : m_known) {
        if (known.isUsed && known.state != AlertState::Unknown)
            active.push_back({known.fingerprint, known.name, known.state, known.onset, {}, {}});
    }
    return active;
}

simdjson::error_code AlertRoll::read(const QByteArray &answer, Built &built)
{
    m_nextSlices.clear();
    const std::string_view text = viewOf(answer);
    simdjson::ondemand::document document;
    const simdjson::padded_string_view padded(text, text.size() + payloadPadding);
    if (const auto error = m_parser.iterate(padded).get(document))
        return error;
    simdjson::ondemand::array alerts;
    if (const auto error = m_dialect.alertsIn(document).get(alerts))
        return error;
    for (auto element : alerts) {
        simdjson::ondemand::object alert;
        if (const auto error = element.get_object().get(alert))
            return error;
        std::string_view bytes;
        if (const auto error = alert.raw_json().get(bytes))
            return error;
        const std::uint64_t hash = sliceHash(bytes, m_seed);
        if (const Slice *known = m_slices.find(hash))
            note(*known);
        else if (const auto unreadable = build(alert, hash, built))
            return unreadable;
        if (m_nextSlices.size() > mostAlerts)
            return simdjson::CAPACITY;
    }
    return simdjson::SUCCESS;
}

simdjson::error_code AlertRoll::build(simdjson::ondemand::object alert, std::uint64_t hash,
                                      Built &built)
{
    if (const auto error = alert.reset().error())
        return error;
    ReportedAlert report;
    if (const auto error = m_dialect.read(alert, report))
        return error;
    if (report.state == AlertState::Inactive)
        return simdjson::SUCCESS;
    const std::uint32_t index = enrol(report.fingerprint, report.name);
    note({hash, index, report.state, report.onset});
    built.insert_or_assign(index, std::move(report));
    return simdjson::SUCCESS;
}

void AlertRoll::note(const Slice &slice)
{
    m_nextSlices.add(slice);
    Known &known = m_known[slice.alert];
    const bool isFirst = known.answer != m_answers;
    known.answer = m_answers;
    // Two rules may share all labels; the more severe one counts, then the older one.
    const bool isWorse =
        slice.state > known.next || (slice.state == known.next && slice.onset < known.nextOnset);
    if (!isFirst && !isWorse)
        return;
    known.next = slice.state;
    known.nextOnset = slice.onset;
}

std::uint32_t AlertRoll::enrol(const std::string &fingerprint, const std::string &name)
{
    const auto [it, isNew] = m_byFingerprint.try_emplace(fingerprint, 0);
    if (!isNew)
        return it->second;
    if (m_free.empty()) {
        m_free.push_back(std::uint32_t(m_known.size()));
        m_known.emplace_back();
    }
    it->second = m_free.back();
    m_free.pop_back();
    m_known[it->second] = {.fingerprint = fingerprint, .name = name, .isUsed = true};
    m_enrolled.push_back(it->second);
    return it->second;
}

void AlertRoll::strike(std::uint32_t index)
{
    m_byFingerprint.erase(m_known[index].fingerprint);
    m_known[index] = {};
    m_free.push_back(index);
}

void AlertRoll::takeBack()
{
    for (const std::uint32_t index : m_enrolled)
        strike(index);
    m_enrolled.clear();
}

std::vector<AlertMove> AlertRoll::moves(Built &built)
{
    std::vector<AlertMove> moves;
    const bool wasLost = std::exchange(m_lost, false);
    for (std::uint32_t index = 0; index < m_known.size(); ++index) {
        Known &known = m_known[index];
        if (!known.isUsed)
            continue;
        const bool isGone = known.answer != m_answers;
        const bool stands = !isGone && known.next == known.state && known.nextOnset == known.onset;
        if (stands && !wasLost)
            continue;
        AlertMove move{.before = known.state, .onsetBefore = known.onset, .wasLost = wasLost};
        const auto report = built.find(index);
        if (report != built.end())
            move.now = std::move(report->second);
        move.now.fingerprint = known.fingerprint;
        move.now.name = known.name;
        move.now.state = isGone ? AlertState::Inactive : known.next;
        move.now.onset = isGone ? Instant{} : known.nextOnset;
        moves.push_back(std::move(move));
        known.state = known.next;
        known.onset = known.nextOnset;
        if (isGone)
            strike(index);
    }
    return moves;
}

Failure AlertRoll::failureOf(simdjson::error_code error, const QByteArray &answer)
{
    if (error == simdjson::CAPACITY)
        return {Failure::Kind::TooLarge, tr("more than %1 alerts at once").arg(mostAlerts)};
    return unreadable(answer);
}

} // namespace Chaos
