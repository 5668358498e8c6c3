// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/run/queuepanel.h"

#include "tests/ui/run/stage.h"
#include "ui/run/bridgetitle.h"
#include "ui/run/queuedelegate.h"
#include "ui/run/queuelist.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/panelheading.h"

#include <QLineEdit>
#include <QMenu>
#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QPoint middleOf(const QueueList &list, int row)
{
    return list.visualRect(list.model()->index(row, 0)).center();
}

QString orderIn(const Entry &entry)
{
    return QString::fromStdString(entry.payload);
}

} // namespace

class TestQueuePanel : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support).*"_s));
    }

    void startsByEnterAndByDoubleClick()
    {
        DayScript script(Scenes::begin);
        Scenes::planSmallDay(script);
        Stage stage(script);
        QVERIFY(QTest::qWaitForWindowActive(&stage.window));
        auto *list = stage.find<QueueList>(u"queueList"_s);
        QCOMPARE(list->currentIndex().row(), 0);
        QTest::keyClick(list, Qt::Key_Down);
        QTest::keyClick(list, Qt::Key_Return);
        QCOMPARE(stage.take(), u"experiment.started two"_s);
        QTest::mouseDClick(list->viewport(), Qt::LeftButton, {}, middleOf(*list, 2));
        QCOMPARE(stage.take(), u"experiment.started three"_s);
    }

    void refusesToStartASecondOne()
    {
        DayScript script(Scenes::begin);
        Scenes::planSmallDay(script);
        script.say(Entries::started(u"one"_s));
        Stage stage(script);
        QVERIFY(QTest::qWaitForWindowExposed(&stage.window));
        auto *list = stage.find<QueueList>(u"queueList"_s);
        QTest::mouseDClick(list->viewport(), Qt::LeftButton, {}, middleOf(*list, 2));
        QCOMPARE(stage.take(), QString());
        QVERIFY(stage.find<BridgeTitle>(u"bridgeTitle"_s)->message().contains(u"The first one"_s));
    }

    void skipsWithAReasonTypedInPlace()
    {
        DayScript script(Scenes::begin);
        Scenes::planSmallDay(script);
        Stage stage(script);
        QVERIFY(QTest::qWaitForWindowActive(&stage.window));
        auto *list = stage.find<QueueList>(u"queueList"_s);
        auto *reason = stage.find<QLineEdit>(u"skipReason"_s);
        QVERIFY(!reason->isVisible());
        list->setFocus();
        QTest::keyClick(list, Qt::Key_Delete);
        QVERIFY(reason->isVisible());
        QVERIFY(reason->hasFocus());
        QVERIFY(!stage.find<ElidedLabel>(u"queueHint"_s)->isElided());
        QTest::keyClick(reason, Qt::Key_Return);
        QCOMPARE(stage.take(), QString());
        QVERIFY(reason->isVisible());
        QTest::keyClicks(reason, u"  no time "_s);
        QTest::keyClick(reason, Qt::Key_Return);
        QCOMPARE(stage.wishes.size(), 1U);
        QVERIFY(stage.wishes.front().payload.find("\"no time\"") != std::string::npos);
        QCOMPARE(stage.take(), u"experiment.skipped one"_s);
        QVERIFY(!reason->isVisible());
        QVERIFY(list->hasFocus());
        QTest::keyClick(list, Qt::Key_Delete);
        QTest::keyClick(reason, Qt::Key_Escape);
        QVERIFY(!reason->isVisible());
        QCOMPARE(stage.take(), QString());
    }

    void movesByKeysAndByDragging()
    {
        DayScript script(Scenes::begin);
        Scenes::planSmallDay(script);
        Stage stage(script);
        QVERIFY(QTest::qWaitForWindowActive(&stage.window));
        auto *list = stage.find<QueueList>(u"queueList"_s);
        QTest::keyClick(list, Qt::Key_Up, Qt::AltModifier); // nothing above the first
        QCOMPARE(stage.take(), QString());
        QTest::keyClick(list, Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(stage.wishes.size(), 1U);
        QVERIFY(orderIn(stage.wishes.front()).contains(u"[\"two\",\"one\",\"three\"]"_s));
        QCOMPARE(stage.take(), u"queue.ordered "_s);

        QTest::mousePress(list->viewport(), Qt::LeftButton, {}, middleOf(*list, 2));
        QTest::mouseMove(list->viewport(), middleOf(*list, 1));
        QTest::mouseMove(list->viewport(), middleOf(*list, 0) - QPoint(0, 8));
        QTest::mouseRelease(list->viewport(), Qt::LeftButton, {},
                            middleOf(*list, 0) - QPoint(0, 8));
        QCOMPARE(stage.wishes.size(), 1U);
        QVERIFY(orderIn(stage.wishes.front()).contains(u"[\"three\",\"one\",\"two\"]"_s));
    }

    void offersTheSameInAMenu()
    {
        DayScript script(Scenes::begin);
        Scenes::planSmallDay(script);
        Stage stage(script);
        QVERIFY(QTest::qWaitForWindowActive(&stage.window));
        auto *list = stage.find<QueueList>(u"queueList"_s);
        QContextMenuEvent event(QContextMenuEvent::Mouse, middleOf(*list, 1),
                                list->viewport()->mapToGlobal(middleOf(*list, 1)));
        QCoreApplication::sendEvent(list->viewport(), &event);
        auto *menu = stage.find<QMenu>(u"queueMenu"_s);
        QVERIFY(menu);
        menu->actions().first()->trigger();
        QCOMPARE(stage.take(), u"experiment.started two"_s);
        menu->close();
    }

    void tellsProgressAndLateness()
    {
        DayScript script(Scenes::begin);
        Scenes::playFullDay(script);
        Stage stage(script);
        QVERIFY(QTest::qWaitForWindowExposed(&stage.window));
        const auto *panel = stage.find<QueuePanel>(u"queuePanel"_s);
        const QString note = panel->findChild<PanelHeading *>()->note();
        QVERIFY2(note.startsWith(u"2 of 9 · "_s) && note.endsWith(u" min late"_s),
                 qPrintable(note));
    }

    void tellsEachStateByItsShape()
    {
        DayScript script(Scenes::begin);
        Scenes::playFullDay(script);
        QueueModel model(script.live(), script.clock());
        using Shape = StateDot::Shape;
        const std::vector<Shape> wanted{Shape::Disc, Shape::Cross,    Shape::Halo,     Shape::Ring,
                                        Shape::Ring, Shape::Triangle, Shape::Triangle, Shape::Ring,
                                        Shape::Ring, Shape::Dash};
        std::vector<Shape> shapes;
        for (const QueueRow &row : model.rows())
            shapes.push_back(QueueDelegate::markOf(row).first);
        QVERIFY(shapes == wanted);
    }
};

QTEST_MAIN(TestQueuePanel)
#include "tst_queuepanel.moc"
