// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/day/retrobook.h"

#include "models/day/payload.h"

#include <algorithm>
#include <tuple>

namespace Chaos {

namespace {

QString quoted(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

} // namespace

RetroBook::Did RetroBook::apply(const EntryView &entry)
{
    switch (entry.kind) {
    case Kind::VerdictGiven:
        return give(entry);
    case Kind::AlertRated:
        return rate(entry);
    case Kind::RetroSaid:
        return say(entry);
    case Kind::RetroOpened: {
        Payload document;
        auto payload = document.read(entry);
        Retro &retro = of(entry);
        retro.openedAt = entry.at;
        retro.length = Micros(std::max<std::int64_t>(0, payload.number("length").value_or(0)));
        return Did::Took;
    }
    case Kind::RetroHeld: {
        Retro &retro = of(entry);
        if (!retro.heldAt)
            retro.heldAt = entry.at;
        return Did::Took;
    }
    default:
        return Did::Nothing;
    }
}

RetroBook::Did RetroBook::give(const EntryView &entry)
{
    Payload document;
    auto payload = document.read(entry);
    GivenVerdict verdict{
        .experiment = quoted(entry.subject), .by = quoted(entry.actor), .at = entry.at};
    verdict.source = payload.string("source");
    verdict.alert = payload.string("alert");
    verdict.verdict =
        valueIn(verdictWords, payload.text("verdict").value_or(""), Verdict::NotYetKnown);
    verdict.cause = payload.string("cause");
    if (const auto check = payload.text("check")) {
        verdict.check = valueIn(alertCheckWords, *check, AlertCheck::Fires);
        if (verdict.check == AlertCheck::Fires && *check != wordIn(alertCheckWords, verdict.check))
            return Did::Nothing; // on something that only a newer version knows
    }
    m_verdicts.push_back(std::move(verdict));
    return Did::Took;
}

RetroBook::Did RetroBook::rate(const EntryView &entry)
{
    Payload document;
    auto payload = document.read(entry);
    AlertRating rating{.experiment = quoted(entry.subject), .by = quoted(entry.actor)};
    rating.source = payload.string("source");
    rating.alert = payload.string("alert");
    rating.isClear = payload.flag("clear");
    rating.runbookHelped = payload.flag("runbook");
    rating.isUseful = payload.flag("useful");
    const auto key = [](const AlertRating &one) {
        return std::tie(one.experiment, one.source, one.alert);
    };
    const auto known = std::ranges::find_if(
        m_ratings, [&](const AlertRating &one) { return key(one) == key(rating); });
    if (known == m_ratings.end())
        m_ratings.push_back(std::move(rating));
    else
        *known = std::move(rating);
    return Did::Took;
}

RetroBook::Did RetroBook::say(const EntryView &entry)
{
    Payload document;
    auto payload = document.read(entry);
    RetroLine line{.experiment = quoted(entry.subject),
                   .by = quoted(entry.actor),
                   .at = entry.at,
                   .id = entry.id};
    line.key = payload.string("key");
    const auto topic = payload.text("topic");
    line.text = payload.string("text");
    const auto known = std::ranges::find(m_lines, line.key, &RetroLine::key);
    if (known != m_lines.end()) {
        known->text = line.text;
        m_changed = std::size_t(known - m_lines.begin());
        return Did::Changed;
    }
    if (line.key.isEmpty() || line.text.isEmpty() || !topic)
        return Did::Nothing;
    line.topic = valueIn(retroTopicWords, *topic, RetroTopic::Learned);
    m_lines.push_back(std::move(line));
    return Did::Said;
}

Retro &RetroBook::of(const EntryView &entry)
{
    const QString experiment = quoted(entry.subject);
    const auto known = std::ranges::find(m_retros, experiment, &Retro::experiment);
    return known == m_retros.end() ? m_retros.emplace_back(Retro{.experiment = experiment})
                                   : *known;
}

const Retro *RetroBook::retro(const QString &experiment) const
{
    const auto known = std::ranges::find(m_retros, experiment, &Retro::experiment);
    return known == m_retros.end() ? nullptr : &*known;
}

int RetroBook::held() const
{
    return int(std::ranges::count_if(m_retros, [](const Retro &one) { return bool(one.heldAt); }));
}

} // namespace Chaos
