// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDate>
#include <QWidget>

class QDateEdit;
class QLineEdit;

namespace Chaos {

class ActButton;
class Look;

/// Title and date of a new day, which is all that it takes.
class NewDayForm final : public QWidget
{
    Q_OBJECT

public:
    explicit NewDayForm(const Look &look, QWidget *parent = nullptr);

    /// Puts the cursor in the title. A draft that is there stays.
    void begin(QDate proposed);

signals:
    void planned(const QString &title, QDate date);
    void cancelled();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void finish();

    QLineEdit *m_title;
    QDateEdit *m_date;
    ActButton *m_plan;
};

} // namespace Chaos
