// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/day/worldbook.h"

#include "models/day/payload.h"

#include <algorithm>
#include <limits>

namespace Chaos {

namespace {

template<typename Value>
const Value &foundOr(const std::map<std::string, Value, std::less<>> &map, std::string_view key,
                     const Value &none)
{
    const auto it = map.find(key);
    return it == map.end() ? none : it->second;
}

std::optional<Sample> readPoint(simdjson::ondemand::value value)
{
    simdjson::ondemand::array pair;
    if (value.get_array().get(pair))
        return {};
    Sample sample{.at = {}, .value = std::numeric_limits<double>::quiet_NaN()};
    int place = 0;
    for (auto member : pair) {
        std::int64_t micros = 0;
        if (place == 0 && member.get_int64().get(micros))
            return {};
        if (place == 0)
            sample.at = instantOf(micros);
        double number = 0;
        if (place == 1 && !member.get_double().get(number))
            sample.value = number;
        ++place;
    }
    if (place != 2)
        return {};
    return sample;
}

} // namespace

void WorldBook::applySource(const EntryView &entry)
{
    Payload document;
    auto payload = document.read(entry);
    const auto word = payload.text("health").value_or("");
    auto &history = m_sources[std::string(entry.subject)];
    SourceStanding standing{.health = valueIn(sourceHealthWords, word, SourceHealth::Waiting),
                            .since = entry.at,
                            .reason = payload.string("reason")};
    const auto place = std::ranges::upper_bound(history, entry.at, {}, &SourceStanding::since);
    history.insert(place, std::move(standing));
}

void WorldBook::applyHost(const EntryView &entry)
{
    Payload document;
    auto payload = document.read(entry);
    const auto word = payload.text("state").value_or("");
    HostStretch stretch{.from = entry.at,
                        .state = valueIn(hostStateWords, word, HostState::Unknown),
                        .detail = payload.string("detail")};
    stretch.from = instantOf(payload.number("since").value_or(microsOf(entry.at)));
    auto &stretches = m_hosts[std::string(entry.subject)];
    const auto place = std::ranges::upper_bound(stretches, stretch.from, {}, &HostStretch::from);
    stretches.insert(place, std::move(stretch));
}

void WorldBook::applySamples(const EntryView &entry)
{
    Payload document;
    auto payload = document.read(entry);
    auto &samples = m_samples[std::string(entry.subject)];
    payload.eachElement("points", [&](simdjson::ondemand::value value) {
        if (const auto sample = readPoint(value)) {
            const auto place = std::ranges::upper_bound(samples, sample->at, {}, &Sample::at);
            samples.insert(place, *sample);
        }
    });
}

SourceStanding WorldBook::source(std::string_view key) const
{
    const auto &history = sourceHistory(key);
    return history.empty() ? SourceStanding{} : history.back();
}

const std::vector<SourceStanding> &WorldBook::sourceHistory(std::string_view key) const
{
    static const std::vector<SourceStanding> none;
    return foundOr(m_sources, key, none);
}

const std::vector<HostStretch> &WorldBook::host(std::string_view key) const
{
    static const std::vector<HostStretch> none;
    return foundOr(m_hosts, key, none);
}

const std::vector<Sample> &WorldBook::samples(std::string_view series) const
{
    static const std::vector<Sample> none;
    return foundOr(m_samples, series, none);
}

std::vector<std::string> WorldBook::seriesNames() const
{
    std::vector<std::string> names;
    names.reserve(m_samples.size());
    for (const auto &[name, samples] : m_samples)
        names.push_back(name);
    return names;
}

bool operator==(const Sample &a, const Sample &b)
{
    const bool bothMissing = a.value != a.value && b.value != b.value;
    return a.at == b.at && (bothMissing || a.value == b.value);
}

} // namespace Chaos
