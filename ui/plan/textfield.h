// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/plan/cardfield.h"

namespace Chaos {

class GrowingEdit;

/// A field of the card that is typed into.
class TextField final : public CardField
{
    Q_OBJECT

public:
    TextField(const Look &look, CardHand &hand, const CardSpec::Text &spec, QWidget *parent);
    ~TextField() override;

    void show(const CardView &view) override;
    void start(const CardView &view, const Drafts &drafts) override;
    void finish() override;
    void keepDrafts(Drafts &drafts) const override;
    [[nodiscard]] GrowingEdit *edit() const { return m_edit; }

private:
    void enter();

    CardHand &m_hand;
    CardSpec::Text m_spec;
    GrowingEdit *m_edit;
};

} // namespace Chaos
