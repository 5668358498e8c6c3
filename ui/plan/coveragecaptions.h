// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

namespace Chaos {

class Look;

/// What stands above the columns of the alert coverage.
class CoverageCaptions final : public QWidget
{
    Q_OBJECT

public:
    CoverageCaptions(const Look &look, QWidget *parent);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Look &m_look;
};

} // namespace Chaos
