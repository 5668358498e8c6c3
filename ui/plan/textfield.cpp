// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plan/textfield.h"

#include "ui/plan/growingedit.h"
#include "ui/theme/theme.h"

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

Face faceOf(const CardSpec::Text &spec)
{
    if (spec.isHeading)
        return Face::Title;
    return spec.isCommand ? Face::Mono : Face::Body;
}

} // namespace

TextField::TextField(const Look &look, CardHand &hand, const CardSpec::Text &spec, QWidget *parent)
    : CardField(look, spec.name, spec.caption, spec.rules, parent)
    , m_hand(hand)
    , m_spec(spec)
    , m_edit(new GrowingEdit(look, faceOf(spec), spec.form == CardSpec::Text::Form::Lines, this))
{
    m_edit->setObjectName(u"field_"_s + spec.name);
    m_edit->setAccessibleName(spec.caption.isEmpty() ? spec.question : spec.caption);
    m_edit->setPlaceholderText(spec.question);
    m_edit->setToolTip(spec.form == CardSpec::Text::Form::Lines
                           ? tr("One a line. Ctrl+Enter takes it over, Esc brings back what was.")
                           : tr("Enter takes it over, Esc brings back what was."));
    setBody(m_edit);
    if (spec.isHeading) {
        m_edit->setPadding(0, Chaos::step);
        setHeading();
    }
    setFocusProxy(m_edit);
    connect(m_edit, &GrowingEdit::entered, this, &TextField::enter);
    connect(m_edit, &GrowingEdit::reverted, this, [this] { setFault({}); });
}

/// A field that goes while it has the focus is left, which is no time to take anything over.
TextField::~TextField()
{
    m_edit->disconnect(this);
}

void TextField::show(const CardView &view)
{
    CardField::show(view);
    m_edit->setSettled(m_spec.read(view.experiment));
    if (!m_edit->isDirty())
        setFault({});
}

void TextField::start(const CardView &view, const Drafts &drafts)
{
    CardField::show(view);
    setFault({});
    m_edit->start(m_spec.read(view.experiment));
    const auto draft = drafts.find(m_spec.name);
    if (draft == drafts.end())
        return;
    m_edit->setPlainText(draft->second);
    enter();
}

void TextField::finish()
{
    if (m_edit->isDirty())
        enter();
}

void TextField::keepDrafts(Drafts &drafts) const
{
    if (m_edit->isDirty())
        drafts[m_spec.name] = m_edit->text();
}

void TextField::enter()
{
    const QString text = m_edit->text();
    const QString before = m_edit->settled();
    m_edit->accept(); // before it is shown again, in the words of the plan
    const CardSpec::Written written =
        m_hand.edit([&](Experiment &experiment) { return m_spec.write(text, experiment); });
    if (!written)
        m_edit->refuse(before);
    setFault(written ? QString() : written.failure().detail);
}

} // namespace Chaos
