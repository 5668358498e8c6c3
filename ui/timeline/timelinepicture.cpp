// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/timeline/timelinepicture.h"

#include "ui/timeline/steadycurve.h"
#include "ui/timeline/timelineshapes.h"
#include "ui/timeline/timewords.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace Chaos {

namespace {

constexpr int padding = 8;

QFont sized(QFont font, int pixels)
{
    font.setPixelSize(pixels);
    return font;
}

QColor blended(const QColor &one, const QColor &other, double share)
{
    const auto part = [share](int a, int b) { return int(std::lround(a + (b - a) * share)); };
    return QColor(part(one.red(), other.red()), part(one.green(), other.green()),
                  part(one.blue(), other.blue()));
}

/// Text that can be read on a solid bar.
QColor onBar(const Theme &theme, const QColor &bar)
{
    return contrast(bar, theme.window) >= contrast(bar, theme.text) ? theme.window : theme.text;
}

/// How words look: on the firing bars of each kind of lane, on pending ones, on all others.
BarWords::Dresses dresses(const Theme &theme, const std::array<BarTiles, 3> &tiles)
{
    BarWords::Dresses dresses;
    for (std::size_t i = 0; i < tiles.size(); ++i) {
        const QRgb bar = tiles[i].ofState.back()[0][0];
        dresses[i] = {.ground = bar, .ink = onBar(theme, QColor(bar)).rgb()};
    }
    dresses[3] = {.ground = theme.panel.rgb(), .ink = theme.warning.rgb(), .isBoxed = true};
    dresses[4] = {.ground = theme.panel.rgb(), .ink = theme.text.rgb(), .isBoxed = true};
    return dresses;
}

} // namespace

void TimelinePicture::prepare(const Theme &theme, const QSize &size, qreal scale)
{
    const QSize pixels(std::max(1, int(std::lround(size.width() * scale))),
                       std::max(1, int(std::lround(size.height() * scale))));
    if (theme != m_theme || scale != m_scale || image().isNull()) {
        m_tiles = {barTiles(theme, theme.alarm, scale), barTiles(theme, theme.unexpected, scale),
                   barTiles(theme, theme.line, scale)};
        m_axisLabels.setFont(sized(theme.mono(), 11));
        m_words.setFont(sized(theme.strong(), 11));
        m_barWords.setLook(sized(theme.strong(), 11), dresses(theme, m_tiles), scale);
    }
    m_theme = theme;
    m_size = size;
    m_scale = scale;
    m_panned.resize(pixels, scale);
    m_behind.assign(std::size_t(pixels.width()), 0);
}

void TimelinePicture::paint(const TimelineSight &sight, TimelineFrame *frame)
{
    const Strip all{0, width()};
    const auto &rows = sight.contents.rows();
    m_raster.reset(rows.size(), all.count);
    keepTicks(sight.scale);
    findBands(sight);
    findBehind(sight, all, frame == nullptr);
    fill(sight, all);
    if (frame) {
        QPainter painter(&m_panned.forPainting());
        painter.setRenderHint(QPainter::Antialiasing);
        // The chart rules a line at both edges of the plot, where there is no tick.
        const double edge = lineWidth() / m_scale;
        painter.setClipRect(QRectF(edge, 0, m_size.width() - 2 * edge, m_size.height()));
        frame->paint(painter, QSizeF(m_size.width(), rowsBottom()),
                     QRectF(0, axisHeight, m_size.width(), rowsBottom() - axisHeight), sight.scale,
                     m_ticks, m_bands, m_theme);
        painter.end();
        findBehind(sight, all, true);
    }
    for (std::size_t row = 0; row < rows.size(); ++row) {
        if (rows[row].lane < 0 || !isSeen(sight, rows[row]))
            continue;
        findBars(sight, int(row), all);
        paintBars(sight, int(row), all);
    }
    QPainter painter(&m_panned.forPainting());
    paintAxis(painter, sight, all);
    if (!frame)
        paintCurves(painter, sight, all);
    painter.setClipRect(0, axisHeight, m_size.width(), rowsBottom() - axisHeight);
    for (std::size_t row = 0; row < rows.size(); ++row) {
        if (!isSeen(sight, rows[row]))
            continue;
        paintOverRow(painter, sight, int(row));
        paintWords(sight, int(row));
    }
    paintLines(painter, sight, axisHeight, rowsBottom());
    paintMarks(painter, sight, all);
    painter.setClipping(false);
    paintTags(painter, sight);
}

void TimelinePicture::shift(const TimelineSight &sight, int columns)
{
    const int width = this->width();
    if (std::abs(columns) >= width) {
        paint(sight, nullptr);
        return;
    }
    m_panned.shift(columns);
    m_raster.shift(columns);
    if (columns > 0)
        std::shift_left(m_behind.begin(), m_behind.end(), columns);
    else
        std::shift_right(m_behind.begin(), m_behind.end(), -columns);
    const int count = std::abs(columns);
    paintColumns(sight, columns > 0 ? width - count : 0, count);
}

void TimelinePicture::paintColumns(const TimelineSight &sight, int first, int count)
{
    const int begin = std::clamp(first, 0, width());
    const Strip strip{begin, std::clamp(first + count, begin, width()) - begin};
    if (strip.count == 0)
        return;
    const auto &rows = sight.contents.rows();
    keepTicks(sight.scale);
    findBehind(sight, strip, true);
    fill(sight, strip);
    QPainter painter(&m_panned.forPainting());
    painter.setClipRect(areaOf(strip));
    paintAxis(painter, sight, strip);
    paintCurves(painter, sight, strip);
    for (std::size_t row = 0; row < rows.size(); ++row) {
        if (!isSeen(sight, rows[row]))
            continue;
        if (rows[row].lane >= 0) {
            findBars(sight, int(row), strip);
            paintBars(sight, int(row), strip);
        }
        paintOverRow(painter, sight, int(row));
    }
    paintLines(painter, sight, axisHeight, rowsBottom());
    paintMarks(painter, sight, strip);
    paintTags(painter, sight);
}

QRect TimelinePicture::paintRow(const TimelineSight &sight, int index, int since)
{
    const TimelineRow &row = sight.contents.rows()[std::size_t(index)];
    QRect place = QRect(0, topOf(sight, row), m_size.width(), row.height)
        & QRect(0, axisHeight, m_size.width(), rowsBottom() - axisHeight);
    since = std::max(since, 0);
    if (place.isEmpty() || since >= width())
        return {};
    if (row.lane >= 0) {
        // After now there is nothing.
        const int end = std::clamp(sight.scale.columnAt(sight.now) + 1, since, width());
        findBars(sight, index, {since, end - since});
        // The bar that ends or goes on there may have room for other words now.
        place.setLeft(int(beginOfBar(index, since) / m_scale));
        place.setRight(int(std::ceil(end / m_scale)) - 1);
    }
    const int first = pixels(place.left());
    const Strip strip{first, std::min(pixels(place.right() + 1), width()) - first};
    const int top = pixels(place.top());
    const int bottom = pixels(place.bottom() + 1);
    if (row.lane >= 0) {
        const BarPlace bar = placeOf(sight, row, strip);
        fillLines(strip, top, std::clamp(bar.top, top, bottom));
        paintBars(sight, index, strip);
        fillLines(strip, std::clamp(bar.top + bar.height, top, bottom), bottom);
    } else {
        fillLines(strip, top, bottom);
    }
    QPainter painter(&m_panned.forPainting());
    painter.setClipRect(place);
    paintOverRow(painter, sight, index);
    paintWords(sight, index, first);
    paintLines(painter, sight, place.top(), place.bottom() + 1);
    if (row.what == TimelineRow::What::Marks)
        paintMarks(painter, sight, {0, width()});
    return place;
}

/// The plot without its rows is the same in every line: ground, the time-box, the grid.
void TimelinePicture::findBehind(const TimelineSight &sight, const Strip &strip, bool withGrid)
{
    const QRgb ground = m_theme.panel.rgb();
    const QRgb shade =
        blended(m_theme.panel, m_theme.accent, m_theme.isDark() ? 0.065 : 0.07).rgb();
    const auto end = strip.first + strip.count;
    const auto between = [&](int first, int last, QRgb colour) {
        first = std::clamp(first, strip.first, end);
        last = std::clamp(last, first, end);
        std::fill(m_behind.begin() + first, m_behind.begin() + last, colour);
    };
    between(strip.first, end, ground);
    const auto &contents = sight.contents;
    if (contents.trigger() && contents.timeBoxEnd()) {
        between(sight.scale.columnAt(*contents.trigger()),
                sight.scale.columnAt(*contents.timeBoxEnd()), shade);
    }
    if (!withGrid)
        return;
    for (const TimeTick &tick : m_ticks) {
        const int column = sight.scale.columnAt(tick.at);
        between(column, column + lineWidth(), m_theme.line.rgb());
    }
}

/// Everything that no bar will cover.
void TimelinePicture::fill(const TimelineSight &sight, const Strip &strip)
{
    QImage &image = m_panned.forPainting();
    const int top = pixels(axisHeight);
    const int bottom = pixels(rowsBottom());
    const auto clear = [&](int from, int to) {
        for (int y = from; y < to; ++y) {
            auto *line = reinterpret_cast<QRgb *>(image.scanLine(y)) + strip.first;
            std::fill_n(line, strip.count, m_theme.window.rgb());
        }
    };
    clear(0, top);
    int filled = top;
    for (const TimelineRow &row : sight.contents.rows()) {
        if (row.lane < 0 || !isSeen(sight, row))
            continue;
        const BarPlace bar = placeOf(sight, row, strip);
        fillLines(strip, filled, std::clamp(bar.top, filled, bottom));
        filled = std::clamp(bar.top + bar.height, filled, bottom);
    }
    fillLines(strip, filled, bottom);
    clear(bottom, image.height());
}

void TimelinePicture::fillLines(const Strip &strip, int from, int to)
{
    QImage &image = m_panned.forPainting();
    const auto bytes = std::size_t(strip.count) * sizeof(QRgb);
    for (int y = from; y < to; ++y) {
        auto *line = reinterpret_cast<QRgb *>(image.scanLine(y)) + strip.first;
        std::memcpy(line, m_behind.data() + strip.first, bytes);
    }
}

/// Ticks far to both sides of the picture: words for times are costly, and pans need few new ones.
void TimelinePicture::keepTicks(const TimeScale &scale)
{
    if (m_tickScale.perColumn() == scale.perColumn() && m_tickScale.from() <= scale.from()
        && scale.to() <= m_tickScale.to() && m_tickScale.columns() == 3 * scale.columns())
        return;
    constexpr int roomOfLabel = 84;
    m_tickScale = scale.pannedBy(-scale.columns()).withColumns(3 * scale.columns());
    m_ticks = timeTicks(m_tickScale, pixels(roomOfLabel));
}

void TimelinePicture::findBands(const TimelineSight &sight)
{
    m_bands.clear();
    const Experiment *experiment = sight.day.plan().experiment(sight.contents.experiment());
    for (const TimelineRow &row : sight.contents.rows()) {
        if (!experiment || row.what != TimelineRow::What::Steady)
            continue;
        const auto &state = experiment->steadyStates[std::size_t(row.steady)];
        SteadyBand band;
        band.top = topOf(sight, row) - axisHeight + 6;
        band.bottom = band.top + row.height - 12;
        band.colour = row.steady % 2 == 0 ? m_theme.good : m_theme.accent;
        band.lines = steadyCurve(
            sight.day.world().samples(TimelineContents::seriesOf(*experiment, row.steady)),
            sight.scale);
        if (state.atLeast)
            band.limits.push_back(*state.atLeast);
        if (state.atMost)
            band.limits.push_back(*state.atMost);
        std::vector<double> values = band.limits;
        for (const auto &line : band.lines) {
            for (const QPointF &point : line)
                values.push_back(point.y());
        }
        if (!values.empty()) {
            const auto [low, high] = std::ranges::minmax(values);
            band.low = low;
            band.high = high > low ? high : low + 1;
        }
        m_bands.push_back(std::move(band));
    }
}

void TimelinePicture::paintAxis(QPainter &painter, const TimelineSight &sight, const Strip &strip)
{
    painter.setPen(m_theme.textFaint);
    const QRectF area = areaOf(strip);
    const double top = axisHeight - m_axisLabels.height() - 5;
    constexpr double reach = 84; // half of the longest label is less
    for (const TimeTick &tick : m_ticks) {
        const double middle = sight.scale.columnAt(tick.at) / m_scale;
        if (middle < area.left() - reach || middle > area.right() + reach)
            continue;
        const double width = m_axisLabels.width(tick.label);
        const double left = middle - width / 2;
        if (left < area.right() && left + width > area.left())
            m_axisLabels.draw(painter, QPointF(std::round(left), top), tick.label);
    }
}

void TimelinePicture::paintCurves(QPainter &painter, const TimelineSight &sight, const Strip &strip)
{
    const Experiment *experiment = sight.day.plan().experiment(sight.contents.experiment());
    if (!experiment || m_bands.empty())
        return;
    painter.save();
    painter.setClipRect(0, axisHeight, m_size.width(), rowsBottom() - axisHeight,
                        Qt::IntersectClip);
    painter.setRenderHint(QPainter::Antialiasing);
    const TimeScale scale = sight.scale.pannedBy(strip.first).withColumns(strip.count);
    const auto &rows = sight.contents.rows();
    std::size_t next = 0;
    for (const TimelineRow &row : rows) {
        if (row.what != TimelineRow::What::Steady || next >= m_bands.size())
            continue;
        const SteadyBand &band = m_bands[next++];
        const auto y = [&band](double value) {
            const double share = (value - band.low) / (band.high - band.low);
            return axisHeight + band.bottom - share * (band.bottom - band.top);
        };
        painter.setPen(QPen(band.colour, 1, Qt::DotLine, Qt::FlatCap));
        for (const double limit : band.limits)
            painter.drawLine(QPointF(0, y(limit)), QPointF(m_size.width(), y(limit)));
        painter.setPen(QPen(band.colour, 1.6));
        const auto lines = steadyCurve(
            sight.day.world().samples(TimelineContents::seriesOf(*experiment, row.steady)), scale);
        for (const QList<QPointF> &line : lines) {
            QPolygonF points;
            points.reserve(line.size());
            for (const QPointF &point : line)
                points.append(QPointF((point.x() + strip.first) / m_scale, y(point.y())));
            painter.drawPolyline(points);
        }
    }
    painter.restore();
}

void TimelinePicture::findBars(const TimelineSight &sight, int index, const Strip &strip)
{
    const TimelineRow &row = sight.contents.rows()[std::size_t(index)];
    const StepLane &lane = sight.day.alerts().lanes()[std::size_t(row.lane)].steps;
    m_raster.find(std::size_t(index), lane, sight.scale, sight.now, strip.first, strip.count);
}

/// Where the bar begins that lies left of a column, if there is one.
int TimelinePicture::beginOfBar(int row, int column) const
{
    const auto states = m_raster.states(std::size_t(row)).first(std::size_t(column));
    if (states.empty() || states.back() == AlertState::Inactive)
        return column;
    const auto other = std::find_if(states.rbegin(), states.rend(),
                                    [&states](AlertState state) { return state != states.back(); });
    return int(states.rend() - other);
}

void TimelinePicture::paintBars(const TimelineSight &sight, int index, const Strip &strip)
{
    const TimelineRow &row = sight.contents.rows()[std::size_t(index)];
    m_raster.paint(m_panned.forPainting(), std::size_t(index), m_tiles[tilesOf(row)],
                   sight.scale.firstColumn(), placeOf(sight, row, strip), m_behind);
}

BarPlace TimelinePicture::placeOf(const TimelineSight &sight, const TimelineRow &row,
                                  const Strip &strip) const
{
    const QRectF bar = barOf(sight, row);
    return {.top = pixels(bar.top()),
            .height = pixels(bar.height()),
            .first = strip.first,
            .count = strip.count,
            .clipTop = pixels(axisHeight),
            .clipBottom = pixels(rowsBottom())};
}

void TimelinePicture::paintOverRow(QPainter &painter, const TimelineSight &sight, int index)
{
    const TimelineRow &row = sight.contents.rows()[std::size_t(index)];
    if (row.what != TimelineRow::What::Lane)
        return;
    if (const auto since = sight.contents.waitingSince(sight.day, row, sight.now))
        paintWaiting(painter, sight, row, *since);
}

/// A dashed box from the trigger to now. The dashes keep to their instants, so that a box that is
/// painted strip by strip has no seams.
void TimelinePicture::paintWaiting(QPainter &painter, const TimelineSight &sight,
                                   const TimelineRow &row, Instant since)
{
    const int first = sight.scale.columnAt(since);
    const int last = std::min(sight.scale.columnAt(sight.now), width());
    const QRectF bar = barOf(sight, row);
    const double line = lineWidth() / m_scale;
    const QColor colour = blended(m_theme.panel, m_theme.textFaint, 0.7);
    const QRectF clip = painter.clipBoundingRect();
    const int period = pixels(7);
    const int from = std::max(first, int(clip.left() * m_scale) - period);
    const int to = std::min(last, int(clip.right() * m_scale) + period);
    const auto dashBegin = int((sight.scale.firstColumn() + from) % period);
    for (int column = from - dashBegin; column < to; column += period) {
        const double left = std::max(column, first) / m_scale;
        const double right = std::min(column + pixels(4), last) / m_scale;
        if (right <= left)
            continue;
        painter.fillRect(QRectF(left, bar.top(), right - left, line), colour);
        painter.fillRect(QRectF(left, bar.bottom() - line, right - left, line), colour);
    }
    for (double y = bar.top(); y < bar.bottom(); y += 7) {
        const double height = std::min(4.0, bar.bottom() - y);
        painter.fillRect(QRectF(first / m_scale, y, line, height), colour);
    }
    const QString word = tr("waiting");
    const double left = first / m_scale + 3 * padding;
    if (left + m_words.width(word) + padding > last / m_scale)
        return;
    painter.setPen(m_theme.textFaint);
    const double top = bar.center().y() - m_words.height() / 2;
    m_words.draw(painter, QPointF(std::round(left), std::round(top)), word);
}

/// Says in each bar that has room for it what its state is, but in those that end before `from`.
void TimelinePicture::paintWords(const TimelineSight &sight, int index, int from)
{
    const TimelineRow &row = sight.contents.rows()[std::size_t(index)];
    if (row.lane < 0)
        return;
    const StepLane &lane = sight.day.alerts().lanes()[std::size_t(row.lane)].steps;
    const auto states = m_raster.states(std::size_t(index));
    const auto count = int(states.size());
    const BarPlace place = placeOf(sight, row, {0, count});
    // A high bar shows its pattern above and below the words.
    constexpr int high = 16;
    const int inset = sight.contents.heights().bar < high ? 0 : pixels(2);
    m_barWords.setHeight(place.height - 2 * inset);
    const std::size_t tiles = tilesOf(row);
    const auto trigger = sight.contents.trigger();
    const int least = pixels(44);
    // Looks at a few columns only: a run worth a word covers at least two of them.
    const int probe = least / 2;
    for (int x = std::max(from / probe, 1) * probe; x < count; x += probe) {
        const AlertState state = states[std::size_t(x)];
        if (state == AlertState::Inactive || states[std::size_t(x - probe)] != state)
            continue;
        int begin = x;
        while (begin > 0 && states[std::size_t(begin - 1)] == state)
            --begin;
        int end = x;
        while (end < count && states[std::size_t(end)] == state)
            ++end;
        x = end;
        const BarWords::Bar bar{.state = state,
                                .dress = state == AlertState::Firing ? tiles
                                    : state == AlertState::Pending   ? 3u
                                                                     : 4u,
                                .room = end - begin - 2 * pixels(padding)};
        if (end - begin < least || !m_barWords.hasRoom(bar))
            continue;
        const BarWords::Word *words = nullptr;
        if (m_barWords.hasRoomForTime(bar)) {
            const Instant since = lane.since(sight.scale.atColumn(begin + 1) - Micros(1));
            const bool isAnswer = trigger && since >= *trigger
                && row.as != Attribution::BeforeTrigger && row.as != Attribution::DuringEvent;
            words = &m_barWords.fitting(bar, since, isAnswer ? trigger : std::nullopt);
        } else {
            words = &m_barWords.ofState(bar);
        }
        m_barWords.paint(m_panned.forPainting(), {begin + pixels(padding), place.top + inset},
                         *words, m_barWords.dress(bar), place.clipTop, place.clipBottom);
    }
}

void TimelinePicture::paintLines(QPainter &painter, const TimelineSight &sight, int top, int bottom)
{
    const double line = lineWidth() / m_scale;
    const auto draw = [&](std::optional<Instant> at, const QColor &colour, bool isSolid) {
        if (!at)
            return;
        const int column = sight.scale.columnAt(*at);
        if (column < 0 || column >= width())
            return;
        // Dashes are counted from the axis, so that a row painted alone continues them.
        constexpr int dash = 6;
        constexpr int period = 10;
        if (isSolid) {
            painter.fillRect(QRectF(column / m_scale, top, line, bottom - top), colour);
            return;
        }
        for (int y = top - top % period; y < bottom; y += period)
            painter.fillRect(QRectF(column / m_scale, std::max(y, top), line,
                                    std::min(y + dash, bottom) - std::max(y, top)),
                             colour);
    };
    draw(sight.contents.timeBoxEnd(), blended(m_theme.panel, m_theme.accent, 0.45), false);
    for (const TimelineContents::Event &event : sight.contents.events()) {
        draw(event.at, m_theme.alarm, true);
        draw(event.overAt, m_theme.alarm, false);
    }
    draw(sight.contents.trigger(), m_theme.accent, true);
    draw(sight.contents.backOut(), m_theme.warning, true);
}

void TimelinePicture::paintMarks(QPainter &painter, const TimelineSight &sight, const Strip &strip)
{
    for (const TimelineRow &row : sight.contents.rows()) {
        if (row.what != TimelineRow::What::Marks || !isSeen(sight, row))
            continue;
        const double y = topOf(sight, row) + row.height / 2.0;
        const int reach = pixels(padding);
        int lastColumn = -1;
        MarkShape lastShape{};
        for (const TimelineMark &mark :
             sight.marks.between(sight.scale.atColumn(strip.first - reach),
                                 sight.scale.atColumn(strip.first + strip.count + reach))) {
            const int column = sight.scale.columnAt(mark.at);
            if (column == lastColumn && mark.shape == lastShape)
                continue; // it would cover the other to the pixel
            lastColumn = column;
            lastShape = mark.shape;
            drawMark(painter, QPointF((column + 0.5 * lineWidth()) / m_scale, y), mark.shape,
                     m_theme);
        }
    }
}

void TimelinePicture::paintTags(QPainter &painter, const TimelineSight &sight)
{
    double free = -1e9; // where the tag before ends
    const auto draw = [&](std::optional<Instant> at, const QColor &colour, const QString &text) {
        if (!at)
            return;
        const double centre = (sight.scale.columnAt(*at) + 0.5 * lineWidth()) / m_scale;
        const double width = m_words.width(text) + 2 * padding;
        const double left = std::max(std::round(centre - width / 2), free);
        const QRectF tag(left, rowsBottom() + 3, width, 20);
        free = std::ceil(tag.right()) + 4;
        if (tag.right() < 0 || tag.left() > m_size.width())
            return;
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme.tint(colour));
        painter.drawRoundedRect(tag, 4, 4);
        painter.setPen(m_theme.onTint(colour));
        m_words.draw(painter,
                     QPointF(tag.left() + padding, tag.center().y() - m_words.height() / 2), text);
        painter.setRenderHint(QPainter::Antialiasing, false);
    };
    draw(sight.contents.trigger(), m_theme.accent, tr("trigger T+0"));
    if (sight.contents.backOut() && sight.contents.trigger()) {
        draw(sight.contents.backOut(), m_theme.warning,
             tr("back out %1")
                 .arg(sinceTrigger(*sight.contents.backOut() - *sight.contents.trigger())));
    }
}

bool TimelinePicture::hasTagNear(const TimelineSight &sight, int column) const
{
    constexpr int near = 70;
    const auto isNear = [&](std::optional<Instant> at) {
        return at && std::abs(sight.scale.columnAt(*at) - column) < pixels(near);
    };
    return isNear(sight.contents.trigger()) || isNear(sight.contents.backOut());
}

std::size_t TimelinePicture::tilesOf(const TimelineRow &row) const
{
    if (row.as == Attribution::Unexpected)
        return 1;
    return row.as == Attribution::BeforeTrigger || row.as == Attribution::DuringEvent ? 2 : 0;
}

bool TimelinePicture::isSeen(const TimelineSight &sight, const TimelineRow &row) const
{
    const int top = topOf(sight, row);
    return top < rowsBottom() && top + row.height > axisHeight;
}

QRectF TimelinePicture::barOf(const TimelineSight &sight, const TimelineRow &row) const
{
    const int bar = sight.contents.heights().bar;
    return QRectF(0, topOf(sight, row) + (row.height - bar) / 2, m_size.width(), bar);
}

QRectF TimelinePicture::areaOf(const Strip &strip) const
{
    return QRectF(strip.first / m_scale, 0, strip.count / m_scale, m_size.height());
}

} // namespace Chaos
