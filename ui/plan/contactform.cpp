// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plan/contactform.h"

#include "models/rules/schedule.h"
#include "ui/theme/look.h"
#include "ui/widgets/wraplabel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>

namespace Chaos {

using namespace Qt::StringLiterals;

ContactForm::ContactForm(const Look &look, const Plan &plan, const Contact &contact, QDate today,
                         QWidget *parent)
    : QDialog(parent)
    , m_before(contact)
    , m_count(new QSpinBox(this))
    , m_unit(new QComboBox(this))
    , m_hasDate(new QCheckBox(tr("on a date of its own"), this))
    , m_date(new QDateEdit(this))
    , m_form(new QLineEdit(this))
    , m_subject(new QLineEdit(this))
    , m_audience(new QLineEdit(this))
    , m_owner(new QComboBox(this))
    , m_text(new QPlainTextEdit(this))
{
    setObjectName(u"contactForm"_s);
    setWindowTitle(tr("Telling people"));
    resize(560, 520);

    auto *when = new QHBoxLayout;
    when->addWidget(m_count);
    when->addWidget(m_unit);
    when->addStretch();
    auto *date = new QHBoxLayout;
    date->addWidget(m_hasDate);
    date->addWidget(m_date);
    date->addStretch();
    auto *places = new WrapLabel(look, Face::Small, Ink::Faint, this);
    places->setText(tr("Filled in from the day: {title} {date} {window} {environment} "
                       "{experiments} {people} {alternative_staging}"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel, this);
    auto *rows = new QFormLayout(this);
    rows->setSpacing(2 * step);
    rows->setContentsMargins(5 * step, 5 * step, 5 * step, 5 * step);
    rows->addRow(tr("When"), when);
    rows->addRow(QString(), date);
    for (QLineEdit *line : {m_subject, m_form, m_audience})
        line->setTextMargins(step, 0, step, 0);
    rows->addRow(tr("What"), m_subject);
    rows->addRow(tr("How"), m_form);
    rows->addRow(tr("To whom"), m_audience);
    rows->addRow(tr("Who sees to it"), m_owner);
    rows->addRow(tr("Message"), m_text);
    rows->addRow(QString(), places);
    rows->addRow(buttons);
    fill(plan, today);

    connect(m_hasDate, &QCheckBox::toggled, this, &ContactForm::followDate);
    connect(buttons, &QDialogButtonBox::accepted, this, &ContactForm::finish);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    // Nothing can be said to people without a subject.
    const auto judge = [this, save = buttons->button(QDialogButtonBox::Save)] {
        save->setEnabled(!m_subject->text().trimmed().isEmpty());
    };
    connect(m_subject, &QLineEdit::textChanged, this, judge);
    judge();
    m_subject->setFocus();
}

void ContactForm::fill(const Plan &plan, QDate today)
{
    const std::pair<QWidget *, QString> names[] = {
        {m_count, u"contactCount"_s},     {m_unit, u"contactUnit"_s},
        {m_hasDate, u"contactHasDate"_s}, {m_date, u"contactDate"_s},
        {m_form, u"contactHow"_s},        {m_subject, u"contactSubject"_s},
        {m_audience, u"contactTo"_s},     {m_owner, u"contactOwner"_s},
        {m_text, u"contactText"_s},
    };
    for (const auto &[widget, name] : names)
        widget->setObjectName(name);
    m_count->setRange(0, 999);
    m_count->setValue(m_before.before);
    m_count->setAccessibleName(tr("How long before the day"));
    m_unit->addItem(tr("days before"), int(Contact::Unit::Days));
    m_unit->addItem(tr("weeks before"), int(Contact::Unit::Weeks));
    m_unit->addItem(tr("months before"), int(Contact::Unit::Months));
    m_unit->setCurrentIndex(m_unit->findData(int(m_before.unit)));
    m_unit->setAccessibleName(tr("Unit"));
    const QDate due = dueDate(m_before, plan.day.date);
    m_hasDate->setChecked(m_before.on.isValid());
    m_date->setCalendarPopup(true);
    m_date->setDisplayFormat(u"yyyy-MM-dd"_s);
    m_date->setDate(due.isValid() ? due : today);
    m_date->setAccessibleName(tr("Date"));
    m_form->setText(m_before.form);
    m_form->setPlaceholderText(tr("email, presentation, chat channel …"));
    m_subject->setText(m_before.subject);
    m_audience->setText(m_before.audience);
    m_owner->addItem(tr("nobody yet"), QString());
    for (const Person &person : plan.people)
        m_owner->addItem(person.name.isEmpty() ? person.key : person.name, person.key);
    if (m_owner->findData(m_before.owner) < 0)
        m_owner->addItem(m_before.owner, m_before.owner);
    m_owner->setCurrentIndex(m_owner->findData(m_before.owner));
    m_text->setPlainText(m_before.text);
    m_text->setTabChangesFocus(true);
    followDate();
}

void ContactForm::followDate()
{
    m_date->setEnabled(m_hasDate->isChecked());
    m_count->setEnabled(!m_hasDate->isChecked());
    m_unit->setEnabled(!m_hasDate->isChecked());
}

Contact ContactForm::contact() const
{
    Contact contact = m_before;
    contact.before = m_count->value();
    contact.unit = Contact::Unit(m_unit->currentData().toInt());
    contact.on = m_hasDate->isChecked() ? m_date->date() : QDate();
    contact.form = m_form->text().trimmed();
    contact.subject = m_subject->text().trimmed();
    contact.audience = m_audience->text().trimmed();
    contact.owner = m_owner->currentData().toString();
    contact.text = m_text->toPlainText();
    return contact;
}

void ContactForm::finish()
{
    const Contact edited = contact();
    if (edited != m_before)
        emit finishedWith(edited);
    accept();
}

} // namespace Chaos
