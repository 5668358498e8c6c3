// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/models/day/randomentries.h"

#include <QTest>

#include <algorithm>
#include <map>

using namespace Chaos;
using namespace Qt::StringLiterals;

namespace {

void applyAll(Day &day, std::span<Entry> entries)
{
    for (Entry &entry : entries)
        day.apply(entry.view());
}

Day foldOf(std::span<Entry> entries)
{
    Day day;
    applyAll(day, entries);
    return day;
}

} // namespace

class TestFold : public QObject
{
    Q_OBJECT

private slots:
    void givesEqualDaysAtOnceAndInPieces();
    void leavesACopyAloneWhenTheOtherGoesOn();
    void tellsDifferentDaysApart();
    void keepsNothingOfTheBytesItRead();
    void meetsEveryKind();
};

void TestFold::givesEqualDaysAtOnceAndInPieces()
{
    for (unsigned seed = 0; seed < 60; ++seed) {
        auto entries = RandomEntries(seed).take(400);
        const Day whole = foldOf(entries);
        std::mt19937 random(seed);
        Day day;
        std::span<Entry> rest(entries);
        while (!rest.empty()) {
            const std::size_t piece =
                std::uniform_int_distribution<std::size_t>(1, rest.size())(random);
            Day copy = day; // each piece goes on from a copy of what was there
            applyAll(copy, rest.first(piece));
            day = std::move(copy);
            rest = rest.subspan(piece);
        }
        QVERIFY2(day == whole, qPrintable(QString::number(seed)));
    }
}

void TestFold::leavesACopyAloneWhenTheOtherGoesOn()
{
    for (unsigned seed = 100; seed < 130; ++seed) {
        auto entries = RandomEntries(seed).take(300);
        const std::span<Entry> all(entries);
        Day day = foldOf(all.first(150));
        const Day before = day;
        applyAll(day, all.subspan(150));
        QVERIFY2(before == foldOf(all.first(150)), qPrintable(QString::number(seed)));
        QVERIFY2(!(before == day), qPrintable(QString::number(seed)));
    }
}

void TestFold::tellsDifferentDaysApart()
{
    auto some = RandomEntries(1).take(100);
    auto others = RandomEntries(2).take(100);
    QVERIFY(!(foldOf(some) == foldOf(others)));
}

void TestFold::keepsNothingOfTheBytesItRead()
{
    auto entries = RandomEntries(7).take(300);
    const Day wanted = foldOf(entries);
    Day day;
    for (Entry &entry : entries) {
        Entry copy = entry;
        day.apply(copy.view());
        std::ranges::fill(copy.payload, '#');
        std::ranges::fill(copy.subject, '#');
        std::ranges::fill(copy.actor, '#');
    }
    QVERIFY(day == wanted);
}

/// The properties above are worth something only if every kind takes part.
void TestFold::meetsEveryKind()
{
    std::map<Kind, int> seen;
    for (unsigned seed = 0; seed < 60; ++seed) {
        for (const Entry &entry : RandomEntries(seed).take(400))
            ++seen[entry.kind];
    }
    QCOMPARE(seen.size(), std::size_t(Kind::RetroHeld) + 1);
    int planned = 0;
    for (unsigned seed = 0; seed < 9; ++seed) {
        auto entries = RandomEntries(seed).take(400);
        const Day day = foldOf(entries);
        planned += int(day.plan().experiments.size());
        QVERIFY(!day.alerts().alerts().empty());
        QVERIFY(!day.story().empty());
    }
    QVERIFY(planned > 0);
}

QTEST_GUILESS_MAIN(TestFold)
#include "tst_fold.moc"
