// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/plan/formspec.h"
#include "ui/plan/framedfield.h"

namespace Chaos {

class ChoiceButton;

/// A field of a form with few answers.
class FormChoice final : public FramedField
{
    Q_OBJECT

public:
    FormChoice(const Look &look, const FormField &spec, QWidget *parent);

    void refresh();

private:
    void choose(const QString &key);

    FormField m_spec;
    ChoiceButton *m_button;
};

} // namespace Chaos
