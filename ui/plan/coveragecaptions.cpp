// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plan/coveragecaptions.h"

#include "ui/plan/coveragedelegate.h"
#include "ui/theme/look.h"

#include <QAbstractItemView>
#include <QEvent>
#include <QPainter>

namespace Chaos {

CoverageCaptions::CoverageCaptions(const Look &look, const QAbstractItemView &list, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
    , m_list(list)
{
    setFixedHeight(7 * step);
    list.viewport()->installEventFilter(this);
    connect(&look, &Look::changed, this, qOverload<>(&QWidget::update));
}

bool CoverageCaptions::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        update();
    return QWidget::eventFilter(watched, event);
}

void CoverageCaptions::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_look.theme();
    QPainter painter(this);
    painter.setFont(theme.caps());
    painter.setPen(theme.textFaint);
    const auto places = CoverageColumns::placesIn(m_list.viewport()->width());
    for (std::size_t i = 0; i < places.size(); ++i) {
        const QRect box(places[i].x, 0, places[i].width, height());
        const QString caption = CoverageColumns::caption(CoverageColumns::Column(i));
        painter.drawText(box, Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(caption, Qt::ElideRight, box.width()));
    }
    painter.fillRect(0, height() - 1, width(), 1, theme.line);
}

} // namespace Chaos
