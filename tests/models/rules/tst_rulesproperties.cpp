// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/day/entries.h"
#include "models/rules/bridge.h"
#include "models/rules/verdicts.h"
#include "tests/models/rules/dayscript.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <random>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Random = std::mt19937;

int pick(Random &random, int least, int most)
{
    return std::uniform_int_distribution(least, most)(random);
}

template<typename Value>
const Value &oneOf(Random &random, const std::vector<Value> &values)
{
    return values[std::size_t(pick(random, 0, int(values.size()) - 1))];
}

const std::vector<std::string> sources{"prom", "am", "room", "hook", "stray"};
const std::vector<std::string> names{"Down", "Slow", "Cart", "Prod"};

/// A day that nobody would plan: acts in order with time between them, everything else anywhere.
class RandomDay
{
public:
    explicit RandomDay(unsigned seed)
        : m_random(seed)
    {
        plan();
        acts();
        const int count = pick(m_random, 10, 80);
        for (int i = 0; i < count; ++i)
            world();
        // The room hears of things in the order of its own clock.
        std::ranges::stable_sort(m_entries, {}, &Entry::at);
    }

    std::vector<Entry> entries() const { return m_entries; }
    static Day fold(std::vector<Entry> entries)
    {
        Day day;
        std::int64_t sequence = 0;
        for (Entry &entry : entries) {
            entry.sequence = ++sequence;
            day.apply(entry.view());
        }
        return day;
    }

private:
    void add(Entry entry, double second)
    {
        entry.at = DayScript::zero + Micros(std::int64_t(second * 1e6));
        m_entries.push_back(std::move(entry));
    }
    double second() { return pick(m_random, -300'000, 900'000) / 1000.0; }

    void plan()
    {
        add(Entries::planned(AlertSource{.key = u"prom"_s}), -999);
        add(Entries::planned(AlertSource{.key = u"am"_s}), -999);
        add(Entries::planned(AlertSource{.key = u"room"_s, .type = AlertSource::Type::Room}), -999);
        if (pick(m_random, 0, 1))
            add(Entries::planned(AlertSource{.key = u"hook"_s, .type = AlertSource::Type::Webhook}),
                -999);
        for (int i = 0; i < 3; ++i) {
            Experiment experiment{.key = u"e%1"_s.arg(i), .timeBox = 100s};
            for (int k = pick(m_random, 0, 3); k > 0; --k) {
                ExpectedAlert expected;
                expected.alert.name = QString::fromStdString(oneOf(m_random, names));
                if (pick(m_random, 0, 2))
                    expected.alert.source = QString::fromStdString(oneOf(m_random, sources));
                if (pick(m_random, 0, 1))
                    expected.knownWithin = std::chrono::seconds(pick(m_random, 1, 200));
                if (pick(m_random, 0, 1))
                    expected.toldWithin = std::chrono::seconds(pick(m_random, 1, 200));
                experiment.expectedAlerts.push_back(expected);
            }
            add(Entries::planned(experiment), -999);
        }
    }

    void acts()
    {
        double at = pick(m_random, -100, 0);
        for (int i = 0; i < 3; ++i) {
            const QString key = u"e%1"_s.arg(i);
            const std::vector<Entry> all{
                Entries::started(key), Entries::triggered(key, Micros(pick(m_random, 0, 900'000))),
                Entries::backedOut(key, {}), Entries::resetConfirmed(key),
                Entries::finished(key, {})};
            const int done = pick(m_random, 0, int(all.size()));
            for (int k = 0; k < done; ++k, at += pick(m_random, 0, 60'000) / 1000.0)
                add(all[std::size_t(k)], at);
            if (done < int(all.size()))
                return;
        }
    }

    void world()
    {
        const double at = second();
        const std::string &source = oneOf(m_random, sources);
        const auto when = [&] {
            return DayScript::zero
                + Micros(std::int64_t((at + pick(m_random, -90'000, 10'000) / 1000.0) * 1e6));
        };
        switch (pick(m_random, 0, 9)) {
        case 0:
            add(Entries::sourceHealth(QString::fromStdString(source),
                                      SourceHealth(pick(m_random, 0, 2)), {}),
                at);
            break;
        case 1:
        case 2:
            add(Entries::clockMeasured(QString::fromStdString(source),
                                       Micros(pick(m_random, -20'000'000, 20'000'000)),
                                       Micros(pick(m_random, 0, 500'000))),
                at);
            break;
        case 3: {
            Page page{.at = when(), .plusMinus = Micros(pick(m_random, 0, 900'000))};
            page.source = source;
            page.evidence = Evidence(pick(m_random, 0, 3));
            if (pick(m_random, 0, 1))
                page.name = oneOf(m_random, names);
            add(Entries::pageSent(page), at);
            break;
        }
        default: {
            const std::string &name = oneOf(m_random, names);
            add(Entries::alertChanged({.source = source,
                                       .fingerprint = name + std::to_string(pick(m_random, 0, 2)),
                                       .name = name,
                                       .state = AlertState(pick(m_random, 0, 4)),
                                       .since = when(),
                                       .plusMinus = Micros(pick(m_random, 0, 900'000)),
                                       .evidence = Evidence(pick(m_random, 0, 3))}),
                at);
        }
        }
    }

    Random m_random;
    std::vector<Entry> m_entries;
};

/// The same entries, alerts told in another order. An alert's own changes keep theirs: a source
/// goes through them one by one.
std::vector<Entry> permuted(const std::vector<Entry> &entries, unsigned seed)
{
    std::vector<std::size_t> places;
    std::map<std::string, std::vector<Entry>> bySubject;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (entries[i].kind == Kind::AlertChanged) {
            places.push_back(i);
            bySubject[entries[i].subject].push_back(entries[i]);
        }
    }
    std::vector<std::string> order;
    for (const auto &[subject, own] : bySubject)
        order.insert(order.end(), own.size(), subject);
    Random random(seed);
    std::ranges::shuffle(order, random);
    std::vector<Entry> result = entries;
    std::map<std::string, std::size_t> taken;
    for (std::size_t i = 0; i < places.size(); ++i)
        result[places[i]] = bySubject[order[i]][taken[order[i]]++];
    return result;
}

Instant late()
{
    return DayScript::zero + 1000s;
}

} // namespace

class TestRulesProperties : public QObject
{
    Q_OBJECT

private slots:
    void neverTellsANegativeTime();
    void neverPassesTheUnknown();
    void doesNotDependOnTheOrderAmongAlerts();
    void isADeterministicFunctionOfTheDay();
    void coversEveryStanding();
};

void TestRulesProperties::neverTellsANegativeTime()
{
    for (unsigned seed = 0; seed < 400; ++seed) {
        const Day day = RandomDay::fold(RandomDay(seed).entries());
        for (const Run &run : day.runs()) {
            const auto window = windowOf(run, late());
            for (const Finding &finding : findingsOf(day, run, late())) {
                for (const auto &elapsed : {finding.timing.firstSign, finding.timing.timeToKnow,
                                            finding.timing.timeToDetection}) {
                    if (!elapsed)
                        continue;
                    QVERIFY2(window, qPrintable(QString::number(seed)));
                    QVERIFY2(elapsed->length >= 0s, qPrintable(QString::number(seed)));
                    QVERIFY2(elapsed->plusMinus >= 0s, qPrintable(QString::number(seed)));
                    // What counts may have happened inside the window.
                    QVERIFY2(elapsed->length - elapsed->plusMinus <= window->to - window->from,
                             qPrintable(QString::number(seed)));
                }
            }
        }
        const Bridge bridge = bridgeOf(day, late());
        QVERIFY(!bridge.sinceTrigger || *bridge.sinceTrigger >= 0s);
    }
}

void TestRulesProperties::neverPassesTheUnknown()
{
    for (unsigned seed = 0; seed < 400; ++seed) {
        const Day day = RandomDay::fold(RandomDay(seed).entries());
        for (const Run &run : day.runs()) {
            const auto findings = findingsOf(day, run, late());
            for (const Finding &finding : findings) {
                if (finding.timing.standing != AlertTiming::Standing::Unknown)
                    continue;
                QCOMPARE(finding.proposed,
                         run.state == RunState::Skipped ? Verdict::NotPerformed
                                                        : Verdict::NotYetKnown);
            }
            const bool allUnknown = std::ranges::all_of(findings, [](const Finding &finding) {
                return finding.timing.standing == AlertTiming::Standing::Unknown;
            });
            if (allUnknown)
                QCOMPARE(hypothesisHeld(findings), std::nullopt);
        }
    }
}

void TestRulesProperties::doesNotDependOnTheOrderAmongAlerts()
{
    for (unsigned seed = 0; seed < 200; ++seed) {
        const auto entries = RandomDay(seed).entries();
        const Day day = RandomDay::fold(entries);
        const Day other = RandomDay::fold(permuted(entries, seed + 1));
        for (const Run &run : day.runs()) {
            QVERIFY2(allTimingsOf(day, run, late()) == allTimingsOf(other, run, late()),
                     qPrintable(QString::number(seed)));
        }
        QVERIFY(figuresOf(day, late()) == figuresOf(other, late()));
    }
}

void TestRulesProperties::isADeterministicFunctionOfTheDay()
{
    for (unsigned seed = 0; seed < 100; ++seed) {
        const Day day = RandomDay::fold(RandomDay(seed).entries());
        const Day again = RandomDay::fold(RandomDay(seed).entries());
        QVERIFY(day == again);
        for (const Run &run : day.runs()) {
            QVERIFY(findingsOf(day, run, late()) == findingsOf(again, run, late()));
            QVERIFY(attribute(day, run, late()) == attribute(again, run, late()));
        }
    }
}

/// The properties above are worth something only if the days reach every corner.
void TestRulesProperties::coversEveryStanding()
{
    std::map<AlertTiming::Standing, int> seen;
    int stepped = 0;
    int told = 0;
    for (unsigned seed = 0; seed < 400; ++seed) {
        const Day day = RandomDay::fold(RandomDay(seed).entries());
        for (const Run &run : day.runs()) {
            for (const Finding &finding : findingsOf(day, run, late())) {
                ++seen[finding.timing.standing];
                stepped += finding.timing.clockStepped;
                told += finding.timing.timeToDetection.has_value();
            }
        }
    }
    QCOMPARE(seen.size(), 6U);
    QVERIFY(stepped > 10);
    QVERIFY(told > 10);
}

QTEST_GUILESS_MAIN(TestRulesProperties)
#include "tst_rulesproperties.moc"
