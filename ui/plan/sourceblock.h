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
class SecretField;
class SecretPlaces;

/// An alert source: where it is, how the room signs in, and what it last said of itself.
class SourceBlock final : public PlannedBlock
{
    Q_OBJECT

public:
    SourceBlock(LiveDay &live, PlanEditor &editor, const AskRound &round,
                const SecretPlaces &secrets, const Clock &clock, const Look &look,
                const QString &source, QWidget *parent);

    void refresh() override;
    /// Time goes on: how long ago something was.
    void refreshAges();

signals:
    /// To be kept by this desk.
    void secretGiven(const QString &name, const QByteArray &secret);

private:
    void makeForm(QVBoxLayout &column) override;
    void focusForm() override;
    void refreshSecret();
    void giveSecret(const QByteArray &secret);

    LiveDay &m_live;
    PlanEditor &m_editor;
    const AskRound &m_round;
    const SecretPlaces &m_secrets;
    const Clock &m_clock;
    PlanForm *m_fields = nullptr;
    SecretField *m_secret = nullptr;
};

} // namespace Chaos
