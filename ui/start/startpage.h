// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/clock.h"
#include "ui/start/recentday.h"

#include <QUrl>
#include <QWidget>

#include <vector>

class QVBoxLayout;

namespace Chaos {

class ElidedLabel;
class Look;
class NewDayForm;
class WrapLabel;

/// Where the room begins: rehearse, plan, open, or go on with a day that is there.
class StartPage final : public QWidget
{
    Q_OBJECT

public:
    StartPage(const Look &look, const Clock &clock, QWidget *parent = nullptr);

    /// In the order given, the most recent first; what goes beyond fifty is left out.
    void setRecentDays(const std::vector<RecentDay> &days);

signals:
    void rehearsalRequested();
    void newDayRequested(const QString &title, QDate date);
    /// The day that the program brings along, as a new one.
    void sampleRequested();
    /// The same day as it went.
    void heldSampleRequested();
    /// The person wants to choose a file; asking for it is the application's.
    void planFileRequested();
    /// A file was dropped on the page.
    void planFileDropped(const QUrl &file);
    /// Something else was dropped; why it cannot be opened.
    void dropRefused(const QString &why);
    void dayRequested(const QString &key);
    /// What all days tell together.
    void overDaysRequested();

private:
    void buildHead(QVBoxLayout &column);
    void buildRows(QVBoxLayout &column);
    void buildRecent(QVBoxLayout &column);
    void openForm();
    [[nodiscard]] QDate today() const;

    const Look &m_look;
    const Clock &m_clock;
    NewDayForm *m_form;
    QVBoxLayout *m_urgent; ///< days that somebody has to see to at once
    QVBoxLayout *m_recent;
    WrapLabel *m_none;
    std::vector<QWidget *> m_dayRows;
};

} // namespace Chaos
