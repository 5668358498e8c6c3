// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plan/concernbox.h"

#include "ui/plan/planwords.h"
#include "ui/theme/look.h"
#include "ui/widgets/statedot.h"
#include "ui/widgets/wraplabel.h"

#include <QPainter>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

constexpr int side = 3 * step;
constexpr int padding = 2 * step + 2;
constexpr int mark = 5 * step;
constexpr int longest = 1500; ///< characters of what may come from outside

} // namespace

ConcernBox::ConcernBox(const Look &look, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&look, &Look::changed, this, qOverload<>(&QWidget::update));
}

void ConcernBox::show(const Concern &concern)
{
    m_concern = concern;
    setAccessibleName(PlanWords::severity(concern.severity) + u": "_s + concern.title);
    setAccessibleDescription(concern.reason + u' ' + concern.remedy);
    setToolTip(PlanWords::plain(accessibleName().left(longest)));
    setVisible(true);
    updateGeometry();
    update();
}

ConcernBox::Lines ConcernBox::linesIn(int width) const
{
    const Theme &theme = m_look.theme();
    const int inner = width - 2 * side;
    Lines lines;
    lines.date = PlanWords::closeBy(m_concern.closeBy);
    lines.dateWidth = QFontMetrics(theme.small()).horizontalAdvance(lines.date);
    lines.title = WrapLabel::linesOf(m_concern.title.left(longest).simplified(), theme.strong(),
                                     inner - mark - lines.dateWidth - 2 * step, 2);
    const QString text = m_concern.reason + u' ' + m_concern.remedy;
    lines.text = WrapLabel::linesOf(text.left(longest).simplified(), theme.body(), inner);
    return lines;
}

int ConcernBox::heightForWidth(int width) const
{
    const Theme &theme = m_look.theme();
    const Lines lines = linesIn(width);
    return 2 * padding + int(lines.title.size()) * QFontMetrics(theme.strong()).lineSpacing() + 2
        + int(lines.text.size()) * QFontMetrics(theme.body()).lineSpacing();
}

void ConcernBox::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_look.theme();
    const bool isHole = m_concern.severity == Severity::Hole;
    const QColor ink = isHole ? theme.onTint(theme.warning) : theme.textSoft;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(isHole ? theme.tint(theme.warning) : theme.raised);
    painter.drawRoundedRect(rect(), radius, radius);
    const Lines lines = linesIn(width());
    const QFontMetrics strong(theme.strong());
    StateDot::paint(painter, QRect(side - 3, padding, mark - step, strong.lineSpacing()),
                    isHole ? StateDot::Shape::Ring : StateDot::Shape::Triangle, ink);
    painter.setPen(ink);
    painter.setFont(theme.small());
    painter.drawText(QRect(width() - side - lines.dateWidth - 1, padding, lines.dateWidth + 1,
                           strong.lineSpacing()),
                     Qt::AlignRight | Qt::AlignVCenter, lines.date);
    int y = padding;
    const auto write = [&](const QStringList &texts, const QFont &font, int x) {
        const QFontMetrics metrics(font);
        painter.setFont(font);
        for (const QString &text : texts) {
            painter.drawText(x, y + metrics.ascent(), text);
            y += metrics.lineSpacing();
        }
    };
    write(lines.title, theme.strong(), side + mark - 4);
    y += 2;
    write(lines.text, theme.body(), side);
}

} // namespace Chaos
