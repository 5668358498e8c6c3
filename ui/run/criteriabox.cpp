// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/run/criteriabox.h"

#include "ui/run/wording.h"
#include "ui/theme/look.h"
#include "ui/widgets/wraplabel.h"

#include <QPainter>

namespace Chaos {

namespace {

constexpr int side = 3 * step;
constexpr int padding = 2 * step;
constexpr int longest = 1000; ///< characters
constexpr int maxLines = 6;
constexpr int maxAlarmLines = 5;

} // namespace

CriteriaBox::CriteriaBox(const Look &look, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&look, &Look::changed, this, qOverload<>(&QWidget::update));
}

void CriteriaBox::show(const QString &criteria, const QString &alarm, const QString &doubt)
{
    const QString whole = criteria.left(longest).simplified();
    const QString loud = alarm.left(longest).simplified();
    const QString dim = doubt.left(longest).simplified();
    if (whole == m_criteria && loud == m_alarm && dim == m_doubt)
        return;
    m_criteria = whole;
    m_alarm = loud;
    m_doubt = dim;
    setAccessibleName(m_alarm.isEmpty() ? m_criteria : m_alarm);
    setAccessibleDescription(m_doubt.isEmpty() ? m_criteria : m_criteria + u'\n' + m_doubt);
    QString tip;
    for (const QString &part : {m_alarm, m_criteria, m_doubt}) {
        if (!part.isEmpty())
            tip += (tip.isEmpty() ? QString() : QStringLiteral("<br>")) + Wording::plain(part);
    }
    setToolTip(tip);
    updateGeometry();
    update();
}

QStringList CriteriaBox::alarmLines(int width) const
{
    if (m_alarm.isEmpty())
        return {};
    return WrapLabel::linesOf(m_alarm, m_look.theme().title(), width - 2 * side, maxAlarmLines);
}

QStringList CriteriaBox::criteriaLines(int width) const
{
    return WrapLabel::linesOf(m_criteria, m_look.theme().body(), width - 2 * side, maxLines);
}

QStringList CriteriaBox::doubtLines(int width) const
{
    if (m_doubt.isEmpty())
        return {};
    return WrapLabel::linesOf(m_doubt, m_look.theme().strong(), width - 2 * side, maxLines);
}

int CriteriaBox::heightForWidth(int width) const
{
    const Theme &theme = m_look.theme();
    return 2 * padding + int(alarmLines(width).size()) * QFontMetrics(theme.title()).lineSpacing()
        + int(criteriaLines(width).size()) * QFontMetrics(theme.body()).lineSpacing()
        + int(doubtLines(width).size()) * QFontMetrics(theme.strong()).lineSpacing();
}

void CriteriaBox::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_look.theme();
    const QColor tone = m_alarm.isEmpty() ? theme.warning : theme.alarm;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(m_alarm.isEmpty() ? QPen(Qt::NoPen) : QPen(tone));
    painter.setBrush(theme.tint(tone));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    painter.setPen(theme.onTint(tone));
    int y = padding;
    const auto lines = [&](const QStringList &texts, const QFont &font) {
        const QFontMetrics metrics(font);
        painter.setFont(font);
        for (const QString &text : texts) {
            painter.drawText(side, y + metrics.ascent(), text);
            y += metrics.lineSpacing();
        }
    };
    lines(alarmLines(width()), theme.title());
    lines(criteriaLines(width()), theme.body());
    lines(doubtLines(width()), theme.strong());
}

} // namespace Chaos
