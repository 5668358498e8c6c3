// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/clock.h"
#include "models/items/liveday.h"
#include "ui/timeline/timelinepicture.h"

#include <QTimer>
#include <QWidget>

#include <memory>

class QLabel;
class QScrollBar;

namespace Chaos {

class HoverCard;
class Look;

/// The live alert timeline: every alert of the experiment under way against time, with the curves
/// of its steady state and the marks of its story.
///
/// It follows now until it is panned or zoomed with the mouse. It costs nothing while hidden, and
/// paints no more than what moved.
class TimelineView final : public QWidget
{
    Q_OBJECT

public:
    TimelineView(LiveDay &live, const Clock &clock, Look &look, QWidget *parent = nullptr);
    ~TimelineView() override;

    [[nodiscard]] const TimeScale &scale() const { return m_scale; }
    [[nodiscard]] const TimelineContents &contents() const { return m_contents; }
    [[nodiscard]] bool isFollowing() const { return m_isFollowing; }
    /// Whether the picture is the resting one, with the chart's own axis and series.
    [[nodiscard]] bool isAtRest() const { return m_isAtRest; }
    /// Where the plot with its axis and tags lies in the widget.
    [[nodiscard]] QRect plot() const { return m_plot; }
    /// What the plot shows, without what lies over it: the line of now and the pointer's.
    [[nodiscard]] const QImage &picture() const { return m_picture.image(); }

    [[nodiscard]] QSize sizeHint() const override { return {800, 520}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {420, 240}; }

public slots:
    void follow();
    /// Shows that stretch of time and no longer follows now.
    void lookAt(Chaos::Instant from, Chaos::Instant to);
    /// By pixels of the screen; positive goes on in time.
    void panBy(int columns);
    /// A factor above 1 shows more time.
    void zoomAround(double factor, int column);
    /// Paints the resting picture now.
    void settle();
    /// Catches up with the clock.
    void tick();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    /// What the words for the range say: it is shown to the minute.
    struct RangeSaid
    {
        std::chrono::sys_time<std::chrono::minutes> from{};
        std::chrono::sys_time<std::chrono::minutes> to{};
        bool isFollowing = false;
        bool operator==(const RangeSaid &) const = default;
    };

    void letGo();
    void startAnew();
    void take(Touched what);
    void takeAlerts();
    void followStory();
    void takeMarks();
    void regroup();
    void fitTimeBox();
    void arrange();
    void paintAll();
    void moved();
    void zoomTo(const TimeScale &scale);
    void scrollTo(int value);
    void slide(int columns);
    void scheduleTick();
    void dress();
    void sayRange();
    void paintOver(QPainter &painter, const QRect &clip);
    void hover(const QPoint &at);
    void hoverAnew();
    void unhover();
    void selectRow(int direction);
    [[nodiscard]] TimelineSight sight() const;
    [[nodiscard]] int followColumn() const { return m_scale.columns() * 2 / 3; }
    [[nodiscard]] int columnAt(double x) const;
    [[nodiscard]] double xAt(int column) const;

    LiveDay &m_live;
    const Clock &m_clock;
    Look &m_look;

    TimelineContents m_contents;
    TimelineMarks m_marks;
    std::vector<std::size_t> m_laneChanges; ///< how many changes of each lane are painted
    TimeScale m_scale;
    Micros m_span = std::chrono::minutes(12);
    std::optional<RangeSaid> m_rangeSaid;
    Instant m_now{};
    bool m_isFollowing = true;
    bool m_isAtRest = false;
    bool m_isStale = true; ///< something changed while hidden

    QRect m_plot;
    TimelinePicture m_picture;
    std::unique_ptr<TimelineFrame> m_frame; ///< made when first at rest: not before the first frame
    QImage m_side; ///< the names of the rows; null when they have to be painted anew

    QLabel *m_title;
    QLabel *m_range;
    QLabel *m_empty;
    QScrollBar *m_bar;
    HoverCard *m_card;
    QTimer m_ticker{this};
    QTimer m_rest{this};
    QTimer m_regroup{this};
    QTimer m_moreMarks{this}; ///< runs until the next of a long story's lines are marked

    int m_pointer = -1; ///< column under the pointer
    QPoint m_pointedAt;
    int m_selected = -1; ///< row chosen by key
    QPoint m_dragFrom;
    bool m_isDragged = false;
    bool m_isFocusShown = false;
};

} // namespace Chaos
