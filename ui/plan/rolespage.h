// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/entry.h"
#include "models/items/liveday.h"

#include <QWidget>

#include <vector>

class QVBoxLayout;

namespace Chaos {

class BuyInLine;
class Clock;
class Look;
class NameField;
class PanelHeading;
class PersonLine;
class RoleLine;

/// Who plays what: the roles and their names, the people and what the day asks of each, and whose
/// agreement it needs. Everything is edited in place.
class RolesPage final : public QWidget
{
    Q_OBJECT

public:
    RolesPage(LiveDay &live, const Clock &clock, const Look &look, QWidget *parent = nullptr);

signals:
    void wished(const std::vector<Chaos::Entry> &entries);

private:
    [[nodiscard]] QWidget *makeRoles();
    [[nodiscard]] QWidget *makePeople();
    [[nodiscard]] QWidget *makeBuyIns();
    void refresh();
    void addRole(const QString &title);
    void addPerson(const QString &name);
    void addBuyIn(const QString &name);
    void keepCustomaryRoles(std::vector<Entry> &entries) const;

    LiveDay &m_live;
    const Clock &m_clock;
    const Look &m_look;
    PanelHeading *m_rolesHeading = nullptr;
    PanelHeading *m_peopleHeading = nullptr;
    PanelHeading *m_buyInHeading = nullptr;
    QVBoxLayout *m_roleColumn = nullptr;
    QVBoxLayout *m_personColumn = nullptr;
    QVBoxLayout *m_buyInColumn = nullptr;
    std::vector<RoleLine *> m_roles;
    std::vector<PersonLine *> m_people;
    std::vector<BuyInLine *> m_buyIns;
};

} // namespace Chaos
