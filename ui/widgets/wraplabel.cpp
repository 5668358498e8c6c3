// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/wraplabel.h"

#include "ui/theme/look.h"
#include "ui/widgets/straightened.h"

#include <QPainter>
#include <QTextLayout>

#include <algorithm>

namespace Chaos {

namespace {

constexpr int preferredWidth = 320;
constexpr qsizetype mostWidths = 16;
constexpr int longestLine = 1000; ///< characters, more than any screen shows

} // namespace

WrapLabel::WrapLabel(const Look &look, QWidget *parent)
    : WrapLabel(look, Face::Body, Ink::Text, parent)
{}

WrapLabel::WrapLabel(const Look &look, Face face, Ink ink, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
    , m_face(face)
    , m_ink(ink)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&look, &Look::changed, this, &WrapLabel::measureAnew);
}

void WrapLabel::setText(const QString &text)
{
    if (m_text == text)
        return;
    m_text = text;
    setAccessibleName(text);
    measureAnew();
    updateGeometry();
}

void WrapLabel::setFace(Face face)
{
    m_face = face;
    measureAnew();
    updateGeometry();
}

void WrapLabel::measureAnew()
{
    m_heights.clear();
    update();
}

void WrapLabel::setInk(Ink ink)
{
    m_ink = ink;
    update();
}

void WrapLabel::setMaximumLines(int lines)
{
    m_maximumLines = lines;
    measureAnew();
    updateGeometry();
}

QStringList WrapLabel::linesOf(const QString &text, const QFont &font, int width, int maximumLines)
{
    const QFontMetrics metrics(font);
    QString normal = straightened(text);
    normal.replace(QLatin1Char('\n'), QChar(QChar::LineSeparator));
    QTextLayout layout(normal, font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);

    QStringList lines;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(std::max(width, 1));
        const bool last = maximumLines > 0 && lines.size() + 1 == maximumLines;
        if (last && line.textStart() + line.textLength() < normal.size()) {
            const QString rest = normal.mid(line.textStart(), longestLine).simplified();
            lines.append(metrics.elidedText(rest, Qt::ElideRight, width));
            break;
        }
        lines.append(normal.mid(line.textStart(), line.textLength()).trimmed());
    }
    layout.endLayout();
    return lines;
}

QSize WrapLabel::sizeHint() const
{
    const QFontMetrics metrics(m_look.theme().font(m_face));
    const int width = std::min(metrics.horizontalAdvance(m_text) + 1, preferredWidth);
    return {width, heightForWidth(width)};
}

QSize WrapLabel::minimumSizeHint() const
{
    const QFontMetrics metrics(m_look.theme().font(m_face));
    return {metrics.averageCharWidth() * 8, metrics.lineSpacing()};
}

int WrapLabel::heightForWidth(int width) const
{
    // Layouts ask again and again for the same few widths.
    const auto known = m_heights.constFind(width);
    if (known != m_heights.cend())
        return *known;
    const QFont font = m_look.theme().font(m_face);
    const auto lines = std::max<qsizetype>(1, linesOf(m_text, font, width, m_maximumLines).size());
    const int height = int(lines) * QFontMetrics(font).lineSpacing();
    if (m_heights.size() >= mostWidths)
        m_heights.clear();
    m_heights.insert(width, height);
    return height;
}

void WrapLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QFont font = m_look.theme().font(m_face);
    const QFontMetrics metrics(font);
    painter.setFont(font);
    painter.setPen(m_look.theme().ink(m_ink));
    int y = metrics.ascent();
    for (const QString &line : linesOf(m_text, font, width(), m_maximumLines)) {
        painter.drawText(0, y, line);
        y += metrics.lineSpacing();
    }
}

} // namespace Chaos
