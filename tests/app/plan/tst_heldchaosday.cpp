// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sampledays.h"
#include "models/day/day.h"
#include "models/day/entryjson.h"
#include "models/report/report.h"
#include "models/rules/itemstanding.h"
#include "models/rules/verdicts.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <set>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Four days after that day.
const Instant later = instantOf(1'765'670'400'000'000);

std::vector<Entry> record()
{
    auto journal = EntryJson::readJournal(sampleJournal(u"first-chaos-day"_s));
    if (!journal)
        qFatal("%s", qPrintable(journal.failure().detail));
    for (std::int64_t sequence = 0; Entry & entry : *journal)
        entry.sequence = ++sequence;
    return *journal;
}

Day fold(std::vector<Entry> &entries)
{
    Day day;
    for (Entry &entry : entries)
        day.apply(entry.view());
    return day;
}

} // namespace

/// The record of the story's day: invented, and counted by the same code as any other day.
class TestHeldChaosDay : public QObject
{
    Q_OBJECT

private slots:
    void givesTheFiguresOfTheStory();
    void isToldInOrder();
    void missesAlertsForTheReasonsOfTheStory();
    void proposesWhatPeopleConfirmed();
    void isReportedInEveryForm();
};

void TestHeldChaosDay::givesTheFiguresOfTheStory()
{
    auto entries = record();
    const Figures figures = figuresOf(fold(entries), later);
    QCOMPARE(figures.alertsTested, 40);
    QCOMPARE(figures.alertsFailed, 11);
    QCOMPARE(figures.experimentsNotPerformed, 14);
    QCOMPARE(figures.experimentsPerformed, 27);
    QCOMPARE(figures.fixedOnTheDay, 2);
    QCOMPARE(figures.fixedWithin48h, 3);
    QCOMPARE(figures.miniRetros, 6);
}

void TestHeldChaosDay::isToldInOrder()
{
    const auto entries = record();
    std::set<std::string> ids;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        QVERIFY(i == 0 || entries[i - 1].at <= entries[i].at);
        QVERIFY(ids.insert(entries[i].id.toString()).second);
    }
}

void TestHeldChaosDay::missesAlertsForTheReasonsOfTheStory()
{
    auto entries = record();
    const Day day = fold(entries);
    std::set<QString> causes;
    std::set<Verdict> verdicts;
    for (const GivenVerdict &given : day.verdicts()) {
        causes.insert(given.cause);
        verdicts.insert(given.verdict);
    }
    for (const QString &cause : {u"misconfigured"_s, u"merged"_s, u"threshold_hidden"_s,
                                 u"threshold_out_of_reach"_s, u"dns_caching"_s})
        QVERIFY2(causes.contains(cause), qPrintable(cause));
    for (const Verdict verdict :
         {Verdict::Fired, Verdict::FiredLate, Verdict::FiredPartially, Verdict::DidNotFire,
          Verdict::NotReproduced, Verdict::UsefulNewAlert, Verdict::Noise})
        QVERIFY2(verdicts.contains(verdict), wordIn(verdictWords, verdict).data());
    QCOMPARE(day.events().size(), 1u); // the first chaos came from staging itself
    QVERIFY(day.events().front().overAt < day.runs().front().startedAt);
}

/// A record in which the room would say something else than the people is no good example.
void TestHeldChaosDay::proposesWhatPeopleConfirmed()
{
    auto entries = record();
    const Day day = fold(entries);
    int compared = 0;
    for (const Run &run : day.runs()) {
        for (const Finding &finding : findingsOf(day, run, later)) {
            if (!finding.given || finding.given->verdict == Verdict::NotReproduced)
                continue;
            ++compared;
            QVERIFY2(finding.proposed == finding.given->verdict,
                     qPrintable(finding.expected.alert.name + u": "_s + finding.evidence));
        }
    }
    QVERIFY(compared > 15);
}

void TestHeldChaosDay::isReportedInEveryForm()
{
    auto entries = record();
    const Day day = fold(entries);
    std::vector<EntryView> views;
    for (Entry &entry : entries)
        views.push_back(entry.view());
    const QJsonObject json =
        QJsonDocument::fromJson(reportJson(day, views, later)).object()[u"figures"_s].toObject();
    QCOMPARE(json[u"alerts_tested"_s].toInt(), 40);
    QCOMPARE(json[u"mini_retros"_s].toInt(), 6);
    QVERIFY(reportHtml(day, views, later).contains("invented"));
    QVERIFY(reportMarkdown(day, views, later).contains("Checkout loses its database"));
}

QTEST_GUILESS_MAIN(TestHeldChaosDay)
#include "tst_heldchaosday.moc"
