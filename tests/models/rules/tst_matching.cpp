// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/labelcondition.h"
#include "models/rules/matching.h"
#include "tests/models/rules/dayscript.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;

class TestMatching : public QObject
{
    Q_OBJECT

private slots:
    void matchesLabels_data();
    void matchesLabels();
    void matchesSourceAndName_data();
    void matchesSourceAndName();
    void boundsAnExpressionThatExplodes();
    void findsTheAlertsOfABook();
    void countsFromTriggerToReset_data();
    void countsFromTriggerToReset();
};

void TestMatching::matchesLabels_data()
{
    QTest::addColumn<QString>("op");
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<QString>("value");
    QTest::addColumn<bool>("isMatch");

    const auto row = [](const char *name, const QString &op, const QString &wanted,
                        const QString &value,
                        bool isMatch) { QTest::newRow(name) << op << wanted << value << isMatch; };
    row("equal", u"="_s, u"api"_s, u"api"_s, true);
    row("not equal to another", u"="_s, u"api"_s, u"apis"_s, false);
    row("equal is no expression", u"="_s, u"a.i"_s, u"api"_s, false);
    row("a missing label is the empty string", u"="_s, u""_s, u""_s, true);
    row("unequal", u"!="_s, u"api"_s, u"web"_s, true);
    row("a missing label is unequal to any text", u"!="_s, u"api"_s, u""_s, true);
    row("expression", u"=~"_s, u"a.*|web"_s, u"api"_s, true);
    row("expressions are anchored at the front", u"=~"_s, u"pi"_s, u"api"_s, false);
    row("expressions are anchored at the end", u"=~"_s, u"ap"_s, u"api"_s, false);
    row("an alternative is anchored too", u"=~"_s, u"api|w"_s, u"web"_s, false);
    row("a line break at the end counts", u"=~"_s, u"api"_s, u"api\n"_s, false);
    row("a dot takes a line break", u"=~"_s, u"a.b"_s, u"a\nb"_s, true);
    row("an empty expression takes a missing label", u"=~"_s, u""_s, u""_s, true);
    row("anything takes a missing label", u"=~"_s, u".*"_s, u""_s, true);
    row("something does not", u"=~"_s, u".+"_s, u""_s, false);
    row("not matching", u"!~"_s, u"a.*"_s, u"web"_s, true);
    row("not not matching", u"!~"_s, u"a.*"_s, u"api"_s, false);
    row("no expression matches nothing", u"=~"_s, u"(a"_s, u"(a"_s, false);
    row("… and its opposite neither", u"!~"_s, u"(a"_s, u"b"_s, false);
    row("brackets cannot be closed from inside", u"=~"_s, u"a)|(b"_s, u"b"_s, false);
    row("letters beyond ASCII", u"=~"_s, u"M\\wller"_s, u"Müller"_s, true);
}

void TestMatching::matchesLabels()
{
    QFETCH(const QString, op);
    QFETCH(const QString, wanted);
    QFETCH(const QString, value);
    const LabelMatcher matcher{
        u"l"_s, valueIn(matcherOpWords, op.toStdString(), LabelMatcher::Op::Equal), wanted};
    QTEST(LabelCondition(matcher).accepts(value.toStdString()), "isMatch");
}

void TestMatching::matchesSourceAndName_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("isMatch");
    QTest::newRow("both") << u"prom"_s << u"Down"_s << true;
    QTest::newRow("any source") << QString() << u"Down"_s << true;
    QTest::newRow("another source") << u"am"_s << u"Down"_s << false;
    QTest::newRow("another name") << u"prom"_s << u"down"_s << false;
}

void TestMatching::matchesSourceAndName()
{
    QFETCH(const QString, source);
    QFETCH(const QString, name);
    const Lane lane{.source = "prom", .name = "Down"};
    const Alert alert{.key = "prom/f", .labels = {{"job", "api"}}};
    NamedAlert named{source, name, {}};
    QTEST(matches(named, lane, alert), "isMatch");
    named.matchers = {{u"job"_s, LabelMatcher::Op::Equal, u"api"_s},
                      {u"env"_s, LabelMatcher::Op::Equal, u""_s}};
    QTEST(matches(named, lane, alert), "isMatch");
    named.matchers.push_back({u"env"_s, LabelMatcher::Op::Matches, u".+"_s});
    QVERIFY(!matches(named, lane, alert));
}

void TestMatching::boundsAnExpressionThatExplodes()
{
    const LabelCondition condition({u"l"_s, LabelMatcher::Op::Matches, u"(x+x+)+y"_s});
    const LabelCondition opposite({u"l"_s, LabelMatcher::Op::NotMatches, u"(x+x+)+y"_s});
    QElapsedTimer timer;
    timer.start();
    QVERIFY(!condition.accepts(std::string(10'000, 'x') + "yz"));
    QVERIFY(!opposite.accepts(std::string(10'000, 'x') + "yz"));
    QVERIFY(timer.elapsed() < 5000);
    QVERIFY(condition.accepts("xxxxy"));
}

void TestMatching::findsTheAlertsOfABook()
{
    DayScript script;
    script.tell({u"1 prom Down/a firing 1"_s, u"2 am Down/b firing 1"_s,
                 u"3 prom Down/c pending 1"_s, u"4 prom Other/d firing 1"_s});
    const Day &day = script.day();
    QCOMPARE(alertsNamed(day, {u"prom"_s, u"Down"_s, {}}), (std::vector<std::uint32_t>{0, 2}));
    QCOMPARE(alertsNamed(day, {{}, u"Down"_s, {}}), (std::vector<std::uint32_t>{0, 1, 2}));
    QCOMPARE(
        alertsNamed(day, {{}, u"Down"_s, {{u"instance"_s, LabelMatcher::Op::NotEqual, u"a"_s}}}),
        (std::vector<std::uint32_t>{1, 2}));
    QVERIFY(alertsNamed(day, {{}, u"Never"_s, {}}).empty());
}

void TestMatching::countsFromTriggerToReset_data()
{
    QTest::addColumn<QStringList>("lines");
    QTest::addColumn<double>("to");
    QTest::newRow("running") << QStringList{u"0 trigger"_s} << 400.;
    QTest::newRow("backed out") << QStringList{u"0 trigger"_s, u"60 backout"_s} << 400.;
    QTest::newRow("reset") << QStringList{u"0 trigger"_s, u"60 backout"_s, u"90 reset"_s} << 90.;
    QTest::newRow("finished") << QStringList{u"0 trigger"_s, u"60 backout"_s, u"90 reset"_s,
                                             u"95 finish"_s}
                              << 90.;
    QTest::newRow("triggered in the future") << QStringList{u"500 trigger"_s} << 500.;
}

void TestMatching::countsFromTriggerToReset()
{
    QFETCH(const QStringList, lines);
    QFETCH(const double, to);
    const DayScript script(QStringList{u"-5 start"_s} + lines);
    const auto window = windowOf(script.run(), script.at(400));
    QVERIFY(window);
    QCOMPARE(window->from, script.run().triggeredAt->at);
    QCOMPARE(window->to, script.at(to));
    QVERIFY(!windowOf(Run{}, script.at(400)));
}

QTEST_GUILESS_MAIN(TestMatching)
#include "tst_matching.moc"
