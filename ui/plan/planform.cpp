// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plan/planform.h"

#include "ui/plan/formchoice.h"
#include "ui/plan/formtext.h"
#include "ui/theme/theme.h"

#include <QGridLayout>

#include <algorithm>

namespace Chaos {

namespace {

constexpr int columns = 12;

} // namespace

QWidget *PlanForm::Place::widget() const
{
    return text ? static_cast<QWidget *>(text) : choice;
}

PlanForm::PlanForm(const Look &look, const FormSpec &spec, QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(3 * step);
    m_grid->setVerticalSpacing(3 * step);
    for (int column = 0; column < columns; ++column)
        m_grid->setColumnStretch(column, 1);
    for (const FormField &field : spec) {
        Place place{.spec = field};
        if (field.options.empty())
            place.text = new FormText(look, field, this);
        else
            place.choice = new FormChoice(look, field, this);
        place.widget()->hide();
        m_places.push_back(std::move(place));
    }
    refresh();
}

void PlanForm::refresh()
{
    bool isOther = false;
    for (Place &place : m_places) {
        const bool isWanted = !place.spec.isWanted || place.spec.isWanted();
        isOther = isOther || isWanted != place.isWanted;
        place.isWanted = isWanted;
        if (place.text)
            place.text->refresh();
        else
            place.choice->refresh();
    }
    if (isOther)
        arrange();
}

void PlanForm::arrange()
{
    int row = 0;
    int column = 0;
    for (const Place &place : m_places) {
        m_grid->removeWidget(place.widget());
        place.widget()->setVisible(place.isWanted);
        if (!place.isWanted)
            continue;
        if (column + place.spec.span > columns) {
            ++row;
            column = 0;
        }
        m_grid->addWidget(place.widget(), row, column, 1, place.spec.span, Qt::AlignTop);
        column += place.spec.span;
    }
}

void PlanForm::focusFirstNeeded()
{
    const auto asks = [](const Place &place) {
        return place.isWanted && place.spec.isNeeded && place.spec.read().isEmpty();
    };
    auto first = std::ranges::find_if(m_places, asks);
    if (first == m_places.end())
        first = m_places.begin();
    if (first != m_places.end())
        first->widget()->setFocus(Qt::OtherFocusReason);
}

} // namespace Chaos
