// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/rule.h"

#include "ui/theme/look.h"

#include <QPainter>

namespace Chaos {

Rule::Rule(const Look &look, Qt::Orientation orientation, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
{
    if (orientation == Qt::Horizontal)
        setFixedHeight(1);
    else
        setFixedWidth(1);
    connect(&look, &Look::changed, this, qOverload<>(&QWidget::update));
}

void Rule::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), m_look.theme().line);
}

} // namespace Chaos
