// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/plan/plandesk.h"
#include "tests/ui/plan/sampleplan.h"
#include "tests/ui/theme/dragging.h"
#include "ui/plan/coveragepage.h"
#include "ui/plan/growingedit.h"
#include "ui/plan/readinesslist.h"
#include "ui/plan/rolespage.h"
#include "ui/plan/tabrow.h"
#include "ui/plan/tellingstrip.h"
#include "ui/widgets/plandrop.h"
#include "ui/widgets/wraplabel.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;

namespace {

const QUrl planFile = QUrl::fromLocalFile(u"/home/al/day.yaml"_s);

/// The plan screen with its tabs and its strip, and what it says.
struct Desk
{
    explicit Desk(DayScript &script)
        : plan(script)
        , dropped(&plan.screen, &PlanScreen::planFileDropped)
    {
        plan.screen.addTab(u"coverage"_s, u"Alert coverage"_s,
                           new CoveragePage(script.live(), plan.look));
        plan.screen.addTab(u"roles"_s, u"Roles"_s,
                           new RolesPage(script.live(), script.clock(), plan.look));
        plan.screen.setStrip(new TellingStrip(script.live(), script.clock(), plan.look));
        QCoreApplication::processEvents();
    }

    [[nodiscard]] QString said() const { return plan.screen.findChild<PlanDrop *>()->said(); }
    [[nodiscard]] QString message() const { return plan.find<TabRow>(u"planTabs"_s)->message(); }

    PlanDesk plan;
    QSignalSpy dropped;
};

} // namespace

class TestDropPlan : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support).*"_s));
    }

    void saysWhatWillHappenWhileAFileIsDragged();
    void takesAPlanFile_data();
    void takesAPlanFile();
    void takesItWhereverItIsDropped();
    void refusesAnythingElseInOneSentence_data();
    void refusesAnythingElseInOneSentence();
    void refusesAPictureWithoutAFile();
    void tellsARefusalUnderAnOpenImport();
    void leavesTextToTheFields();
};

void TestDropPlan::saysWhatWillHappenWhileAFileIsDragged()
{
    DayScript script(SamplePlan::begin);
    SamplePlan::smallDay(script);
    Desk desk(script);
    Dragging drag({planFile});
    QVERIFY(drag.over(desk.plan.screen));
    QCOMPARE(desk.said(), u"Drop to see what this file changes"_s);
    QCOMPARE(desk.plan.screen.findChild<PlanDrop *>()->geometry(), desk.plan.screen.rect());
    Dragging::leave(desk.plan.screen);
    QCOMPARE(desk.said(), QString());
    QCOMPARE(desk.dropped.size(), 0);
    QVERIFY(drag.over(desk.plan.screen));
    drag.drop(desk.plan.screen);
    QCOMPARE(desk.said(), QString());
    QCOMPARE(desk.message(), QString());
}

void TestDropPlan::takesAPlanFile_data()
{
    QTest::addColumn<QString>("file");
    for (const char *name : {"day.yaml", "day.YML", "an experiment.json"})
        QTest::newRow(name) << u"/home/al/"_s + QString::fromLatin1(name);
}

void TestDropPlan::takesAPlanFile()
{
    QFETCH(const QString, file);
    DayScript script(SamplePlan::begin);
    Desk desk(script);
    Dragging drag({QUrl::fromLocalFile(file)});
    QVERIFY(drag.over(desk.plan.screen));
    drag.drop(desk.plan.screen);
    QCOMPARE(desk.dropped.size(), 1);
    QCOMPARE(desk.dropped.front().front().toUrl().toLocalFile(), file);
}

void TestDropPlan::takesItWhereverItIsDropped()
{
    DayScript script(SamplePlan::begin);
    SamplePlan::smallDay(script);
    Desk desk(script);
    QVERIFY(desk.plan.find<GrowingEdit>(u"field_title"_s));
    const QString title = desk.plan.find<GrowingEdit>(u"field_title"_s)->text();
    const std::vector<QWidget *> places{
        desk.plan.find<ReadinessList>(u"readinessList"_s)->viewport(),
        desk.plan.find<GrowingEdit>(u"field_title"_s)->viewport(),
        desk.plan.find<QWidget>(u"tellingStrip"_s),
        desk.plan.find<QLineEdit>(u"takeOutReason"_s),
        desk.plan.find<QLineEdit>(u"coverageWords"_s),
        desk.plan.find<QLineEdit>(u"addPerson"_s),
    };
    for (QWidget *place : places) {
        QVERIFY(place);
        Dragging drag({planFile});
        QVERIFY2(drag.over(*place), qPrintable(place->objectName()));
        drag.drop(*place);
    }
    QCOMPARE(desk.dropped.size(), qsizetype(places.size()));
    QCOMPARE(desk.plan.find<GrowingEdit>(u"field_title"_s)->text(), title);
    QCOMPARE(desk.plan.find<QLineEdit>(u"addPerson"_s)->text(), QString());
}

void TestDropPlan::refusesAnythingElseInOneSentence_data()
{
    QTest::addColumn<QStringList>("urls");
    QTest::addColumn<QString>("why");
    QTest::newRow("several files")
        << QStringList{u"file:///home/al/a.yaml"_s, u"file:///home/al/b.yaml"_s}
        << u"One plan file at a time: 2 were dropped."_s;
    QTest::newRow("a directory") << QStringList{u"file:///home/al/plans/"_s}
                                 << u"“plans” is no plan: drop a .yaml, .yml or .json file."_s;
    QTest::newRow("a picture") << QStringList{u"file:///home/al/graph.png"_s}
                               << u"“graph.png” is no plan: drop a .yaml, .yml or .json file."_s;
    QTest::newRow("a remote address")
        << QStringList{u"https://example.org/day.yaml"_s}
        << u"Only files of this computer can be taken: save it first."_s;
    QTest::newRow("a long name") << QStringList{u"file:///"_s + QString(300, u'x')}
                                 << u"“"_s + QString(39, u'x')
            + u"…” is no plan: drop a .yaml, .yml or .json file."_s;
}

void TestDropPlan::refusesAnythingElseInOneSentence()
{
    QFETCH(const QStringList, urls);
    QFETCH(const QString, why);
    DayScript script(SamplePlan::begin);
    Desk desk(script);
    Dragging drag(QUrl::fromStringList(urls));
    QVERIFY(drag.over(desk.plan.screen));
    QCOMPARE(desk.said(), why);
    drag.drop(desk.plan.screen);
    QCOMPARE(desk.said(), QString());
    QCOMPARE(desk.message(), why);
    QCOMPARE(desk.dropped.size(), 0);
}

void TestDropPlan::refusesAPictureWithoutAFile()
{
    DayScript script(SamplePlan::begin);
    Desk desk(script);
    Dragging drag({});
    drag.data().setImageData(QImage(2, 2, QImage::Format_RGB32));
    QVERIFY(drag.over(desk.plan.screen));
    drag.drop(desk.plan.screen);
    QCOMPARE(desk.message(), u"A picture is no plan: drop a .yaml, .yml or .json file."_s);
}

void TestDropPlan::tellsARefusalUnderAnOpenImport()
{
    DayScript script(SamplePlan::begin);
    SamplePlan::smallDay(script);
    Desk desk(script);
    const auto import = readImport("notes: Bring cake.\n", u"part.yaml"_s);
    QVERIFY(import);
    desk.plan.screen.showImport(u"part.yaml"_s, previewOf(script.day().plan(), *import));
    const auto *summary = desk.plan.find<WrapLabel>(u"importSummary"_s);
    const QString before = summary->text();
    Dragging drag({planFile, planFile});
    QVERIFY(drag.over(desk.plan.screen));
    drag.drop(desk.plan.screen);
    QCOMPARE(summary->text(), before + u"\nOne plan file at a time: 2 were dropped."_s);
}

void TestDropPlan::leavesTextToTheFields()
{
    DayScript script(SamplePlan::begin);
    SamplePlan::smallDay(script);
    Desk desk(script);
    auto *title = desk.plan.find<GrowingEdit>(u"field_title"_s);
    const QString before = title->text();
    Dragging drag({});
    drag.data().setText(u"words"_s);
    QVERIFY(!drag.over(desk.plan.screen));
    QVERIFY(drag.over(*title->viewport()));
    drag.drop(*title->viewport());
    QCOMPARE(desk.said(), QString());
    QVERIFY(title->text() != before && title->text().contains(u"words"_s));
}

QTEST_MAIN(TestDropPlan)
#include "tst_dropplan.moc"
