// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/promql.h"

#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// "up{job=web} http:errors:rate5m": one word a selector.
QString textOf(const std::vector<SeriesSelector> &selectors)
{
    QStringList words;
    for (const SeriesSelector &selector : selectors) {
        QStringList conditions;
        for (const LabelMatcher &matcher : selector.matchers) {
            const auto op = wordIn(matcherOpWords, matcher.op);
            conditions.push_back(matcher.label
                                 + QString::fromLatin1(op.data(), qsizetype(op.size()))
                                 + matcher.value);
        }
        const QString inBraces =
            conditions.isEmpty() ? QString() : u'{' + conditions.join(u',') + u'}';
        words.push_back(QString::fromStdString(selector.metric) + inBraces);
    }
    return words.join(u' ');
}

QString textOf(const std::vector<Label> &labels)
{
    QStringList words;
    for (const Label &label : labels)
        words.push_back(QString::fromStdString(label.name + '=' + label.value));
    return words.join(u' ');
}

} // namespace

class TestPromql : public QObject
{
    Q_OBJECT

private slots:
    void looksBack_data();
    void looksBack();
    void findsSelectors_data();
    void findsSelectors();
    void fixesLabels_data();
    void fixesLabels();
    void tellsAbsenceAndRecordedSeries();
    void readsDurations_data();
    void readsDurations();
    void survivesAnything();
};

void TestPromql::looksBack_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<int>("seconds");
    const auto row = [](const char *query, std::chrono::seconds length) {
        QTest::newRow(query) << QString::fromUtf8(query) << int(length.count());
    };
    row("up == 0", 0s);
    row("rate(x[5m]) > 1", 300s);
    row("rate(x{a=\"b\"}[1m]) / rate(y[10m]) > 0.5", 600s);
    row("avg_over_time(x[1h30m]) < 2", 5400s);
    row("max_over_time(rate(x[5m])[30m:1m]) > 3", 2100s);
    row("max_over_time(rate(x[5m])[30m:]) > 3", 2100s);
    row("min_over_time((avg_over_time(x[1m])[2m:10s])[1h:1m]) > rate(y[20m])", 3780s);
    row("x - x offset 1h > 0", 3600s);
    row("rate(x[5m] offset 10m) > 0", 900s);
    row("rate(x[5m] offset -10m) > 0", 300s);
    row("x{text=\"rate(y[1d])\"} > 0", 0s);
    row("x{text='[1d]'} > 0 # rate(y[1d])", 0s);
    row("x{text=`\\`} > rate(y[1m])", 60s);
    row("x{text=\"a\\\"[1d]\"} > 0", 0s);
    row("rate(x[300]) > 0", 300s);
    row("rate(x[1m] @ 1600000000) > 0", 60s);
    row("sum by (job) (increase(x[2m])) > 0", 120s);
    row("# only rate(x[1d])\nup", 0s);
}

void TestPromql::looksBack()
{
    QFETCH(const QString, query);
    QFETCH(const int, seconds);
    QCOMPARE(longestRange(query.toStdString()).count(),
             Micros(std::chrono::seconds(seconds)).count());
}

void TestPromql::findsSelectors_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("wanted");
    const auto row = [](const char *query, const QString &wanted) {
        QTest::newRow(query) << QString::fromUtf8(query) << wanted;
    };
    row("vector(1)", u""_s);
    row("time() > 5 and 3 == bool 3", u""_s);
    row("up == 0", u"up"_s);
    row("up{job=\"web\",env!=\"prod\"} == 0", u"up{job=web,env!=prod}"_s);
    row("{job=~\"a|b\", x!~'y'}", u"{job=~a|b,x!~y}"_s);
    row("{\"http.requests\", job=\"web\"}", u"http.requests{job=web}"_s);
    row("a / on(instance) group_left(team) b > 1", u"a b"_s);
    row("sum without (instance) (a) UNLESS Sum(b) by (job)", u"a b"_s);
    row("job:errors:rate5m > 0.1 or x > +Inf", u"job:errors:rate5m x"_s);
    row("x @ end() offset 5m", u"x"_s);
    row("histogram_quantile(0.9, sum by (le) (rate(h_bucket[5m])))", u"h_bucket"_s);
}

void TestPromql::findsSelectors()
{
    QFETCH(const QString, query);
    QFETCH(const QString, wanted);
    QCOMPARE(textOf(readQuery(query.toStdString()).selectors), wanted);
}

void TestPromql::fixesLabels_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("wanted");
    const auto row = [](const char *query, const QString &wanted) {
        QTest::newRow(query) << QString::fromUtf8(query) << wanted;
    };
    row("up{job=\"web\"} == 0", u"job=web"_s);
    row("up{job=\"web\",a!=\"b\",c=\"\"} == 0", u"job=web"_s);
    row("absent(up{job=\"web\"})", u"job=web"_s);
    row("a{job=\"x\"} / a{job=\"y\"} > 1", u""_s);
    row("a{job=\"x\"} / b > 1", u""_s);
    row("a{job=\"x\"} / b{job=\"x\"} > 1", u"job=x"_s);
    row("a{job=\"x\"} or vector(0)", u""_s);
    row("sum(rate(a{job=\"x\"}[5m])) > 1", u""_s);
    row("sum by (job) (rate(a{job=\"x\",e=\"s\"}[5m])) > 1", u"job=x"_s);
    row("sum(a{job=\"x\"}) by (job) > 1", u"job=x"_s);
    row("sum without (job) (a{job=\"x\",e=\"s\"}) > 1", u"e=s"_s);
    row("sum(max by (job) (a{job=\"x\"})) > 1", u""_s);
    row("topk(3, a{job=\"x\"})", u"job=x"_s);
    row("label_replace(a{job=\"x\"}, \"job\", \"y\", \"\", \"\")", u""_s);
    row("a{job=\"x\"} / ignoring (job) b{job=\"x\"}", u""_s);
    row("a{job=\"x\"} / on (instance) b{job=\"x\"}", u""_s);
}

void TestPromql::fixesLabels()
{
    QFETCH(const QString, query);
    QFETCH(const QString, wanted);
    QCOMPARE(textOf(readQuery(query.toStdString()).fixedLabels), wanted);
}

void TestPromql::tellsAbsenceAndRecordedSeries()
{
    QVERIFY(readQuery("absent(up)").looksForAbsence);
    QVERIFY(readQuery("absent_over_time(up[5m])").looksForAbsence);
    QVERIFY(!readQuery("absent_devices > 0").looksForAbsence);
    for (const char *query : {"absent(up == 1)", "a > 1 or absent_over_time(a[5m])", "up == 0",
                              "avg(up{job=\"a\"}) < 0.5", "(sum(a) or vector(0)) < 1",
                              "b unless on (job) a", "up == 1 unless up offset 5m == 1"})
        QVERIFY2(readQuery(query).bearsNoData, query);
    for (const char *query : {"a > 1", "up == 1 and on (job) a > 1", "upstream < 1",
                              "a{b=\"up\"} > 1 # absent(up)", "rate(a[5m]) / rate(b[5m]) > 0.1"})
        QVERIFY2(!readQuery(query).bearsNoData, query);
    QVERIFY(readQuery("job:x:rate5m > 0").readsRecorded);
    QVERIFY(readQuery("{\"job:x\"} > 0").readsRecorded);
    QVERIFY(!readQuery("x{a=\"b:c\"}[5m:1m]").readsRecorded);
}

void TestPromql::readsDurations_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("micros");
    const auto row = [](const char *text, Micros length) {
        QTest::newRow(text) << QString::fromUtf8(text) << qint64(length.count());
    };
    row("15s", 15s);
    row("1h30m", 90min);
    row("500ms", 500ms);
    row("1d", 24h);
    row("2w", 336h);
    row("1y", 8760h);
    row("90", 90s);
    row("1.5", 1500ms);
    row("", 0s);
    row("x", 0s);
    row("5q", 0s);
    row("99999999999999y", Micros(1'000'000'000'000'000));
}

void TestPromql::readsDurations()
{
    QFETCH(const QString, text);
    QFETCH(const qint64, micros);
    QCOMPARE(qint64(promDuration(text.toStdString()).count()), micros);
}

/// Every beginning of a hard expression, and every one with a piece cut out, is read to its end.
void TestPromql::survivesAnything()
{
    const std::string hard = "sum by (a) (rate({\"x\", job=~\"a\\\"\"}[5m:] offset 1h)) > on(b) "
                             "group_left absent(y{c='d'}[1m]) ]])}} # [";
    const QueryReading whole = readQuery(hard);
    QCOMPARE(whole.longestRange.count(), Micros(3900s).count());
    for (std::size_t cut = 0; cut <= hard.size(); ++cut) {
        QVERIFY(readQuery(hard.substr(0, cut)).longestRange <= whole.longestRange);
        for (std::size_t length = 1; length < 9 && cut + length < hard.size(); ++length) {
            std::string holed = hard;
            holed.erase(cut, length);
            QVERIFY(readQuery(holed).selectors.size() <= 20);
        }
    }
}

QTEST_GUILESS_MAIN(TestPromql)
#include "tst_promql.moc"
