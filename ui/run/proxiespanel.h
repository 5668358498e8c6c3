// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/liveday.h"
#include "models/items/proxywatch.h"

#include <QWidget>

#include <vector>

class QVBoxLayout;

namespace Chaos {

class Look;
class PanelHeading;
class ProxyLine;

/// The plan's proxies; not there where it has none.
class ProxiesPanel final : public QWidget
{
    Q_OBJECT

public:
    ProxiesPanel(LiveDay &live, const Look &look, QWidget *parent = nullptr);

    /// Where their standings are heard; has to live as long.
    void setWatch(const ProxyWatch &watch);
    /// The past has no standings.
    void setPast(bool isPast);
    /// The keyboard goes to the first of them; false: there is none.
    bool goThere();

signals:
    /// That proxy shall have another fault.
    void pressed(Chaos::ProxyLine *line);
    /// There are some now, or none any more.
    void shownChanged(bool isShown);

private:
    void refresh();

    LiveDay &m_live;
    const Look &m_look;
    const ProxyWatch *m_watch = nullptr;
    bool m_isPast = false;
    PanelHeading *m_heading;
    QVBoxLayout *m_column;
    std::vector<ProxyLine *> m_lines;
};

} // namespace Chaos
