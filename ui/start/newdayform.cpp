// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/start/newdayform.h"

#include "ui/theme/theme.h"
#include "ui/widgets/actbutton.h"

#include <QDateEdit>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace Chaos {

namespace {

constexpr int longestTitle = 200;
constexpr int fieldHeight = 9 * step;

} // namespace

NewDayForm::NewDayForm(const Look &look, QWidget *parent)
    : QWidget(parent)
    , m_title(new QLineEdit(this))
    , m_date(new QDateEdit(this))
    , m_plan(new ActButton(look, tr("Plan it"), Ink::Accent, {}, this))
{
    m_title->setObjectName(u"newDayTitle"_s);
    m_title->setAccessibleName(tr("Title of the day"));
    m_title->setPlaceholderText(tr("Title, such as “First chaos day”"));
    m_title->setMaxLength(longestTitle);
    m_title->setTextMargins(2 * step, 0, 2 * step, 0);
    m_title->setFixedHeight(fieldHeight);
    m_date->setObjectName(u"newDayDate"_s);
    m_date->setAccessibleName(tr("Date of the day"));
    m_date->setDisplayFormat(u"d MMM yyyy"_s);
    m_date->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_date->setToolTip(tr("Up and Down change the part under the cursor"));
    m_date->setFixedSize(34 * step, fieldHeight);
    m_date->setAlignment(Qt::AlignCenter);
    m_plan->setObjectName(u"newDayPlan"_s);
    m_plan->setToolTip(tr("Plan it (Enter)"));
    m_plan->setEnabled(false);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(11 * step, 3 * step, 0, 4 * step);
    row->setSpacing(3 * step);
    row->addWidget(m_title, 1);
    row->addWidget(m_date);
    row->addWidget(m_plan);
    connect(m_title, &QLineEdit::textChanged, this,
            [this](const QString &text) { m_plan->setEnabled(!text.trimmed().isEmpty()); });
    connect(m_title, &QLineEdit::returnPressed, this, &NewDayForm::finish);
    connect(m_plan, &QAbstractButton::clicked, this, &NewDayForm::finish);
}

void NewDayForm::begin(QDate proposed)
{
    if (m_title->text().isEmpty())
        m_date->setDate(proposed);
    m_title->setFocus();
}

void NewDayForm::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        emit cancelled();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        finish();
    else
        QWidget::keyPressEvent(event);
}

void NewDayForm::finish()
{
    const QString title = m_title->text().simplified();
    if (title.isEmpty())
        return;
    const QDate date = m_date->date();
    m_title->clear();
    emit planned(title, date);
}

} // namespace Chaos
