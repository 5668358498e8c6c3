// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/day/sharedlist.h"

#include <QTest>

#include <algorithm>
#include <cstdint>
#include <random>
#include <vector>

using namespace Chaos;

namespace {

struct Wide
{
    std::int64_t number = 0;
    char more[248]{};
    bool operator==(const Wide &) const = default;
};
using List = SharedList<Wide>;
static_assert(std::random_access_iterator<List::const_iterator>);
static_assert(std::ranges::random_access_range<List>);

List upTo(std::int64_t size)
{
    List list;
    for (std::int64_t i = 0; i < size; ++i)
        list.push_back({.number = i});
    return list;
}

} // namespace

class TestSharedList : public QObject
{
    Q_OBJECT

private slots:
    void holdsWhatWasPutInOrder();
    void isReadFromBothEnds();
    void sharesItsPiecesWithACopy();
    void leavesCopiesAloneWhateverIsWritten();
};

void TestSharedList::holdsWhatWasPutInOrder()
{
    for (const std::size_t size : {std::size_t(0), std::size_t(1), List::pieceSize - 1,
                                   List::pieceSize, List::pieceSize + 1, 5 * List::pieceSize}) {
        const List list = upTo(std::int64_t(size));
        QCOMPARE(list.size(), size);
        QCOMPARE(list.empty(), size == 0);
        QCOMPARE(list.end() - list.begin(), std::ptrdiff_t(size));
        std::int64_t next = 0;
        for (const Wide &value : list)
            QCOMPARE(value.number, next++);
        QCOMPARE(next, std::int64_t(size));
    }
}

void TestSharedList::isReadFromBothEnds()
{
    const List list = upTo(1'000);
    QCOMPARE(list.front().number, 0);
    QCOMPARE(list.back().number, 999);
    QCOMPARE(list.rbegin()[2].number, 997);
    const auto it = std::ranges::lower_bound(list, 700, {}, &Wide::number);
    QCOMPARE(it - list.begin(), 700);
    QCOMPARE((it - 5)->number, 695);
}

void TestSharedList::sharesItsPiecesWithACopy()
{
    List list = upTo(1'000);
    const List copy = list;
    list.push_back({.number = 1'000});
    QCOMPARE(&copy[0], &list[0]);
    QVERIFY(&copy[999] != &list[999]); // of the piece that was written to
    QCOMPARE(copy.size(), 1'000U);
    QVERIFY(!(copy == list));
    QVERIFY(copy == upTo(1'000));
}

/// Against plain vectors.
void TestSharedList::leavesCopiesAloneWhateverIsWritten()
{
    std::mt19937 random(7);
    std::vector<std::pair<List, std::vector<Wide>>> pairs(1);
    for (int turn = 0; turn < 3'000; ++turn) {
        auto &[list, wanted] = pairs[random() % pairs.size()];
        const Wide value{.number = turn};
        if (random() % 4 == 0 && !wanted.empty()) {
            const std::size_t place = random() % wanted.size();
            list.edit(place) = value;
            wanted[place] = value;
        } else {
            list.push_back(value);
            wanted.push_back(value);
        }
        if (random() % 50 == 0 && pairs.size() < 20)
            pairs.push_back(pairs[random() % pairs.size()]);
    }
    QVERIFY(pairs.size() > 10);
    for (const auto &[list, wanted] : pairs)
        QVERIFY(std::ranges::equal(list, wanted));
}

QTEST_GUILESS_MAIN(TestSharedList)
#include "tst_sharedlist.moc"
