// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/entry.h"
#include "models/items/liveday.h"
#include "models/rules/playing.h"

#include <QWidget>

#include <vector>

class QToolButton;

namespace Chaos {

class ElidedLabel;
class Look;
class NameField;

/// One person: name, team, and what the day asks of them as a bar and in words.
class PersonLine final : public QWidget
{
    Q_OBJECT

public:
    PersonLine(LiveDay &live, const Look &look, QWidget *parent = nullptr);

    /// `most` is the time of the busiest person: a full bar.
    void show(const Load &load, Micros most);
    using QWidget::show;

signals:
    void wished(const std::vector<Chaos::Entry> &entries);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] Person person() const;
    [[nodiscard]] QString workOf(const Load &load) const;
    void remove();

    LiveDay &m_live;
    const Look &m_look;
    Load m_load;
    double m_share = 0; ///< of the busiest person's time
    NameField *m_name;
    NameField *m_team;
    ElidedLabel *m_work;
    QWidget *m_bar;
    QToolButton *m_remove;
};

} // namespace Chaos
