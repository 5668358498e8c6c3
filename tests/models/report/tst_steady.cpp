// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/day/entries.h"
#include "models/report/outsidepieces.h"
#include "models/report/steadydrawing.h"
#include "models/report/steadyjson.h"
#include "models/report/valueaxis.h"
#include "tests/models/rules/dayscript.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

#include <cmath>
#include <limits>
#include <map>

using namespace Chaos;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

/// Samples a second apart, from so many seconds after the trigger on.
std::vector<Sample> samples(double from, const std::vector<double> &values, Micros every = 1s)
{
    std::vector<Sample> all;
    Instant at = DayScript::zero + Micros(std::int64_t(from * 1e6));
    for (const double value : values) {
        all.push_back({at, value});
        at += every;
    }
    return all;
}

/// One series that is wanted at most 250, of a run from −20 s to 60 s that was backed out at 30 s.
struct Shown
{
    explicit Shown(std::vector<Sample> samples)
        : all(std::move(samples))
    {
        run.span = {DayScript::zero - 20s, DayScript::zero + 60s};
        run.trigger = DayScript::zero;
        run.backedOut = DayScript::zero + 30s;
        run.resetAt = DayScript::zero + 50s;
        run.series = {{.title = u"checkout"_s, .host = u"c"_s, .atMost = 250, .samples = all}};
    }
    Shown(const Shown &) = delete;
    Shown &operator=(const Shown &) = delete;

    std::vector<Sample> all;
    SteadyRun run{};
};

/// How often each class stands in a drawing; empty if it is no XML.
std::map<QString, int> classesIn(const QString &svg, QString *text = nullptr)
{
    std::map<QString, int> classes;
    QXmlStreamReader xml(svg);
    while (!xml.atEnd()) {
        const auto token = xml.readNext();
        if (token == QXmlStreamReader::StartElement)
            ++classes[xml.attributes().value(u"class"_s).toString()];
        else if (token == QXmlStreamReader::Characters && text)
            *text += xml.text().toString() + u'\n';
    }
    if (xml.hasError())
        qWarning("%s", qPrintable(xml.errorString()));
    return xml.hasError() ? std::map<QString, int>() : classes;
}

double greatestNumberIn(const QString &svg)
{
    static const QRegularExpression number(
        u" (?:x|y|x1|x2|y1|y2|cx|cy|width|height)=\"([^\"]+)\""_s);
    double greatest = 0;
    for (auto it = number.globalMatch(svg); it.hasNext();) {
        bool isNumber = false;
        const double value = it.next().captured(1).toDouble(&isNumber);
        greatest = isNumber && std::isfinite(value) ? std::max(greatest, value) : infinity;
    }
    return greatest;
}

} // namespace

class TestSteady : public QObject
{
    Q_OBJECT

private slots:
    void readsTheRunsNumbersFromTheDay();
    void shows_data();
    void shows();
    void breaksWhereNothingWasMeasured();
    void keepsWhatDrawsTheSameLine();
    void figures_data();
    void figures();
    void writesNumbers_data();
    void writesNumbers();
    void cutsOutWhatLiesOutside();
    void findsRoomForEveryNumber_data();
    void findsRoomForEveryNumber();
    void drawsTheLineItsBoundsAndWhatPeopleDid();
    void tellsByShapeWhatLiesOutside();
    void drawsAnything_data();
    void drawsAnything();
    void letsNoTitleOut();
    void staysSmall();
    void givesTheSamplesInJson();
};

void TestSteady::readsTheRunsNumbersFromTheDay()
{
    DayScript script(QStringList{u"-20 expect prom:Down"_s});
    Experiment experiment = script.experiment();
    experiment.steadyStates = {{.title = u"latency"_s, .host = u"c"_s, .atMost = 250},
                               {.title = u"look at it"_s},
                               {.title = u"2xx"_s, .source = u"prom"_s, .query = u"x"_s}};
    script.tell(-19, Entries::planned(experiment));
    QVERIFY(!steadyRunOf(script.day(), script.run(), script.now())); // not triggered
    script.tell({u"-5 start"_s, u"0 trigger"_s});
    const auto latency = samples(-100, std::vector<double>(400, 30));
    script.tell(1, Entries::samplesTaken(u"host/c"_s, latency));
    const auto rate = samples(3, {5, missing, 6});
    script.tell(7, Entries::samplesTaken(u"steady/db/2"_s, rate));
    script.tell({u"40 backout"_s, u"60 reset"_s, u"65 finish"_s});

    const auto run = steadyRunOf(script.day(), script.run(), script.at(3600));
    QVERIFY(run);
    QCOMPARE(run->series.size(), 2u);
    QVERIFY(run->span == (Window{script.at(-5), script.at(65)})); // as it was under way
    QCOMPARE(run->series[0].samples.size(), 71u);
    QCOMPARE(run->series[0].unit(), u"ms"_s);
    QCOMPARE(run->series[1].samples.size(), 3u);
    QCOMPARE(run->series[1].unit(), QString());
    QVERIFY(run->backedOut == script.at(40) && run->resetAt == script.at(60));
}

void TestSteady::shows_data()
{
    QTest::addColumn<QStringList>("lines");
    QTest::addColumn<double>("from");
    QTest::addColumn<double>("to");
    QTest::newRow("still running: until its last number")
        << QStringList{u"-30 start"_s, u"0 trigger"_s} << -20.0 << 80.0;
    QTest::newRow("begun long before")
        << QStringList{u"-3000 start"_s, u"0 trigger"_s, u"40 backout"_s, u"80 reset"_s} << -20.0
        << 100.0;
    QTest::newRow("finished long after")
        << QStringList{u"-3000 start"_s, u"0 trigger"_s, u"40 backout"_s, u"80 reset"_s,
                       u"900 finish"_s}
        << -20.0 << 100.0;
    QTest::newRow("triggered as it was begun")
        << QStringList{u"0 start"_s, u"0 trigger"_s, u"40 backout"_s, u"80 reset"_s} << -5.0
        << 100.0;
}

void TestSteady::shows()
{
    QFETCH(QStringList, lines);
    DayScript script(DayScript::Stage::Watched);
    Experiment experiment = script.experiment();
    experiment.steadyStates = {{.title = u"latency"_s, .host = u"c"_s}};
    script.tell(-4000, Entries::planned(experiment));
    script.tell(lines);
    script.tell(1000,
                Entries::samplesTaken(u"host/c"_s, samples(-60, std::vector<double>(141, 3))));
    const auto run = steadyRunOf(script.day(), script.run(), script.at(3600));
    QVERIFY(run);
    QTEST(secondsOf(run->span.from - run->trigger), "from");
    QTEST(secondsOf(run->span.to - run->trigger), "to");
}

void TestSteady::breaksWhereNothingWasMeasured()
{
    auto all = samples(0, {1, 2, missing, 3, infinity, missing, 4, 5});
    all.push_back({all.back().at + 90s, 6});
    all.push_back({all.back().at + 91s, 7});
    std::vector<std::size_t> lengths;
    for (const auto part : unbrokenParts(all))
        lengths.push_back(part.size());
    QCOMPARE(lengths, (std::vector<std::size_t>{2, 1, 3, 1}));
    QVERIFY(unbrokenParts({}).empty());
}

void TestSteady::keepsWhatDrawsTheSameLine()
{
    std::vector<double> values(1000, 5);
    values[421] = 900;
    values[437] = -3;
    const auto all = samples(0, values, 10ms);
    const Window span{DayScript::zero, DayScript::zero + 10s};
    const auto kept = thinned(all, span, 10);
    QVERIFY(kept.size() <= 40);
    QVERIFY(kept.front() == all.front() && kept.back() == all.back());
    QCOMPARE(std::ranges::count(kept, 900.0, &Sample::value), 1);
    QCOMPARE(std::ranges::count(kept, -3.0, &Sample::value), 1);
    QVERIFY(std::ranges::is_sorted(kept, {}, &Sample::at));
    QCOMPARE(thinned(all, span, 1000), all); // where there is room for all of them
}

void TestSteady::figures_data()
{
    QTest::addColumn<std::vector<double>>("values");
    QTest::addColumn<QString>("sentence");
    using Values = std::vector<double>;
    QTest::newRow("none") << Values{} << u"No number was to be had."_s;
    QTest::newRow("none that is a number")
        << Values{missing, infinity} << u"No number was to be had."_s;
    QTest::newRow("one") << Values{12.5} << u"12.5 ms, wanted at most 250 ms; never outside."_s;
    QTest::newRow("one outside") << Values{300}
                                 << u"300 ms, wanted at most 250 ms; outside for a moment."_s;
    QTest::newRow("inside") << Values{12, 14, 250}
                            << u"12 to 250 ms, wanted at most 250 ms; never outside."_s;
    QTest::newRow("outside") // from −2 s on: 2 s before the trigger, 3 s after it
        << Values{300, 300, 840.25, 300, 300, 12, 13}
        << u"12 to 840.3 ms, wanted at most 250 ms; outside for 0:05.0 of 0:06.0, 0:03.0 of it since the trigger."_s;
    QTest::newRow("a gap is no time outside")
        << Values{12, 13, 300, missing, missing, missing, 300, 12}
        << u"12 to 300 ms, wanted at most 250 ms; outside for 0:01.0 of 0:03.0, 0:01.0 of it since the trigger. No number for 0:03.0, 0:03.0 of it since the trigger."_s;
    QTest::newRow("a gap since before the trigger") // −2 s, −1 s, trigger, 1 s
        << Values{12, missing, missing, 12}
        << u"12 ms, wanted at most 250 ms; never outside. No number for 0:02.0, 0:01.0 of it since the trigger."_s;
    QTest::newRow("huge") << Values{
        -1e300,
        1.5e300} << u"−1e+300 to 1.5e+300 ms, wanted at most 250 ms; outside for a moment."_s;
}

void TestSteady::figures()
{
    QFETCH(std::vector<double>, values);
    const Shown shown(samples(-2, values));
    QTEST(steadySentence(shown.run.series[0], shown.run.trigger), "sentence");
}

void TestSteady::writesNumbers_data()
{
    QTest::addColumn<double>("number");
    QTest::addColumn<QString>("text");
    QTest::newRow("nought") << 0.0 << u"0"_s;
    QTest::newRow("whole") << 250.0 << u"250"_s;
    QTest::newRow("hundreds") << 123.456 << u"123.5"_s;
    QTest::newRow("ones") << -1.256 << u"−1.26"_s;
    QTest::newRow("parts") << 0.12345 << u"0.1235"_s;
    QTest::newRow("thousands") << 12345.6 << u"12346"_s;
    QTest::newRow("millions") << 1.5e6 << u"1.5\u00a0M"_s;
    QTest::newRow("bytes") << -3.25e9 << u"−3.25\u00a0G"_s;
    QTest::newRow("tiny") << 1.5e-7 << u"1.5e−07"_s;
    QTest::newRow("huge") << 1e300 << u"1e+300"_s;
}

void TestSteady::writesNumbers()
{
    QFETCH(double, number);
    QTEST(numberText(number), "text");
}

void TestSteady::cutsOutWhatLiesOutside()
{
    const SteadySeries series{.atLeast = 0, .atMost = 100};
    const auto pieces = outsidePieces(samples(0, {50, 150, 170, 50, -50, -10}), series);
    QCOMPARE(pieces.size(), 2u);
    QVERIFY(pieces[0].isAbove && !pieces[1].isAbove);
    QCOMPARE(pieces[0].samples.size(), 4u); // with where it crosses, twice
    QVERIFY((pieces[0].samples.front() == Sample{DayScript::zero + 500ms, 100}));
    QCOMPARE(pieces[0].worst().value, 170.0);
    QCOMPARE(pieces[1].worst().value, -50.0);
    QCOMPARE(pieces[1].samples.back().value, -10.0); // it ends outside
    QVERIFY(outsidePieces(samples(0, {50, 150}), {}).empty());
}

void TestSteady::findsRoomForEveryNumber_data()
{
    QTest::addColumn<double>("least");
    QTest::addColumn<double>("greatest");
    constexpr double most = std::numeric_limits<double>::max();
    QTest::newRow("usual") << 12.0 << 840.0;
    QTest::newRow("far from nought") << 1000.0 << 1001.0;
    QTest::newRow("below nought") << -5.0 << 5.0;
    QTest::newRow("one number") << 3.0 << 3.0;
    QTest::newRow("nought") << 0.0 << 0.0;
    QTest::newRow("tiny") << 0.0 << 5e-324;
    QTest::newRow("all there is") << -most << most;
    QTest::newRow("no numbers") << missing << infinity;
    QTest::newRow("hardly apart") << 1e300 << 1e300 * (1 + 1e-15);
}

void TestSteady::findsRoomForEveryNumber()
{
    QFETCH(double, least);
    QFETCH(double, greatest);
    const ValueAxis axis(least, greatest);
    for (const double value : {least, greatest, 0.0, missing, infinity, -infinity}) {
        const double place = axis.place(value);
        QVERIFY(place >= 0 && place <= 1);
    }
    QVERIFY(axis.place(greatest) >= axis.place(least));
    const auto marks = axis.marks();
    QVERIFY(!marks.empty() && marks.size() <= 5);
    QVERIFY(std::ranges::is_sorted(marks));
    if (std::isfinite(least) && greatest - least > 0.5 && greatest < 1e9) {
        QVERIFY(marks.size() >= 2);
        QVERIFY(axis.place(greatest) - axis.place(least) > 0.6); // the room is used
    }
}

void TestSteady::drawsTheLineItsBoundsAndWhatPeopleDid()
{
    const Shown shown(samples(-20, std::vector<double>(80, 30)));
    QString text;
    const auto classes = classesIn(steadySvg(shown.run), &text);
    QCOMPARE(classes.at(u"st-line"_s), 1);
    QCOMPARE(classes.at(u"st-bound"_s), 1);
    QCOMPARE(classes.at(u"st-wanted"_s), 1);
    QCOMPARE(classes.at(u"st-trigger"_s), 1);
    QCOMPARE(classes.at(u"st-back"_s), 1);
    QCOMPARE(classes.at(u"st-reset"_s), 1);
    QVERIFY(!classes.contains(u"st-over"_s));
    for (const QString &word : {u"checkout"_s, u"at most 250 ms"_s, u"trigger"_s, u"backed out"_s,
                                u"reset confirmed"_s, u"250"_s, u"0:00"_s, u"−0:15"_s, u"0:30"_s})
        QVERIFY2(text.split(u'\n').contains(word), qPrintable(word));
    QVERIFY(text.contains(u"checkout: 30 ms, wanted at most 250 ms; never outside."));
    QVERIFY(steadySvg(shown.run).contains(u"aria-label=\"checkout: 30 ms"));
    QCOMPARE(steadySvg({}), QString());
}

void TestSteady::tellsByShapeWhatLiesOutside()
{
    std::vector<double> values(80, 30);
    std::fill(values.begin() + 25, values.begin() + 40, 700);
    std::fill(values.begin() + 50, values.begin() + 55, missing);
    const Shown shown(samples(-20, values));
    QString text;
    const auto classes = classesIn(steadySvg(shown.run), &text);
    QCOMPARE(classes.at(u"st-line"_s), 2); // open where there was no number
    QCOMPARE(classes.at(u"st-over"_s), 1);
    QCOMPARE(classes.at(u"st-beyond"_s), 1);
    QCOMPARE(classes.at(u"st-point"_s), 1);
    QCOMPARE(classes.at(u"st-none"_s), 1); // and is no quiet time
    QVERIFY(text.contains(u"outside for 0:15"));
    QVERIFY(text.contains(u"no number for 0:05"));
}

void TestSteady::drawsAnything_data()
{
    QTest::addColumn<std::vector<double>>("values");
    QTest::addColumn<int>("lines");
    QTest::addColumn<int>("dots");
    using Values = std::vector<double>;
    QTest::newRow("nothing") << Values{} << 0 << 0;
    QTest::newRow("one") << Values{7} << 0 << 1;
    QTest::newRow("no number") << Values{missing, missing} << 0 << 0;
    QTest::newRow("infinite") << Values{1, infinity, -infinity, 2} << 0 << 2;
    QTest::newRow("huge") << Values{-1.7e308, 1.7e308} << 1 << 0;
    QTest::newRow("tiny") << Values{5e-324, 0, 5e-324} << 1 << 0;
}

void TestSteady::drawsAnything()
{
    QFETCH(std::vector<double>, values);
    Shown shown(samples(0, values));
    shown.run.series[0].atMost.reset();
    for (const bool isOutside : {false, true}) {
        if (isOutside)
            shown.run.series[0].atMost = -std::numeric_limits<double>::max();
        const QString svg = steadySvg(shown.run);
        auto classes = classesIn(svg);
        QTEST(classes[u"st-line"_s], "lines");
        if (!isOutside)
            QTEST(classes[u"st-dot"_s], "dots");
        QVERIFY(greatestNumberIn(svg) <= 1080);
        QVERIFY(!svg.contains(u"nan") && !svg.contains(u"inf\""));
    }
}

void TestSteady::letsNoTitleOut()
{
    Shown shown(samples(0, {1, 2}));
    shown.run.series[0].title =
        u"</title></svg><script>alert(1)</script>\"' onload=\"x\u0007\u202E&"_s
        + QString(10'000, u'y');
    const QString svg = steadySvg(shown.run);
    QVERIFY(!classesIn(svg).empty());
    QVERIFY(!svg.contains(u"<script"));
    QVERIFY(svg.size() < 20'000);
    QCOMPARE(svg.count(u"</svg>"), 1);
}

void TestSteady::staysSmall()
{
    std::vector<double> values;
    for (int i = 0; i < 100'000; ++i)
        values.push_back(200 + 100 * std::sin(i * 0.7));
    Shown shown(samples(-20, values, 800us));
    QVERIFY(steadySvg(shown.run).size() < 400'000);
    QVERIFY(steadyJson(shown.run.series[0], shown.run).size() < 100'000);
    for (std::size_t i = 1; i < shown.all.size(); i += 2)
        shown.all[i].value = missing;
    const QString broken = steadySvg(shown.run);
    QVERIFY(broken.size() < 900'000);
    QVERIFY(!classesIn(broken).empty());
    QVERIFY(steadyJson(shown.run.series[0], shown.run).size() < 100'000);
}

void TestSteady::givesTheSamplesInJson()
{
    Shown shown(samples(-1, {12, 300, missing, 14.5}));
    const auto read = [&shown] {
        const auto json = QByteArray::fromStdString(steadyJson(shown.run.series[0], shown.run));
        return QJsonDocument::fromJson(json).object();
    };
    const QJsonObject few = read();
    QCOMPARE(few[u"samples"].toArray(),
             (QJsonArray{QJsonArray{-1, 12}, QJsonArray{0, 300}, QJsonValue::Null,
                         QJsonArray{2, 14.5}}));
    QCOMPARE(few[u"title"], QJsonValue(u"checkout"_s));
    QCOMPARE(few[u"unit"], QJsonValue(u"ms"_s));
    QCOMPARE(few[u"at_least"], QJsonValue(QJsonValue::Null));
    QCOMPARE(few[u"at_most"], QJsonValue(250));
    QCOMPARE(few[u"numbers"], QJsonValue(3));
    QCOMPARE(few[u"outside_seconds"], QJsonValue(0));
    QCOMPARE(few[u"is_thinned"], QJsonValue(false));
    shown.all = samples(-20, std::vector<double>(50'000, 7), 1600us);
    shown.run.series[0].samples = shown.all;
    QCOMPARE(read()[u"is_thinned"], QJsonValue(true));
    shown.run.series[0].samples = {};
    QCOMPARE(read()[u"least"], QJsonValue(QJsonValue::Null));
}

QTEST_GUILESS_MAIN(TestSteady)
#include "tst_steady.moc"
