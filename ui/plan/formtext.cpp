// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plan/formtext.h"

#include "ui/plan/growingedit.h"

namespace Chaos {

using namespace Qt::StringLiterals;

FormText::FormText(const Look &look, const FormField &spec, QWidget *parent)
    : FramedField(look, spec.caption, parent)
    , m_spec(spec)
    , m_edit(new GrowingEdit(look, spec.isMono ? Face::Mono : Face::Body, false, this))
{
    setObjectName(u"form_"_s + spec.name);
    m_edit->setObjectName(spec.name);
    m_edit->setAccessibleName(spec.caption.isEmpty() ? spec.question : spec.caption);
    m_edit->setPlaceholderText(spec.question);
    m_edit->setToolTip(tr("Enter takes it over, Esc brings back what was."));
    setBody(m_edit);
    setFocusProxy(m_edit);
    connect(m_edit, &GrowingEdit::entered, this, &FormText::enter);
    connect(m_edit, &GrowingEdit::reverted, this, &FormText::refresh);
    refresh();
}

/// A field that goes while it has the focus is left, which is no time to take anything over.
FormText::~FormText()
{
    m_edit->disconnect(this);
}

void FormText::refresh()
{
    m_edit->setSettled(m_spec.read());
    if (!m_edit->isDirty())
        setFault(m_spec.complaint ? m_spec.complaint() : QString());
}

void FormText::enter()
{
    const QString text = m_edit->text();
    const QString before = m_edit->settled();
    m_edit->accept(); // before it is shown again, in the words of the plan
    const Outcome<Done> written = m_spec.write(text);
    if (!written)
        m_edit->refuse(before);
    setFault(written ? QString() : written.failure().detail);
}

} // namespace Chaos
