// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plan/formchoice.h"

#include "ui/plan/choicebutton.h"

namespace Chaos {

using namespace Qt::StringLiterals;

FormChoice::FormChoice(const Look &look, const FormField &spec, QWidget *parent)
    : FramedField(look, spec.caption, parent)
    , m_spec(spec)
    , m_button(new ChoiceButton(look, this))
{
    setObjectName(u"form_"_s + spec.name);
    m_button->setObjectName(spec.name);
    setBody(m_button);
    setFocusProxy(m_button);
    connect(m_button, &ChoiceButton::choiceMade, this, &FormChoice::choose);
    refresh();
}

void FormChoice::refresh()
{
    m_button->offer(m_spec.caption, m_spec.options, m_spec.read());
}

void FormChoice::choose(const QString &key)
{
    const Outcome<Done> written = m_spec.write(key);
    setFault(written ? QString() : written.failure().detail);
}

} // namespace Chaos
