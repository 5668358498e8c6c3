// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/storymodel.h"
#include "tests/ui/scribe/storyday.h"
#include "ui/scribe/storysearch.h"
#include "ui/scribe/storywords.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestStoryModel : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
    }
    void tellsTheDayInWords();
    void growsWithoutAReset();
    void signalsACorrectedLineOnly();
    void signalsCorrectionsOfLinesFromBefore();
    void bringsALineThatWasCorrectedAtOnce();
    void givesRawValues();
    void timesAreTakenFromTheTrigger();
    void anotherDayResets();
    void searchFindsWordsInAnyOrder();
    void searchGoesOnWhileTheDayDoes();
    void searchLooksThroughALongStoryInTurns();
    void aCorrectedLineIsTold();
    void onlyNotesAreEdited();
    void outsideTextIsPlainInTooltips();
    void knowsACommandFromASentence_data();
    void knowsACommandFromASentence();

private:
    static QStringList told(const StorySearch &lines);
};

QStringList TestStoryModel::told(const StorySearch &lines)
{
    QStringList told;
    for (int row = 0; row < lines.rowCount(); ++row)
        told.append(lines.index(row).data(Qt::AccessibleTextRole).toString());
    return told;
}

void TestStoryModel::tellsTheDayInWords()
{
    StoryDay day;
    StoryModel model(day.live);
    StorySearch lines(day.live, model);
    QAbstractItemModelTester tester(&model);
    QAbstractItemModelTester linesTester(&lines);
    day.plan();
    day.note(u"note"_s, u"Good morning"_s, -2h);
    day.trigger();
    day.note(u"action"_s, u"ssh db-staging-1 sudo ip link set eth1 down"_s, 19s);
    day.happen(
        Entries::hostChanged(u"checkout-1"_s, HostState::Down, u"503"_s, StoryDay::morning + 25s),
        25s);
    day.alert(41s);
    day.note(u"question"_s, u"Why is it stale?"_s, 72s);
    day.note(u"live-qa"_s, u"Step 3 fails"_s, 93s);
    day.happen(Entries::pageSent({.source = "by hand", .name = "CheckoutDown"}), 95s);
    day.happen(Entries::itemOpened({.key = u"t"_s, .text = u"write a runbook"_s}), 96s);
    day.happen(Entries::itemClosed(u"t"_s), 97s);
    day.happen(Entries::pictureKept(u"abc"_s, u"the graph"_s, 10, 10), 98s);
    day.happen(Entries::backedOut(u"db"_s, u"2xx stays 0"_s), 3720s, "Bob");
    day.happen(Entries::resetConfirmed(u"db"_s), 3730s, "Bob");
    day.happen(Entries::finished(u"db"_s, false), 3740s, "Bob");
    day.note(u"weather"_s, u"sunny"_s, 4000s);
    QTRY_COMPARE(told(lines),
                 (QStringList{
                     u"12:08:12 note Good morning"_s,
                     u"14:07:12 start Bob: Checkout loses its database"_s,
                     u"14:08:12 trigger Bob: detach db-staging-1 from vlan 40"_s,
                     u"T+0:19 action ssh db-staging-1 sudo ip link set eth1 down"_s,
                     u"T+0:25 host checkout-1 is down · 503"_s,
                     u"T+0:41 alert CheckoutDown fires in Prometheus"_s,
                     u"T+1:12 question Why is it stale?"_s,
                     u"T+1:33 live QA Step 3 fails"_s,
                     u"T+1:35 paged We were paged · CheckoutDown"_s,
                     u"T+1:36 to do write a runbook"_s,
                     u"T+1:37 done write a runbook"_s,
                     u"T+1:38 picture the graph"_s,
                     u"T+1:02:00 back out Bob: Checkout loses its database · 2xx stays 0"_s,
                     u"T+1:02:10 reset Bob: Checkout loses its database"_s,
                     u"T+1:02:20 finish Bob: Checkout loses its database"_s,
                     u"15:14:52 weather sunny"_s,
                 }));
}

void TestStoryModel::growsWithoutAReset()
{
    StoryDay day;
    StoryModel model(day.live);
    QAbstractItemModelTester tester(&model);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    for (int i = 0; i < 50; ++i)
        day.note(u"note"_s, QString::number(i), Micros(i));
    QTRY_COMPARE(model.rowCount(), 50);
    QCOMPARE(reset.count(), 0);
    QVERIFY(inserted.count() < 50); // a storm is told a frame at a time
    for (int i = 0; i < 50; ++i)
        QCOMPARE(model.index(i).data().toString(), QString::number(i));
}

void TestStoryModel::signalsACorrectedLineOnly()
{
    StoryDay day;
    StoryModel model(day.live);
    day.note(u"note"_s, u"one"_s, 1s);
    const Uuid two = day.note(u"note"_s, u"tow"_s, 2s);
    day.note(u"note"_s, u"three"_s, 3s);
    QTRY_COMPARE(model.rowCount(), 3);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    day.happen(Entries::corrected(two, u"two"_s), 4s);
    QTRY_COMPARE(changed.count(), 1);
    QCOMPARE(changed.first().first().toModelIndex().row(), 1);
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.index(1).data(int(StoryRole::Text)).toString(), u"two"_s);
    QCOMPARE(model.index(1).data(int(StoryRole::Original)).toString(), u"tow"_s);
    day.happen(Entries::corrected(two, u"2"_s), 5s);
    QTRY_COMPARE(changed.count(), 2);
    QCOMPARE(model.index(1).data(int(StoryRole::Original)).toString(), u"tow"_s);
}

void TestStoryModel::signalsCorrectionsOfLinesFromBefore()
{
    StoryDay day;
    std::vector<Uuid> notes;
    for (int i = 0; i < 6; ++i)
        notes.push_back(day.note(u"note"_s, u"nte"_s, Micros(i)));
    day.happen(Entries::corrected(notes[1], u"note"_s), 1s);
    QTest::qWait(80); // two frames, or the next change is told only after them
    StoryModel model(day.live);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    day.happen(Entries::corrected(notes[4], u"note"_s), 1s);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed.first().at(0).toModelIndex().row(), 4);
    QCOMPARE(changed.first().at(1).toModelIndex().row(), 4);
}

/// Both come in one telling: the line is no row yet when its correction is told of.
void TestStoryModel::bringsALineThatWasCorrectedAtOnce()
{
    StoryDay day;
    StoryModel model(day.live);
    QAbstractItemModelTester tester(&model);
    day.note(u"note"_s, u"one"_s, 1s);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    const Uuid two = day.note(u"note"_s, u"tow"_s, 2s);
    day.happen(Entries::corrected(two, u"two"_s), 3s);
    QTRY_COMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(1).data().toString(), u"two"_s);
    QCOMPARE(changed.count(), 0);
    day.happen(Entries::corrected(two, u"2"_s), 4s);
    QTRY_COMPARE(changed.count(), 1);
}

void TestStoryModel::givesRawValues()
{
    StoryDay day;
    StoryModel model(day.live);
    day.plan();
    day.trigger();
    const Uuid id = day.note(u"action"_s, u"x"_s, 5s);
    QTRY_COMPARE(model.rowCount(), 3);
    const QModelIndex line = model.index(2);
    QCOMPARE(line.data(int(StoryRole::Id)).toString(), QString::fromStdString(id.toString()));
    QCOMPARE(line.data(int(StoryRole::At)).toLongLong(), microsOf(StoryDay::morning + 5s));
    QCOMPARE(line.data(int(StoryRole::SinceTrigger)).toLongLong(), 5'000'000);
    QCOMPARE(line.data(int(StoryRole::LineKind)).toInt(), int(Kind::NoteWritten));
    QCOMPARE(line.data(int(StoryRole::Actor)).toString(), u"Carol"_s);
    QCOMPARE(line.data(int(StoryRole::Experiment)).toString(), u"db"_s);
    QCOMPARE(line.data(int(StoryRole::Tag)).toString(), u"action"_s);
    QVERIFY(!model.index(0).data(int(StoryRole::SinceTrigger)).isValid());
}

void TestStoryModel::timesAreTakenFromTheTrigger()
{
    const Instant at = StoryDay::morning;
    QCOMPARE(StoryWords::time(at, {}), u"14:08:12"_s);
    QCOMPARE(StoryWords::time(at, 0us), u"14:08:12"_s);
    QCOMPARE(StoryWords::time(at, 1us), u"T+0:00"_s);
    QCOMPARE(StoryWords::time(at, 59'999'999us), u"T+0:59"_s);
    QCOMPARE(StoryWords::time(at, 3599s), u"T+59:59"_s);
    QCOMPARE(StoryWords::time(at, 3600s), u"T+1:00:00"_s);
}

void TestStoryModel::anotherDayResets()
{
    StoryDay day;
    StoryModel model(day.live);
    StorySearch lines(day.live, model);
    QAbstractItemModelTester tester(&lines);
    day.note(u"note"_s, u"one"_s, 1s);
    QTRY_COMPARE(lines.rowCount(), 1);
    Day other;
    std::vector<Entry> notes{Entries::note(u"note"_s, u"of another day"_s),
                             Entries::note(u"note"_s, u"and one more"_s)};
    for (std::size_t i = 0; i < notes.size(); ++i) {
        notes[i].sequence = std::int64_t(i) + 1;
        other.apply(notes[i].view());
    }
    day.live.replace(other);
    // No line of the day that is gone; those of the new one come in a turn of their own.
    QCOMPARE(lines.rowCount(), 0);
    QCOMPARE(model.rowCount(), 0);
    Entry third = Entries::note(u"note"_s, u"came meanwhile"_s);
    third.sequence = 3;
    day.commit({third});
    QTRY_COMPARE(lines.rowCount(), 3);
    QCOMPARE(lines.index(0).data(Qt::EditRole).toString(), u"of another day"_s);
    QCOMPARE(lines.index(2).data(Qt::EditRole).toString(), u"came meanwhile"_s);
    day.live.replace(Day());
    QCOMPARE(lines.rowCount(), 0);
}

void TestStoryModel::searchFindsWordsInAnyOrder()
{
    StoryDay day;
    StoryModel model(day.live);
    StorySearch lines(day.live, model);
    QAbstractItemModelTester tester(&lines);
    day.note(u"note"_s, u"Cart page still serves"_s, 1s);
    day.note(u"action"_s, u"restart the cart"_s, 2s);
    day.note(u"note"_s, u"nothing"_s, 3s);
    QTRY_COMPARE(lines.rowCount(), 3);
    lines.setSought(u"  SERVES cart "_s);
    QCOMPARE(lines.rowCount(), 1);
    QVERIFY(told(lines).first().endsWith(u"Cart page still serves"_s));
    lines.setSought(u"cart"_s);
    QCOMPARE(lines.rowCount(), 2);
    lines.setSought(u"action"_s);
    QCOMPARE(lines.rowCount(), 1);
    lines.setSought(u"carol"_s);
    QCOMPARE(lines.rowCount(), 3);
    lines.setSought(u"no such thing"_s);
    QCOMPARE(lines.rowCount(), 0);
    lines.setSought({});
    QCOMPARE(lines.rowCount(), 3);
}

void TestStoryModel::searchGoesOnWhileTheDayDoes()
{
    StoryDay day;
    StoryModel model(day.live);
    StorySearch lines(day.live, model);
    QAbstractItemModelTester tester(&lines);
    day.note(u"note"_s, u"apple"_s, 1s);
    QTRY_COMPARE(lines.rowCount(), 1);
    lines.setSought(u"pear"_s);
    QCOMPARE(lines.rowCount(), 0);
    QSignalSpy reset(&lines, &QAbstractItemModel::modelReset);
    const Uuid pear = day.note(u"note"_s, u"a pear"_s, 2s);
    day.note(u"note"_s, u"an apple"_s, 3s);
    QTRY_COMPARE(model.rowCount(), 3);
    QCOMPARE(lines.rowCount(), 1);
    QSignalSpy changed(&lines, &QAbstractItemModel::dataChanged);
    day.happen(Entries::corrected(pear, u"a peach"_s), 4s);
    QTRY_COMPARE(changed.count(), 1);
    QCOMPARE(lines.rowCount(), 1);
    QVERIFY(told(lines).first().endsWith(u"a peach"_s));
    QCOMPARE(reset.count(), 0);
}

/// A long story is looked through in turns, and each line is found once, in its place.
void TestStoryModel::searchLooksThroughALongStoryInTurns()
{
    StoryDay day;
    StoryModel model(day.live);
    StorySearch lines(day.live, model);
    constexpr int many = 2'500;
    const auto write = [&day](int from, int to) {
        for (int i = from; i < to; ++i)
            day.note(u"note"_s, i % 2 == 0 ? u"apple %1"_s.arg(i) : u"pear %1"_s.arg(i), 1s);
    };
    write(0, many);
    QTRY_COMPARE(model.rowCount(), many);

    lines.setSought(u"pear"_s);
    QVERIFY(lines.isLooking());
    QVERIFY(lines.rowCount() > 0 && lines.rowCount() < many / 2);
    write(many, many + 10); // while it is looking
    QTRY_COMPARE(model.rowCount(), many + 10);
    QTRY_VERIFY(!lines.isLooking());
    QCOMPARE(lines.rowCount(), (many + 10) / 2);
    for (int row = 0; row < lines.rowCount(); ++row)
        QCOMPARE(lines.line(row).text, u"pear %1"_s.arg(2 * row + 1));

    lines.setSought(u"apple"_s);
    lines.setSought(u"pear 17"_s); // another question, before the first has been answered
    QTRY_VERIFY(!lines.isLooking());
    for (int row = 0; row < lines.rowCount(); ++row)
        QVERIFY(lines.line(row).text.contains(u"17"_s));
    lines.setSought(u"apple"_s);
    lines.setSought({});
    QVERIFY(!lines.isLooking());
    QCOMPARE(lines.rowCount(), many + 10);
}

void TestStoryModel::aCorrectedLineIsTold()
{
    StoryDay day;
    StoryModel model(day.live);
    StorySearch lines(day.live, model);
    const Uuid id = day.note(u"note"_s, u"tow"_s, 1s);
    day.happen(Entries::corrected(id, u"two"_s), 2s);
    QTRY_VERIFY(lines.index(0).data(Qt::ToolTipRole).toString().contains(u"first written: tow"_s));
    QVERIFY(lines.index(0).data(Qt::ToolTipRole).toString().contains(u"14:08:13.000"_s));
}

void TestStoryModel::onlyNotesAreEdited()
{
    StoryDay day;
    StoryModel model(day.live);
    StorySearch lines(day.live, model);
    day.plan();
    day.trigger();
    day.note(u"note"_s, u"x"_s, 1s);
    QTRY_COMPARE(lines.rowCount(), 3);
    QVERIFY(!(lines.index(0).flags() & Qt::ItemIsEditable));
    QVERIFY(lines.index(2).flags() & Qt::ItemIsEditable);
}

void TestStoryModel::outsideTextIsPlainInTooltips()
{
    StoryDay day;
    StoryModel model(day.live);
    StorySearch lines(day.live, model);
    day.note(u"note"_s, u"<img src='file:///etc/passwd'>"_s, 1s);
    QTRY_COMPARE(lines.rowCount(), 1);
    QVERIFY(!lines.index(0).data(Qt::ToolTipRole).toString().contains(u"<img"_s));
}

void TestStoryModel::knowsACommandFromASentence_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("command");
    QTest::newRow("ssh") << u"ssh db-1 sudo reboot"_s << true;
    QTest::newRow("prompt") << u"$ make"_s << true;
    QTest::newRow("root") << u"# reboot"_s << true;
    QTest::newRow("script") << u"./break.sh"_s << true;
    QTest::newRow("sentence") << u"detached the database"_s << false;
    QTest::newRow("word") << u"kill"_s << false;
    QTest::newRow("capital") << u"Kill the queue"_s << false;
    QTest::newRow("empty") << QString() << false;
}

void TestStoryModel::knowsACommandFromASentence()
{
    QFETCH(const QString, text);
    QFETCH(const bool, command);
    QCOMPARE(StoryWords::isCommand(text), command);
}

QTEST_GUILESS_MAIN(TestStoryModel)
#include "tst_storymodel.moc"
