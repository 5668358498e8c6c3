// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/run/replaytrack.h"

#include "ui/theme/look.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace Chaos {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int trackInset = 2 * step; ///< so that the handle is whole at both ends
constexpr double lineHeight = 4;
constexpr double bandHeight = 10;
constexpr double handle = 12; ///< its diameter
constexpr int stepSeconds = 10;
constexpr int pageSeconds = 300;

int sliderSeconds(Micros length)
{
    return int(std::clamp<std::int64_t>(length / 1s, 0, std::numeric_limits<int>::max()));
}

} // namespace

ReplayTrack::ReplayTrack(const Replay &replay, const Look &look, QWidget *parent)
    : QAbstractSlider(parent)
    , m_replay(replay)
    , m_look(look)
{
    setObjectName(u"replayTrack"_s);
    setAccessibleName(tr("Instant of the day"));
    setToolTip(tr("Drag to any instant · ← → 10 s · Page up and down 5 min · Home and End"));
    setFocusPolicy(Qt::StrongFocus);
    setOrientation(Qt::Horizontal);
    setSingleStep(stepSeconds);
    setPageStep(pageSeconds);
    setCursor(Qt::PointingHandCursor);
    // A line along which time runs, in whatever direction people write.
    setLayoutDirection(Qt::LeftToRight);
    connect(&look, &Look::changed, this, qOverload<>(&QWidget::update));
}

void ReplayTrack::follow()
{
    m_stretch = m_replay.stretch();
    if (isSliderDown())
        return update();
    m_isFollowing = true;
    setRange(0, sliderSeconds(m_stretch.to - m_stretch.from));
    setValue(sliderSeconds(m_replay.aim() - m_stretch.from));
    m_isFollowing = false;
    update();
}

Instant ReplayTrack::instantAt(double x) const
{
    const double part =
        std::clamp((x - trackInset) / std::max(1, width() - 2 * trackInset), 0.0, 1.0);
    const auto length = double((m_stretch.to - m_stretch.from).count());
    return m_stretch.from + Micros(std::int64_t(part * length));
}

double ReplayTrack::xOf(Instant instant) const
{
    const auto length = double((m_stretch.to - m_stretch.from).count());
    const auto gone = double((instant - m_stretch.from).count());
    const double part = length > 0 ? std::clamp(gone / length, 0.0, 1.0) : 1.0;
    return trackInset + part * (width() - 2 * trackInset);
}

void ReplayTrack::sliderChange(SliderChange change)
{
    QAbstractSlider::sliderChange(change);
    if (change == SliderValueChange && !m_isFollowing && !isSliderDown())
        emit wished(value() == maximum() ? m_stretch.to : m_stretch.from + value() * 1s);
}

void ReplayTrack::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return QAbstractSlider::mousePressEvent(event);
    setSliderDown(true);
    mouseMoveEvent(event);
}

void ReplayTrack::mouseMoveEvent(QMouseEvent *event)
{
    if (!isSliderDown())
        return QAbstractSlider::mouseMoveEvent(event);
    const Instant instant = instantAt(event->position().x());
    setSliderPosition(sliderSeconds(instant - m_stretch.from));
    emit wished(instant);
}

void ReplayTrack::mouseReleaseEvent(QMouseEvent *event)
{
    if (isSliderDown()) {
        m_isFollowing = true;
        setSliderDown(false);
        m_isFollowing = false;
    }
    follow();
    event->accept();
}

/// Bands where experiments ran and where something was no drill, lines where faults came and went.
void ReplayTrack::paintWork(QPainter &painter, const QRectF &line) const
{
    const Theme &theme = m_look.theme();
    const Day &day = m_replay.live().day();
    const auto band = [&](Instant from, Instant to, const QColor &colour) {
        const double left = xOf(from);
        painter.fillRect(QRectF(left, line.center().y() - bandHeight / 2,
                                std::max(2.0, xOf(to) - left), bandHeight),
                         colour);
    };
    const auto mark = [&](Instant at, const QColor &colour, double height) {
        painter.fillRect(QRectF(xOf(at) - 1, line.center().y() - height / 2, 2, height), colour);
    };
    for (const UnplannedEvent &event : day.events())
        band(event.at, event.overAt.value_or(m_stretch.to), theme.edge(theme.alarm));
    for (const Run &run : day.runs()) {
        if (!run.startedAt)
            continue;
        const bool isOver = run.finishedAt.has_value() || !run.isUnderWay();
        const Instant end = run.finishedAt.value_or(run.resetAt.value_or(*run.startedAt));
        band(*run.startedAt, isOver ? end : m_stretch.to, theme.edge(theme.unexpected));
    }
    for (const Run &run : day.runs()) {
        if (run.backedOutAt)
            mark(*run.backedOutAt, theme.textSoft, bandHeight);
        if (run.triggeredAt)
            mark(run.triggeredAt->at, theme.accent, 2 * bandHeight);
    }
}

void ReplayTrack::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_look.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double middle = height() / 2.0;
    const QRectF line(trackInset, middle - lineHeight / 2, width() - 2 * trackInset, lineHeight);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.line);
    painter.drawRoundedRect(line, lineHeight / 2, lineHeight / 2);
    paintWork(painter, line);
    const double x =
        isSliderDown() ? xOf(m_stretch.from + sliderPosition() * 1s) : xOf(m_replay.aim());
    painter.setPen(hasFocus() ? QPen(theme.accent, 2) : QPen(theme.panel, 2));
    painter.setBrush(theme.unexpected);
    painter.drawEllipse(QPointF(x, middle), handle / 2, handle / 2);
}

} // namespace Chaos
