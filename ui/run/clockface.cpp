// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/run/clockface.h"

#include "ui/theme/look.h"

#include <QPainter>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

constexpr int captionHeight = 18;
constexpr int cells = 6;
constexpr int gap = 6;

} // namespace

ClockFace::ClockFace(const QString &caption, bool measured, Look &look, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
    , m_caption(caption)
    , m_measured(measured)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(caption);
    connect(&look, &Look::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void ClockFace::show(const QString &figures, const QString &plusMinus, Ink ink,
                     const QString &spoken)
{
    if (figures == m_figures && plusMinus == m_plusMinus && ink == m_ink)
        return;
    const bool onlyFigures =
        plusMinus == m_plusMinus && ink == m_ink && figures.size() == m_figures.size();
    const QString old = std::exchange(m_figures, figures);
    m_plusMinus = plusMinus;
    m_ink = ink;
    setAccessibleDescription(spoken);
    if (!onlyFigures) {
        update();
        return;
    }
    for (qsizetype i = 0; i < figures.size(); ++i) {
        if (figures[i] != old[i])
            update(cell(i));
    }
}

int ClockFace::cellWidth() const
{
    return QFontMetrics(m_look.theme().clock()).horizontalAdvance(u'0');
}

QRect ClockFace::cell(qsizetype place) const
{
    return QRect(int(place) * cellWidth(), captionHeight, cellWidth(), height() - captionHeight);
}

QSize ClockFace::sizeHint() const
{
    const Theme &theme = m_look.theme();
    const int caption = QFontMetrics(theme.caps()).horizontalAdvance(m_caption);
    const int plusMinus = QFontMetrics(theme.small()).horizontalAdvance(u"± 88.8 s"_s);
    const int figures =
        m_measured ? (cells - 1) * cellWidth() + gap + plusMinus : cells * cellWidth();
    const int height = QFontMetrics(theme.clock()).height();
    return {std::max(caption, figures) + 1, captionHeight + height};
}

void ClockFace::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_look.theme();
    QPainter painter(this);
    painter.setFont(theme.caps());
    painter.setPen(theme.textFaint);
    painter.drawText(QRect(0, 0, width(), captionHeight), Qt::AlignLeft | Qt::AlignVCenter,
                     m_caption);

    painter.setFont(theme.clock());
    painter.setPen(theme.ink(m_figures.isEmpty() ? Ink::Faint : m_ink));
    const int baseline = captionHeight + QFontMetrics(theme.clock()).ascent();
    const QString shown = m_figures.isEmpty() ? u"—"_s : m_figures;
    for (qsizetype i = 0; i < shown.size(); ++i)
        painter.drawText(cell(i).left(), baseline, shown.mid(i, 1));

    if (!m_plusMinus.isEmpty()) {
        painter.setFont(theme.small());
        painter.setPen(theme.textSoft);
        painter.drawText(int(m_figures.size()) * cellWidth() + gap, baseline, m_plusMinus);
    }
}

} // namespace Chaos
