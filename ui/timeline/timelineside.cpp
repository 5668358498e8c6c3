// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/timeline/timelineside.h"

#include "ui/timeline/timelinepicture.h"
#include "ui/widgets/straightened.h"

#include <QPainter>

namespace Chaos {

namespace {

constexpr int roomyRow = 40; ///< from that height on there is room around a row's two lines

} // namespace

TimelineSide::TimelineSide(const Theme &theme, const QSize &size, qreal scale)
    : m_theme(theme)
    , m_size(size)
    , m_scale(scale)
{}

QImage TimelineSide::picture(const TimelineContents &contents, int scroll) const
{
    QImage image((QSizeF(m_size) * m_scale).toSize(), QImage::Format_RGB32);
    image.setDevicePixelRatio(m_scale);
    image.fill(m_theme.window);
    QPainter painter(&image);
    const int top = TimelinePicture::axisHeight;
    const int bottom = m_size.height() - TimelinePicture::tagHeight - 4;
    painter.setClipRect(0, top, m_size.width(), bottom - top);
    for (const TimelineRow &row : contents.rows()) {
        const QRect place(margin, top + row.top - scroll, m_size.width() - margin - 8, row.height);
        if (place.bottom() < top || place.top() > bottom)
            continue;
        if (row.what == TimelineRow::What::Heading)
            paintHeading(painter, row, place);
        else if (row.isFurther)
            paintSource(painter, row, place);
        else
            paintRow(painter, row, place, contents.heights().oneLine || row.note.isEmpty());
    }
    return image;
}

void TimelineSide::paintHeading(QPainter &painter, const TimelineRow &row, const QRect &place) const
{
    painter.setFont(m_theme.caps());
    painter.setPen(m_theme.textFaint);
    painter.drawText(place.adjusted(0, 0, 0, -4), Qt::AlignLeft | Qt::AlignBottom, row.title);
}

/// Of the same alert as the row above: its source alone.
void TimelineSide::paintSource(QPainter &painter, const TimelineRow &row, const QRect &place) const
{
    painter.setFont(m_theme.small());
    painter.setPen(m_theme.textFaint);
    painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetrics(m_theme.small())
                         .elidedText(straightened(row.note), Qt::ElideRight, place.width()));
}

/// Title and note, below each other or in one line.
void TimelineSide::paintRow(QPainter &painter, const TimelineRow &row, const QRect &place,
                            bool oneLine) const
{
    const bool isLane = row.what == TimelineRow::What::Lane;
    const QFont titleFont = isLane ? m_theme.body() : m_theme.small();
    const QFontMetrics titles(titleFont);
    const QFontMetrics notes(m_theme.small());
    painter.setFont(titleFont);
    painter.setPen(isLane ? m_theme.text : m_theme.textSoft);
    const int above = row.height < roomyRow ? 16 : 17; // of the middle, where two lines begin
    const QRect upper = oneLine ? place : place.adjusted(0, place.height() / 2 - above, 0, 0);
    // Names that begin alike differ at their end.
    const QString title =
        titles.elidedText(straightened(row.title), Qt::ElideMiddle, place.width());
    painter.drawText(upper, Qt::AlignLeft | (oneLine ? Qt::AlignVCenter : Qt::AlignTop), title);
    painter.setFont(m_theme.small());
    painter.setPen(m_theme.textFaint);
    if (!oneLine) {
        const int below = row.height < roomyRow ? 0 : 2;
        painter.drawText(place.adjusted(0, place.height() / 2 + below, 0, 0),
                         Qt::AlignLeft | Qt::AlignTop,
                         notes.elidedText(row.note, Qt::ElideRight, place.width()));
        return;
    }
    const QRect rest = place.adjusted(titles.horizontalAdvance(title) + 8, 1, 0, 1);
    constexpr int worthReading = 36;
    if (rest.width() > worthReading) {
        painter.drawText(rest, Qt::AlignLeft | Qt::AlignVCenter,
                         notes.elidedText(row.note, Qt::ElideRight, rest.width()));
    }
}

} // namespace Chaos
