// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/timeline/barwords.h"

#include "ui/timeline/timewords.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>

namespace Chaos {

namespace {

constexpr std::size_t many = 8'000; // more than any picture has room for
constexpr int box = 4;

QString wordOf(AlertState state)
{
    switch (state) {
    case AlertState::Inactive:
        return {};
    case AlertState::Unknown:
        return BarWords::tr("unknown");
    case AlertState::Pending:
        return BarWords::tr("pending");
    case AlertState::Suppressed:
        return BarWords::tr("suppressed");
    case AlertState::Firing:
        return BarWords::tr("firing");
    }
    return {};
}

QString sentence(AlertState state, Instant since, std::optional<Instant> trigger)
{
    const QString when =
        trigger ? sinceTrigger(since - *trigger) : BarWords::tr("since %1").arg(timeOfDay(since));
    return BarWords::tr("%1 %2", "state, then when it began").arg(wordOf(state), when);
}

bool isFigure(QChar character)
{
    return character >= u'0' && character <= u'9';
}

/// Figures one by one, and what stands between them.
std::vector<QString> piecesOf(const QString &text)
{
    std::vector<QString> pieces;
    for (qsizetype begin = 0; begin < text.size();) {
        qsizetype end = begin + 1;
        while (!isFigure(text[begin]) && end < text.size() && !isFigure(text[end]))
            ++end;
        pieces.push_back(text.mid(begin, end - begin));
        begin = end;
    }
    return pieces;
}

} // namespace

void BarWords::setLook(const QFont &font, const Dresses &dresses, qreal scale)
{
    m_font = font;
    m_dresses = dresses;
    m_scale = scale;
    forget();
}

void BarWords::setHeight(int pixels)
{
    if (m_height == pixels)
        return;
    forget();
    m_height = pixels;
    m_figureWidth = 0;
    for (const QChar figure : QStringView(u"0123456789"))
        m_figureWidth = std::max(m_figureWidth, widthOf(figure));
    const auto widthOfAll = [this](const QString &text) {
        int width = 0;
        for (const QString &piece : piecesOf(text))
            width += widthOf(piece);
        return width;
    };
    for (std::size_t state = 0; state < alertStateCount; ++state) {
        m_least[state] = widthOfAll(wordOf(AlertState(state)));
        m_leastWithTime[state] =
            std::min(widthOfAll(sentence(AlertState(state), Instant{}, {})),
                     widthOfAll(sentence(AlertState(state), Instant{}, Instant{})));
    }
}

void BarWords::forget()
{
    m_words.clear();
    for (auto &pieces : m_pieces)
        pieces.clear();
    m_height = 0;
}

int BarWords::boxPixels() const
{
    return int(std::lround(box * m_scale));
}

int BarWords::widthOf(const QString &piece) const
{
    if (m_figureWidth > 0 && isFigure(piece[0]))
        return m_figureWidth;
    return int(std::ceil(QFontMetricsF(m_font).horizontalAdvance(piece) * m_scale));
}

/// A piece on its ground; an empty one is an edge of the box.
const QImage *BarWords::piece(const QString &text, std::size_t dress)
{
    auto &pieces = m_pieces[dress];
    const auto known = pieces.find(text);
    if (known != pieces.end())
        return &known->second;
    const int width = text.isEmpty() ? boxPixels() : widthOf(text);
    QImage image(std::max(1, width), std::max(1, m_height), QImage::Format_RGB32);
    image.setDevicePixelRatio(m_scale);
    image.fill(m_dresses[dress].ground);
    QPainter painter(&image);
    painter.setFont(m_font);
    painter.setPen(QColor::fromRgb(m_dresses[dress].ink));
    const QFontMetricsF metrics(m_font);
    // In the middle, but no part of a letter below the bar.
    const double height = m_height / m_scale;
    const double below = std::ceil(metrics.tightBoundingRect(QStringLiteral("gp")).bottom());
    const double middle = std::round((height - metrics.height()) / 2) + metrics.ascent();
    const double left = std::floor((width / m_scale - metrics.horizontalAdvance(text)) / 2);
    painter.drawText(QPointF(std::max(left, 0.), std::min(std::round(middle), height - below)),
                     text);
    painter.end();
    return &pieces.emplace(text, std::move(image)).first->second;
}

BarWords::Word BarWords::setFrom(const QString &text, std::size_t dress)
{
    Word word;
    const bool isBoxed = m_dresses[dress].isBoxed;
    if (isBoxed)
        word.pieces.push_back(piece({}, dress));
    for (const QString &part : piecesOf(text)) {
        word.pieces.push_back(piece(part, dress));
        word.width += word.pieces.back()->width();
    }
    if (isBoxed)
        word.pieces.push_back(piece({}, dress));
    return word;
}

const BarWords::Word &BarWords::ofState(const Bar &bar)
{
    const Key key{.state = bar.state,
                  .dress = bar.dress,
                  .seconds = std::numeric_limits<std::int32_t>::min()};
    auto found = m_words.find(key);
    if (found == m_words.end())
        found = m_words.emplace(key, setFrom(wordOf(bar.state), bar.dress)).first;
    return found->second;
}

const BarWords::Word &BarWords::fitting(const Bar &bar, Instant since,
                                        std::optional<Instant> trigger)
{
    // Whole seconds, as they are shown.
    using std::chrono::floor;
    using std::chrono::seconds;
    const std::int64_t whole = trigger ? (since - *trigger) / seconds(1)
                                       : floor<seconds>(since.time_since_epoch()).count();
    const Key key{.state = bar.state,
                  .dress = bar.dress,
                  .seconds = whole,
                  .isSinceTrigger = trigger.has_value()};
    auto found = m_words.find(key);
    if (found == m_words.end()) {
        if (m_words.size() >= many)
            m_words.clear();
        found = m_words.emplace(key, setFrom(sentence(bar.state, since, trigger), bar.dress)).first;
    }
    return found->second.width <= bar.room ? found->second : ofState(bar);
}

void BarWords::paint(QImage &image, const QPoint &at, const Word &word, const Dress &dress,
                     int clipTop, int clipBottom) const
{
    const int begin = std::max(at.y(), clipTop);
    const int end = std::min(at.y() + m_height, clipBottom);
    if (begin >= end)
        return;
    int left = at.x() - (dress.isBoxed ? boxPixels() : 0);
    for (const QImage *piece : word.pieces) {
        const int from = std::max(0, -left);
        const int count = std::min(piece->width(), image.width() - left) - from;
        if (count > 0) {
            const auto bytes = std::size_t(count) * sizeof(QRgb);
            const qsizetype stride = image.bytesPerLine();
            uchar *to = image.scanLine(begin) + (left + from) * qsizetype(sizeof(QRgb));
            for (int y = begin; y < end; ++y, to += stride) {
                const uchar *line = piece->constScanLine(y - at.y());
                std::memcpy(to, line + from * qsizetype(sizeof(QRgb)), bytes);
            }
        }
        left += piece->width();
    }
}

} // namespace Chaos
