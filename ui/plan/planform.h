// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/plan/formspec.h"

#include <QWidget>

class QGridLayout;

namespace Chaos {

class FormChoice;
class FormText;
class Look;

/// The fields of one thing of the plan, side by side in twelve columns; those that make no sense
/// just now are hidden, and keep what was typed.
class PlanForm final : public QWidget
{
    Q_OBJECT

public:
    PlanForm(const Look &look, const FormSpec &spec, QWidget *parent);

    /// Shows what the plan says now.
    void refresh();
    /// Goes to the first field without which nothing works, or the first of all.
    void focusFirstNeeded();

private:
    struct Place
    {
        FormField spec{};
        FormText *text = nullptr; ///< one of the two
        FormChoice *choice = nullptr;
        bool isWanted = false;
        [[nodiscard]] QWidget *widget() const;
    };
    void arrange();

    std::vector<Place> m_places;
    QGridLayout *m_grid;
};

} // namespace Chaos
