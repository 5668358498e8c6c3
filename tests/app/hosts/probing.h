// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/hosts/probekit.h"

#include <QSignalSpy>
#include <QTest>

namespace Chaos::Test {

/// Makes one check as the plan says and waits for its end: "up | reason", without the latency.
inline QString probed(const Probe &probe, const Clock &clock, Resolver &resolver,
                      ProbeResult *result = nullptr)
{
    const ProbeKit kit(probe, probe.timeout, clock, resolver);
    const auto run = kit.make();
    std::vector<ProbeResult> results;
    QObject::connect(run.get(), &ProbeRun::ended, run.get(),
                     [&](const ProbeResult &found) { results.push_back(found); });
    run->start();
    if (!QTest::qWaitFor([&] { return !results.empty(); }, 10'000))
        return QStringLiteral("never ended");
    QCoreApplication::processEvents();
    if (results.size() != 1)
        return QStringLiteral("ended twice");
    if (result)
        *result = results.front();
    const auto state = wordIn(hostStateWords, results.front().state);
    const QString words = QString::fromUtf8(state.data(), qsizetype(state.size()));
    const QString &reason = results.front().reason;
    return reason.isEmpty() ? words : words + QStringLiteral(" | ") + reason;
}

} // namespace Chaos::Test
