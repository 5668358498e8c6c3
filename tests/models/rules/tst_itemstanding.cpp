// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/day/entries.h"
#include "models/rules/itemstanding.h"
#include "models/rules/verdicts.h"
#include "tests/models/rules/dayscript.h"

#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestItemStanding : public QObject
{
    Q_OBJECT

private slots:
    void standsBySeconds_data();
    void standsBySeconds();
    void goesByTheItemThatMendedItFirst();
    void isRetestedByAnExperiment_data();
    void isRetestedByAnExperiment();
    void takesAVerdictBack();
};

void TestItemStanding::standsBySeconds_data()
{
    QTest::addColumn<qint64>("opened");
    QTest::addColumn<qint64>("closed");
    QTest::addColumn<qint64>("due");
    QTest::addColumn<QString>("wanted");

    const qint64 hour = 3600;
    QTest::newRow("open, due later") << 0ll << -1ll << 80 * hour << u"open"_s;
    QTest::newRow("open, never due") << 0ll << -1ll << -1ll << u"open"_s;
    QTest::newRow("open beyond its due time") << 0ll << -1ll << 20 * hour << u"overdue"_s;
    QTest::newRow("on the day") << 0ll << hour << -1ll << u"on_the_day"_s;
    QTest::newRow("the next morning") << 0ll << 20 * hour << -1ll << u"within_48h"_s;
    QTest::newRow("after exactly two days") << 0ll << 48 * hour << -1ll << u"within_48h"_s;
    QTest::newRow("after more than that") << 0ll << 48 * hour + 1 << -1ll << u"later"_s;
    QTest::newRow("late, and yet within 48 hours of being opened")
        << 40 * hour << 60 * hour << 50 * hour << u"within_48h"_s;
}

void TestItemStanding::standsBySeconds()
{
    QFETCH(const qint64, opened);
    QFETCH(const qint64, closed);
    QFETCH(const qint64, due);
    QFETCH(const QString, wanted);
    const Instant noon = DayScript::zero;
    ActionItem item{.openedAt = noon + std::chrono::seconds(opened)};
    if (closed >= 0)
        item.closedAt = noon + std::chrono::seconds(closed);
    if (due >= 0)
        item.due = noon + std::chrono::seconds(due);
    const auto standing =
        standingOf(item, localDate(noon, Micros(0)), noon + std::chrono::hours(72), Micros(0));
    QCOMPARE(QString::fromLatin1(wordIn(itemStandingWords, standing)), wanted);
}

/// Two items on one alert are one alert fixed, and a runbook is none.
void TestItemStanding::goesByTheItemThatMendedItFirst()
{
    DayScript script;
    const auto item = [](const QString &key, const QString &alert, ItemKind kind) {
        return Entries::itemOpened({.key = key, .alert = alert, .kind = kind});
    };
    script.say(1, item(u"a"_s, u"Down"_s, ItemKind::Alert));
    script.say(2, item(u"b"_s, u"Down"_s, ItemKind::Alert));
    script.say(3, item(u"c"_s, u"Slow"_s, ItemKind::Runbook));
    const auto mending = [&](const QString &alert) {
        return mendingOf(script.day(), alert, script.now(), Micros(0));
    };
    QCOMPARE(mending(u"Down"_s), std::optional(ItemStanding::Open));
    QVERIFY(!mending(u"Slow"_s));
    script.tell(QStringList{u"90 close c"_s, u"100 close b"_s, u"90000 close a"_s});
    QCOMPARE(mending(u"Down"_s), std::optional(ItemStanding::DoneOnTheDay));
    const Figures figures = figuresOf(script.day(), script.now());
    QCOMPARE(figures.fixedOnTheDay, 1);
    QCOMPARE(figures.fixedWithin48h, 0);
}

void TestItemStanding::isRetestedByAnExperiment_data()
{
    QTest::addColumn<QStringList>("lines");
    QTest::addColumn<Retested>("wanted");
    const QStringList before{u"-20 expect prom:Down known 60"_s};
    const QStringList after{u"200 backout"_s, u"250 reset"_s, u"260 finish"_s};
    QTest::newRow("not yet performed") << before << Retested::Waiting;
    QTest::newRow("under way") << before + QStringList{u"0 trigger"_s, u"43 prom Down firing 41"_s}
                               << Retested::Waiting;
    QTest::newRow("it fires now") << before
            + QStringList{u"0 trigger"_s, u"43 prom Down firing 41"_s}
            + after << Retested::Proven;
    QTest::newRow("it does not") << before + QStringList{u"0 trigger"_s} + after
                                 << Retested::Failed;
    QTest::newRow("nobody can say")
        << before + QStringList{u"0 trigger"_s, u"100 failing prom refused"_s} + after
        << Retested::Unknown;
}

void TestItemStanding::isRetestedByAnExperiment()
{
    QFETCH(const QStringList, lines);
    QFETCH(const Retested, wanted);
    DayScript script;
    script.say(-60, Entries::itemOpened({.key = u"i"_s, .alert = u"Down"_s}));
    QCOMPARE(retestOf(script.day(), script.day().items().front(), script.now()),
             Retested::NotPlanned);
    script.say(-59, Entries::itemRetested(u"i"_s, u"db"_s));
    script.tell(lines);
    QCOMPARE(retestOf(script.day(), script.day().items().front(), script.now()), wanted);

    // What was performed before the item was opened proves nothing of it.
    script.say(900, Entries::itemOpened({.key = u"late"_s, .alert = u"Down"_s}));
    script.say(901, Entries::itemRetested(u"late"_s, u"db"_s));
    QCOMPARE(retestOf(script.day(), script.day().items().back(), script.now()), Retested::Waiting);
}

void TestItemStanding::takesAVerdictBack()
{
    DayScript script;
    script.tell(QStringList{u"-20 expect prom:Down"_s, u"0 trigger"_s, u"43 prom Down firing 41"_s,
                            u"200 backout"_s, u"250 reset"_s, u"260 finish"_s,
                            u"300 verdict Down did_not_fire"_s});
    const auto finding = [&] {
        return findingsOf(script.day(), script.run(), script.now()).front();
    };
    QCOMPARE(finding().verdict(), Verdict::DidNotFire);
    script.tell(u"301 verdict Down not_yet_known"_s);
    QVERIFY(!finding().given);
    QCOMPARE(finding().verdict(), Verdict::Fired);
}

QTEST_GUILESS_MAIN(TestItemStanding)
#include "tst_itemstanding.moc"
