// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desklook.h"

#include "app/net/secrets.h"
#include "models/day/day.h"
#include "models/day/entries.h"
#include "models/steps/needs.h"

#include <QCoreApplication>
#include <QStandardPaths>

namespace Chaos::DeskLook {

namespace {

struct DeskWords
{
    Q_DECLARE_TR_FUNCTIONS(DeskLook)
};

/// Tells how each need stands where that is news. What was never lacking is not told of.
class Telling
{
public:
    explicit Telling(const Day &day)
        : m_day(day)
    {}

    void tell(const std::string &standing, bool isThere)
    {
        const bool wasLacking = m_day.world().source(standing).health == SourceHealth::Failing;
        if (isThere != wasLacking)
            return;
        m_entries.push_back(Entries::sourceHealth(
            QString::fromStdString(standing), isThere ? SourceHealth::Live : SourceHealth::Failing,
            isThere ? QString() : DeskWords::tr("this desk lacks it")));
    }
    [[nodiscard]] std::vector<Entry> take() { return std::move(m_entries); }

private:
    const Day &m_day;
    std::vector<Entry> m_entries;
};

} // namespace

std::vector<Entry> changes(const Day &day, const Secrets &secrets)
{
    const StepNeeds needs = needsOf(day.plan());
    Telling telling(day);
    for (const QString &program : needs.programs) {
        telling.tell(DeskStanding::ofProgram(program),
                     !QStandardPaths::findExecutable(program).isEmpty());
    }
    for (const QString &variable : needs.variables) {
        telling.tell(DeskStanding::ofVariable(variable),
                     qEnvironmentVariableIsSet(variable.toLocal8Bit()));
    }
    for (const QString &secret : needs.secrets)
        telling.tell(DeskStanding::ofSecret(secret), secrets.value(secret).has_value());
    return telling.take();
}

} // namespace Chaos::DeskLook
