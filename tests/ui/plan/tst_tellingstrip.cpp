// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plan/tellingstrip.h"

#include "tests/ui/plan/plandesk.h"
#include "tests/ui/plan/sampleplan.h"
#include "ui/plan/tellingstop.h"

#include <QScrollArea>
#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;

class TestTellingStrip : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support).*"_s));
    }

    void showsAllOfTheShippedDay_data();
    void showsAllOfTheShippedDay();
    void wrapsALongSubjectAndTellsAllOfItInTheTooltip();
    void breaksADateRatherThanCutIt();
    void isNoTallerThanItsTexts();
};

namespace {

/// The plan screen with the strip below its tabs.
struct Desk
{
    Desk(DayScript &script, QSize size)
        : plan(script, size)
        , strip(new TellingStrip(script.live(), script.clock(), plan.look))
    {
        plan.screen.setStrip(strip);
        QCoreApplication::processEvents();
    }

    [[nodiscard]] QList<TellingStop *> stops() const
    {
        return strip->findChildren<TellingStop *>();
    }

    PlanDesk plan;
    TellingStrip *strip;
};

/// The lines that do not tell all of what they should.
QStringList elidedIn(const TellingStop &stop)
{
    const int width = stop.width();
    return (stop.subjectLines(width) + stop.formLines(width)).filter(u"…"_s);
}

/// Inside its parents up to the screen, as far as they go down.
bool isCutOffBelow(const QWidget &widget, const QWidget &screen)
{
    for (const QWidget *parent = widget.parentWidget(); parent; parent = parent->parentWidget()) {
        const int bottom = widget.mapTo(parent, QPoint(0, widget.height())).y();
        if (bottom > parent->height())
            return true;
        if (parent == &screen)
            break;
    }
    return false;
}

} // namespace

void TestTellingStrip::showsAllOfTheShippedDay_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("1600") << QSize(1536, 1000); // of a window with its navigation
    QTest::newRow("1280") << QSize(1216, 690);
}

void TestTellingStrip::showsAllOfTheShippedDay()
{
    QFETCH(const QSize, size);
    DayScript script(SamplePlan::begin);
    SamplePlan::shippedDay(script);
    Desk desk(script, size);
    QVERIFY(desk.stops().size() > 5);
    QStringList cut;
    for (const TellingStop *stop : desk.stops()) {
        cut << elidedIn(*stop);
        QCOMPARE(stop->whenLines(stop->width()).join(u" · "_s), TellingStop::whenOf(stop->row()));
        QVERIFY(!isCutOffBelow(*stop, desk.plan.screen));
        const auto [above, below] = stop->linesIn(stop->width());
        QVERIFY(stop->height() >= (above + below) * 18 + 20);
        QCOMPARE(stop->height(), desk.stops().front()->height());
        QCOMPARE(stop->y(), desk.stops().front()->y());
    }
    QCOMPARE(cut.join(u'|'), QString());
    // All of them are seen at once.
    const auto *scroll = desk.strip->findChild<QScrollArea *>();
    QVERIFY(scroll->widget()->width() <= scroll->viewport()->width());
}

void TestTellingStrip::wrapsALongSubjectAndTellsAllOfItInTheTooltip()
{
    DayScript script(SamplePlan::begin);
    SamplePlan::people(script);
    const QString longest = u"What sixty letters can say of a chaos day before it is there"_s;
    QCOMPARE(longest.size(), 60);
    for (const QString &key : {u"a"_s, u"b"_s, u"c"_s, u"d"_s, u"e"_s, u"f"_s})
        script.say(Entries::planned(
            Contact{.key = key, .before = 8, .subject = key == "a"_L1 ? longest : key}));
    Desk desk(script, {1216, 690});
    const auto *stop = desk.plan.find<TellingStop>(u"contact_a"_s);
    QCOMPARE(stop->subjectLines(stop->width()).size(), 2);
    QVERIFY(!stop->subjectLines(stop->width()).front().endsWith(u'…'));
    QVERIFY(stop->subjectLines(stop->width()).back().endsWith(u'…'));
    QVERIFY(stop->toolTip().contains(longest));
    QVERIFY(!isCutOffBelow(*stop, desk.plan.screen));
    desk.plan.screen.resize(3000, 1000);
    QTRY_COMPARE(stop->subjectLines(stop->width()), QStringList{longest});
}

void TestTellingStrip::breaksADateRatherThanCutIt()
{
    DayScript script(SamplePlan::begin);
    SamplePlan::people(script);
    for (int i = 0; i < 12; ++i)
        script.say(Entries::planned(Contact{.key = QString::number(i), .before = 11 - i}));
    Desk desk(script, {1216, 690});
    for (const TellingStop *stop : desk.stops()) {
        const QStringList when = stop->whenLines(stop->width());
        QCOMPARE(when.join(u" · "_s), TellingStop::whenOf(stop->row()));
        for (const QString &line : when)
            QVERIFY(QFontMetrics(desk.plan.look.theme().small()).horizontalAdvance(line)
                    < stop->width());
        QVERIFY(!isCutOffBelow(*stop, desk.plan.screen));
    }
    QCOMPARE(desk.stops().front()->whenLines(2000).size(), 1);
}

void TestTellingStrip::isNoTallerThanItsTexts()
{
    DayScript script(SamplePlan::begin);
    SamplePlan::people(script);
    script.say(Entries::planned(Contact{.key = u"a"_s, .before = 1, .subject = u"Chaos"_s}));
    Desk desk(script, {1216, 690});
    const auto *stop = desk.plan.find<TellingStop>(u"contact_a"_s);
    const int low = stop->height();
    script.say(Entries::planned(
        Contact{.key = u"a"_s, .before = 1, .subject = u"A word "_s.repeated(60)}));
    QTRY_VERIFY(stop->height() > low);
    script.say(Entries::planned(Contact{.key = u"a"_s, .before = 1, .subject = u"Chaos"_s}));
    QTRY_COMPARE(stop->height(), low);
}

QTEST_MAIN(TestTellingStrip)
#include "tst_tellingstrip.moc"
