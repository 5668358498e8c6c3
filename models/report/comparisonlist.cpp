// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/report/comparisonlist.h"

#include "models/day/wordtext.h"
#include "models/report/csv.h"
#include "models/report/figuresjson.h"
#include "models/report/markdown.h"
#include "models/report/ornull.h"
#include "models/report/overdayswords.h"
#include "models/report/reporttext.h"
#include "models/rules/tamedtext.h"

#include <QCoreApplication>

namespace Chaos::ComparisonList {

using namespace Qt::StringLiterals;

namespace {

namespace Words = OverDaysWords;
using Markdown::md;

struct Comparison
{
    Q_DECLARE_TR_FUNCTIONS(ComparisonList)
};

/// "First chaos day, 2025-12-09"
QString titleOf(const PastDay &day)
{
    const QString title = Words::dayTitle(day.title, day.isRehearsal);
    return day.date.isValid() ? title + u", "_s + Words::dateText(day.date) : title;
}

QString alertOf(const ComparedAlert &one)
{
    return one.sourceTitle.isEmpty() ? tamed(one.alert)
                                     : tamed(one.alert) + u" · "_s + tamed(one.sourceTitle);
}

QString carriedText(const CarriedItem &carried)
{
    QString text = tamed(carried.item.text);
    if (!carried.item.owner.isEmpty())
        text += u" · "_s + tamed(carried.item.owner);
    if (carried.isAlertProven)
        text += u" · "_s + Comparison::tr("its alert is proved now");
    if (carried.isTakenUp)
        text += u" · "_s + Comparison::tr("the later day has it too");
    return text;
}

QString fateWord(const std::optional<PastExperiment> &experiment)
{
    using Fate = PastExperiment::Fate;
    if (!experiment)
        return {};
    switch (experiment->fate) {
    case Fate::StillToCome:
        return u"still_to_come"_s;
    case Fate::UnderWay:
        return u"under_way"_s;
    case Fate::Performed:
        return u"performed"_s;
    case Fate::TakenOut:
        return u"taken_out"_s;
    case Fate::NotPerformed:
        break;
    }
    return u"not_performed"_s;
}

void writeDay(JsonWriter &json, std::string_view name, const PastDay &day)
{
    json.openObject(name).member("key", day.key).member("title", day.title);
    OrNull::text(json, "date", Words::dateText(day.date));
    json.flag("rehearsal", day.isRehearsal);
    writeFigures(json, day.figures);
    json.closeObject();
}

void writeTest(JsonWriter &json, std::string_view name, const std::optional<AlertTest> &test)
{
    if (!test) {
        json.null(name);
        return;
    }
    json.openObject(name).member("experiment", test->proof.experiment);
    json.member("verdict", wordIn(verdictWords, test->proof.verdict));
    OrNull::elapsed(json, "ttk_seconds", "ttk_plus_minus", test->proof.timeToKnow);
    OrNull::elapsed(json, "ttd_seconds", "ttd_plus_minus", test->proof.timeToDetection);
    json.closeObject();
}

} // namespace

QByteArray text(const DayComparison &comparison)
{
    QString text =
        Comparison::tr("%1 → %2").arg(titleOf(comparison.before), titleOf(comparison.after))
        + u"\n\n"_s;
    const auto figures = Words::figures(comparison);
    for (const Words::FigureLine &line : figures) {
        text += QString::number(line.before).rightJustified(5) + u" → "_s
            + QString::number(line.after).leftJustified(5) + line.title + u'\n';
    }
    if (!comparison.alerts.empty())
        text += u'\n' + Comparison::tr("Alerts") + u'\n';
    for (const ComparedAlert &one : comparison.alerts) {
        text += u"  "_s + alertOf(one) + u": "_s + Words::change(one.change) + u'\n' + u"    "_s
            + Words::result(one.before) + u" → "_s + Words::result(one.after) + u'\n';
    }
    if (!comparison.experiments.empty())
        text += u'\n' + Comparison::tr("Experiments") + u'\n';
    for (const ComparedExperiment &one : comparison.experiments) {
        text += u"  "_s + tamed(one.title) + u": "_s + Words::fate(one.before) + u" → "_s
            + Words::fate(one.after) + u'\n';
    }
    if (!comparison.carried.empty())
        text += u'\n' + Comparison::tr("Action items that the earlier day left") + u'\n';
    for (const CarriedItem &one : comparison.carried)
        text += u"  "_s + carriedText(one) + u'\n';
    return (text + u'\n' + definitionOfFigures() + u'\n' + definitionOfTimes() + u'\n').toUtf8();
}

QByteArray markdown(const DayComparison &comparison)
{
    const QString before = md(titleOf(comparison.before));
    const QString after = md(titleOf(comparison.after));
    QString text = u"# "_s + Comparison::tr("%1 → %2").arg(before, after) + u"\n\n"_s;
    text += Markdown::header({Comparison::tr("Figure"), before, after});
    const auto figures = Words::figures(comparison);
    for (const Words::FigureLine &line : figures) {
        text +=
            Markdown::row({line.title, QString::number(line.before), QString::number(line.after)});
    }
    text += u'\n' + definitionOfFigures() + u"\n\n## "_s + Comparison::tr("Alerts") + u"\n\n"_s;
    text +=
        Markdown::header({Comparison::tr("Alert"), Comparison::tr("What changed"), before, after});
    for (const ComparedAlert &one : comparison.alerts) {
        text += Markdown::row({md(alertOf(one)), Words::change(one.change),
                               Words::result(one.before), Words::result(one.after)});
    }
    text += u'\n' + definitionOfTimes() + u"\n\n## "_s + Comparison::tr("Experiments") + u"\n\n"_s;
    text += Markdown::header({Comparison::tr("Experiment"), before, after});
    for (const ComparedExperiment &one : comparison.experiments) {
        text +=
            Markdown::row({md(one.title), md(Words::fate(one.before)), md(Words::fate(one.after))});
    }
    if (!comparison.carried.empty()) {
        text += u"\n## "_s + Comparison::tr("Action items that the earlier day left") + u"\n\n"_s;
        for (const CarriedItem &one : comparison.carried)
            text += u"- [ ] "_s + md(carriedText(one)) + u'\n';
    }
    return text.toUtf8();
}

QByteArray csv(const DayComparison &comparison)
{
    QString text = Csv::line({u"alert"_s, u"source"_s, u"change"_s, u"before"_s, u"after"_s,
                              u"before_ttd_seconds"_s, u"before_ttd_plus_minus"_s,
                              u"after_ttd_seconds"_s, u"after_ttd_plus_minus"_s});
    for (const ComparedAlert &one : comparison.alerts) {
        QStringList cells{one.alert, one.sourceTitle, wordText(wordIn(dayChangeWords, one.change))};
        for (const auto *test : {&one.before, &one.after})
            cells << (*test ? wordText(wordIn(verdictWords, (*test)->proof.verdict)) : QString());
        for (const auto *test : {&one.before, &one.after}) {
            const auto told = *test ? (*test)->proof.timeToDetection : std::nullopt;
            cells << (told ? QString::number(secondsOf(told->length)) : QString())
                  << (told ? QString::number(secondsOf(told->plusMinus)) : QString());
        }
        text += Csv::line(cells);
    }
    return text.toUtf8();
}

QByteArray json(const DayComparison &comparison)
{
    JsonWriter json;
    writeDay(json, "before", comparison.before);
    writeDay(json, "after", comparison.after);
    json.openArray("alerts");
    for (const ComparedAlert &one : comparison.alerts) {
        JsonWriter alert;
        OrNull::text(alert, "source_title", one.sourceTitle);
        alert.member("alert", one.alert).member("change", wordIn(dayChangeWords, one.change));
        writeTest(alert, "before", one.before);
        writeTest(alert, "after", one.after);
        json.rawElement(alert.take());
    }
    json.closeArray().openArray("experiments");
    for (const ComparedExperiment &one : comparison.experiments) {
        JsonWriter experiment;
        experiment.member("key", one.key).member("title", one.title);
        OrNull::text(experiment, "before", fateWord(one.before));
        OrNull::text(experiment, "after", fateWord(one.after));
        json.rawElement(experiment.take());
    }
    json.closeArray().openArray("carried_items");
    for (const CarriedItem &one : comparison.carried) {
        JsonWriter item;
        item.member("text", one.item.text);
        OrNull::text(item, "owner", one.item.owner);
        OrNull::text(item, "alert", one.item.alert);
        item.flag("taken_up", one.isTakenUp).flag("alert_proved", one.isAlertProven);
        json.rawElement(item.take());
    }
    json.closeArray();
    return QByteArray::fromStdString(json.take()) + '\n';
}

} // namespace Chaos::ComparisonList
