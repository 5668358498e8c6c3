// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/liveday.h"
#include "ui/plan/plannedblock.h"

namespace Chaos {

class AskRound;
class Clock;
class PlanEditor;
class PlanForm;

/// An alert source: where it is, how the room signs in, and what it last said of itself.
class SourceBlock final : public PlannedBlock
{
    Q_OBJECT

public:
    SourceBlock(LiveDay &live, PlanEditor &editor, const AskRound &round, const Clock &clock,
                const Look &look, const QString &source, QWidget *parent);

    void refresh() override;
    /// Time goes on: how long ago something was.
    void refreshAges();

private:
    void makeForm(QVBoxLayout &column) override;
    void focusForm() override;

    LiveDay &m_live;
    PlanEditor &m_editor;
    const AskRound &m_round;
    const Clock &m_clock;
    PlanForm *m_fields = nullptr;
};

} // namespace Chaos
