// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/day/entries.h"
#include "tests/models/day/telling.h"

#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestQa : public QObject
{
    Q_OBJECT

private slots:
    void keepsAllOfAResult();
    void takesAResultOnceHoweverOftenItIsSent();
    void tellsOfAResultInTheExperimentItWasTriedIn();
    void keepsAResultThatWasWithdrawn();
    void showsItsPictureInTheStory();
    void passesOverWhatItCannotRead();
    void countsWhatIsNotWithdrawn();
};

namespace {

QaResult found(const QString &key)
{
    return {.key = key,
            .experiment = u"db"_s,
            .card = {.attempt = u"Buy two tickets"_s, .look = u"the order page"_s},
            .outcome = QaOutcome::Fails,
            .severity = Level::High,
            .text = u"the page stayed white"_s};
}

} // namespace

void TestQa::keepsAllOfAResult()
{
    Telling tell;
    QaResult result = found(u"a"_s);
    result.picture = QString(64, u'0');
    result.width = 1600;
    result.height = 900;
    result.seat = QaSeat::Page;
    QVERIFY(touches(tell(Entries::qaResult(result)), Touched::Qa));
    result.by = u"Alice"_s;
    result.at = Telling::morning + 1s;
    result.id = tell.last;
    QCOMPARE(tell.day.qa().results().size(), 1u);
    QVERIFY(tell.day.qa().results().front() == result);
    QCOMPARE(tell.day.qa().result(u"a"_s), &tell.day.qa().results().front());
    QCOMPARE(tell.day.qa().toldBy(tell.last), &tell.day.qa().results().front());
    QVERIFY(!tell.day.qa().toldBy({}));
}

void TestQa::takesAResultOnceHoweverOftenItIsSent()
{
    Telling tell;
    tell(Entries::qaResult(found(u"a"_s)));
    QaResult again = found(u"a"_s);
    again.text = u"something else"_s;
    QCOMPARE(tell(Entries::qaResult(again)), Touched::Nothing);
    QCOMPARE(tell.day.qa().results().size(), 1u);
    QCOMPARE(tell.day.qa().results().front().text, u"the page stayed white"_s);
    QCOMPARE(tell.day.story().size(), 1u);
}

void TestQa::tellsOfAResultInTheExperimentItWasTriedIn()
{
    Telling tell;
    tell(Entries::planned(Experiment{.key = u"db"_s}));
    tell(Entries::planned(Experiment{.key = u"cache"_s}));
    tell(Entries::started(u"cache"_s));
    tell(Entries::qaResult(found(u"a"_s)));
    const StoryLine &line = tell.day.story()[1];
    QCOMPARE(line.kind, Kind::QaResult);
    QCOMPARE(line.experiment, u"db"_s);
    QCOMPARE(line.tag, u"fails"_s);
    QCOMPARE(Level(line.state), Level::High);
    QCOMPARE(line.text, u"Buy two tickets: the page stayed white"_s);
    QaResult other = found(u"b"_s);
    other.card = {};
    tell(Entries::qaResult(other));
    QCOMPARE(tell.day.story()[2].text, u"the page stayed white"_s);
}

void TestQa::keepsAResultThatWasWithdrawn()
{
    Telling tell;
    tell(Entries::qaResult(found(u"a"_s)));
    QVERIFY(touches(tell(Entries::qaWithdrawn(u"a"_s)), Touched::Qa | Touched::Story));
    QVERIFY(tell.day.qa().results().front().isWithdrawn);
    QCOMPARE(tell.day.story().front().original, u"Buy two tickets: the page stayed white"_s);
    QVERIFY(!tell.day.story().front().correctedBy.isNull());
    QCOMPARE(tell(Entries::qaWithdrawn(u"a"_s)), Touched::Nothing);
    QCOMPARE(tell(Entries::qaWithdrawn(u"unknown"_s)), Touched::Nothing);
    QCOMPARE(tell(Entries::qaResult(found(u"a"_s))), Touched::Nothing);
}

void TestQa::showsItsPictureInTheStory()
{
    Telling tell;
    tell(Entries::qaResult(found(u"a"_s)));
    QVERIFY(tell.day.pictureLines().empty());
    QaResult pictured = found(u"b"_s);
    pictured.picture = QString(64, u'1');
    pictured.width = 320;
    pictured.height = 200;
    tell(Entries::qaResult(pictured));
    QCOMPARE(tell.day.pictureLines(), std::vector<std::size_t>{1});
    QVERIFY(tell.day.picture(pictured.picture));
    QCOMPARE(tell.day.picture(pictured.picture)->height, 200);
}

void TestQa::passesOverWhatItCannotRead()
{
    Telling tell;
    QCOMPARE(tell(Entries::qaResult(found({}))), Touched::Nothing);
    QCOMPARE(tell({.kind = Kind::QaResult, .payload = "{\"key\": 7}"}), Touched::Nothing);
    tell({.kind = Kind::QaResult,
          .payload = "{\"key\":\"k\",\"outcome\":\"of a newer version\",\"width\":-5}"});
    QCOMPARE(tell.day.qa().results().size(), 1u);
    QCOMPARE(tell.day.qa().results().front().outcome, QaOutcome::Surprising);
    QCOMPARE(tell.day.qa().results().front().width, 0);
}

void TestQa::countsWhatIsNotWithdrawn()
{
    Telling tell;
    tell(Entries::qaResult(found(u"a"_s)));
    tell(Entries::qaResult(found(u"b"_s)));
    tell(Entries::qaWithdrawn(u"b"_s));
    QCOMPARE(tell.day.qa().count(u"db"_s, QaOutcome::Fails), 1);
    QCOMPARE(tell.day.qa().count(u"db"_s, QaOutcome::Passes), 0);
    QCOMPARE(tell.day.qa().count(u"cache"_s, QaOutcome::Fails), 0);
}

QTEST_GUILESS_MAIN(TestQa)
#include "tst_qa.moc"
