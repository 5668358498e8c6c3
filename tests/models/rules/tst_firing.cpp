// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/firing.h"
#include "models/rules/notifying.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <random>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

FiringNumbers numbers(Micros scrape, Micros evaluate, Micros hold)
{
    return {.shortestScrape = scrape,
            .longestScrape = scrape,
            .evaluatedEvery = evaluate,
            .holdFor = hold};
}

/// The instants of one world, in seconds after the trigger. Written down from the state machine of
/// integrations §2.2 and the dispatcher of §3.1, step by step, and not from the formulas.
class World
{
public:
    World(const FiringNumbers &numbers, std::mt19937_64 &random)
        : m_numbers(numbers)
        , m_random(random)
    {}

    double firesAt()
    {
        const double scrape = secondsOf(m_numbers.longestScrape);
        const double timeout = secondsOf(m_numbers.scrapeTimeout);
        const double evaluate = secondsOf(m_numbers.evaluatedEvery);
        // What is asked of a broken target answers at once or hangs until the time-out; and a
        // scrape that is under way when it breaks may have its answer already.
        const double crossing = below(secondsOf(m_numbers.looksBack));
        const double took = below(1) < 0.5 ? 0 : timeout;
        const double underWay = below(1) < 0.5 ? 0 : took;
        double stamp = below(scrape) - scrape - underWay;
        while (stamp + underWay < crossing)
            stamp += scrape;
        const double arrived = stamp + took;
        double evaluation = below(evaluate) - 2 * evaluate - secondsOf(m_numbers.queryOffset);
        double activeAt = std::nan("");
        for (;; evaluation += evaluate) {
            const bool isSeen =
                evaluation >= arrived && evaluation - secondsOf(m_numbers.queryOffset) >= stamp;
            if (!isSeen)
                continue;
            if (std::isnan(activeAt))
                activeAt = evaluation;
            if (evaluation - activeAt >= secondsOf(m_numbers.holdFor) - 1e-9)
                return evaluation;
        }
    }

    double toldAt(double fired, const NotificationRoute &route, bool isOpen)
    {
        const double interval = secondsOf(route.groupInterval);
        const double arrives = fired + below(secondsOf(longestSend));
        if (!isOpen)
            return std::max(arrives, fired + secondsOf(route.groupWait));
        double tick = below(interval) - interval;
        while (tick < arrives)
            tick += interval;
        return tick;
    }

private:
    double below(double limit)
    {
        return std::uniform_real_distribution<double>(0, 1)(m_random) * limit;
    }

    const FiringNumbers &m_numbers;
    std::mt19937_64 &m_random;
};

struct Seen
{
    double least = 1e18;
    double most = -1e18;
    double sum = 0;
    int count = 0;

    void add(double value)
    {
        least = std::min(least, value);
        most = std::max(most, value);
        sum += value;
        ++count;
    }
    [[nodiscard]] double mean() const { return sum / count; }
};

} // namespace

Q_DECLARE_METATYPE(FiringNumbers)

class TestFiring : public QObject
{
    Q_OBJECT

private slots:
    void bracketsTheFiring_data();
    void bracketsTheFiring();
    void holdsUntilAnEvaluation();
    void agreesWithASimulation();
    void readsJobs_data();
    void readsJobs();
    void walksTheRoutes_data();
    void walksTheRoutes();
    void joinsOpenGroups();
    void tellsOfGroups();
};

void TestFiring::bracketsTheFiring_data()
{
    QTest::addColumn<FiringNumbers>("given");
    QTest::addColumn<QList<double>>("wanted"); // earliest, typical, latest in seconds
    const auto row = [](const char *name, const FiringNumbers &given, QList<double> wanted) {
        QTest::newRow(name) << given << std::move(wanted);
    };
    // The simulated 60.1/75.0/90.0 and 120.1/157.6/195 of integrations §2.3.
    row("15, 15, 60", numbers(15s, 15s, 60s), {60, 75, 90});
    row("15, 60, 90", numbers(15s, 60s, 90s), {120, 157.5, 195});
    row("no hold fires on the first evaluation", numbers(15s, 15s, 0s), {0, 15, 30});
    row("the disk of the plan", numbers(15s, 15s, 10min), {600, 615, 630});
    FiringNumbers late = numbers(15s, 15s, 60s);
    late.queryOffset = 30s;
    row("query offset", late, {60, 105, 120});
    late.scrapeTimeout = 10s;
    row("query offset hides the time-out", late, {60, 105, 120});
    late.queryOffset = 0s;
    row("a target that hangs", late, {60, 75, 100});
    FiringNumbers range = numbers(15s, 15s, 60s);
    range.looksBack = 5min;
    row("a range of five minutes", range, {60, 225, 390});
    FiringNumbers absent = numbers(15s, 15s, 60s);
    absent.lookback = usualLookback;
    row("something missing", absent, {60, 75, 390});
    FiringNumbers recorded = numbers(15s, 15s, 60s);
    recorded.recordedEvery = 30s;
    row("a recorded series", recorded, {60, 90, 120});
    FiringNumbers many = numbers(15s, 15s, 0s);
    many.longestScrape = 45s;
    row("several jobs", many, {0, 22.5, 60});
}

void TestFiring::bracketsTheFiring()
{
    QFETCH(const FiringNumbers, given);
    QFETCH(const QList<double>, wanted);
    const Reach reach = firingOf(given);
    const QList<double> got{secondsOf(reach.earliest), secondsOf(reach.typical),
                            secondsOf(reach.latest)};
    QCOMPARE(got, wanted);
}

void TestFiring::holdsUntilAnEvaluation()
{
    QCOMPARE(holdOf(90s, 60s).count(), Micros(120s).count());
    QCOMPARE(holdOf(120s, 60s).count(), Micros(120s).count());
    QCOMPARE(holdOf(1us, 60s).count(), Micros(60s).count());
    QCOMPARE(holdOf(0s, 60s).count(), 0);
    QCOMPARE(holdOf(90s, 0s).count(), Micros(90s).count());
}

/// 200 settings with 500 worlds each: every instant lies in the bracket, and their mean is what is
/// called typical.
void TestFiring::agreesWithASimulation()
{
    std::mt19937_64 random(20261208);
    const auto seconds = [&](int from, int to) {
        return Micros(std::chrono::seconds(std::uniform_int_distribution(from, to)(random)));
    };
    constexpr double rounding = 1e-6;
    for (int setting = 0; setting < 200; ++setting) {
        FiringNumbers given = numbers(seconds(1, 60), seconds(1, 60), seconds(0, 300));
        if (setting % 2 == 1)
            given.scrapeTimeout = std::min(seconds(1, 10), given.longestScrape);
        if (setting % 3 == 1)
            given.queryOffset = seconds(1, 90);
        if (setting % 4 == 1)
            given.looksBack = seconds(30, 600);
        const NotificationRoute route{
            .receiver = "team", .groupWait = seconds(0, 60), .groupInterval = seconds(10, 300)};
        const Likely open = setting % 3 == 0 ? Likely::Yes
            : setting % 3 == 1               ? Likely::No
                                             : Likely::Maybe;
        const Reach known = firingOf(given);
        const Reach told = tellingOf(known, route, open);
        World world(given, random);
        Seen fires;
        Seen tells;
        for (int round = 0; round < 500; ++round) {
            const double fired = world.firesAt();
            fires.add(fired);
            const bool isOpen = open == Likely::Maybe ? round % 2 == 0 : open == Likely::Yes;
            tells.add(world.toldAt(fired, route, isOpen));
        }
        const auto check = [&](const Reach &reach, const Seen &seen) {
            const QByteArray where = "setting " + QByteArray::number(setting) + ": "
                + QByteArray::number(seen.least) + " … " + QByteArray::number(seen.mean()) + " … "
                + QByteArray::number(seen.most);
            const double width = secondsOf(reach.latest - reach.earliest);
            QVERIFY2(seen.least >= secondsOf(reach.earliest) - rounding, where);
            QVERIFY2(seen.most <= secondsOf(reach.latest) + rounding, where);
            // Time-outs and sending are left out of what is typical.
            const double slack =
                0.06 * width + secondsOf(given.scrapeTimeout) / 2 + secondsOf(longestSend);
            QVERIFY2(std::abs(seen.mean() - secondsOf(reach.typical)) <= slack, where);
            // And the bracket is not much wider than the world.
            QVERIFY2(seen.most - seen.least >= 0.6 * width - secondsOf(longestSend)
                             - secondsOf(given.scrapeTimeout + given.queryOffset),
                     where);
        };
        check(known, fires);
        check(told, tells);
    }
}

void TestFiring::readsJobs_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("wanted");
    const auto row = [](const char *query, const QString &wanted) {
        QTest::newRow(query) << QString::fromUtf8(query) << wanted;
    };
    row("up == 0", u"api db web"_s);
    row("up{job=\"web\"} == 0", u"web"_s);
    row("up{job!=\"web\"} == 0", u"api db"_s);
    row("up{job=~\"web|db\"} == 0", u"db web"_s);
    row("a{job=\"web\"} / b{job=\"db\"}", u"db web"_s);
    row("a{job=\"web\"} / b", u"api db web"_s);
    row("up{job=\"gone\"}", u""_s);
    row("vector(1)", u""_s);
}

void TestFiring::readsJobs()
{
    QFETCH(const QString, query);
    QFETCH(const QString, wanted);
    const std::vector<ScrapeJob> jobs{{.name = "api"}, {.name = "db"}, {.name = "web"}};
    QStringList names;
    for (const ScrapeJob *job : jobsRead(readQuery(query.toStdString()), jobs))
        names.push_back(QString::fromStdString(job->name));
    QCOMPARE(names.join(u' '), wanted);
}

namespace {

LabelMatcher equal(const QString &label, const QString &value)
{
    return {.label = label, .value = value};
}

ExpectedLabels labelled(const std::vector<Label> &labels)
{
    return {AlertRule{.name = "Down", .labels = labels}, {}, {}, {}};
}

NotificationRoute route(const std::string &receiver, std::vector<LabelMatcher> matchers,
                        bool goesOn = false)
{
    return {.receiver = receiver, .matchers = std::move(matchers), .goesOn = goesOn};
}

} // namespace

void TestFiring::walksTheRoutes_data()
{
    QTest::addColumn<QString>("labels"); // "team=db severity=page"
    QTest::addColumn<QString>("wanted"); // receivers; with ? where not certain
    const auto row = [](const QString &labels, const QString &wanted) {
        QTest::newRow(qUtf8Printable(labels)) << labels << wanted;
    };
    row(u"team=none severity=none copy=no"_s, u"all"_s);
    row(u"team=db severity=none copy=no"_s, u"db"_s);
    row(u"team=db severity=page copy=no"_s, u"db-pager"_s);
    row(u"team=web severity=page copy=no"_s, u"web"_s);
    row(u"team=web severity=page copy=yes"_s, u"copy web"_s);
    row(u"team=none severity=none copy=yes"_s, u"copy"_s);
    row(u"severity=none copy=no"_s, u"db? web? all?"_s);
    row(u"team=db copy=no"_s, u"db-pager? db?"_s);
    row(u"team=db severity=page"_s, u"copy? db-pager"_s);
    row(u"copy=no"_s, u"db-pager? db? web? all?"_s);
}

void TestFiring::walksTheRoutes()
{
    NotificationRoute root = route("all", {});
    NotificationRoute db = route("db", {equal(u"team"_s, u"db"_s)});
    db.routes = {route("db-pager", {equal(u"severity"_s, u"page"_s)})};
    root.routes = {route("copy", {equal(u"copy"_s, u"yes"_s)}, true), db,
                   route("web", {equal(u"team"_s, u"web"_s)})};

    QFETCH(const QString, labels);
    QFETCH(const QString, wanted);
    std::vector<Label> given;
    for (const QString &one : labels.split(u' '))
        given.push_back(
            {one.section(u'=', 0, 0).toStdString(), one.section(u'=', 1).toStdString()});
    QStringList receivers;
    for (const TakenRoute &taken : routesFor(WalkedRoute(root), labelled(given))) {
        const QString name = QString::fromStdString(taken.route->receiver);
        receivers.push_back(taken.isCertain ? name : name + u'?');
    }
    QCOMPARE(receivers.join(u' '), wanted);
}

void TestFiring::joinsOpenGroups()
{
    NotificationRoute by = route("team", {});
    const OpenGroup everything{.receiver = "team"};
    QCOMPARE(joins(everything, by, labelled({})), Likely::Yes);
    QCOMPARE(joins({.receiver = "other"}, by, labelled({})), Likely::No);

    by.groupBy = {"alertname", "cluster"};
    const OpenGroup down{.receiver = "team", .labels = {{"alertname", "Down"}, {"cluster", "a"}}};
    QCOMPARE(joins(down, by, labelled({{"cluster", "a"}})), Likely::Yes);
    QCOMPARE(joins(down, by, labelled({{"cluster", "b"}})), Likely::No);
    QCOMPARE(joins(down, by, labelled({})), Likely::Maybe);
    QCOMPARE(joins({.receiver = "team", .labels = {{"alertname", "Up"}, {"cluster", "a"}}}, by,
                   labelled({})),
             Likely::No);
    QCOMPARE(joins({.receiver = "team", .labels = {{"zone", "a"}}}, by, labelled({})), Likely::No);
    by.groupsByAll = true;
    QCOMPARE(joins(down, by, labelled({{"cluster", "a"}})), Likely::No);
}

void TestFiring::tellsOfGroups()
{
    const Reach known{60s, 75s, 90s};
    const NotificationRoute usual = route("team", {}); // 30 s, 5 min
    QVERIFY((tellingOf(known, usual, Likely::No) == Reach{90s, 105s, 121s}));
    QVERIFY((tellingOf(known, usual, Likely::Yes) == Reach{60s, 225s, 391s}));
    QVERIFY((tellingOf(known, usual, Likely::Maybe) == Reach{60s, 165s, 391s}));
}

QTEST_GUILESS_MAIN(TestFiring)
#include "tst_firing.moc"
