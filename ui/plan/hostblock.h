// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/liveday.h"
#include "ui/plan/formspec.h"
#include "ui/plan/plannedblock.h"

namespace Chaos {

class FormText;
class PlanForm;

/// A staging host: how the room looks at it, and the alerts that this gives.
class HostBlock final : public PlannedBlock
{
    Q_OBJECT

public:
    HostBlock(LiveDay &live, PlanEditor &editor, const Look &look, const QString &host,
              QWidget *parent);

    void refresh() override;

private:
    struct Rule
    {
        QWidget *row = nullptr;
        PlanForm *form = nullptr;
    };

    void makeForm(QVBoxLayout &column) override;
    void focusForm() override;
    void refreshRules(std::size_t count);
    [[nodiscard]] Rule makeRule(int at);
    void removeRule(int at);

    LiveDay &m_live;
    PlanEditor &m_editor;
    PlanForm *m_fields = nullptr;
    QVBoxLayout *m_ruleColumn = nullptr;
    FormText *m_newRule = nullptr;
    std::vector<Rule> m_rules;
};

} // namespace Chaos
