// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plan/cardrows.h"

#include "ui/plan/choicefield.h"
#include "ui/plan/itemsfield.h"
#include "ui/plan/textfield.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>

namespace Chaos {

CardField *CardRows::add(const Look &look, CardHand &hand, const CardSpec::Field &spec,
                         QWidget *parent)
{
    CardField *field = nullptr;
    bool isHalf = false;
    if (const auto *text = std::get_if<CardSpec::Text>(&spec)) {
        field = new TextField(look, hand, *text, parent);
        isHalf = text->isHalf;
    } else if (const auto *choice = std::get_if<CardSpec::Choice>(&spec)) {
        field = new ChoiceField(look, hand, *choice, parent);
        isHalf = choice->isHalf;
    }
    place(field, isHalf);
    return field;
}

CardField *CardRows::add(const Look &look, CardHand &hand, const CardSpec::Items &spec,
                         QWidget *parent)
{
    auto *field = new ItemsField(look, hand, spec, parent);
    place(field, false);
    return field;
}

void CardRows::place(CardField *field, bool isHalf)
{
    if (!isHalf) {
        m_line = nullptr;
        m_column.addWidget(field);
    } else if (m_line) {
        delete m_line->takeAt(2); // the empty half
        delete m_line->takeAt(1);
        m_line->addWidget(field, 1, Qt::AlignTop);
        m_line = nullptr;
    } else {
        m_line = new QHBoxLayout;
        m_line->setSpacing(3 * step);
        m_line->addWidget(field, 1, Qt::AlignTop);
        // Beside a stretch a layout leaves no space by itself.
        m_line->addSpacing(3 * step);
        m_line->addStretch(1);
        m_column.addLayout(m_line);
    }
}

} // namespace Chaos
