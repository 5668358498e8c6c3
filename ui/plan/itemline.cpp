// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plan/itemline.h"

#include "ui/plan/planwords.h"
#include "ui/theme/look.h"
#include "ui/widgets/wraplabel.h"

#include <QKeyEvent>
#include <QPainter>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

constexpr int side = 3 * step;
constexpr int padding = 2 * step;
constexpr int chevron = 4; ///< half its width
constexpr int mostLines = 3;
constexpr int longest = 600; ///< characters

} // namespace

ItemLine::ItemLine(const Look &look, QWidget *parent)
    : QAbstractButton(parent)
    , m_look(look)
{
    setFocusPolicy(Qt::StrongFocus);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&look, &Look::changed, this, qOverload<>(&QWidget::update));
}

void ItemLine::show(const QString &summary, const QString &trouble, bool isOpen)
{
    m_summary = summary.left(longest).simplified();
    m_trouble = trouble.left(longest).simplified();
    m_isOpen = isOpen;
    setText(m_summary);
    setAccessibleName(m_trouble.isEmpty() ? m_summary : tr("%1, %2").arg(m_summary, m_trouble));
    setAccessibleDescription(isOpen ? tr("open") : tr("closed"));
    setToolTip(PlanWords::plain(accessibleName()) + u"<br>"_s
               + (isOpen ? tr("Enter closes it.") : tr("Enter opens it.")));
    setVisible(true);
    updateGeometry();
    update();
}

QStringList ItemLine::summaryLines(int width) const
{
    return WrapLabel::linesOf(m_summary, m_look.theme().body(), width - 2 * side - 3 * chevron,
                              mostLines);
}

QStringList ItemLine::troubleLines(int width) const
{
    if (m_trouble.isEmpty())
        return {};
    return WrapLabel::linesOf(m_trouble, m_look.theme().small(), width - 2 * side, mostLines);
}

QSize ItemLine::sizeFor(int width) const
{
    const Theme &theme = m_look.theme();
    return {width,
            2 * padding + 2
                + int(summaryLines(width).size()) * QFontMetrics(theme.body()).lineSpacing()
                + int(troubleLines(width).size()) * QFontMetrics(theme.small()).lineSpacing()};
}

void ItemLine::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && !event->isAutoRepeat())
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

void ItemLine::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_look.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(hasFocus() ? theme.accent : theme.line);
    painter.setBrush(theme.panel);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    int y = padding + 1;
    const auto lines = [&](const QStringList &texts, const QFont &font, const QColor &colour) {
        const QFontMetrics metrics(font);
        painter.setFont(font);
        painter.setPen(colour);
        for (const QString &text : texts) {
            painter.drawText(side, y + metrics.ascent(), text);
            y += metrics.lineSpacing();
        }
    };
    const int middle = y + QFontMetrics(theme.body()).lineSpacing() / 2;
    lines(summaryLines(width()), theme.body(), theme.text);
    lines(troubleLines(width()), theme.small(), theme.warning);
    const QPointF c(width() - side - chevron, middle);
    const double up = m_isOpen ? -2 : 2;
    painter.setPen(QPen(theme.textFaint, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawLine(c + QPointF(-chevron, -up), c + QPointF(0, up));
    painter.drawLine(c + QPointF(0, up), c + QPointF(chevron, -up));
}

} // namespace Chaos
