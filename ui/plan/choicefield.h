// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/plan/cardfield.h"

namespace Chaos {

class ChoiceButton;

/// A field of the card with few answers.
class ChoiceField final : public CardField
{
    Q_OBJECT

public:
    ChoiceField(const Look &look, CardHand &hand, const CardSpec::Choice &spec, QWidget *parent);

    void show(const CardView &view) override;
    void start(const CardView &view, const Drafts &drafts) override;

private:
    [[nodiscard]] bool mends(const Concern &concern, const CardView &view) const override;
    void choose(const QString &key);

    CardHand &m_hand;
    CardSpec::Choice m_spec;
    ChoiceButton *m_button;
};

} // namespace Chaos
