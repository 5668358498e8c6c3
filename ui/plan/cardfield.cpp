// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plan/cardfield.h"

#include <algorithm>

namespace Chaos {

using namespace Qt::StringLiterals;

CardField::CardField(const Look &look, const QString &name, const QString &caption,
                     std::vector<ReadinessRule> rules, QWidget *parent)
    : FramedField(look, caption, parent)
    , m_rules(std::move(rules))
{
    setObjectName(u"card_"_s + name);
}

void CardField::show(const CardView &view)
{
    setMissing(concernedBy(view));
}

bool CardField::concernedBy(const CardView &view) const
{
    return std::ranges::any_of(view.concerns, [&](const Concern &concern) {
        return concern.severity == Severity::Hole && std::ranges::count(m_rules, concern.rule)
            && mends(concern, view);
    });
}

} // namespace Chaos
