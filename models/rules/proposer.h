// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/rules/matching.h"
#include "models/rules/untold.h"
#include "models/rules/verdicts.h"

namespace Chaos {

/// Fills in what the room proposes for the findings of one run.
class Proposer
{
public:
    /// Day and run must outlive it.
    Proposer(const Day &day, const Run &run, Instant now);

    void propose(Finding &finding) const;

private:
    [[nodiscard]] QString source(const Finding &finding) const;
    [[nodiscard]] bool isOpen() const { return !m_run.resetAt && !m_run.finishedAt; }
    [[nodiscard]] std::optional<Micros> knownLimit(const ExpectedAlert &expected) const;
    [[nodiscard]] QString whyUnknown(const Finding &finding) const;

    [[nodiscard]] bool doubtFault(Finding &finding) const;
    void proposeNotPerformed(Finding &finding) const;
    void proposeAlreadyFiring(Finding &finding) const;
    void proposeKnown(Finding &finding) const;
    void proposeTold(Finding &finding) const;
    void doubtInEvent(Finding &finding, const Elapsed &known) const;
    void proposeUnseen(Finding &finding) const;
    void sayShortFault(Finding &finding) const;
    void proposeToldUnseen(Finding &finding) const;

    const Day &m_day;
    const Run &m_run;
    const Experiment *m_experiment;
    std::optional<Window> m_window;
    std::optional<Elapsed> m_unnamedPage;
    std::optional<Untold> m_untold; ///< of a run that was triggered
};

} // namespace Chaos
