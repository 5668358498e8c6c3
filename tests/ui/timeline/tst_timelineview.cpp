// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/timeline/sampleday.h"
#include "ui/theme/look.h"
#include "ui/timeline/timelineview.h"
#include "ui/timeline/timewords.h"

#include <QApplication>
#include <QCategoryAxis>
#include <QChart>
#include <QLabel>
#include <QLineSeries>
#include <QPainter>
#include <QScreen>
#include <QScrollBar>
#include <QTest>
#include <QTimer>
#include <QWheelEvent>

#include <functional>

using namespace Chaos;
using namespace Chaos::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A timeline on the sample day, shown.
struct Shown
{
    explicit Shown(const std::function<void(SampleDay &)> &prepare = &SampleDay::run)
    {
        prepare(day);
        view.resize(945, 640);
        view.show();
        QCoreApplication::processEvents();
    }

    SampleDay day;
    SetClock clock = SetClock(SampleDay::now());
    Look look;
    TimelineView view{day.live, clock, look};
};

QStringList titlesOf(const TimelineContents &contents)
{
    QStringList titles;
    for (const TimelineRow &row : contents.rows())
        titles << row.title;
    return titles;
}

int rowOf(const TimelineView &view, const QString &title)
{
    return int(titlesOf(view.contents()).indexOf(title));
}

/// A point of the widget: at an instant, in the middle of a row.
QPoint pointAt(const TimelineView &view, Instant at, int row)
{
    const TimelineRow &under = view.contents().rows()[std::size_t(row)];
    return {view.plot().left() + view.scale().columnAt(at),
            view.plot().top() + TimelinePicture::axisHeight + under.top + under.height / 2};
}

QColor colourAt(const TimelineView &view, Instant at, int row, int below = 0)
{
    const QPoint point = pointAt(view, at, row) - view.plot().topLeft();
    return view.picture().pixelColor(point + QPoint(0, below));
}

/// A mouse that moves without buttons: QTest::mouseMove moves the desk's pointer.
void hover(TimelineView &view, const QPoint &at)
{
    QMouseEvent move(QEvent::MouseMove, at, view.mapToGlobal(at), Qt::NoButton, Qt::NoButton,
                     Qt::NoModifier);
    QCoreApplication::sendEvent(&view, &move);
}

void wheel(TimelineView &view, const QPoint &at, int degrees)
{
    QWheelEvent event(at, view.mapToGlobal(at), {}, {0, degrees}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&view, &event);
}

QString cardOf(const TimelineView &view)
{
    const auto *card = view.findChild<QLabel *>(u"hoverCard"_s);
    return card->isVisible() ? card->text() : QString();
}

QString rangeOf(const TimelineView &view)
{
    return view.findChild<QLabel *>(u"timelineRange"_s)->text();
}

QImage onScreen(const TimelineView &view)
{
    QCoreApplication::sendPostedEvents();
    QCoreApplication::processEvents(QEventLoop::ExcludeUserInputEvents);
    return view.screen()->grabWindow(view.winId()).toImage().convertToFormat(QImage::Format_RGB32);
}

QImage paintedAnew(TimelineView &view)
{
    return view.grab().toImage().convertToFormat(QImage::Format_RGB32);
}

} // namespace

class TestTimelineView : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void looksAsDesigned_data();
    void looksAsDesigned();
    void groupsAlertsByWhatTheyAreToTheExperiment();
    void showsTheStagesOfAnAlertUnderOneTitle();
    void saysWhatToDoWhenThereIsNothing();
    void showsAllAlertsBetweenExperiments();
    void takesItsRestingPictureFromTheChart();
    void drawsAtRestWhatItDrewWhileMoving();
    void paintsTheSameByShiftingAsAnew();
    void movesWhatIsOnTheScreenAlong();
    void leavesTheWordsOfAnEmptyDayInTheirPlace();
    void followsNowByWholeColumns();
    void stopsFollowingWhenPannedAndFollowsAfterADoubleClick();
    void zoomsAroundThePointer();
    void isMovedByKeys();
    void paintsAnAlertWhenItComes();
    void paintsWhatChangedAsItPaintsAnew();
    void looksAtNoStepBeforeTheChange();
    void showsWaitingUntilTheAlertIsSeen();
    void tellsWhatLiesUnderThePointer();
    void tellsItAnewWhenThePictureMovesBelow();
    void showsForeignTextAsPlainText();
    void tellsALaneByKey();
    void describesItselfToThoseWhoDoNotSeeIt();
    void scrollsManyLanes();
    void letsGoOfLanesAtOnceAndBringsAnothersInATurn();
    void doesNothingWhileHidden();
    void repaintsInAnotherLook();
};

void TestTimelineView::looksAsDesigned_data()
{
    QTest::addColumn<QString>("theme");
    QTest::addColumn<QSize>("size");
    QTest::newRow("dark") << u"dark"_s << QSize(945, 640);
    QTest::newRow("light") << u"light"_s << QSize(945, 640);
    QTest::newRow("dark, small") << u"dark"_s << QSize(700, 440);
    QTest::newRow("light, small") << u"light"_s << QSize(700, 440);
}

/// Writes what a person should look at beside the test program, and checks that all of it is there.
void TestTimelineView::looksAsDesigned()
{
    QFETCH(QString, theme);
    QFETCH(QSize, size);
    SampleDay day;
    day.run();
    const SetClock clock(SampleDay::now());
    Look look(theme == u"dark"_s ? Theme::dark() : Theme::light());
    TimelineView view(day.live, clock, look);
    view.resize(size);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    view.grab().save(u"timeline-%1-%2-moving.png"_s.arg(theme).arg(size.width()));
    view.settle();
    const QPixmap picture = view.grab();
    QVERIFY(picture.save(
        u"timeline-%1-%2-%3x.png"_s.arg(theme).arg(size.width()).arg(picture.devicePixelRatio())));
    QCOMPARE(view.contents().rows().size(), std::size_t(13));
}

void TestTimelineView::groupsAlertsByWhatTheyAreToTheExperiment()
{
    const Shown shown;
    QCOMPARE(titlesOf(shown.view.contents()),
             (QStringList{u"EXPECTED"_s, u"CheckoutDown"_s, u"checkout http"_s, u"Pool exhausted"_s,
                          u"UNEXPECTED"_s, u"CartLatencyHigh"_s, u"BEFORE THE TRIGGER"_s,
                          u"BackupAge"_s, u"STEADY STATE"_s, u"checkout 2xx / s"_s,
                          u"cart p99, ms"_s, u"MARKS"_s, u"notes, actions, pages"_s}));
    const auto &rows = shown.view.contents().rows();
    QCOMPARE(rows[1].note, u"Prometheus"_s);
    QCOMPARE(rows[5].note, u"Prometheus · no runbook"_s);
    QCOMPARE(rows[7].note, u"Icinga · not counted"_s);
    const Theme &theme = shown.look.theme();
    QCOMPARE(colourAt(shown.view, SampleDay::now() - 8s, 1, -8), theme.alarm);
    QCOMPARE(colourAt(shown.view, SampleDay::now() - 8s, 5, -8), theme.unexpected);
    QVERIFY(colourAt(shown.view, SampleDay::at(14, 3), 7) != theme.panel);
    QVERIFY(colourAt(shown.view, SampleDay::at(14, 3), 7) != theme.alarm);
}

void TestTimelineView::showsTheStagesOfAnAlertUnderOneTitle()
{
    Shown shown;
    const auto plan = [&](const QString &key, const QString &title, AlertSource::Type type) {
        shown.day.apply(Entries::planned(AlertSource{.key = key, .title = title, .type = type}),
                        SampleDay::at(14, 10));
    };
    plan(u"am"_s, u"Alertmanager"_s, AlertSource::Type::Alertmanager);
    plan(u"pd"_s, u"PagerDuty"_s, AlertSource::Type::PagerDuty);
    const int row = rowOf(shown.view, u"CheckoutDown"_s);
    shown.day.alert("CheckoutDown on web-1", "pd", AlertState::Firing, SampleDay::at(14, 9, 40));
    shown.day.alert("CheckoutDown", "am", AlertState::Firing, SampleDay::at(14, 9, 50));
    const auto notes = [&] {
        QStringList found;
        for (const TimelineRow &one : shown.view.contents().rows()) {
            if (one.title == u"CheckoutDown"_s)
                found << one.note;
        }
        return found;
    };
    QTRY_COMPARE(notes(), (QStringList{u"Prometheus"_s, u"Alertmanager"_s, u"PagerDuty"_s}));
    const auto &rows = shown.view.contents().rows();
    QCOMPARE(rowOf(shown.view, u"CheckoutDown"_s), row); // what was there stays where it was
    QVERIFY(!rows[std::size_t(row)].isFurther && rows[std::size_t(row) + 1].isFurther);
    QVERIFY(rows[std::size_t(row) + 1].height < rows[std::size_t(row)].height);
    QCOMPARE(rows[std::size_t(row) + 2].called, u"CheckoutDown on web-1"_s);
    QCOMPARE(rowOf(shown.view, u"checkout http"_s), row + 3);
    shown.view.resize(900, 620);
    QVERIFY(shown.view.grab().save(u"timeline-stages.png"_s));
}

void TestTimelineView::saysWhatToDoWhenThereIsNothing()
{
    const Shown shown(&SampleDay::plan);
    const auto *empty = shown.view.findChild<QLabel *>(u"timelineEmpty"_s);
    QVERIFY(empty->isVisible());
    QVERIFY(empty->text().contains(u"Start an experiment"_s));
    QVERIFY(shown.view.contents().isEmpty());
}

void TestTimelineView::showsAllAlertsBetweenExperiments()
{
    Shown shown([](SampleDay &day) {
        day.plan();
        day.alert("One", "prom", AlertState::Firing, SampleDay::at(14, 6));
        day.alert("Two", "icinga", AlertState::Pending, SampleDay::at(14, 7));
    });
    QCOMPARE(
        titlesOf(shown.view.contents()),
        (QStringList{u"ALERTS"_s, u"One"_s, u"Two"_s, u"MARKS"_s, u"notes, actions, pages"_s}));
    QVERIFY(!shown.view.findChild<QLabel *>(u"timelineEmpty"_s)->isVisible());
    QCOMPARE(colourAt(shown.view, SampleDay::at(14, 9), 1, -8), shown.look.theme().alarm);
}

/// The axis and the curves that are on the screen are those of a chart.
void TestTimelineView::takesItsRestingPictureFromTheChart()
{
    const Shown shown;
    TimelineFrame frame;
    QImage image(400, 200, QImage::Format_RGB32);
    image.fill(Qt::black);
    QPainter painter(&image);
    const TimeScale scale(SampleDay::at(14, 2), SampleDay::at(14, 12), 400);
    SteadyBand band{.top = 20, .bottom = 60, .low = 10, .high = 30, .colour = Qt::red};
    band.lines = {{{0, 10}, {200, 30}, {400, 10}}};
    band.limits = {20};
    frame.paint(painter, QSizeF(400, 180), QRectF(0, 24, 400, 156), scale, timeTicks(scale, 84),
                {band}, Theme::dark());
    painter.end();
    auto *times = qobject_cast<QCategoryAxis *>(frame.chart().axes(Qt::Horizontal).value(0));
    QVERIFY(times);
    // Its ticks, blank: the picture writes the times itself, at rest as while it moves.
    const QStringList ticks = times->categoriesLabels();
    QVERIFY(
        std::ranges::all_of(ticks, [](const QString &tick) { return tick.trimmed().isEmpty(); }));
    QVERIFY(std::ranges::any_of(ticks, [&](const QString &tick) {
        return times->endValue(tick) == scale.columnAt(SampleDay::at(14, 5)) + 0.5;
    }));
    QCOMPARE(frame.chart().series().size(), 2);
    const auto *line = qobject_cast<QLineSeries *>(frame.chart().series().value(1));
    QVERIFY(line);
    QCOMPARE(line->points(), band.lines[0]);
    // The chart puts the band's edges where the band lies in the plot.
    const auto reddest = [&image](int x, int y) {
        int most = 0;
        for (int near = y - 2; near <= y + 2; ++near)
            most =
                std::max(most, image.pixelColor(x, near).red() - image.pixelColor(x, near).blue());
        return most;
    };
    QVERIFY(reddest(200, 24 + 20) > 100);
    QVERIFY(reddest(2, 24 + 60) > 100);
    QVERIFY(reddest(100, 24 + 25) < 100);
    QCOMPARE(image.pixelColor(200, 24 + 100), QColor(Qt::black));
}

void TestTimelineView::drawsAtRestWhatItDrewWhileMoving()
{
    Shown shown;
    shown.view.panBy(5);
    QVERIFY(!shown.view.isAtRest());
    const QImage moving = shown.view.picture().copy();
    shown.view.settle();
    QVERIFY(shown.view.isAtRest());
    const QImage resting = shown.view.picture();
    QCOMPARE(resting.size(), moving.size());
    // The times keep their place and face too.
    const QRect times(0, 0, resting.width(), TimelinePicture::axisHeight - 4);
    QCOMPARE(resting.copy(times), moving.copy(times));
    // Below the axis nothing jumps when the chart takes over: the grid stays to the pixel.
    int different = 0;
    for (int y = 30; y < resting.height() - TimelinePicture::tagHeight; ++y) {
        for (int x = 2; x < resting.width() - 2; ++x)
            different += resting.pixel(x, y) != moving.pixel(x, y);
    }
    QVERIFY2(different < resting.width() * 8, qPrintable(QString::number(different)));
    const int column = shown.view.scale().columnAt(SampleDay::at(14, 4));
    QCOMPARE(resting.pixelColor(column, 35), shown.look.theme().line);
    QCOMPARE(moving.pixelColor(column, 35), shown.look.theme().line);
}

/// A picture that was panned in many steps equals one painted at once.
void TestTimelineView::paintsTheSameByShiftingAsAnew()
{
    Shown shown;
    shown.view.lookAt(SampleDay::at(14, 3), SampleDay::at(14, 12));
    for (const int by : {3, 40, -7, 1, 1, 1, -90, 25}) {
        shown.view.panBy(by);
        const QImage shifted = shown.view.picture().copy();
        const Instant from = shown.view.scale().from();
        shown.view.lookAt(from, shown.view.scale().to());
        const QImage anew = shown.view.picture();
        // Words in bars wait for the rest; all else is the same. So the rows without words:
        for (const QString &title : {u"Pool exhausted"_s, u"notes, actions, pages"_s, u"MARKS"_s}) {
            const TimelineRow &row =
                shown.view.contents().rows()[std::size_t(rowOf(shown.view, title))];
            const QRect place(0, TimelinePicture::axisHeight + row.top, anew.width(), row.height);
            QCOMPARE(shifted.copy(place), anew.copy(place));
        }
        const QRect axis(0, 0, anew.width(), TimelinePicture::axisHeight);
        QCOMPARE(shifted.copy(axis), anew.copy(axis));
    }
}

/// What was moved on the screen equals what would be painted anew.
void TestTimelineView::movesWhatIsOnTheScreenAlong()
{
    Shown shown;
    TimelineView &view = shown.view;
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    QCOMPARE(onScreen(view), paintedAnew(view));
    for (const int seconds : {1, 2, 7, 1}) { // while it follows
        shown.clock.advance(std::chrono::seconds(seconds));
        view.tick();
        QCOMPARE(onScreen(view), paintedAnew(view));
    }
    for (const int by : {3, 40, -7, -300, 5, 2000, 1}) {
        view.panBy(by);
        QCOMPARE(onScreen(view), paintedAnew(view));
    }
    hover(view, view.plot().center());
    view.panBy(9);
    QCOMPARE(onScreen(view), paintedAnew(view));
}

void TestTimelineView::leavesTheWordsOfAnEmptyDayInTheirPlace()
{
    Shown shown(&SampleDay::plan);
    QVERIFY(QTest::qWaitForWindowExposed(&shown.view));
    for (const int seconds : {1, 7, 20}) {
        shown.clock.advance(std::chrono::seconds(seconds));
        shown.view.tick();
        QCOMPARE(onScreen(shown.view), paintedAnew(shown.view));
    }
}

void TestTimelineView::followsNowByWholeColumns()
{
    Shown shown;
    QVERIFY(shown.view.isFollowing());
    QVERIFY2(rangeOf(shown.view).endsWith(u"following now"_s), qPrintable(rangeOf(shown.view)));
    const TimeScale before = shown.view.scale();
    const int now = before.columnAt(SampleDay::now());
    shown.clock.advance(60s);
    shown.view.tick();
    QCOMPARE(shown.view.scale().columnAt(SampleDay::now() + 60s), now);
    QCOMPARE(shown.view.scale().perColumn(), before.perColumn());
    // What fires goes on firing up to now, without a new alert.
    QCOMPARE(colourAt(shown.view, SampleDay::now() + 58s, 1, -8), shown.look.theme().alarm);
    QCOMPARE(colourAt(shown.view, SampleDay::now() + 64s, 1, -8).red() > 100, false);
    shown.clock.advance(3s);
    QTRY_COMPARE(shown.view.scale().columnAt(SampleDay::now() + 63s), now);
}

void TestTimelineView::stopsFollowingWhenPannedAndFollowsAfterADoubleClick()
{
    Shown shown;
    const TimeScale before = shown.view.scale();
    const QPoint centre = shown.view.plot().center();
    QTest::mousePress(&shown.view, Qt::LeftButton, {}, centre);
    QMouseEvent move(QEvent::MouseMove, centre + QPoint(50, 0),
                     shown.view.mapToGlobal(centre + QPoint(50, 0)), Qt::NoButton, Qt::LeftButton,
                     Qt::NoModifier);
    QCoreApplication::sendEvent(&shown.view, &move);
    QTest::mouseRelease(&shown.view, Qt::LeftButton, {}, centre + QPoint(50, 0));
    QVERIFY(!shown.view.isFollowing());
    QCOMPARE(shown.view.scale().firstColumn(),
             before.firstColumn() - std::lround(50 * shown.view.devicePixelRatioF()));
    QVERIFY(rangeOf(shown.view).contains(u"double click"_s));
    shown.clock.advance(60s);
    shown.view.tick();
    QCOMPARE(shown.view.scale().firstColumn(),
             before.firstColumn() - std::lround(50 * shown.view.devicePixelRatioF()));
    QTest::mouseDClick(&shown.view, Qt::LeftButton, {}, centre);
    QVERIFY(shown.view.isFollowing());
    QCOMPARE(shown.view.scale().columnAt(shown.clock.now()), before.columns() * 2 / 3);
}

void TestTimelineView::zoomsAroundThePointer()
{
    Shown shown;
    const QPoint at = shown.view.plot().topLeft() + QPoint(200, 100);
    const int column = int(200 * shown.view.devicePixelRatioF());
    const Instant under = shown.view.scale().atColumn(column) + shown.view.scale().perColumn() / 2;
    const Micros before = shown.view.scale().perColumn();
    wheel(shown.view, at, 120);
    QVERIFY(shown.view.scale().perColumn() < before);
    QCOMPARE(shown.view.scale().columnAt(under), column);
    QVERIFY(!shown.view.isFollowing());
    wheel(shown.view, at, -360);
    QVERIFY(shown.view.scale().perColumn() > before);
}

void TestTimelineView::isMovedByKeys()
{
    Shown shown;
    const TimeScale before = shown.view.scale();
    QTest::keyClick(&shown.view, Qt::Key_Plus);
    QVERIFY(shown.view.scale().perColumn() < before.perColumn());
    QVERIFY(shown.view.isFollowing());
    QTest::keyClick(&shown.view, Qt::Key_Minus);
    QTest::keyClick(&shown.view, Qt::Key_Left);
    QVERIFY(!shown.view.isFollowing());
    const std::int64_t left = shown.view.scale().firstColumn();
    QTest::keyClick(&shown.view, Qt::Key_Right);
    QVERIFY(shown.view.scale().firstColumn() > left);
    QTest::keyClick(&shown.view, Qt::Key_Home);
    QVERIFY(shown.view.isFollowing());
}

void TestTimelineView::paintsAnAlertWhenItComes()
{
    Shown shown;
    const int row = rowOf(shown.view, u"checkout http"_s);
    const Instant since = SampleDay::at(14, 9, 30);
    QVERIFY(colourAt(shown.view, SampleDay::at(14, 9, 50), row, -8) != shown.look.theme().alarm);
    shown.day.alert("checkout http", "icinga", AlertState::Firing, since);
    QTRY_COMPARE(colourAt(shown.view, SampleDay::at(14, 9, 50), row, -8), shown.look.theme().alarm);
    shown.day.alert("DiskFull", "prom", AlertState::Firing, since);
    QTRY_VERIFY(rowOf(shown.view, u"DiskFull"_s) > rowOf(shown.view, u"UNEXPECTED"_s));
    QCOMPARE(colourAt(shown.view, SampleDay::at(14, 9, 50), rowOf(shown.view, u"DiskFull"_s), -8),
             shown.look.theme().unexpected);
}

/// Alerts that are told of late, begin earlier than was told, end and come again: after each one
/// the rows are those of a picture painted anew, with their words.
void TestTimelineView::paintsWhatChangedAsItPaintsAnew()
{
    Shown shown;
    const Instant from = SampleDay::at(14, 3);
    const Instant to = SampleDay::at(14, 11);
    shown.view.lookAt(from, to);
    struct Told
    {
        AlertState state;
        int since; ///< seconds after 14:03
    };
    std::string which = "a";
    for (const Told &told : std::vector<Told>{{AlertState::Pending, 420},
                                              {AlertState::Firing, 421},
                                              {AlertState::Firing, 300},
                                              {AlertState::Firing, 330},
                                              {AlertState::Inactive, 400},
                                              {AlertState::Firing, 410},
                                              {AlertState::Unknown, 415},
                                              {AlertState::Firing, 120},
                                              {AlertState::Inactive, 121}}) {
        for (const std::string &key : {std::string("checkout http"), which}) {
            const Instant since = from + std::chrono::seconds(told.since);
            shown.day.apply(Entries::alertChanged({.source = "icinga",
                                                   .fingerprint = key,
                                                   .name = "checkout http",
                                                   .state = told.state,
                                                   .since = since,
                                                   .evidence = Evidence::Received}),
                            std::max(since, SampleDay::at(14, 10, 5)));
        }
        which += told.state == AlertState::Firing ? "" : "a";
        QTest::qWait(40); // the view hears of it with the next frame
        const QImage painted = shown.view.picture().copy();
        shown.view.lookAt(from, to);
        const QImage anew = shown.view.picture();
        for (const TimelineRow &row : shown.view.contents().rows()) {
            if (row.what != TimelineRow::What::Lane)
                continue;
            const QRect place(0, TimelinePicture::axisHeight + row.top, anew.width(), row.height);
            QCOMPARE(painted.copy(place), anew.copy(place));
        }
    }
}

/// What one alert more costs must not depend on those before it.
void TestTimelineView::looksAtNoStepBeforeTheChange()
{
    Shown shown;
    const int row = rowOf(shown.view, u"checkout http"_s);
    const TimelineView &view = shown.view;
    TimelinePicture picture;
    picture.prepare(shown.look.theme(), view.plot().size(), 1);
    const TimelineMarks marks;
    const auto sightOf = [&](const Shown &of) {
        return TimelineSight{.day = of.day.live.day(),
                             .contents = view.contents(),
                             .marks = marks,
                             .scale = view.scale(),
                             .now = SampleDay::now()};
    };
    picture.paint(sightOf(shown), nullptr);
    const QImage before = picture.image().copy();

    // The same lane, with an alert long ago and one just now, of which the later one is told.
    Shown other;
    other.day.alert("checkout http", "icinga", AlertState::Inactive, SampleDay::at(14, 8, 40));
    other.day.alert("checkout http", "icinga", AlertState::Firing, SampleDay::at(14, 9, 30));
    const int since = view.scale().columnAt(SampleDay::at(14, 9, 30));
    const QRect painted = picture.paintRow(sightOf(other), row, since);
    const TimelineRow &place = view.contents().rows()[std::size_t(row)];
    const int top = TimelinePicture::axisHeight + place.top;
    const int early = view.scale().columnAt(SampleDay::at(14, 8, 31)) - 1;
    QVERIFY(painted.left() >= early);
    QCOMPARE(picture.image().copy(0, top, early, place.height),
             before.copy(0, top, early, place.height));
    const int middle = top + place.height / 2 - 8;
    const auto colourAt = [&](int column) { return picture.image().pixelColor(column, middle); };
    QCOMPARE(colourAt(since + 3), shown.look.theme().alarm);
    // Pending, as it was: nobody looked whether that ended at 14:08:40.
    const int pending = view.scale().columnAt(SampleDay::at(14, 9));
    const QRect between(pending, top, since - 1 - pending, place.height);
    QCOMPARE(picture.image().copy(between), before.copy(between));
    QVERIFY(picture.paintRow(sightOf(other), row, view.scale().columns()).isEmpty());
}

void TestTimelineView::showsWaitingUntilTheAlertIsSeen()
{
    Shown shown;
    const int row = rowOf(shown.view, u"Pool exhausted"_s);
    const auto waiting = [&] {
        return shown.view.contents().waitingSince(shown.day.live.day(),
                                                  shown.view.contents().rows()[std::size_t(row)],
                                                  shown.clock.now());
    };
    QCOMPARE(waiting(), std::optional(SampleDay::trigger()));
    shown.day.alert("Pool exhausted", "relic", AlertState::Firing, SampleDay::at(14, 9, 58));
    QTRY_VERIFY(shown.view.contents().rows()[std::size_t(row)].lane >= 0);
    QVERIFY(!waiting());
}

void TestTimelineView::tellsWhatLiesUnderThePointer()
{
    Shown shown;
    const TimelineView &view = shown.view;
    hover(shown.view, pointAt(view, SampleDay::at(14, 9), rowOf(view, u"CheckoutDown"_s)));
    const QStringList lines = cardOf(view).split(u'\n');
    QCOMPARE(lines.size(), 3);
    QVERIFY2(lines[0].startsWith(u"14:08:59 · T+1:2"_s) || lines[0].startsWith(u"14:09:0"_s),
             qPrintable(lines[0]));
    QCOMPARE(lines[1], u"CheckoutDown (Prometheus)"_s);
    QCOMPARE(lines[2], u"firing since 14:08:18 · T+0:41"_s);
    hover(shown.view, pointAt(view, SampleDay::at(14, 9), rowOf(view, u"Pool exhausted"_s)));
    QVERIFY(cardOf(view).endsWith(u"waiting since the trigger"_s));
    hover(shown.view, pointAt(view, SampleDay::at(14, 12), rowOf(view, u"CheckoutDown"_s)));
    QVERIFY(cardOf(view).endsWith(u"not yet"_s));
    hover(shown.view,
          pointAt(view, SampleDay::at(14, 9, 8), rowOf(view, u"notes, actions, pages"_s)));
    QVERIFY2(cardOf(view).contains(u"action: ssh db-staging-1"_s), qPrintable(cardOf(view)));
    hover(shown.view, pointAt(view, SampleDay::at(14, 5), rowOf(view, u"checkout 2xx / s"_s)));
    QVERIFY2(cardOf(view).contains(u"9"_s) && cardOf(view).contains(u" at 14:0"_s),
             qPrintable(cardOf(view)));
    QEvent leave(QEvent::Leave);
    QCoreApplication::sendEvent(&shown.view, &leave);
    QVERIFY(cardOf(view).isEmpty());
}

void TestTimelineView::tellsItAnewWhenThePictureMovesBelow()
{
    Shown shown;
    TimelineView &view = shown.view;
    const QPoint rests = pointAt(view, SampleDay::at(14, 9), rowOf(view, u"CheckoutDown"_s));
    hover(view, rests);
    const auto saysTheTimeThere = [&] {
        const Instant there = view.scale().atColumn(rests.x() - view.plot().left());
        return cardOf(view).startsWith(timeOfDay(there));
    };
    QVERIFY(saysTheTimeThere());
    const QString before = cardOf(view);
    shown.clock.advance(30s); // it follows
    view.tick();
    QVERIFY(saysTheTimeThere());
    QVERIFY(cardOf(view) != before);
    view.zoomAround(0.5, 0);
    QVERIFY(saysTheTimeThere());
    view.panBy(-20);
    QVERIFY(saysTheTimeThere());
    view.lookAt(SampleDay::at(14, 3), SampleDay::at(14, 12));
    QVERIFY(saysTheTimeThere());
    const QPoint beside(view.plot().left() - 5, rests.y());
    hover(view, beside);
    view.lookAt(SampleDay::at(14, 4), SampleDay::at(14, 12));
    QVERIFY(cardOf(view).isEmpty());
}

void TestTimelineView::showsForeignTextAsPlainText()
{
    Shown shown([](SampleDay &day) {
        day.plan();
        day.alert("<b>bold</b>", "prom", AlertState::Firing, SampleDay::at(14, 6));
    });
    hover(shown.view, pointAt(shown.view, SampleDay::at(14, 9), 1));
    QVERIFY(cardOf(shown.view).contains(u"<b>bold</b>"_s));
    QCOMPARE(shown.view.findChild<QLabel *>(u"hoverCard"_s)->textFormat(), Qt::PlainText);
}

void TestTimelineView::tellsALaneByKey()
{
    Shown shown;
    QTest::keyClick(&shown.view, Qt::Key_Down);
    QVERIFY(cardOf(shown.view).contains(u"CheckoutDown"_s));
    QTest::keyClick(&shown.view, Qt::Key_Down);
    QVERIFY(cardOf(shown.view).contains(u"checkout http"_s));
    QTest::keyClick(&shown.view, Qt::Key_Up);
    QVERIFY(cardOf(shown.view).contains(u"CheckoutDown"_s));
}

void TestTimelineView::describesItselfToThoseWhoDoNotSeeIt()
{
    Shown shown;
    shown.view.settle();
    QCOMPARE(shown.view.accessibleName(), u"Alert timeline"_s);
    QVERIFY2(shown.view.accessibleDescription().contains(
                 u"CheckoutDown (Prometheus): firing since 14:08:18"_s),
             qPrintable(shown.view.accessibleDescription()));
}

void TestTimelineView::scrollsManyLanes()
{
    Shown shown([](SampleDay &day) {
        day.plan();
        for (int i = 0; i < 120; ++i) {
            day.alert("Alert" + std::to_string(i), "prom", AlertState::Firing,
                      SampleDay::at(14, 3, i % 60));
        }
    });
    auto *bar = shown.view.findChild<QScrollBar *>(u"timelineScroll"_s);
    QVERIFY(bar->isVisible());
    QVERIFY(bar->maximum() > 0);
    const QImage before = shown.view.picture().copy();
    QTest::keyClick(&shown.view, Qt::Key_PageDown);
    QVERIFY(bar->value() > 0);
    QVERIFY(shown.view.picture() != before);
    for (int i = 0; i < 125; ++i)
        QTest::keyClick(&shown.view, Qt::Key_Down);
    QCOMPARE(bar->value(), bar->maximum());
}

void TestTimelineView::letsGoOfLanesAtOnceAndBringsAnothersInATurn()
{
    Shown shown;
    TimelineView &view = shown.view;
    const QStringList titles = titlesOf(view.contents());
    const QPoint lane = pointAt(view, SampleDay::now(), rowOf(view, u"Marks"_s.toUpper()) - 1);
    const Day other = shown.day.live.day();
    shown.day.live.replace(Day());
    QVERIFY(view.contents().isEmpty());
    // What happens before the turn finds nothing of the day that is gone.
    hover(view, lane);
    QTest::keyClick(&view, Qt::Key_Down);
    view.tick();
    view.settle();
    QCOMPARE(cardOf(view), QString());
    QVERIFY(!paintedAnew(view).isNull());
    QTRY_VERIFY(view.findChild<QLabel *>(u"timelineEmpty"_s)->isVisible());
    shown.day.live.replace(other);
    QVERIFY(view.contents().isEmpty());
    QTRY_COMPARE(titlesOf(view.contents()), titles);
}

void TestTimelineView::doesNothingWhileHidden()
{
    Shown shown;
    shown.view.settle();
    shown.view.hide();
    const qint64 key = shown.view.picture().cacheKey();
    shown.clock.advance(30s);
    shown.day.alert("checkout http", "icinga", AlertState::Firing, SampleDay::at(14, 10, 10));
    shown.view.tick();
    shown.view.settle();
    shown.view.panBy(-3);
    shown.view.follow();
    for (const QTimer *timer : shown.view.findChildren<QTimer *>())
        QVERIFY(!timer->isActive());
    QCOMPARE(shown.view.picture().cacheKey(), key);
    shown.view.show();
    QTRY_COMPARE(colourAt(shown.view, SampleDay::at(14, 10, 20), 2, -8), shown.look.theme().alarm);
}

void TestTimelineView::repaintsInAnotherLook()
{
    Shown shown;
    shown.look.setTheme(Theme::light());
    QCOMPARE(shown.view.picture().pixelColor(5, 0), Theme::light().window);
    QCOMPARE(colourAt(shown.view, SampleDay::now() - 8s, 1, -8), Theme::light().alarm);
}

QTEST_MAIN(TestTimelineView)
#include "tst_timelineview.moc"
