// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/entry.h"
#include "models/items/liveday.h"

#include <QWidget>

#include <vector>

class QComboBox;
class QToolButton;

namespace Chaos {

class ElidedLabel;
class Look;
class NameField;

/// One role: what it is called, who plays it for the day, and where somebody else does.
class RoleLine final : public QWidget
{
    Q_OBJECT

public:
    RoleLine(LiveDay &live, const Look &look, QWidget *parent = nullptr);

    void show(const Role &role);
    using QWidget::show;

signals:
    void wished(const std::vector<Chaos::Entry> &entries);

private:
    void fillPeople();
    void choose(int index);
    void remove();

    LiveDay &m_live;
    Role m_role;
    NameField *m_title;
    QComboBox *m_player;
    ElidedLabel *m_elsewhere;
    QToolButton *m_remove;
};

} // namespace Chaos
