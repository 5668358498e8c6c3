// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plan/framedfield.h"

#include "ui/theme/look.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/wraplabel.h"

#include <QEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace Chaos {

FramedField::FramedField(const Look &look, const QString &caption, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
    , m_caption(new ElidedLabel(look, Face::Caps, Ink::Faint, this))
    , m_fault(new WrapLabel(look, Face::Small, Ink::Alarm, this))
    , m_column(new QVBoxLayout(this))
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    m_caption->setText(caption.toUpper());
    m_caption->setVisible(!caption.isEmpty());
    m_fault->hide();
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(step + 2);
    m_column->addWidget(m_caption);
    m_column->addWidget(m_fault);
    connect(&look, &Look::changed, this, qOverload<>(&QWidget::update));
}

void FramedField::setBody(QWidget *body)
{
    m_body = body;
    m_column->insertWidget(1, body);
    body->installEventFilter(this);
}

void FramedField::setHeading()
{
    m_isHeading = true;
    m_caption->hide();
}

void FramedField::setMissing(bool missing)
{
    if (missing == m_isMissing)
        return;
    m_isMissing = missing;
    m_caption->setInk(missing ? Ink::Warning : Ink::Faint);
    update();
}

void FramedField::setFault(const QString &remedy)
{
    m_fault->setText(remedy);
    m_fault->setVisible(!remedy.isEmpty());
    if (m_body)
        m_body->setAccessibleDescription(remedy);
    update();
}

QString FramedField::fault() const
{
    return m_fault->text();
}

bool FramedField::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_body
        && (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut))
        update();
    return QWidget::eventFilter(watched, event);
}

QColor FramedField::edge() const
{
    const Theme &theme = m_look.theme();
    if (!fault().isEmpty())
        return theme.alarm;
    if (m_body->hasFocus())
        return theme.accent;
    return m_isMissing ? theme.warning : theme.line;
}

void FramedField::paintEvent(QPaintEvent *)
{
    if (!m_body)
        return;
    QPainter painter(this);
    const QRect box = m_body->geometry();
    if (m_isHeading) {
        if (m_body->hasFocus() || !fault().isEmpty())
            painter.fillRect(box.left(), box.bottom(), box.width(), 1, edge());
        return;
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(m_look.theme().panel);
    painter.setPen(edge());
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
}

} // namespace Chaos
