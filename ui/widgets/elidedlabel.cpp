// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/elidedlabel.h"

#include "ui/theme/look.h"
#include "ui/widgets/straightened.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace Chaos {

ElidedLabel::ElidedLabel(const Look &look, QWidget *parent)
    : ElidedLabel(look, Face::Body, Ink::Text, parent)
{}

ElidedLabel::ElidedLabel(const Look &look, Face face, Ink ink, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
    , m_face(face)
    , m_ink(ink)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&look, &Look::changed, this, qOverload<>(&QWidget::update));
}

void ElidedLabel::setText(const QString &text)
{
    const QString straight = straightened(text);
    if (m_text == straight)
        return;
    m_text = straight;
    setAccessibleName(straight);
    updateGeometry();
    update();
}

void ElidedLabel::setFace(Face face)
{
    m_face = face;
    updateGeometry();
    update();
}

void ElidedLabel::setInk(Ink ink)
{
    if (m_ink == ink)
        return;
    m_ink = ink;
    update();
}

void ElidedLabel::setAlignment(Qt::Alignment alignment)
{
    m_alignment = alignment;
    update();
}

void ElidedLabel::setElideMode(Qt::TextElideMode mode)
{
    m_mode = mode;
    update();
}

bool ElidedLabel::isElided() const
{
    return QFontMetrics(m_look.theme().font(m_face)).horizontalAdvance(m_text) > width();
}

QSize ElidedLabel::sizeHint() const
{
    const QFontMetrics metrics(m_look.theme().font(m_face));
    return {metrics.horizontalAdvance(m_text) + 1, metrics.height()};
}

QSize ElidedLabel::minimumSizeHint() const
{
    const QFontMetrics metrics(m_look.theme().font(m_face));
    return {std::min(sizeHint().width(), metrics.averageCharWidth() * 4), metrics.height()};
}

void ElidedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QFont font = m_look.theme().font(m_face);
    painter.setFont(font);
    painter.setPen(m_look.theme().ink(m_ink));
    painter.drawText(rect(), int(m_alignment) | Qt::TextSingleLine,
                     QFontMetrics(font).elidedText(m_text, m_mode, width()));
}

bool ElidedLabel::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip || !toolTip().isEmpty() || !isElided())
        return QWidget::event(event);
    QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(), m_text.toHtmlEscaped(), this);
    return true;
}

} // namespace Chaos
