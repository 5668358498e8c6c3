// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/livewall.h"

#include <QWidget>

namespace Chaos {

class Look;

/// The office screen's picture of the live day. It follows the day only while it is to be seen.
class WallPicture final : public QWidget
{
    Q_OBJECT

public:
    WallPicture(LiveWall &wall, Look &look, QWidget *parent = nullptr);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void follow();

    LiveWall &m_wall;
    Look &m_look;
};

} // namespace Chaos
