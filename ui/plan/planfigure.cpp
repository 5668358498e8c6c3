// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plan/planfigure.h"

#include "ui/theme/look.h"

#include <QPainter>

#include <algorithm>

namespace Chaos {

using namespace Qt::StringLiterals;

PlanFigure::PlanFigure(const Look &look, const QString &caption, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
    , m_caption(caption)
    , m_figure(u"–"_s)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&look, &Look::changed, this, qOverload<>(&QWidget::update));
}

void PlanFigure::show(const QString &figure, Ink ink, const QString &whole, const QString &meaning)
{
    setAccessibleName(meaning);
    setToolTip(meaning.toHtmlEscaped());
    if (figure == m_figure && ink == m_ink && whole == m_whole)
        return;
    m_figure = figure;
    m_ink = ink;
    m_whole = whole;
    updateGeometry();
    update();
}

QString PlanFigure::text() const
{
    return m_whole.isEmpty() ? m_figure : m_figure + u" / "_s + m_whole;
}

QSize PlanFigure::sizeHint() const
{
    const Theme &theme = m_look.theme();
    const QFontMetrics caption(theme.caps());
    const QFontMetrics figure(theme.clock());
    return {
        std::max(caption.horizontalAdvance(m_caption.toUpper()), figure.horizontalAdvance(text()))
            + 1,
        caption.height() + figure.height()};
}

void PlanFigure::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_look.theme();
    QPainter painter(this);
    painter.setFont(theme.caps());
    painter.setPen(theme.textFaint);
    const QFontMetrics caption(theme.caps());
    painter.drawText(0, caption.ascent(), m_caption.toUpper());
    painter.setFont(theme.clock());
    const QFontMetrics figure(theme.clock());
    const int y = caption.height() + figure.ascent();
    painter.setPen(theme.ink(m_ink));
    painter.drawText(0, y, m_figure);
    if (m_whole.isEmpty())
        return;
    painter.setPen(theme.textFaint);
    painter.drawText(figure.horizontalAdvance(m_figure), y, u" / "_s + m_whole);
}

} // namespace Chaos
