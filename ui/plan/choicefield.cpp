// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plan/choicefield.h"

#include "ui/plan/choicebutton.h"

namespace Chaos {

using namespace Qt::StringLiterals;

ChoiceField::ChoiceField(const Look &look, CardHand &hand, const CardSpec::Choice &spec,
                         QWidget *parent)
    : CardField(look, spec.name, spec.caption, spec.rules, parent)
    , m_hand(hand)
    , m_spec(spec)
    , m_button(new ChoiceButton(look, this))
{
    m_button->setObjectName(u"field_"_s + spec.name);
    setBody(m_button);
    setFocusProxy(m_button);
    connect(m_button, &ChoiceButton::choiceMade, this, &ChoiceField::choose);
}

void ChoiceField::show(const CardView &view)
{
    CardField::show(view);
    m_button->offer(m_spec.caption, m_spec.offer(view.plan, view.experiment),
                    m_spec.read(view.plan, view.experiment));
}

bool ChoiceField::mends(const Concern &concern, const CardView &view) const
{
    return !m_spec.mends || m_spec.mends(concern, view.plan, view.experiment);
}

void ChoiceField::start(const CardView &view, const Drafts &)
{
    show(view);
}

void ChoiceField::choose(const QString &key)
{
    if (m_spec.entry) {
        m_hand.wish([&](const Experiment &experiment) { return m_spec.entry(key, experiment); });
        return;
    }
    const auto written = m_hand.edit([&](Experiment &experiment) -> CardSpec::Written {
        m_spec.write(key, experiment);
        return Done{};
    });
    setFault(written ? QString() : written.failure().detail);
}

} // namespace Chaos
