// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/hostsmodel.h"
#include "ui/widgets/statedot.h"

#include <QWidget>

#include <optional>

namespace Chaos {

class Look;

/// One staging host: how it stands, how it stood in the last ten minutes, and what its probe says.
class HostLine final : public QWidget
{
    Q_OBJECT

public:
    HostLine(const Clock &clock, const Look &look, QWidget *parent = nullptr);

    void show(const HostRow &host);
    using QWidget::show;
    /// Time has gone on: paints the strip again, and nothing else.
    void advance();

    [[nodiscard]] QSize sizeHint() const override { return {220, 26}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {160, 26}; }

    [[nodiscard]] static std::pair<StateDot::Shape, Ink> markOf(HostState state);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QRect strip() const;
    void paintStrip(QPainter &painter) const;
    [[nodiscard]] bool isWell() const;
    [[nodiscard]] std::optional<Instant> badSince() const;

    const Clock &m_clock;
    const Look &m_look;
    HostRow m_host;
};

} // namespace Chaos
