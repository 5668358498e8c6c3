// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/run/questionstrip.h"

namespace Chaos {

/// The brake. Pulled once, it asks for a line that says why; Enter, or the same key again, stops
/// everything and takes it back. Below the bridge for as long as it is raised.
class StopStrip final : public QuestionStrip
{
    Q_OBJECT

public:
    StopStrip(LiveDay &live, const Clock &clock, Look &look, QWidget *parent = nullptr);

    /// Asks why everything shall stop, and stops it when asked again; while it is raised asks why
    /// it may be lifted.
    void pull();

protected:
    void refresh() override;
    [[nodiscard]] Outcome<Entry> entryOf(const QString &line) const override;

private:
    bool m_isRaised = false;
};

} // namespace Chaos
