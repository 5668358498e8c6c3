// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/day/qabook.h"

#include "models/day/payload.h"

#include <algorithm>
#include <ranges>

namespace Chaos {

namespace {

QString textOf(std::string_view bytes)
{
    return QString::fromUtf8(bytes.data(), qsizetype(bytes.size()));
}

int lengthIn(PayloadObject &payload, std::string_view name)
{
    return int(std::clamp<std::int64_t>(payload.number(name).value_or(0), 0, 1 << 16));
}

} // namespace

QaBook::Did QaBook::apply(const EntryView &entry)
{
    switch (entry.kind) {
    case Kind::QaResult:
        return take(entry);
    case Kind::QaWithdrawn:
        return withdraw(entry);
    default:
        return Did::Nothing;
    }
}

QaBook::Did QaBook::take(const EntryView &entry)
{
    Payload document;
    auto payload = document.read(entry);
    QaResult result{.by = textOf(entry.actor), .at = entry.at, .id = entry.id};
    result.experiment = textOf(entry.subject);
    result.key = payload.string("key");
    if (result.key.isEmpty() || this->result(result.key))
        return Did::Nothing;
    result.card.attempt = payload.string("try");
    result.card.look = payload.string("look");
    const auto outcome = payload.text("outcome");
    // A word of a newer version is neither good nor bad news.
    result.outcome = valueIn(qaOutcomeWords, outcome.value_or(""), QaOutcome::Surprising);
    result.severity = valueIn(levelWords, payload.text("severity").value_or(""), Level::NotSaid);
    result.text = payload.string("text");
    result.picture = payload.string("picture");
    result.width = lengthIn(payload, "width");
    result.height = lengthIn(payload, "height");
    result.seat = valueIn(qaSeatWords, payload.text("seat").value_or(""), QaSeat::Room);
    m_results.push_back(std::move(result));
    return Did::Took;
}

QaBook::Did QaBook::withdraw(const EntryView &entry)
{
    const auto known = std::ranges::find(m_results, textOf(entry.subject), &QaResult::key);
    if (known == m_results.end() || known->isWithdrawn)
        return Did::Nothing;
    known->isWithdrawn = true;
    m_withdrawn = std::size_t(known - m_results.begin());
    return Did::Withdrew;
}

const QaResult *QaBook::result(const QString &key) const
{
    const auto known = std::ranges::find(m_results, key, &QaResult::key);
    return known == m_results.end() ? nullptr : &*known;
}

const QaResult *QaBook::toldBy(Uuid entry) const
{
    const auto newest = m_results | std::views::reverse;
    const auto known = std::ranges::find(newest, entry, &QaResult::id);
    return known == newest.end() ? nullptr : &*known;
}

int QaBook::count(const QString &experiment, QaOutcome outcome) const
{
    return int(std::ranges::count_if(m_results, [&](const QaResult &one) {
        return !one.isWithdrawn && one.experiment == experiment && one.outcome == outcome;
    }));
}

} // namespace Chaos
