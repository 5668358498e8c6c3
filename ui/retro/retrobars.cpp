// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/retro/retrobars.h"

#include "ui/retro/retrotext.h"

#include <QPainter>

#include <algorithm>
#include <array>

namespace Chaos {

namespace {

constexpr double namesWidth = 190;
constexpr double widestPitch = 36;
constexpr double leastPitch = 22;
constexpr double marksHeight = 24;

bool isKnown(const RetroBar &bar)
{
    return bar.state == AlertState::Firing || bar.state == AlertState::Suppressed;
}

} // namespace

RetroBars::RetroBars(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("retroBars"));
    setAccessibleName(tr("When the alerts fired"));
}

void RetroBars::setPage(const RetroPage &page)
{
    m_page = page;
    m_page.rows.clear();
    m_places.clear();
    for (std::size_t i = 0; i < page.rows.size(); ++i) {
        if (!page.rows[i].hasBar())
            continue;
        m_places.push_back(int(i));
        m_page.rows.push_back(page.rows[i]);
    }
    update();
}

void RetroBars::setPaper(const RetroPaper &paper)
{
    m_paper = paper;
    update();
}

void RetroBars::setCurrent(int row)
{
    const auto place = std::ranges::find(m_places, row);
    if (place != m_places.end())
        m_current = int(place - m_places.begin());
    update();
}

int RetroBars::heightFor(int most) const
{
    const int wanted = m_paper.px(widestPitch) * int(m_page.rows.size()) + m_paper.px(marksHeight);
    return std::min(wanted, most);
}

RetroBars::Place RetroBars::place() const
{
    const int count = int(m_page.rows.size());
    const int room = height() - m_paper.px(marksHeight);
    Place place{.left = m_paper.px(namesWidth), .right = width() - m_paper.px(40)};
    place.pitch =
        std::clamp(room / std::max(1, count), m_paper.px(leastPitch), m_paper.px(widestPitch));
    place.rows = std::clamp(room / std::max(1, place.pitch), 0, count);
    place.first = std::clamp(m_current - place.rows / 2, 0, count - place.rows);
    return place;
}

int RetroBars::x(const Place &place, Micros at) const
{
    const double whole = double((m_page.before + m_page.after).count());
    const double part = whole <= 0 ? 0 : double((m_page.before + at).count()) / whole;
    return place.left + int((place.right - place.left) * std::clamp(part, 0.0, 1.0));
}

void RetroBars::paintEvent(QPaintEvent *)
{
    if (m_page.after <= Micros(0) || m_page.rows.empty())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Place all = place();
    paintMarks(painter, all);
    for (int i = 0; i < all.rows; ++i)
        paintRow(painter, all, m_page.rows[std::size_t(all.first + i)], i * all.pitch);
}

void RetroBars::paintRow(QPainter &painter, const Place &place, const RetroRow &row, int top) const
{
    const Theme &theme = m_paper.theme;
    const int size = std::min(15, int(place.pitch / m_paper.scale * 0.75));
    const std::array<RetroText::Fit, 3> fits{{{m_paper.words(size), 1},
                                              {m_paper.words(std::max(8, size - 3)), 1},
                                              {m_paper.words(size), 1}}};
    const int room = place.left - m_paper.px(12);
    const RetroText name = RetroText::fitted(row.alert, fits, theme.textSoft, room);
    name.paint(painter, 0, top + (place.pitch - name.height()) / 2);
    const int edge = std::max(1, place.pitch / 8);
    const double round = 4 * m_paper.scale;
    const auto box = [&](Micros from, Micros to) {
        const int left = x(place, from);
        return QRectF(left, top + edge, std::max(2, x(place, to) - left), place.pitch - 2 * edge);
    };
    const bool wasKnown = std::ranges::any_of(row.bars, isKnown);
    const QColor colour = row.of == RetroRow::Of::Unexpected ? theme.unexpected : theme.alarm;
    for (const RetroBar &bar : row.bars) {
        const bool isFull = bar.state == AlertState::Firing;
        painter.setPen(isFull ? QPen(Qt::NoPen) : QPen(colour, 1));
        const Qt::BrushStyle hatched =
            bar.state == AlertState::Unknown ? Qt::Dense6Pattern : Qt::BDiagPattern;
        painter.setBrush(QBrush(colour, isFull ? Qt::SolidPattern : hatched));
        painter.drawRoundedRect(box(bar.from, bar.to), round, round);
    }
    if (wasKnown)
        return;
    const QRectF never = box(Micros(0), m_page.backedOut.value_or(m_page.after));
    painter.setPen(QPen(theme.line.darker(115), 1, Qt::DashLine));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(never);
    const QString word = row.isUnknown ? tr("not known")
        : m_page.isUnderWay            ? tr("not yet")
                                       : tr("never fired");
    const RetroText text(word, m_paper.words(size), theme.textFaint, int(never.width()), 1);
    const QRect beneath(int(never.center().x()) - text.width() / 2,
                        top + (place.pitch - text.height()) / 2, text.width(), text.height());
    if (!row.bars.empty())
        painter.fillRect(beneath.adjusted(-m_paper.px(4), 0, m_paper.px(4), 0), theme.window);
    text.paint(painter, beneath.left(), beneath.top());
}

void RetroBars::paintMarks(QPainter &painter, const Place &place) const
{
    const Theme &theme = m_paper.theme;
    const int bottom = place.rows * place.pitch;
    int used = -m_paper.px(8); ///< where the word before ends
    const auto mark = [&](Micros at, const QString &word, const QColor &colour,
                          Qt::PenStyle style) {
        const int left = x(place, at);
        painter.setPen(QPen(colour, std::max(1, m_paper.px(2)), style));
        painter.drawLine(left, 0, left, bottom);
        const RetroText text(word, m_paper.words(15), colour, width());
        const int begin =
            std::max(used + m_paper.px(8),
                     std::clamp(left - text.width() / 2, 0, std::max(0, width() - text.width())));
        text.paint(painter, begin, bottom + m_paper.px(3));
        used = begin + text.width();
    };
    mark(Micros(0), tr("trigger"), theme.accent, Qt::SolidLine);
    if (m_page.backedOut)
        mark(*m_page.backedOut, tr("back out"), theme.textSoft, Qt::DotLine);
    const int hidden = int(m_page.rows.size()) - place.rows;
    if (hidden <= 0)
        return;
    const RetroText more(tr("↑↓ %1 more").arg(hidden), m_paper.words(15), theme.textFaint, width());
    if (used < width() - more.width())
        more.paintAtRight(painter, width(), bottom + m_paper.px(3));
    else
        more.paint(painter, 0, bottom + m_paper.px(3));
}

} // namespace Chaos
