// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/entry.h"
#include "models/day/plan.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QToolButton;

namespace Chaos {

class ElidedLabel;
class Look;
class NameField;

/// Somebody whose agreement the day needs, and since when it has it.
class BuyInLine final : public QWidget
{
    Q_OBJECT

public:
    explicit BuyInLine(const Look &look, QWidget *parent = nullptr);

    void show(const BuyIn &buyIn, QDate today);
    using QWidget::show;

signals:
    void wished(const Chaos::Entry &entry);

private:
    void change(const BuyIn &edited);

    BuyIn m_buyIn;
    QDate m_today;
    NameField *m_name;
    QComboBox *m_from;
    QCheckBox *m_got;
    ElidedLabel *m_since;
    QToolButton *m_remove;
};

} // namespace Chaos
