// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/day/dayhistory.h"
#include "tests/models/day/listedentries.h"
#include "tests/models/day/randomentries.h"

#include <QRegularExpression>
#include <QTest>

using namespace Chaos;

namespace {

constexpr int entriesOfADay = 400;
constexpr std::size_t nearby = 1'000; ///< a day is kept every few entries

const Instant morning = instantOf(1796738400000000);

Entry note(Micros after, const QString &text)
{
    Entry entry = Entries::note(u"note"_s, text);
    entry.at = morning + after;
    return entry;
}

QStringList textsOf(const Day &day)
{
    QStringList texts;
    for (const StoryLine &line : day.story())
        texts << line.text;
    return texts;
}

} // namespace

class TestDayHistory : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void isTheFoldFromTheStartAtEveryInstant();
    void isTheFoldFromTheStartUpToEveryEntry();
    void knowsWhatHadArrivedAndNotWhatHadOccurred();
    void goesOnFromTheNearestDayItKept();
    void keepsABoundedNumberOfDays();
    void seesWhatTheDayHasGrownBy();
    void tellsEachMomentOnce();
    void saysWhyItCannotBeRead();
};

void TestDayHistory::isTheFoldFromTheStartAtEveryInstant()
{
    for (unsigned seed = 0; seed < 8; ++seed) {
        ListedEntries source(RandomEntries(seed).take(entriesOfADay));
        const Day whole = source.foldedUpTo(entriesOfADay);
        const Instant first = source.foldedUpTo(1).lastAt();
        DayHistory history(source, nearby);
        std::mt19937_64 random(seed);
        for (int wish = 0; wish < 25; ++wish) {
            const auto span = std::uint64_t((whole.lastAt() - first).count()) + 20'000'000;
            const Instant instant = first + Micros(random() % span) - 10s;
            const auto day = history.at(instant);
            QVERIFY(day);
            QVERIFY2(*day == source.foldedAt(instant), qPrintable(QString::number(seed)));
        }
    }
}

void TestDayHistory::isTheFoldFromTheStartUpToEveryEntry()
{
    for (unsigned seed = 20; seed < 28; ++seed) {
        ListedEntries source(RandomEntries(seed).take(entriesOfADay));
        DayHistory history(source, nearby);
        std::mt19937_64 random(seed);
        for (int wish = 0; wish < 25; ++wish) {
            const auto sequence = std::int64_t(random() % (entriesOfADay + 20));
            const auto day = history.upTo(sequence);
            QVERIFY(day);
            QVERIFY2(*day == source.foldedUpTo(sequence), qPrintable(QString::number(seed)));
        }
    }
}

/// A note is stamped when its first key is pressed: nobody could read it by then.
void TestDayHistory::knowsWhatHadArrivedAndNotWhatHadOccurred()
{
    ListedEntries source({note(1s, u"one"_s), note(9s, u"nine"_s), note(4s, u"four, late"_s),
                          note(12s, u"twelve"_s)});
    DayHistory history(source);
    QCOMPARE(textsOf(*history.at(morning)), QStringList{});
    QCOMPARE(textsOf(*history.at(morning + 1s)), QStringList{u"one"_s});
    QCOMPARE(textsOf(*history.at(morning + 5s)), QStringList{u"one"_s});
    QCOMPARE(textsOf(*history.at(morning + 9s)),
             (QStringList{u"one"_s, u"nine"_s, u"four, late"_s}));
    QCOMPARE(history.at(morning + 1h)->story().size(), 4U);
    QVERIFY(history.upTo(3)->lastAt() == morning + 9s);
}

void TestDayHistory::goesOnFromTheNearestDayItKept()
{
    ListedEntries source(RandomEntries(3).take(entriesOfADay));
    DayHistory history(source, nearby);
    (void)history.readOn(entriesOfADay + 1);
    for (const std::int64_t sequence : {0, 100, 399, 400}) {
        const int before = source.visited();
        QVERIFY(history.upTo(sequence));
        QVERIFY(source.visited() - before <= 20);
    }
}

void TestDayHistory::keepsABoundedNumberOfDays()
{
    ListedEntries source(RandomEntries(4).take(2'000));
    DayHistory history(source, nearby);
    std::size_t most = 0;
    while (*history.readOn(10))
        most = std::max(most, history.kept());
    QCOMPARE(history.lastSequence(), 2'000);
    QVERIFY(most > DayHistory::mostKept / 2);
    QVERIFY(most <= DayHistory::mostKept);
    QVERIFY(*history.upTo(1'234) == source.foldedUpTo(1'234));
}

void TestDayHistory::seesWhatTheDayHasGrownBy()
{
    ListedEntries source({note(1s, u"one"_s)});
    DayHistory history(source);
    QCOMPARE(textsOf(*history.at(morning + 1h)), QStringList{u"one"_s});
    source.add(note(2s, u"two"_s));
    QCOMPARE(textsOf(*history.at(morning + 1h)), (QStringList{u"one"_s, u"two"_s}));
    source.add(note(3s, u"three"_s));
    QCOMPARE(textsOf(*history.upTo(3)), (QStringList{u"one"_s, u"two"_s, u"three"_s}));
}

void TestDayHistory::tellsEachMomentOnce()
{
    Entry sample = Entries::samplesTaken(u"host/a"_s, std::vector<Sample>{{morning, 1}});
    sample.at = morning + 2s;
    ListedEntries source({note(1s, u"one"_s), sample, note(0s, u"late"_s), note(5s, u"five"_s)});
    DayHistory history(source);
    QVERIFY(history.at(morning + 2s));
    const std::vector<Moment> all{{1, morning + 1s}, {3, morning + 2s}, {4, morning + 5s}};
    QCOMPARE(history.takeMoments(), all);
    QVERIFY(history.upTo(1));
    QVERIFY(history.takeMoments().empty());
}

void TestDayHistory::saysWhyItCannotBeRead()
{
    ListedEntries source({note(1s, u"one"_s)});
    DayHistory history(source);
    source.setBroken(true);
    QCOMPARE(history.at(morning + 1s).failure().detail, u"the disk is gone"_s);
    source.setBroken(false);
    QCOMPARE(textsOf(*history.at(morning + 1s)), QStringList{u"one"_s});
}

QTEST_GUILESS_MAIN(TestDayHistory)
#include "tst_dayhistory.moc"
