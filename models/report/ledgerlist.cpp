// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/report/ledgerlist.h"

#include "models/day/wordtext.h"
#include "models/report/csv.h"
#include "models/report/markdown.h"
#include "models/report/ornull.h"
#include "models/report/overdayswords.h"
#include "models/report/reporttext.h"
#include "models/rules/durationtext.h"
#include "models/rules/tamedtext.h"

#include <QCoreApplication>

#include <algorithm>
#include <ranges>

namespace Chaos::LedgerList {

using namespace Qt::StringLiterals;

namespace {

namespace Words = OverDaysWords;
using Markdown::md;

struct Ledger
{
    Q_DECLARE_TR_FUNCTIONS(LedgerList)
};

constexpr auto standingWords = std::to_array<std::pair<AlertStanding, std::string_view>>({
    {AlertStanding::Failed, "failed"},
    {AlertStanding::FellShort, "fell_short"},
    {AlertStanding::NeverProven, "never_proved"},
    {AlertStanding::ProvenLongAgo, "proved_long_ago"},
    {AlertStanding::Proven, "proved"},
});

constexpr auto trendWords = std::to_array<std::pair<Trend, std::string_view>>({
    {Trend::Unknown, "unknown"},
    {Trend::Same, "same"},
    {Trend::Faster, "faster"},
    {Trend::Slower, "slower"},
});

QString ledgerName(const AlertHistory &one)
{
    return alertText(one.alert, one.matchers);
}

/// The test that a line tells of: the last proof, else the last that says something.
const AlertTest *toldTest(const AlertHistory &one)
{
    const AlertTest *proven = one.lastProven();
    return proven ? proven : one.last();
}

QString provedBy(const AlertTest &test)
{
    const QString title = tamed(test.proof.title);
    const QString by = test.date.isValid()
        ? Ledger::tr("by “%1” on %2").arg(title, Words::dateText(test.date))
        : Ledger::tr("by “%1”").arg(title);
    return test.isRehearsal ? Ledger::tr("%1, a rehearsal").arg(by) : by;
}

QString ledgerBlock(const AlertHistory &one, QDate today)
{
    QString text = tamed(ledgerName(one));
    if (!one.sourceTitle.isEmpty())
        text += u" · "_s + tamed(one.sourceTitle);
    text += u" · "_s + Words::standing(one.standing(today)) + u'\n';
    QStringList lines;
    if (const AlertTest *proven = one.lastProven()) {
        const QString fast = Words::howFast(*proven);
        lines << Words::lastProved(one, today) + u", "_s
                + (fast.isEmpty() ? QString() : fast + u", "_s) + provedBy(*proven);
    }
    const AlertTest *last = one.last();
    if (last && last != one.lastProven())
        lines << Ledger::tr("last test: %1, %2").arg(Words::result(*last), provedBy(*last));
    if (!last) {
        const auto tests = one.tests | std::views::reverse;
        const auto held = std::ranges::find_if_not(tests, &AlertTest::isToCome);
        const AlertTest &none = held == tests.end() ? one.tests.back() : *held;
        const QString what = held == tests.end() ? Ledger::tr("first test: %1, %2")
                                                 : Ledger::tr("last test: %1, %2");
        lines << what.arg(Words::result(none), provedBy(none));
    }
    if (const QString pace = Words::pace(one.pace()); !pace.isEmpty())
        lines << pace;
    for (const QString &line : lines)
        text += u"    "_s + line + u'\n';
    return text;
}

std::string ledgerTest(const AlertTest &test)
{
    JsonWriter json;
    json.member("day", test.day).member("day_title", test.dayTitle);
    json.flag("rehearsal", test.isRehearsal);
    OrNull::text(json, "date", Words::dateText(test.date));
    json.member("experiment", test.proof.experiment).member("title", test.proof.title);
    const bool isTriggered = test.proof.at != Instant();
    OrNull::time(json, "triggered_at", isTriggered ? std::optional(test.proof.at) : std::nullopt);
    json.member("verdict", wordIn(verdictWords, test.proof.verdict));
    OrNull::text(json, "cause", test.proof.cause);
    OrNull::elapsed(json, "ttk_seconds", "ttk_plus_minus", test.proof.timeToKnow);
    OrNull::elapsed(json, "ttd_seconds", "ttd_plus_minus", test.proof.timeToDetection);
    OrNull::seconds(json, "known_within_seconds", test.proof.knownWithin);
    OrNull::seconds(json, "told_within_seconds", test.proof.toldWithin);
    return json.take();
}

std::string ledgerAlert(const AlertHistory &one, QDate today)
{
    JsonWriter json;
    OrNull::text(json, "source", one.source);
    OrNull::text(json, "source_title", one.sourceTitle);
    json.member("alert", ledgerName(one));
    json.member("standing", wordIn(standingWords, one.standing(today)));
    const AlertTest *proven = one.lastProven();
    OrNull::text(json, "last_proved", proven ? Words::dateText(proven->date) : QString());
    OrNull::text(json, "last_proved_by", proven ? proven->proof.experiment : QString());
    const Pace pace = one.pace();
    json.openObject("trend").member("word", wordIn(trendWords, pace.trend));
    if (pace.trend == Trend::Unknown) {
        json.null("of").null("by_seconds").null("plus_minus").null("since");
    } else {
        json.member("of", std::string_view(pace.isToKnow ? "time_to_know" : "time_to_detection"));
        json.member("by_seconds", secondsOf(pace.by));
        json.member("plus_minus", secondsOf(pace.plusMinus));
        OrNull::text(json, "since", Words::dateText(pace.since));
    }
    json.closeObject().openArray("tests");
    for (const AlertTest &test : one.tests)
        json.rawElement(ledgerTest(test));
    json.closeArray();
    return json.take();
}

} // namespace

std::vector<AlertHistory> sorted(const KeptDays &kept, QDate today)
{
    std::vector<AlertHistory> all = historiesOf(kept.days);
    std::ranges::stable_sort(all, {},
                             [today](const AlertHistory &one) { return int(one.standing(today)); });
    return all;
}

QByteArray text(const KeptDays &kept, QDate today)
{
    QString text;
    const auto all = sorted(kept, today);
    for (const AlertHistory &one : all)
        text += ledgerBlock(one, today);
    text += all.empty() ? Words::noDays() + u'\n'
                        : u'\n' + Words::definitionOfLedger() + u'\n' + definitionOfTimes() + u'\n';
    for (const UnreadDay &day : kept.unread)
        text += Words::unread(day) + u'\n';
    return text.toUtf8();
}

QByteArray markdown(const KeptDays &kept, QDate today)
{
    QString text = u"# "_s + Ledger::tr("Alert ledger") + u"\n\n"_s;
    const auto all = sorted(kept, today);
    if (all.empty())
        return (text + Words::noDays() + u'\n').toUtf8();
    text += Markdown::header({Ledger::tr("Alert"), Ledger::tr("Source"), Ledger::tr("Standing"),
                              Ledger::tr("Last proved"), Ledger::tr("How fast"), Ledger::tr("By"),
                              Ledger::tr("Trend")});
    for (const AlertHistory &one : all) {
        const AlertTest *told = toldTest(one);
        text += Markdown::row(
            {md(ledgerName(one)), md(one.sourceTitle), Words::standing(one.standing(today)),
             md(Words::lastProved(one, today)), told ? Words::howFast(*told) : QString(),
             told ? md(told->proof.title) : QString(), Words::pace(one.pace())});
    }
    text += u'\n' + Words::definitionOfLedger() + u"\n\n"_s + definitionOfTimes() + u'\n';
    for (const UnreadDay &day : kept.unread)
        text += u"\n- "_s + md(Words::unread(day)) + u'\n';
    return text.toUtf8();
}

QByteArray csv(const KeptDays &kept, QDate today)
{
    // Names are for programs too: they are not translated.
    QString text =
        Csv::line({u"alert"_s, u"source"_s, u"standing"_s, u"last_proved"_s, u"ttd_seconds"_s,
                   u"ttd_plus_minus"_s, u"ttk_seconds"_s, u"ttk_plus_minus"_s, u"experiment"_s,
                   u"last_verdict"_s, u"trend"_s, u"tests"_s});
    const auto number = [](const std::optional<Elapsed> &elapsed, bool plusMinus) {
        if (!elapsed)
            return QString();
        return QString::number(secondsOf(plusMinus ? elapsed->plusMinus : elapsed->length));
    };
    const auto all = sorted(kept, today);
    for (const AlertHistory &one : all) {
        const AlertTest *proven = one.lastProven();
        const AlertTest *told = toldTest(one);
        const AlertTest *last = one.last();
        const Proof none;
        const Proof &proof = told ? told->proof : none;
        text += Csv::line(
            {ledgerName(one), one.sourceTitle, wordText(wordIn(standingWords, one.standing(today))),
             proven ? Words::dateText(proven->date) : QString(),
             number(proof.timeToDetection, false), number(proof.timeToDetection, true),
             number(proof.timeToKnow, false), number(proof.timeToKnow, true), proof.title,
             wordText(wordIn(verdictWords, (last ? *last : one.tests.back()).proof.verdict)),
             wordText(wordIn(trendWords, one.pace().trend)), QString::number(one.testsHeld())});
    }
    return text.toUtf8();
}

QByteArray json(const KeptDays &kept, QDate today)
{
    JsonWriter json;
    json.member("as_of", Words::dateText(today)).openArray("days");
    for (const PastDay &day : kept.days) {
        JsonWriter one;
        one.member("key", day.key).member("title", day.title);
        OrNull::text(one, "date", Words::dateText(day.date));
        json.rawElement(one.flag("rehearsal", day.isRehearsal).take());
    }
    json.closeArray().openArray("unread");
    for (const UnreadDay &day : kept.unread) {
        JsonWriter one;
        json.rawElement(one.member("title", day.title).member("why", day.why).take());
    }
    json.closeArray().openArray("alerts");
    const auto all = sorted(kept, today);
    for (const AlertHistory &one : all)
        json.rawElement(ledgerAlert(one, today));
    json.closeArray();
    return QByteArray::fromStdString(json.take()) + '\n';
}

} // namespace Chaos::LedgerList
