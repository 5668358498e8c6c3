// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/timeline/steadycurve.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace Chaos;
using namespace std::chrono_literals;

namespace {

constexpr Instant begin = instantOf(1'000'000'000'000);

} // namespace

class TestSteadyCurve : public QObject
{
    Q_OBJECT

private slots:
    void keepsFewSamplesAsTheyAre();
    void keepsTheExtremesOfEveryColumn();
    void reachesBeyondBothEdges();
    void breaksWhereANumberIsMissing();
    void breaksAfterSilence();
    void drawsNothingForNoSamples();
};

void TestSteadyCurve::keepsFewSamplesAsTheyAre()
{
    const TimeScale scale(begin, begin + 10s, 10);
    const auto lines = steadyCurve({{begin + 1500ms, 3}, {begin + 2s, 5}}, scale);
    QCOMPARE(lines.size(), 1u);
    QCOMPARE(lines[0], (QList<QPointF>{{1.5, 3}, {2, 5}}));
}

void TestSteadyCurve::keepsTheExtremesOfEveryColumn()
{
    std::vector<Sample> samples;
    for (int i = 0; i < 100'000; ++i)
        samples.push_back({begin + i * 100us, std::sin(i * 0.37) * i});
    const TimeScale scale(begin, begin + 10s, 100);
    const auto lines = steadyCurve(samples, scale);
    QCOMPARE(lines.size(), 1u);
    QVERIFY(lines[0].size() <= 4 * 101);
    for (int column = 0; column < 100; ++column) {
        double least = std::numeric_limits<double>::max();
        double greatest = std::numeric_limits<double>::lowest();
        for (std::size_t i = std::size_t(column) * 1000; i < std::size_t(column + 1) * 1000; ++i) {
            least = std::min(least, samples[i].value);
            greatest = std::max(greatest, samples[i].value);
        }
        double keptLeast = std::numeric_limits<double>::max();
        double keptGreatest = std::numeric_limits<double>::lowest();
        double before = -1;
        for (const QPointF &point : lines[0]) {
            QVERIFY(point.x() >= before);
            before = point.x();
            if (int(point.x()) != column)
                continue;
            keptLeast = std::min(keptLeast, point.y());
            keptGreatest = std::max(keptGreatest, point.y());
        }
        QCOMPARE(keptLeast, least);
        QCOMPARE(keptGreatest, greatest);
    }
}

void TestSteadyCurve::reachesBeyondBothEdges()
{
    std::vector<Sample> samples;
    for (int i = -5; i < 20; ++i)
        samples.push_back({begin + i * 1s, double(i)});
    const TimeScale scale(begin + 500ms, begin + 4500ms, 40);
    const auto lines = steadyCurve(samples, scale);
    QCOMPARE(lines.size(), 1u);
    QCOMPARE(lines[0].front().y(), 0);
    QVERIFY(lines[0].front().x() <= 0);
    QVERIFY(lines[0].back().x() >= 40);
    QCOMPARE(lines[0].size(), 6);
}

void TestSteadyCurve::breaksWhereANumberIsMissing()
{
    const TimeScale scale(begin, begin + 10s, 10);
    const double missing = std::numeric_limits<double>::quiet_NaN();
    const auto lines = steadyCurve({{begin + 1s, 1},
                                    {begin + 2s, missing},
                                    {begin + 3s, 2},
                                    {begin + 4s, 3},
                                    {begin + 5s, missing}},
                                   scale);
    QCOMPARE(lines.size(), 2u);
    QCOMPARE(lines[0], (QList<QPointF>{{1, 1}}));
    QCOMPARE(lines[1], (QList<QPointF>{{3, 2}, {4, 3}}));
}

void TestSteadyCurve::breaksAfterSilence()
{
    const TimeScale scale(begin, begin + 10min, 600);
    // A host that is looked at once a minute, give or take a tenth, does not fall silent.
    const auto lines = steadyCurve({{begin, 1}, {begin + 68s, 2}, {begin + 159s, 3}}, scale);
    QCOMPARE(lines.size(), 2u);
    QCOMPARE(lines[0].size(), 2);
}

void TestSteadyCurve::drawsNothingForNoSamples()
{
    QVERIFY(steadyCurve({}, TimeScale(begin, begin + 1s, 10)).empty());
}

QTEST_GUILESS_MAIN(TestSteadyCurve)
#include "tst_steadycurve.moc"
