// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sources/icingapages.h"

namespace Chaos {

namespace {

/// The object is stamped when a notification begins, the event when its commands are under way, and
/// several notifications of one problem are one page.
constexpr Micros apart = std::chrono::seconds(2);
constexpr Micros stampResolution = std::chrono::microseconds(1);
constexpr std::size_t mostNames = 200'000;

} // namespace

IcingaPages::IcingaPages(std::string source)
    : m_source(std::move(source))
{}

std::optional<Page> IcingaPages::heard(const IcingaEvent &event)
{
    const bool isPage =
        event.type == IcingaEvent::Type::Notification && event.isOfProblem && event.hasUsers;
    return isPage ? pageOf(event.name, event.at) : std::nullopt;
}

std::vector<Page> IcingaPages::found(const std::vector<IcingaNotified> &all, Instant since,
                                     const HardSince &hardSince)
{
    std::vector<Page> pages;
    for (const IcingaNotified &one : all) {
        if (!one.hasUsers || one.problemAt <= since)
            continue;
        // Its stamp moves on with attempts in which everybody had been told already.
        const auto last = m_last.find(one.name.fingerprint());
        if (last != m_last.end() && hardSince && hardSince(one.name) <= last->second)
            continue;
        if (auto page = pageOf(one.name, one.problemAt))
            pages.push_back(*std::move(page));
    }
    return pages;
}

std::optional<Page> IcingaPages::pageOf(const IcingaName &name, Instant at)
{
    if (m_last.size() >= mostNames)
        m_last.clear();
    const std::string fingerprint = name.fingerprint();
    const auto [last, isFirst] = m_last.try_emplace(fingerprint, at);
    if (!isFirst && at <= last->second + apart)
        return {};
    last->second = at;
    return Page{.at = at,
                .plusMinus = stampResolution,
                .evidence = Evidence::Stamp,
                .source = m_source,
                .name = name.alert(),
                .alerts = {fingerprint}};
}

} // namespace Chaos
