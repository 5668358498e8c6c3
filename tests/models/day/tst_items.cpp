// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/day/entries.h"
#include "tests/models/day/telling.h"

#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestItems : public QObject
{
    Q_OBJECT

private slots:
    void keepsWhatWasAgreed();
    void goesByTheNewestWord();
    void opensAKeyOnce();
    void mayBeTakenBack();
    void knowsItsCopiesByTheirTracker();
    void readsWhatEarlierVersionsWrote();
};

void TestItems::keepsWhatWasAgreed()
{
    Telling tell;
    const ActionItem agreed{.key = u"i"_s,
                            .text = u"one incident per condition"_s,
                            .owner = u"dave"_s,
                            .experiment = u"db"_s,
                            .alert = u"PoolExhausted"_s,
                            .kind = ItemKind::Alert,
                            .due = Telling::morning + 48h};
    QVERIFY(touches(tell(Entries::itemOpened(agreed)), Touched::Items));
    ActionItem wanted = agreed;
    wanted.openedAt = Telling::morning + 1s;
    QVERIFY(tell.day.items() == std::vector{wanted});
    QCOMPARE(tell.day.story().back().text, agreed.text);
}

void TestItems::goesByTheNewestWord()
{
    Telling tell;
    tell(Entries::itemOpened({.key = u"i"_s, .text = u"mend it"_s, .due = Telling::morning}));
    tell(Entries::itemChanged(
        {.key = u"i"_s, .text = u"mend it well"_s, .owner = u"erin"_s, .kind = ItemKind::Tooling}));
    const ActionItem &item = tell.day.items().front();
    QCOMPARE(item.text, u"mend it well"_s);
    QCOMPARE(item.owner, u"erin"_s);
    QCOMPARE(item.kind, ItemKind::Tooling);
    QVERIFY(!item.due);
    QCOMPARE(item.openedAt, Telling::morning + 1s);

    tell(Entries::itemClosed(u"i"_s));
    QCOMPARE(tell.day.items().front().closedAt, std::optional(Telling::morning + 3s));
    tell(Entries::itemReopened(u"i"_s));
    QVERIFY(!tell.day.items().front().closedAt);
    QCOMPARE(tell.day.story().back().kind, Kind::ItemReopened);
    tell(Entries::itemRetested(u"i"_s, u"db-again"_s));
    QCOMPARE(tell.day.items().front().retest, u"db-again"_s);
}

void TestItems::opensAKeyOnce()
{
    Telling tell;
    tell(Entries::itemOpened({.key = u"i"_s, .text = u"first"_s}));
    QCOMPARE(tell(Entries::itemOpened({.key = u"i"_s, .text = u"again"_s})), Touched::Nothing);
    QCOMPARE(tell(Entries::itemClosed(u"another"_s)), Touched::Nothing);
    QCOMPARE(tell.day.items().size(), 1u);
    QCOMPARE(tell.day.items().front().text, u"first"_s);
}

void TestItems::mayBeTakenBack()
{
    Telling tell;
    tell(Entries::itemOpened({.key = u"i"_s, .text = u"first"_s}));
    tell(Entries::itemOpened({.key = u"j"_s, .text = u"second"_s}));
    QVERIFY(touches(tell(Entries::itemRemoved(u"i"_s)), Touched::Items));
    QCOMPARE(tell.day.items().size(), 1u);
    QCOMPARE(tell.day.items().front().key, u"j"_s);
}

void TestItems::knowsItsCopiesByTheirTracker()
{
    Telling tell;
    tell(Entries::itemOpened({.key = u"i"_s}));
    const ItemCopy first{.tracker = u"github"_s, .project = u"shop/sre"_s, .id = u"#12"_s};
    ItemCopy again = first;
    again.url = u"https://git.example/shop/sre/issues/12"_s;
    const ItemCopy other{.tracker = u"jira"_s, .project = u"SRE"_s, .id = u"SRE-7"_s};
    tell(Entries::itemExported(u"i"_s, first));
    tell(Entries::itemExported(u"i"_s, other));
    tell(Entries::itemExported(u"i"_s, again));
    QVERIFY(tell.day.items().front().copies == (std::vector{again, other}));
}

void TestItems::readsWhatEarlierVersionsWrote()
{
    Telling tell;
    tell({.kind = Kind::ItemOpened, .subject = "a", .payload = R"({"text":"x","alert":"Down"})"});
    tell({.kind = Kind::ItemOpened, .subject = "b", .payload = R"({"text":"x","alert":""})"});
    tell({.kind = Kind::ItemOpened, .subject = "c", .payload = R"({"kind":"dance"})"});
    QCOMPARE(tell.day.items()[0].kind, ItemKind::Alert);
    QCOMPARE(tell.day.items()[1].kind, ItemKind::Other);
    QCOMPARE(tell.day.items()[2].kind, ItemKind::Other);
}

QTEST_GUILESS_MAIN(TestItems)
#include "tst_items.moc"
