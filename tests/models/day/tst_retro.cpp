// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/day/entries.h"
#include "tests/models/day/telling.h"

#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestRetro : public QObject
{
    Q_OBJECT

private slots:
    void keepsEveryLineByItsKey();
    void correctsALineWhereItStands();
    void takesALineBackAndKeepsWhatItWas();
    void keepsTheLastRatingOfAnAlert();
    void countsARetroOnce();
    void startsItsTimerAnewWhenItIsOpenedAgain();
    void letsPeopleJudgeTheHypothesis();
    void tellsItsLinesAsPartOfTheExperiment();
};

namespace {

RetroLine said(const QString &key, const QString &text)
{
    return {.key = key, .experiment = u"db"_s, .topic = RetroTopic::Surprised, .text = text};
}

} // namespace

void TestRetro::keepsEveryLineByItsKey()
{
    Telling tell;
    QVERIFY(touches(tell(Entries::retroSaid(said(u"a"_s, u"one"_s))), Touched::Retros));
    tell(Entries::retroSaid(said(u"b"_s, u"two"_s)));
    QCOMPARE(tell(Entries::retroSaid(said({}, u"nobody's"_s))), Touched::Nothing);
    const auto &lines = tell.day.retros().lines();
    QCOMPARE(lines.size(), 2u);
    QCOMPARE(lines[0].text, u"one"_s);
    QCOMPARE(lines[0].topic, RetroTopic::Surprised);
    QCOMPARE(lines[0].by, u"Alice"_s);
    QCOMPARE(lines[0].at, Telling::morning + 1s);
    QCOMPARE(lines[1].text, u"two"_s);
}

void TestRetro::correctsALineWhereItStands()
{
    Telling tell;
    tell(Entries::retroSaid(said(u"a"_s, u"carts are stale"_s)));
    tell(Entries::retroSaid(said(u"b"_s, u"two"_s)));
    tell(Entries::retroSaid(said(u"a"_s, u"totals are stale"_s)));
    QCOMPARE(tell.day.retros().lines().size(), 2u);
    QCOMPARE(tell.day.retros().lines().front().text, u"totals are stale"_s);
    QCOMPARE(tell.day.story().size(), 2u);
    QCOMPARE(tell.day.story().front().text, u"totals are stale"_s);
    QCOMPARE(tell.day.story().front().original, u"carts are stale"_s);
    QCOMPARE(tell.day.story().front().correctedBy, tell.last);
    QCOMPARE(tell.day.corrections(), std::vector<std::size_t>{0});
}

void TestRetro::takesALineBackAndKeepsWhatItWas()
{
    Telling tell;
    tell(Entries::retroSaid(said(u"a"_s, u"one"_s)));
    tell(Entries::retroSaid(said(u"a"_s, {})));
    QVERIFY(tell.day.retros().lines().front().text.isEmpty());
    QCOMPARE(tell.day.story().front().original, u"one"_s);
}

void TestRetro::keepsTheLastRatingOfAnAlert()
{
    Telling tell;
    AlertRating rating{.experiment = u"db"_s, .alert = u"Down"_s, .isClear = true};
    tell(Entries::alertRated(rating));
    rating.isClear = false;
    rating.runbookHelped = true;
    tell(Entries::alertRated(rating));
    tell(Entries::alertRated({.experiment = u"cache"_s, .alert = u"Down"_s}));
    rating.by = u"Alice"_s;
    QCOMPARE(tell.day.retros().ratings().size(), 2u);
    QVERIFY(tell.day.retros().ratings().front() == rating);
    QVERIFY(!tell.day.retros().ratings().front().isUseful);
}

void TestRetro::countsARetroOnce()
{
    Telling tell;
    tell(Entries::retroOpened(u"db"_s, 8min));
    QCOMPARE(tell.day.retros().held(), 0);
    tell(Entries::retroHeld(u"db"_s));
    tell(Entries::retroHeld(u"db"_s));
    tell(Entries::retroHeld(u"cache"_s));
    QCOMPARE(tell.day.retros().held(), 2);
    QCOMPARE(tell.day.retros().retro(u"db"_s)->heldAt, std::optional(Telling::morning + 2s));
}

void TestRetro::startsItsTimerAnewWhenItIsOpenedAgain()
{
    Telling tell;
    tell(Entries::retroOpened(u"db"_s, 8min));
    tell(Entries::retroOpened(u"db"_s, 5min));
    QCOMPARE(tell.day.retros().retro(u"db"_s)->openedAt, std::optional(Telling::morning + 2s));
    QCOMPARE(tell.day.retros().retro(u"db"_s)->length, Micros(5min));
    QVERIFY(!tell.day.retros().retro(u"cache"_s));
}

void TestRetro::letsPeopleJudgeTheHypothesis()
{
    Telling tell;
    tell(Entries::planned(Experiment{.key = u"db"_s}));
    tell(Entries::finished(u"db"_s, {}));
    QVERIFY(touches(tell(Entries::hypothesisJudged(u"db"_s, false)), Touched::Queue));
    QCOMPARE(tell.day.run(u"db"_s)->held, std::optional(false));
    tell(Entries::hypothesisJudged(u"db"_s, {}));
    QVERIFY(!tell.day.run(u"db"_s)->held);
}

void TestRetro::tellsItsLinesAsPartOfTheExperiment()
{
    Telling tell;
    tell(Entries::retroOpened(u"db"_s, 8min));
    tell(Entries::retroSaid(said(u"a"_s, u"one"_s)));
    tell(Entries::retroHeld(u"db"_s));
    QCOMPARE(tell.day.story().size(), 3u);
    for (const StoryLine &line : tell.day.story())
        QCOMPARE(line.experiment, u"db"_s);
    QCOMPARE(tell.day.story()[1].tag, u"surprised"_s);
}

QTEST_GUILESS_MAIN(TestRetro)
#include "tst_retro.moc"
