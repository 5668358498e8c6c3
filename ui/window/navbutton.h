// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/strokeicon.h"

#include <QAbstractButton>

namespace Chaos {

class Look;

/// One word of the navigation, with its icon above it.
class NavButton final : public QAbstractButton
{
    Q_OBJECT

public:
    NavButton(const Look &look, const QString &icon, const QString &word,
              QWidget *parent = nullptr);

    void setIcon(const QString &icon);
    [[nodiscard]] QSize sizeHint() const override { return {56, 54}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Look &m_look;
    StrokeIcon m_icon;
};

} // namespace Chaos
