// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/timeline/timelineview.h"

#include "ui/theme/look.h"
#include "ui/timeline/hovercard.h"
#include "ui/timeline/timelineside.h"
#include "ui/timeline/timelinewords.h"
#include "ui/timeline/timewords.h"

#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace Chaos {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int margin = TimelineSide::margin;
constexpr int headingHeight = 38;
constexpr int barWidth = 10;
constexpr auto restAfter = 150ms;
constexpr auto restWhileFollowing = 1s;
constexpr auto regroupAfter = 250ms;

int sideWidth(int width)
{
    return std::clamp(width * 24 / 100, 124, 180);
}

} // namespace

TimelineView::TimelineView(LiveDay &live, const Clock &clock, Look &look, QWidget *parent)
    : QWidget(parent)
    , m_live(live)
    , m_clock(clock)
    , m_look(look)
    , m_title(new QLabel(tr("Alert timeline"), this))
    , m_range(new QLabel(this))
    , m_empty(new QLabel(this))
    , m_bar(new QScrollBar(Qt::Vertical, this))
    , m_card(new HoverCard(look, this))
{
    setObjectName(u"timeline"_s);
    setAccessibleName(tr("Alert timeline"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    m_title->setObjectName(u"timelineTitle"_s);
    m_range->setObjectName(u"timelineRange"_s);
    m_range->setAccessibleName(tr("Time shown"));
    m_range->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_empty->setObjectName(u"timelineEmpty"_s);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setMargin(8);
    m_empty->setAutoFillBackground(true);
    m_bar->setObjectName(u"timelineScroll"_s);
    m_bar->setAccessibleName(tr("Rows of the timeline"));
    for (QLabel *label : {m_title, m_range, m_empty}) {
        label->setTextFormat(Qt::PlainText);
        label->setAttribute(Qt::WA_TransparentForMouseEvents);
    }
    m_ticker.setSingleShot(true);
    m_ticker.setTimerType(Qt::PreciseTimer);
    m_rest.setSingleShot(true);
    m_regroup.setSingleShot(true);
    m_regroup.setInterval(regroupAfter);
    connect(&m_ticker, &QTimer::timeout, this, &TimelineView::tick);
    connect(&m_rest, &QTimer::timeout, this, &TimelineView::settle);
    m_moreMarks.setSingleShot(true);
    m_moreMarks.setInterval(0);
    connect(&m_moreMarks, &QTimer::timeout, this, &TimelineView::takeMarks);
    connect(&m_regroup, &QTimer::timeout, this, &TimelineView::regroup);
    connect(m_bar, &QScrollBar::valueChanged, this, &TimelineView::moved);
    connect(&m_look, &Look::changed, this, &TimelineView::dress);
    connect(&m_live, &LiveDay::changed, this, &TimelineView::take);
    connect(&m_live, &LiveDay::replaced, this, &TimelineView::letGo);
    m_now = m_clock.now();
    dress();
}

TimelineView::~TimelineView() = default;

void TimelineView::dress()
{
    const Theme &theme = m_look.theme();
    const auto set = [](QLabel *label, const QFont &font, const QColor &colour) {
        QPalette palette = label->palette();
        palette.setColor(QPalette::WindowText, colour);
        label->setPalette(palette);
        label->setFont(font);
    };
    set(m_title, theme.strong(), theme.text);
    set(m_range, theme.small(), theme.textFaint);
    set(m_empty, theme.body(), theme.textSoft);
    QPalette ground = m_empty->palette();
    ground.setColor(QPalette::Window, theme.panel);
    m_empty->setPalette(ground);
    arrange();
}

TimelineSight TimelineView::sight() const
{
    return {.day = m_live.day(),
            .contents = m_contents,
            .marks = m_marks,
            .scale = m_scale,
            .now = m_now,
            .scroll = m_bar->value()};
}

int TimelineView::columnAt(double x) const
{
    return int(std::floor((x - m_plot.left()) * devicePixelRatioF()));
}

double TimelineView::xAt(int column) const
{
    return m_plot.left() + column / devicePixelRatioF();
}

/// Gives everything its place, for a new size, look or set of rows.
void TimelineView::arrange()
{
    const int side = sideWidth(width());
    m_title->setGeometry(margin, 0, side + margin, headingHeight);
    m_range->setGeometry(margin + side, 0, width() - side - 2 * margin, headingHeight);
    m_plot =
        QRect(QPoint(margin + side, headingHeight), QPoint(width() - margin - 1, height() - 5));
    m_plot.setSize(m_plot.size().expandedTo({1, 1}));
    const int rows = m_plot.height() - TimelinePicture::axisHeight - TimelinePicture::tagHeight;
    m_contents.layOut(rows);
    m_empty->setVisible(m_contents.isEmpty());
    m_empty->setText(m_contents.experiment().isEmpty()
                         ? tr("No alerts yet.\nStart an experiment: what it sets off appears here.")
                         : tr("No alerts yet.\nWhat the experiment sets off appears here."));
    // No larger than its words, so that the grid does not run through them.
    QRect words(QPoint(), m_empty->sizeHint().boundedTo(m_plot.size()));
    words.moveCenter(m_plot.center());
    m_empty->setGeometry(words);
    m_bar->setVisible(m_contents.height() > rows);
    m_bar->setGeometry(m_plot.right() + 3, m_plot.top() + TimelinePicture::axisHeight, barWidth,
                       rows);
    m_bar->setPageStep(rows);
    m_bar->setSingleStep(m_contents.heights().lane);
    m_bar->setRange(0, std::max(0, m_contents.height() - rows));

    const qreal dpr = devicePixelRatioF();
    m_picture.prepare(m_look.theme(), m_plot.size(), dpr);
    const int columns = std::max(1, int(std::lround(m_plot.width() * dpr)));
    if (columns != m_scale.columns() || m_scale.from() == Instant{}) {
        const Instant from = m_scale.from() == Instant{} ? m_now - m_span : m_scale.from();
        m_scale = TimeScale(from, from + m_span, columns);
    }
    if (m_isFollowing)
        m_scale = m_scale.withAt(m_now, followColumn());
    m_side = QImage();
    paintAll();
    update();
}

void TimelineView::paintAll()
{
    m_isAtRest = false;
    if (!isVisible()) {
        m_isStale = true;
        return;
    }
    m_picture.paint(sight(), nullptr);
    sayRange();
    hoverAnew();
    update(m_plot);
    m_rest.start(restAfter);
}

void TimelineView::moved()
{
    m_side = QImage();
    paintAll();
    update();
}

void TimelineView::settle()
{
    if (!isVisible())
        return;
    if (!m_frame)
        m_frame = std::make_unique<TimelineFrame>();
    m_picture.paint(sight(), m_frame.get());
    m_isAtRest = true;
    update(m_plot);
    setAccessibleDescription(TimelineWords(m_live.day(), m_contents, m_marks).ofAll(m_now));
}

void TimelineView::sayRange()
{
    // Asked at every column that a pan moves, and words for times are costly.
    const RangeSaid said{.from = std::chrono::floor<std::chrono::minutes>(m_scale.from()),
                         .to = std::chrono::floor<std::chrono::minutes>(m_scale.to()),
                         .isFollowing = m_isFollowing};
    if (std::exchange(m_rangeSaid, said) == said)
        return;
    const QString range =
        tr("%1 – %2").arg(hourAndMinute(m_scale.from()), hourAndMinute(m_scale.to()));
    const QString text = m_isFollowing ? tr("%1 · following now").arg(range)
                                       : tr("%1 · double click to follow now").arg(range);
    m_range->setText(text);
}

/// Another day: the rows and the marks are those of lanes and lines that are gone. The picture of
/// them stays until it is painted anew.
void TimelineView::letGo()
{
    m_contents = {};
    m_marks.clear();
    m_moreMarks.stop();
    m_laneChanges.clear();
    m_selected = -1;
    m_live.inTurn(this, [this] { startAnew(); });
}

/// Another day, or this one after a while unseen.
void TimelineView::startAnew()
{
    if (!isVisible()) {
        m_isStale = true;
        return;
    }
    m_isStale = false;
    m_now = m_clock.now(); // which is earlier where a day is shown again
    m_marks.clear();
    followStory();
    m_contents = TimelineContents(m_live.day(), m_now);
    m_selected = -1;
    m_laneChanges.clear();
    for (const Lane &lane : m_live.day().alerts().lanes())
        m_laneChanges.push_back(lane.changes.size());
    arrange();
}

void TimelineView::take(Touched what)
{
    if (!isVisible()) {
        m_isStale = true;
        return;
    }
    // What has just happened must lie before the picture's now.
    const Instant now = m_clock.now();
    if (m_scale.columnAt(now) > m_scale.columnAt(m_now))
        tick();
    m_now = std::max(m_now, now);
    if (touches(what, Touched::Plan | Touched::Queue | Touched::Events))
        regroup();
    if (touches(what, Touched::Alerts))
        takeAlerts();
    if (touches(what, Touched::Story) || touches(what, Touched::Pages)
        || touches(what, Touched::Items))
        takeMarks();
    if (touches(what, Touched::Samples) && !m_rest.isActive())
        m_rest.start(restAfter);
}

/// Paints what changed of the lanes. Whether they still stand where they should is looked at a
/// little later: in a storm that is asked a few times a second, not at every alert.
void TimelineView::takeAlerts()
{
    const auto &lanes = m_live.day().alerts().lanes();
    const bool isNew = lanes.size() != m_laneChanges.size();
    m_laneChanges.resize(lanes.size());
    const auto &rows = m_contents.rows();
    std::vector<std::optional<Instant>> since(lanes.size());
    for (std::size_t i = 0; i < lanes.size(); ++i) {
        since[i] = lanes[i].changedSince(m_laneChanges[i]);
        m_laneChanges[i] = lanes[i].changes.size();
    }
    for (std::size_t row = 0; row < rows.size(); ++row) {
        if (rows[row].lane < 0 || !since[std::size_t(rows[row].lane)])
            continue;
        const int first = m_scale.columnAt(*since[std::size_t(rows[row].lane)]);
        const QRect painted = m_picture.paintRow(sight(), int(row), first);
        update(painted.translated(m_plot.topLeft()));
    }
    if (m_regroup.isActive())
        return;
    if (isNew)
        regroup();
    m_regroup.start();
}

/// In pieces: a day that was just opened may have a story of a million lines.
void TimelineView::followStory()
{
    constexpr std::size_t piece = 5'000;
    if (!m_marks.follow(m_live.day().story(), piece))
        m_moreMarks.start();
}

void TimelineView::takeMarks()
{
    followStory();
    const auto &rows = m_contents.rows();
    for (std::size_t row = 0; row < rows.size(); ++row) {
        if (rows[row].what != TimelineRow::What::Marks)
            continue;
        const QRect painted = m_picture.paintRow(sight(), int(row));
        update(painted.translated(m_plot.topLeft()));
    }
}

void TimelineView::regroup()
{
    TimelineContents contents(m_live.day(), m_now);
    contents.layOut(m_bar->pageStep());
    if (contents == m_contents)
        return hoverAnew();
    const bool isAnother = contents.experiment() != m_contents.experiment();
    m_contents = std::move(contents);
    m_selected = -1;
    if (isAnother && m_isFollowing)
        fitTimeBox();
    arrange();
}

/// The whole time-box of the experiment that has just begun, and a little before it.
void TimelineView::fitTimeBox()
{
    const Experiment *experiment = m_live.day().plan().experiment(m_contents.experiment());
    if (!experiment || experiment->timeBox <= Micros(0))
        return;
    constexpr Micros least = std::chrono::seconds(90);
    constexpr Micros most = std::chrono::hours(12);
    m_span = std::clamp(experiment->timeBox * 6 / 5, least, most);
    m_scale = TimeScale(m_now - m_span, m_now, m_scale.columns());
}

void TimelineView::tick()
{
    if (!isVisible())
        return;
    const int before = m_scale.columnAt(m_now);
    m_now = std::max(m_now, m_clock.now());
    int moved = 0;
    if (m_isFollowing) {
        const TimeScale next = m_scale.withAt(m_now, followColumn());
        moved = int(std::clamp<std::int64_t>(next.firstColumn() - m_scale.firstColumn(), -100'000,
                                             100'000));
        m_scale = next;
    }
    if (moved != 0) {
        m_picture.shift(sight(), moved);
        slide(moved);
        hoverAnew();
    }
    const int now = m_scale.columnAt(m_now);
    const int first = std::max(0, before - moved);
    const int last = std::min(now, m_scale.columns() - 1);
    if (first <= last || moved != 0) {
        m_picture.paintColumns(sight(), first, last - first + 1);
        sayRange();
        // The line of now and its word do not move along with the picture.
        constexpr int word = 44;
        const int left = int(xAt(std::min(first, now - std::abs(moved)))) - word;
        const int right = int(xAt(std::max(last, now + std::abs(moved)))) + word;
        update(QRect(left, m_plot.top(), right - left, m_plot.height()) & m_plot);
        m_isAtRest = false;
        if (!m_rest.isActive())
            m_rest.start(restWhileFollowing);
    }
    scheduleTick();
}

/// The picture has moved by so many columns, and what is on the screen moves along. Not if
/// something lies over it that stays in its place, or if it would have to move by a part of a
/// pixel.
void TimelineView::slide(int columns)
{
    const double by = columns / devicePixelRatioF();
    const bool isBare = m_pointer < 0 && m_selected < 0 && !m_isFocusShown && !m_card->isVisible()
        && !m_empty->isVisible();
    if (isBare && by == std::round(by) && std::abs(by) < m_plot.width())
        scroll(-int(by), 0, m_plot);
    else
        update(m_plot);
}

/// Now moves by whole pixels: nothing to do until the next.
void TimelineView::scheduleTick()
{
    using std::chrono::milliseconds;
    const int column = m_scale.columnAt(m_now);
    const bool isSeen = m_isFollowing || (column >= 0 && column < m_scale.columns());
    const auto left =
        std::chrono::duration_cast<milliseconds>(m_scale.atColumn(column + 1) - m_now);
    m_ticker.start(std::clamp<milliseconds>(left + 1ms, isSeen ? 16ms : 1000ms, 2000ms));
}

void TimelineView::follow()
{
    m_isFollowing = true;
    m_now = std::max(m_now, m_clock.now());
    zoomTo(m_scale.withAt(m_now, followColumn()));
}

void TimelineView::lookAt(Instant from, Instant to)
{
    m_isFollowing = false;
    zoomTo(TimeScale(from, to, m_scale.columns()));
}

void TimelineView::panBy(int columns)
{
    const TimeScale next = m_scale.pannedBy(columns);
    const auto moved = int(next.firstColumn() - m_scale.firstColumn());
    if (moved == 0)
        return;
    m_isFollowing = false;
    m_isAtRest = false;
    m_scale = next;
    if (isVisible()) {
        m_picture.shift(sight(), moved);
        slide(moved);
        hoverAnew();
        sayRange();
        m_rest.start(restAfter);
    }
}

void TimelineView::zoomAround(double factor, int column)
{
    const bool keepsNow = m_isFollowing && column == followColumn();
    m_isFollowing = keepsNow;
    const TimeScale next = m_scale.zoomedAround(factor, column);
    zoomTo(keepsNow ? next.withAt(m_now, column) : next);
}

void TimelineView::zoomTo(const TimeScale &scale)
{
    m_scale = scale;
    m_span = scale.to() - scale.from();
    paintAll();
    if (isVisible())
        scheduleTick();
}

void TimelineView::scrollTo(int value)
{
    m_bar->setValue(value);
}

void TimelineView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_isStale)
        startAnew();
    tick();
}

void TimelineView::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_ticker.stop();
    m_rest.stop();
    m_regroup.stop();
    m_isStale = true;
}

void TimelineView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void TimelineView::paintEvent(QPaintEvent *event)
{
    if (m_picture.image().devicePixelRatio() != devicePixelRatioF())
        arrange(); // moved to another screen
    if (m_side.isNull()) {
        const QSize size(m_plot.left(), height() - headingHeight);
        m_side = TimelineSide(m_look.theme(), size, devicePixelRatioF())
                     .picture(m_contents, m_bar->value());
    }
    QPainter painter(this);
    for (const QRect &rect : event->region()) {
        painter.setClipRect(rect);
        if (!m_plot.contains(rect)) {
            painter.fillRect(rect, m_look.theme().window);
            painter.drawImage(0, headingHeight, m_side);
        }
        if (rect.bottom() >= m_plot.top()) {
            painter.drawImage(m_plot.topLeft(), m_picture.image());
            paintOver(painter, rect);
        }
    }
}

/// What does not move with the picture: the line of now, the pointer's line, the focus. Words are
/// costly, also where they are clipped away.
void TimelineView::paintOver(QPainter &painter, const QRect &clip)
{
    const Theme &theme = m_look.theme();
    const int top = m_plot.top() + TimelinePicture::axisHeight;
    const int bottom = m_plot.bottom() + 1 - TimelinePicture::tagHeight;
    const double wide = m_picture.lineWidth() / devicePixelRatioF();
    const int now = m_scale.columnAt(m_now);
    if (now >= 0 && now < m_scale.columns() && !m_contents.isEmpty()) {
        for (int y = top; y < bottom; y += 4)
            painter.fillRect(QRectF(xAt(now), y, wide, 2), theme.text);
        const QRectF word(xAt(now) - 40, bottom + 3, 80, 20);
        if (word.intersects(clip) && !m_picture.hasTagNear(sight(), now)) {
            painter.setFont(theme.small());
            painter.setPen(theme.text);
            painter.drawText(word, Qt::AlignCenter, tr("now"));
        }
    }
    if (m_pointer >= 0 && m_pointer < m_scale.columns())
        painter.fillRect(QRectF(xAt(m_pointer), top, wide, bottom - top), theme.textFaint);
    if (m_selected >= 0 && m_selected < int(m_contents.rows().size())) {
        const TimelineRow &row = m_contents.rows()[std::size_t(m_selected)];
        painter.setPen(theme.accent);
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(margin / 2 + 0.5, top + row.top - m_bar->value() + 0.5,
                                m_plot.right() - margin / 2.0, row.height - 1));
    } else if (m_isFocusShown) {
        painter.fillRect(QRect(m_plot.left(), bottom, m_plot.width(), 1), theme.accent);
    }
}

void TimelineView::keyPressEvent(QKeyEvent *event)
{
    const int some = std::max(1, m_scale.columns() / 10);
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoomAround(0.8, m_isFollowing ? followColumn() : m_scale.columns() / 2);
        break;
    case Qt::Key_Minus:
        zoomAround(1.25, m_isFollowing ? followColumn() : m_scale.columns() / 2);
        break;
    case Qt::Key_Left:
        panBy(-some);
        break;
    case Qt::Key_Right:
        panBy(some);
        break;
    case Qt::Key_Home:
        follow();
        break;
    case Qt::Key_Up:
        selectRow(-1);
        break;
    case Qt::Key_Down:
        selectRow(1);
        break;
    case Qt::Key_PageUp:
        scrollTo(m_bar->value() - m_bar->pageStep());
        break;
    case Qt::Key_PageDown:
        scrollTo(m_bar->value() + m_bar->pageStep());
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

/// Goes to the next row that has something to say, and says it as of now.
void TimelineView::selectRow(int direction)
{
    const auto &rows = m_contents.rows();
    int row = m_selected < 0 && direction < 0 ? int(rows.size()) : m_selected;
    do {
        row += direction;
    } while (row >= 0 && row < int(rows.size())
             && rows[std::size_t(row)].what == TimelineRow::What::Heading);
    if (row < 0 || row >= int(rows.size()))
        return;
    m_selected = row;
    const TimelineRow &chosen = rows[std::size_t(row)];
    if (chosen.top < m_bar->value())
        scrollTo(chosen.top);
    if (chosen.top + chosen.height > m_bar->value() + m_bar->pageStep())
        scrollTo(chosen.top + chosen.height - m_bar->pageStep());
    const TimelineWords words(m_live.day(), m_contents, m_marks);
    const int y = m_plot.top() + TimelinePicture::axisHeight + chosen.top - m_bar->value();
    m_card->say(words.ofPoint(m_now, m_now, row, m_scale.perColumn() * 6),
                QPoint(m_plot.left(), y + chosen.height - 12));
    update();
}

void TimelineView::wheelEvent(QWheelEvent *event)
{
    const double turned = event->angleDelta().y() / 120.0;
    if (event->modifiers().testFlag(Qt::ShiftModifier)) {
        scrollTo(m_bar->value() - int(turned * 3 * m_bar->singleStep()));
    } else if (event->angleDelta().x() != 0 && turned == 0) {
        panBy(-event->angleDelta().x());
    } else {
        const int column = std::clamp(columnAt(event->position().x()), 0, m_scale.columns() - 1);
        zoomAround(std::pow(1.2, -turned), column);
    }
    hover(event->position().toPoint());
    event->accept();
}

void TimelineView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_plot.contains(event->position().toPoint())) {
        QWidget::mousePressEvent(event);
        return;
    }
    m_isDragged = true;
    m_dragFrom = event->position().toPoint();
    setCursor(Qt::ClosedHandCursor);
    unhover();
}

void TimelineView::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint at = event->position().toPoint();
    if (!m_isDragged) {
        hover(at);
        return;
    }
    const QPoint by = at - m_dragFrom;
    m_dragFrom = at;
    panBy(int(std::lround(-by.x() * devicePixelRatioF())));
    scrollTo(m_bar->value() - by.y());
}

void TimelineView::mouseReleaseEvent(QMouseEvent *event)
{
    m_isDragged = false;
    unsetCursor();
    hover(event->position().toPoint());
}

void TimelineView::mouseDoubleClickEvent(QMouseEvent *)
{
    m_isDragged = false;
    unsetCursor();
    follow();
}

void TimelineView::hover(const QPoint &at)
{
    if (!m_plot.contains(at) || m_contents.isEmpty()) {
        unhover();
        return;
    }
    m_pointer = columnAt(at.x());
    m_pointedAt = at;
    const int y = at.y() - m_plot.top() - TimelinePicture::axisHeight;
    const bool isOnRow = y >= 0 && y < m_bar->pageStep();
    const int row = isOnRow ? m_contents.rowAt(y + m_bar->value()) : -1;
    const TimelineWords words(m_live.day(), m_contents, m_marks);
    m_card->say(words.ofPoint(m_scale.atColumn(m_pointer), m_now, row, m_scale.perColumn() * 6),
                at);
    update(m_plot);
}

/// The picture has moved below a pointer that rests.
void TimelineView::hoverAnew()
{
    if (m_pointer >= 0)
        hover(m_pointedAt);
}

void TimelineView::unhover()
{
    if (m_pointer < 0 && !m_card->isVisible())
        return;
    m_pointer = -1;
    m_card->hide();
    update(m_plot);
}

void TimelineView::leaveEvent(QEvent *event)
{
    unhover();
    QWidget::leaveEvent(event);
}

void TimelineView::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    m_isFocusShown =
        event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    update();
}

void TimelineView::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    m_isFocusShown = false;
    m_selected = -1;
    m_card->hide();
    update();
}

} // namespace Chaos
