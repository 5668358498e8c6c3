// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/outlets/trackerdialect.h"
#include "tests/fuzz/targets.h"

#include <array>

namespace Chaos::Fuzz {

using namespace Qt::StringLiterals;

namespace {

/// What issue trackers answer, to whatever was asked.
void issueTrackers(const QByteArray &input)
{
    for (const QString &word : {u"github:shop/sre"_s, u"gitlab:shop/sre"_s, u"jira:SRE"_s}) {
        const auto place = TrackerPlace::read(word);
        FUZZ_PROMISE(place);
        const auto dialect = dialectOf(*place);
        for (const QString &page : {QString(), u"2"_s})
            static_cast<void>(dialect->seen(input, page));
        if (const auto copy = dialect->created(input))
            FUZZ_PROMISE(!copy->id.isEmpty());
    }
}

constexpr auto targets = std::to_array<Target>({
    {"issue-trackers", issueTrackers},
});

} // namespace

std::span<const Target> outletTargets()
{
    return targets;
}

} // namespace Chaos::Fuzz
