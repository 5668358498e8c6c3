// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/hostsmodel.h"

#include <QTimer>
#include <QWidget>

#include <vector>

class QVBoxLayout;

namespace Chaos {

class HostLine;
class Look;
class PanelHeading;
class WrapLabel;

/// The staging hosts as the room's own probes see them.
class HostsPanel final : public QWidget
{
    Q_OBJECT

public:
    HostsPanel(LiveDay &live, const Clock &clock, const Look &look, QWidget *parent = nullptr);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void refresh();
    void advance();

    const Clock &m_clock;
    const Look &m_look;
    HostsModel m_model;
    PanelHeading *m_heading;
    WrapLabel *m_empty;
    QVBoxLayout *m_column;
    std::vector<HostLine *> m_lines;
    QTimer m_tick;
};

} // namespace Chaos
