// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/run/rolebutton.h"

#include "ui/run/wording.h"
#include "ui/theme/look.h"
#include "ui/widgets/paintedline.h"

#include <QKeyEvent>
#include <QPainter>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

constexpr int discSize = 30;
constexpr int compactDiscSize = 20;

/// The same person has the same colour on every seat: from the key, not from the order.
QColor discColour(const QString &person)
{
    static constexpr std::array hues{28, 190, 88, 268, 356, 48, 150, 220, 320};
    std::size_t sum = 0;
    for (const QChar c : person)
        sum = sum * 31 + c.unicode();
    return QColor::fromHsl(hues[sum % hues.size()], 170, 178);
}

} // namespace

RoleButton::RoleButton(const Look &look, QWidget *parent)
    : QAbstractButton(parent)
    , m_look(look)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&look, &Look::changed, this, qOverload<>(&QWidget::update));
}

void RoleButton::show(const RoleRow &role)
{
    m_role = role;
    m_role.name = role.name.left(200).simplified();
    m_role.title = role.title.left(200).simplified();
    setObjectName(u"role_"_s + role.key);
    setAccessibleName(role.name.isEmpty() ? tr("%1: nobody").arg(m_role.title)
                                          : tr("%1: %2").arg(m_role.title, m_role.name));
    setToolTip(Wording::plain(accessibleName()) + u"<br>"_s + tr("Press to hand the role over."));
    update();
}

void RoleButton::setCompact(bool compact)
{
    m_compact = compact;
    updateGeometry();
    update();
}

QSize RoleButton::sizeHint() const
{
    return {220, m_compact ? 26 : 40};
}

QString RoleButton::initialsOf(const QString &name)
{
    const QStringList words = name.split(u' ', Qt::SkipEmptyParts);
    if (words.isEmpty())
        return {};
    if (words.size() == 1)
        return words.first().left(2).toUpper();
    return (words.first().left(1) + words.last().left(1)).toUpper();
}

void RoleButton::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && !event->isAutoRepeat())
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

void RoleButton::paintDisc(QPainter &painter, const QRectF &disc) const
{
    const Theme &theme = m_look.theme();
    if (m_role.person.isEmpty()) {
        painter.setPen(QPen(theme.textFaint, 1, Qt::DashLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(disc.adjusted(0.5, 0.5, -0.5, -0.5));
        return;
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(discColour(m_role.person));
    painter.drawEllipse(disc);
    QFont font = theme.small();
    font.setWeight(QFont::DemiBold);
    font.setPixelSize(m_compact ? 9 : 11);
    painter.setFont(font);
    painter.setPen(QColor(0x1c, 0x24, 0x30));
    painter.drawText(disc, Qt::AlignCenter, initialsOf(m_role.name));
}

void RoleButton::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_look.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (underMouse() || hasFocus()) {
        painter.setPen(hasFocus() ? QPen(theme.accent) : QPen(Qt::NoPen));
        painter.setBrush(theme.raised);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    }
    const int size = m_compact ? compactDiscSize : discSize;
    paintDisc(painter, QRectF(step, (height() - size) / 2.0, size, size));

    const int left = size + 4 * step;
    const QRect text(left, 0, width() - left - step, height());
    const bool isFilled = !m_role.person.isEmpty();
    const QString name = isFilled ? m_role.name : tr("nobody yet");
    const QColor nameColour = isFilled ? theme.text : theme.warning;
    if (m_compact) {
        const int wanted = QFontMetrics(theme.body()).horizontalAdvance(name);
        const int part = std::min(wanted + 1, text.width() / 2);
        paintLine(painter, QRect(text.left(), 0, part, height()), theme.body(), nameColour, name);
        paintLine(painter, text.adjusted(part + 2 * step, 1, 0, 0), theme.small(), theme.textSoft,
                  m_role.title);
        return;
    }
    const int half = height() / 2;
    paintLine(painter, text.adjusted(0, 3, 0, -half), theme.body(), nameColour, name);
    paintLine(painter, text.adjusted(0, half, 0, -3), theme.small(), theme.textSoft, m_role.title);
}

} // namespace Chaos
