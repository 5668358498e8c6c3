// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/timeline/sampleday.h"
#include "ui/theme/look.h"
#include "ui/timeline/timelineview.h"

#include <QApplication>
#include <QCategoryAxis>
#include <QChart>
#include <QDir>
#include <QGraphicsScene>
#include <QLabel>
#include <QLineSeries>
#include <QScrollBar>
#include <QTest>
#include <QWheelEvent>

using namespace Chaos;
using namespace Chaos::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestTimelineView : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void looksAsDesigned_data();
    void looksAsDesigned();
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

QTEST_MAIN(TestTimelineView)
#include "tst_timelineview.moc"
