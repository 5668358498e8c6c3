// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/rolesmodel.h"

#include <QWidget>

#include <vector>

class QVBoxLayout;

namespace Chaos {

class Clock;
class Look;
class PanelHeading;
class RoleButton;
class WrapLabel;

/// The roles and who plays them now; a role is handed over by choosing another person.
class RolesPanel final : public QWidget
{
    Q_OBJECT

public:
    RolesPanel(LiveDay &live, const Clock &clock, const Look &look, QWidget *parent = nullptr);

    void setCompact(bool compact);

signals:
    void wished(const Chaos::Entry &entry);

private:
    void refresh();
    void offerPeople(RoleButton *button);
    void handOver(const RoleRow &role, const QString &person);

    LiveDay &m_live;
    const Clock &m_clock;
    const Look &m_look;
    RolesModel m_model;
    PanelHeading *m_heading;
    WrapLabel *m_empty;
    QVBoxLayout *m_column;
    std::vector<RoleButton *> m_buttons;
    bool m_compact = false;
};

} // namespace Chaos
