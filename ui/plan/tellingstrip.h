// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/entry.h"
#include "models/items/contactsmodel.h"

#include <QTimer>
#include <QWidget>

#include <vector>

class QHBoxLayout;
class QScrollArea;

namespace Chaos {

class ActButton;
class Look;
class PanelHeading;
class TellingStop;
class WrapLabel;

/// Who is told of the day, when and how: the communication schedule on a line.
class TellingStrip final : public QWidget
{
    Q_OBJECT

public:
    TellingStrip(LiveDay &live, const Clock &clock, const Look &look, QWidget *parent = nullptr);

signals:
    void wished(const std::vector<Chaos::Entry> &entries);
    /// The schedule as a calendar file is wanted.
    void calendarWished();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void refresh();
    /// As tall as the texts need in the width there is.
    void fit();
    void offer(TellingStop *stop);
    void edit(const Contact &contact);
    void copyNext();
    void takeCustomary();
    void tell(const Contact &contact, QDate on);

    LiveDay &m_live;
    const Look &m_look;
    ContactsModel m_model;
    PanelHeading *m_heading;
    ActButton *m_calendar;
    ActButton *m_copy;
    ActButton *m_add;
    WrapLabel *m_empty;
    ActButton *m_customary;
    QWidget *m_line;
    QHBoxLayout *m_row;
    QScrollArea *m_scroll;
    std::vector<TellingStop *> m_stops;
    QTimer m_midnight;
};

} // namespace Chaos
