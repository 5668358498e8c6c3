// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/plan/formspec.h"
#include "ui/plan/framedfield.h"

namespace Chaos {

class GrowingEdit;

/// A field of a form that is typed into. What cannot be taken over stays, with what is wrong.
class FormText final : public FramedField
{
    Q_OBJECT

public:
    FormText(const Look &look, const FormField &spec, QWidget *parent);
    ~FormText() override;

    /// Shows what the plan says now; what is being typed stays.
    void refresh();

private:
    void enter();

    FormField m_spec;
    GrowingEdit *m_edit;
};

} // namespace Chaos
