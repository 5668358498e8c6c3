// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/plan.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QDateEdit;
class QLineEdit;
class QPlainTextEdit;
class QSpinBox;

namespace Chaos {

class Look;

/// One time of telling people, to be edited: when, how, to whom and in which words.
class ContactForm final : public QDialog
{
    Q_OBJECT

public:
    ContactForm(const Look &look, const Plan &plan, const Contact &contact, QDate today,
                QWidget *parent = nullptr);

    /// As it stands in the form.
    [[nodiscard]] Contact contact() const;

signals:
    /// Accepted, and something in it is different.
    void finishedWith(const Chaos::Contact &contact);

private:
    void fill(const Plan &plan, QDate today);
    void finish();
    void followDate();

    Contact m_before;
    QSpinBox *m_count;
    QComboBox *m_unit;
    QCheckBox *m_hasDate;
    QDateEdit *m_date;
    QLineEdit *m_form;
    QLineEdit *m_subject;
    QLineEdit *m_audience;
    QComboBox *m_owner;
    QPlainTextEdit *m_text;
};

} // namespace Chaos
