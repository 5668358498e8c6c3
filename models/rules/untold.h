// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/rules/matching.h"
#include "models/rules/passage.h"
#include "models/rules/verdicts.h"

#include <optional>
#include <string>

namespace Chaos {

/// Why nobody was told of an alert that was known: what stood between monitoring and a person.
class Untold
{
public:
    /// Day and run must outlive it.
    Untold(const Day &day, const Run &run, const Window &window);

    /// Whether anything of the day could tell of its pages: without that, no page is no finding.
    [[nodiscard]] bool isHeardOf(const Finding &finding) const;
    /// Proposes for an alert that was known and of which no page tells.
    void propose(Finding &finding) const;
    /// Says of an alert that somebody was told of which open group it had to wait for, if any; true
    /// if there was one.
    bool sayWhatItWaitedFor(Finding &finding) const;

private:
    [[nodiscard]] bool isOpen() const { return !m_run.resetAt && !m_run.finishedAt; }
    void proposeNeverTold(Finding &finding, const std::vector<Passage> &passages) const;
    void sayGroup(Finding &finding, const Passage &passage) const;
    [[nodiscard]] QString holderElsewhere(const Finding &finding) const;
    [[nodiscard]] std::vector<Passage> passagesOf(const Finding &finding) const;
    [[nodiscard]] QString mergedInto(const Finding &finding) const;
    [[nodiscard]] QString whyItJoined(const Finding &finding) const;
    [[nodiscard]] static bool tellsOfPages(const AlertSource &one, const Finding &finding);
    [[nodiscard]] std::optional<std::string> onCallNotBelieved(const Finding &finding) const;
    [[nodiscard]] bool lackedSomething(const AlertSource &source) const;

    const Day &m_day;
    const Run &m_run;
    Window m_window;
    Passages m_passages;
};

} // namespace Chaos
