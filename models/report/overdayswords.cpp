// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/report/overdayswords.h"

#include "models/report/reporttext.h"
#include "models/rules/durationtext.h"
#include "models/rules/tamedtext.h"

#include <QCoreApplication>

namespace Chaos::OverDaysWords {

using namespace Qt::StringLiterals;

namespace {

struct OverDays
{
    Q_DECLARE_TR_FUNCTIONS(OverDays)
};

/// "on 2025-12-09", or by its title where a day has no date
QString onDay(QDate date, const QString &title)
{
    return date.isValid() ? OverDays::tr("on %1").arg(dateText(date))
                          : OverDays::tr("in %1").arg(tamed(title));
}

} // namespace

QString dateText(QDate date)
{
    return date.toString(Qt::ISODate);
}

QString standing(AlertStanding standing)
{
    switch (standing) {
    case AlertStanding::Failed:
        return OverDays::tr("failed");
    case AlertStanding::FellShort:
        return OverDays::tr("fell short");
    case AlertStanding::NeverProven:
        return OverDays::tr("never proved");
    case AlertStanding::ProvenLongAgo:
        return OverDays::tr("proved long ago");
    case AlertStanding::Proven:
        return OverDays::tr("proved");
    }
    return {};
}

QString lastProved(const AlertHistory &history, QDate today)
{
    const AlertTest *proven = history.lastProven();
    if (!proven)
        return OverDays::tr("never proved");
    return proven->date.isValid() ? OverDays::tr("last proved %1").arg(agoText(proven->date, today))
                                  : OverDays::tr("last proved in %1").arg(tamed(proven->dayTitle));
}

QString howFast(const AlertTest &test)
{
    if (test.proof.timeToDetection)
        return OverDays::tr("told after %1").arg(elapsedText(*test.proof.timeToDetection));
    if (test.proof.timeToKnow)
        return OverDays::tr("known after %1").arg(elapsedText(*test.proof.timeToKnow));
    return {};
}

QString trend(Trend trend)
{
    switch (trend) {
    case Trend::Faster:
        return OverDays::tr("faster");
    case Trend::Slower:
        return OverDays::tr("slower");
    case Trend::Same:
        return OverDays::tr("the same");
    case Trend::Unknown:
        break;
    }
    return {};
}

QString pace(const Pace &pace)
{
    const QString by = durationText(pace.by < Micros(0) ? -pace.by : pace.by) + u" ± "_s
        + plusMinusText(pace.plusMinus);
    const QString since = dateText(pace.since);
    QString text;
    switch (pace.trend) {
    case Trend::Faster:
        text = OverDays::tr("faster than on %1 by %2").arg(since, by);
        break;
    case Trend::Slower:
        text = OverDays::tr("slower than on %1 by %2").arg(since, by);
        break;
    case Trend::Same:
        text = OverDays::tr("the same as on %1, to ± %2").arg(since, plusMinusText(pace.plusMinus));
        break;
    case Trend::Unknown:
        return {};
    }
    return pace.isToKnow ? OverDays::tr("%1 (to know)").arg(text) : text;
}

QString result(const std::optional<AlertTest> &test)
{
    if (!test)
        return OverDays::tr("not planned");
    if (test->isToCome())
        return OverDays::tr("still to come");
    const QString fast = howFast(*test);
    const QString verdict = verdictTitle(test->proof.verdict);
    return fast.isEmpty() ? verdict : u"%1, %2"_s.arg(verdict, fast);
}

QString change(DayChange change)
{
    switch (change) {
    case DayChange::Broken:
        return OverDays::tr("proved → no more");
    case DayChange::Mended:
        return OverDays::tr("proved now");
    case DayChange::Slower:
        return OverDays::tr("slower");
    case DayChange::Faster:
        return OverDays::tr("faster");
    case DayChange::OtherResult:
        return OverDays::tr("another result");
    case DayChange::New:
        return OverDays::tr("new");
    case DayChange::Gone:
        return OverDays::tr("gone");
    case DayChange::NotTested:
        return OverDays::tr("not tested on both");
    case DayChange::Same:
        return OverDays::tr("the same");
    }
    return {};
}

QString fate(const std::optional<PastExperiment> &experiment)
{
    if (!experiment)
        return OverDays::tr("not planned");
    switch (experiment->fate) {
    case PastExperiment::Fate::StillToCome:
        return OverDays::tr("still to come");
    case PastExperiment::Fate::UnderWay:
        return OverDays::tr("under way");
    case PastExperiment::Fate::Performed:
        return OverDays::tr("performed");
    case PastExperiment::Fate::TakenOut:
        return OverDays::tr("taken out: %1").arg(tamed(experiment->why));
    case PastExperiment::Fate::NotPerformed:
        break;
    }
    return experiment->why.isEmpty()
        ? OverDays::tr("not performed")
        : OverDays::tr("not performed: %1").arg(tamed(experiment->why));
}

QString reason(const RepeatReason &reason, QDate today)
{
    const QString alert = tamed(reason.alert);
    const QString on = onDay(reason.on, reason.day);
    switch (reason.why) {
    case RepeatReason::Why::AlertFailed:
    case RepeatReason::Why::AlertFellShort:
        return OverDays::tr("%1: %2 %3").arg(alert, verdictTitle(reason.verdict), on);
    case RepeatReason::Why::RetestOpen:
        return OverDays::tr("it shall prove “%1” %2, and has not").arg(tamed(reason.text), on);
    case RepeatReason::Why::NotPerformed:
        return reason.text.isEmpty()
            ? OverDays::tr("not performed %1").arg(on)
            : OverDays::tr("not performed %1: %2").arg(on, tamed(reason.text));
    case RepeatReason::Why::AlertUnproven:
        return OverDays::tr("%1: performed %2, and nobody can say whether it fired").arg(alert, on);
    case RepeatReason::Why::OldProof:
        return OverDays::tr("%1: last proved %2").arg(alert, agoText(reason.on, today));
    }
    return {};
}

QString planned(const ToRepeat &one)
{
    return one.plannedFor.isEmpty()
        ? QString()
        : OverDays::tr("It is in the plan of %1 already.").arg(tamed(one.plannedFor));
}

QString unread(const UnreadDay &day)
{
    return OverDays::tr("%1 cannot be read: %2").arg(tamed(day.title), tamed(day.why));
}

QString leftOut(int rehearsals)
{
    return rehearsals == 1 ? OverDays::tr("1 rehearsal left out")
                           : OverDays::tr("%1 rehearsals left out").arg(rehearsals);
}

QString dayTitle(const QString &title, bool isRehearsal, qsizetype most)
{
    return isRehearsal ? OverDays::tr("%1 (rehearsal)").arg(tamed(title, most))
                       : tamed(title, most);
}

std::vector<FigureLine> figures(const DayComparison &comparison)
{
    const Figures &before = comparison.before.figures;
    const Figures &after = comparison.after.figures;
    return {
        {OverDays::tr("alerts put to the test"), before.alertsTested, after.alertsTested},
        {OverDays::tr("did not fire or could not be reproduced"), before.alertsFailed,
         after.alertsFailed},
        {OverDays::tr("experiments performed"), before.experimentsPerformed,
         after.experimentsPerformed},
        {OverDays::tr("experiments not performed"), before.experimentsNotPerformed,
         after.experimentsNotPerformed},
        {OverDays::tr("alerts fixed on the day"), before.fixedOnTheDay, after.fixedOnTheDay},
        {OverDays::tr("alerts fixed within 48 hours"), before.fixedWithin48h, after.fixedWithin48h},
        {OverDays::tr("mini-retrospectives"), before.miniRetros, after.miniRetros}};
}

QString definitionOfLedger()
{
    return OverDays::tr(
               "Proved: in its last test that says something, the alert fired as the plan "
               "expected. Proved long ago: that was more than %1 weeks ago. Fell short: it "
               "noticed, but late, merged, swallowed, or nobody was told. Faster or slower: by "
               "more than what both times are uncertain by, added up.")
        .arg(provenForDays / 7);
}

QString definitionOfRepeating()
{
    return OverDays::tr(
               "An experiment is to be repeated while an alert of it failed or fell short in its "
               "last test, while a re-test has not proved its action item, if it was not "
               "performed, if nobody can say of an alert, or if the proof is older than %1 weeks.")
        .arg(provenForDays / 7);
}

QString noDays()
{
    return OverDays::tr("No alert has been put to the test yet. Hold a day, or import the journal "
                        "of one, and what it proves stands here.");
}

} // namespace Chaos::OverDaysWords
