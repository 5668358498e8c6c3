// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/retro/retrowords.h"

#include "ui/retro/retrosaying.h"
#include "ui/retro/verdictchoice.h"

#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const Instant noon = instantOf(1'796'731'200'000'000); // 2026-12-08 12:00 UTC

RetroRow failed()
{
    return {.source = u"prom"_s,
            .alert = u"Pool"_s,
            .proposed = Verdict::DidNotFire,
            .cause = u"threshold_out_of_reach"_s,
            .evidence = u"It holds for 5 min."_s};
}

} // namespace

class TestRetroWords : public QObject
{
    Q_OBJECT

private slots:
    void comparesWithWhatWasExpected_data();
    void comparesWithWhatWasExpected();
    void callsUnknownWhatFiredBefore();
    void saysHowAnItemStands_data();
    void saysHowAnItemStands();
    void tellsAProposalFromAPersonsWord();
    void saysHowAnAlertWasRated();
    void countsDownToZeroAndBeyond();
    void readsATopic_data();
    void readsATopic();
    void changesATopic();
    void offersVerdictsAndCauses();
};

void TestRetroWords::comparesWithWhatWasExpected_data()
{
    QTest::addColumn<qint64>("measured"); // seconds; -1: never
    QTest::addColumn<qint64>("limit"); // -1: none
    QTest::addColumn<QString>("words");
    QTest::addColumn<Ink>("ink");
    QTest::newRow("over") << 206ll << 120ll << u"3:26: 1:26 over the hypothesis"_s << Ink::Alarm;
    QTest::newRow("in time") << 41ll << 60ll << u"0:41: expected within 1:00"_s << Ink::Good;
    QTest::newRow("too close") << 60ll << 60ll << u"1:00: too close to 1:00 to call"_s
                               << Ink::Warning;
    QTest::newRow("no limit") << 41ll << -1ll << u"0:41: "_s << Ink::Text;
    QTest::newRow("never") << -1ll << 60ll << u"never: expected within 1:00"_s << Ink::Alarm;
}

void TestRetroWords::comparesWithWhatWasExpected()
{
    QFETCH(const qint64, measured);
    QFETCH(const qint64, limit);
    RetroTime time;
    if (measured >= 0)
        time.measured = Elapsed{std::chrono::seconds(measured), 1s};
    if (limit >= 0)
        time.limit = std::chrono::seconds(limit);
    const auto figure = RetroWords::figure(time, {.expected = 1});
    QTEST(QString(figure.figures + u": "_s + figure.note), "words");
    QCOMPARE(figure.plusMinus, time.measured ? u"± 1 s"_s : QString());
    QTEST(figure.ink, "ink");
}

void TestRetroWords::callsUnknownWhatFiredBefore()
{
    RetroPage page{.expected = 1, .rows = {{.proposed = Verdict::AlreadyFiring}}};
    QCOMPARE(RetroWords::figure({.limit = 60s}, page).figures, u"unknown"_s);
    page.rows[0].proposed = Verdict::DidNotFire;
    QCOMPARE(RetroWords::figure({.limit = 60s}, page).figures, u"never"_s);
    page.rows[0].isUnknown = true;
    QCOMPARE(RetroWords::figure({.limit = 60s}, page).figures, u"unknown"_s);
    page.isUnderWay = true;
    QCOMPARE(RetroWords::figure({.limit = 60s}, page).figures, u"not yet"_s);
}

void TestRetroWords::saysHowAnItemStands_data()
{
    QTest::addColumn<ActionItem>("item");
    QTest::addColumn<ItemStanding>("standing");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, const ActionItem &item, ItemStanding standing,
                        const QString &words) { QTest::newRow(name) << item << standing << words; };
    row("due", {.due = noon + 48h}, ItemStanding::Open, u"due in 48 h · Alice"_s);
    row("due soon", {.due = noon + 20min}, ItemStanding::Open, u"due in 20 min · Alice"_s);
    row("due in a week", {.due = noon + 168h}, ItemStanding::Open, u"due in 7 days · Alice"_s);
    row("overdue", {.due = noon - 3h}, ItemStanding::Overdue, u"overdue for 3 h · Alice"_s);
    row("open", {.alert = u"Pool"_s, .kind = ItemKind::Alert}, ItemStanding::Open,
        u"open · Alice · alert Pool"_s);
    row("done", {.kind = ItemKind::Runbook, .closedAt = noon + 2h + 31min},
        ItemStanding::DoneOnTheDay, u"fixed during the day 14:31 · Alice · runbook"_s);
    row("later", {.closedAt = noon}, ItemStanding::DoneWithin48h, u"fixed within 48 h · Alice"_s);
}

void TestRetroWords::saysHowAnItemStands()
{
    QFETCH(const ActionItem, item);
    QFETCH(const ItemStanding, standing);
    const RetroItem one{.item = item, .standing = standing, .owner = u"Alice"_s};
    QTEST(RetroWords::standing(one, noon), "words");
}

void TestRetroWords::tellsAProposalFromAPersonsWord()
{
    RetroRow row = failed();
    QCOMPARE(RetroWords::verdict(row), u"did not fire?"_s);
    QCOMPARE(RetroWords::evidence(row), u"It holds for 5 min."_s);
    QVERIFY(RetroWords::remarks(row).startsWith(u"Threshold out of reach in staging"_s));
    row.given = GivenVerdict{.verdict = Verdict::Fired, .by = u"Bob"_s};
    QCOMPARE(RetroWords::verdict(row), u"fired"_s);
    QCOMPARE(RetroWords::remarks(row), QString());
    QCOMPARE(RetroWords::evidence(row),
             u"Bob says so; the room proposed “did not fire”. It holds for 5 min."_s);
    RetroRow surprise{.of = RetroRow::Of::Unexpected, .alert = u"Odd"_s};
    QCOMPARE(RetroWords::verdict(surprise), u"unexpected"_s);
    surprise.given = GivenVerdict{.verdict = Verdict::Noise};
    QCOMPARE(RetroWords::verdict(surprise), u"noise"_s);
    QCOMPARE(
        RetroWords::row(
            {.of = RetroRow::Of::Check, .alert = u"Pool"_s, .check = AlertCheck::ClearsByItself}),
        u"Pool · clears by itself"_s);
}

void TestRetroWords::saysHowAnAlertWasRated()
{
    QCOMPARE(RetroWords::rating({}), QString());
    QCOMPARE(RetroWords::rating({.isClear = true, .runbookHelped = false, .isUseful = true}),
             u"clear, no runbook that helped, useful"_s);
}

void TestRetroWords::countsDownToZeroAndBeyond()
{
    QCOMPARE(RetroWords::clock(8min), u"08:00"_s);
    QCOMPARE(RetroWords::clock(7min + 59s + 100ms), u"08:00"_s);
    QCOMPARE(RetroWords::clock(0s), u"00:00"_s);
    QCOMPARE(RetroWords::clock(-72s), u"+01:12"_s);
}

void TestRetroWords::readsATopic_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<RetroSaying>("wanted");
    const auto row = [](const QString &line, std::optional<RetroTopic> topic, const QString &text) {
        QTest::newRow(qPrintable(line)) << line << RetroSaying{topic, text};
    };
    row(u"the pool was full"_s, {}, u"the pool was full"_s);
    row(u" /surprised the pool "_s, RetroTopic::Surprised, u"the pool"_s);
    row(u"/SURPRISED the pool"_s, RetroTopic::Surprised, u"the pool"_s);
    row(u"/authentic"_s, RetroTopic::Authenticity, QString());
    row(u"/surprisedly it went"_s, {}, u"/surprisedly it went"_s);
    row(u"/var/log was full"_s, {}, u"/var/log was full"_s);
}

void TestRetroWords::readsATopic()
{
    QFETCH(const QString, line);
    QFETCH(const RetroSaying, wanted);
    QCOMPARE(RetroSaying::read(line), wanted);
}

void TestRetroWords::changesATopic()
{
    QCOMPARE(RetroSaying::withTopic(u"/surprised it"_s, RetroTopic::Reproduce), u"/reproduce it"_s);
    QCOMPARE(RetroSaying::withTopic(u"/surprised it"_s, RetroTopic::Learned), u"it"_s);
    QCOMPARE(RetroSaying::completions(u"/"), RetroSaying::words());
    QCOMPARE(RetroSaying::completions(u"/re"), QStringList(u"/reproduce"_s));
    QCOMPARE(RetroSaying::completions(u"re"), QStringList());
    QCOMPARE(RetroSaying::completions(u"/re x"), QStringList());
}

void TestRetroWords::offersVerdictsAndCauses()
{
    using Did = VerdictChoice::Did;
    VerdictChoice choice(u"db"_s, failed());
    QCOMPARE(choice.options().size(), 9U);
    QCOMPARE(choice.options()[std::size_t(choice.current())],
             (VerdictChoice::Option{u"did not fire"_s, true}));
    QCOMPARE(choice.press(Qt::Key_X, u"x"_s), Did::Nothing);
    // The same verdict by its letter asks for the cause, and proposes the room's.
    QCOMPARE(choice.press(Qt::Key_G, u"g"_s), Did::Moved);
    QVERIFY(choice.isOfCause());
    QVERIFY(choice.options()[std::size_t(choice.current())].isProposed);
    QCOMPARE(choice.press(Qt::Key_Up, {}), Did::Moved);
    QCOMPARE(choice.press(Qt::Key_Return, u"\r"_s), Did::Given);
    QCOMPARE(choice.given().verdict, Verdict::DidNotFire);
    QCOMPARE(choice.given().cause, u"threshold_hidden"_s);

    RetroRow row = failed();
    row.given = GivenVerdict{.verdict = Verdict::FiredLate, .cause = u"the moon"_s};
    VerdictChoice again(u"db"_s, row);
    QCOMPARE(again.press(Qt::Key_B, u"b"_s), Did::Moved);
    QCOMPARE(again.options()[std::size_t(again.current())].word, u"the moon"_s);
    VerdictChoice asItIs(u"db"_s, row);
    QCOMPARE(asItIs.press(Qt::Key_Return, u"\r"_s), Did::Given);
    QCOMPARE(asItIs.given().cause, u"the moon"_s);
    VerdictChoice back(u"db"_s, row);
    QCOMPARE(back.press(Qt::Key_Delete, {}), Did::Given);
    QCOMPARE(back.given().verdict, Verdict::NotYetKnown);
}

QTEST_GUILESS_MAIN(TestRetroWords)
#include "tst_retrowords.moc"
