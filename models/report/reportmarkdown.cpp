// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/report/report.h"

#include "models/report/incidenttext.h"
#include "models/report/markdown.h"
#include "models/report/reportedday.h"
#include "models/report/reporttext.h"
#include "models/report/retrotext.h"
#include "models/report/storytext.h"
#include "models/rules/durationtext.h"
#include "models/rules/liveqa.h"

#include <QCoreApplication>

namespace Chaos {

using namespace Qt::StringLiterals;
using namespace Markdown;

namespace {

struct Report
{
    Q_DECLARE_TR_FUNCTIONS(Report)
};

constexpr qsizetype mostNote = 5000; // what a scribe wrote is worth more room than a name

QString elapsed(const std::optional<Elapsed> &value)
{
    return value ? elapsedText(*value) : u"–"_s;
}

QString figures(const Figures &figures)
{
    QString text = header({Report::tr("Figure"), Report::tr("Number")});
    const auto line = [&](const QString &name, int value) {
        text += row({name, QString::number(value)});
    };
    line(Report::tr("alerts put to the test"), figures.alertsTested);
    line(Report::tr("did not fire or could not be reproduced"), figures.alertsFailed);
    line(Report::tr("experiments performed"), figures.experimentsPerformed);
    line(Report::tr("experiments not performed"), figures.experimentsNotPerformed);
    line(Report::tr("alerts fixed on the day"), figures.fixedOnTheDay);
    line(Report::tr("alerts fixed within 48 hours"), figures.fixedWithin48h);
    line(Report::tr("mini-retrospectives"), figures.miniRetros);
    return text + u'\n' + definitionOfFigures() + u"\n\n"_s;
}

QString howFast(const ReportedDay &day)
{
    QString text = u"## "_s + Report::tr("How fast we knew") + u"\n\n"_s;
    text += header(
        {Report::tr("Experiment"), Report::tr("Time to know"), Report::tr("Time to detection")});
    for (const ReportedExperiment &one : day.experiments) {
        if (one.run.triggeredAt)
            text += row({u"%1 · "_s.arg(one.ordinal) + md(one.title),
                         elapsed(one.timing.timeToKnow), elapsed(one.timing.timeToDetection)});
    }
    return text + u'\n' + definitionOfTimes() + u"\n\n"_s;
}

QString whyFailed(const ReportedDay &day)
{
    if (day.failures.empty())
        return {};
    QString text = u"## "_s + Report::tr("Why alerts failed us") + u"\n\n"_s;
    text += header(
        {Report::tr("Cause"), Report::tr("Alerts"), Report::tr("Experiment"), Report::tr("State")});
    for (const FailedFor &one : day.failures) {
        QStringList ordinals;
        for (const int ordinal : one.experiments)
            ordinals.push_back(QString::number(ordinal));
        text += row(
            {md(one.reason), QString::number(one.alerts), ordinals.join(u", "_s), fixesOf(one)});
    }
    return text + u'\n';
}

QString alerts(const ReportedExperiment &experiment)
{
    if (experiment.findings.empty())
        return {};
    QString text = header({Report::tr("Alert"), Report::tr("Source"), Report::tr("Verdict"),
                           Report::tr("Known"), Report::tr("Told"), Report::tr("Why")});
    for (const Finding &one : experiment.findings) {
        text += row({md(one.expected.alert.name), md(QString::fromStdString(one.timing.source)),
                     verdictTitle(one.verdict()), elapsed(one.timing.timeToKnow),
                     elapsed(one.timing.timeToDetection), md(one.evidence)});
        for (const SubCheck &check : one.checks)
            text += row({Report::tr("… %1").arg(checkTitle(check.check)), QString(),
                         verdictTitle(check.verdict()), QString(), QString(), md(reasonOf(check))});
    }
    return text + u'\n';
}

QString steady(const ReportedExperiment &experiment)
{
    if (!experiment.steady || experiment.steady->series.empty())
        return {};
    QString text = Report::tr("Steady state") + u":\n\n"_s;
    for (const SteadySeries &one : experiment.steady->series)
        text += u"- "_s + md(one.title) + u": "_s
            + md(steadySentence(one, experiment.steady->trigger)) + u'\n';
    return text + u'\n';
}

QString others(const QString &title, const std::vector<ReportedLane> &alerts)
{
    if (alerts.empty())
        return {};
    QStringList names;
    for (const ReportedLane &alert : alerts) {
        QString name = md(alert.name) + u" ("_s + md(alert.source) + u')';
        if (alert.given)
            name += u": "_s + verdictTitle(alert.given->verdict);
        names.push_back(name);
    }
    return title + u": "_s + names.join(u", "_s) + u"\n\n"_s;
}

QString chronology(const Day &day, const ReportedExperiment &experiment, Micros utcOffset)
{
    if (experiment.story.empty())
        return {};
    const auto &trigger = experiment.run.triggeredAt;
    QString text = header(
        {trigger ? u"T+"_s : Report::tr("At"), Report::tr("What happened"), Report::tr("Who")});
    for (const StoryLine *line : experiment.story) {
        text += row({trigger ? durationText(line->at - trigger->at) : wallTime(line->at, utcOffset),
                     md(storyText(day.plan(), *line), mostNote), md(storyActor(*line))});
    }
    return text + u'\n';
}

QString list(const QStringList &sentences)
{
    QString text;
    for (const QString &sentence : sentences)
        text += u"- "_s + md(sentence, mostNote) + u'\n';
    return text.isEmpty() ? text : text + u'\n';
}

QString retro(const RetroPage &page, Micros utcOffset)
{
    QString text;
    if (const QString held = retroHeld(page, utcOffset); !held.isEmpty())
        text += held + u"\n\n"_s;
    const auto headings = retroHeadings(page);
    for (const RetroHeading &heading : headings)
        text += heading.title + u":\n\n"_s + list(heading.sentences);
    return text;
}

QString liveQa(const ReportedQa &qa, const Run *run, Micros utcOffset)
{
    if (qa.isEmpty())
        return {};
    QString text = Report::tr("Live QA") + u": "_s + md(qaCounts(qa)) + u"\n\n"_s;
    if (!qa.results.empty()) {
        text += header({run && run->triggeredAt ? Report::tr("T+") : Report::tr("Time"),
                        Report::tr("Tried"), Report::tr("Result"), Report::tr("What was seen"),
                        Report::tr("Who"), Report::tr("Picture")});
        for (const QaResult *one : qa.results) {
            text += row({qaTime(*one, run, utcOffset), md(qaCardText(one->card), mostNote),
                         md(qaVerdict(*one)), md(one->text, mostNote), md(qaWho(*one)),
                         one->picture.isEmpty() ? QString() : md(one->picture.left(12))});
        }
        text += u'\n';
    }
    for (const QaCard &card : qa.untried)
        text += u"- "_s + md(Report::tr("Nobody tried: %1").arg(card.attempt), mostNote) + u'\n';
    return qa.untried.empty() ? text : text + u'\n';
}

QString actions(const ReportedDay &day, Micros utcOffset)
{
    if (day.items.empty())
        return {};
    QString text = u"## "_s + Report::tr("What we do now") + u"\n\n"_s
        + header({Report::tr("Action"), Report::tr("Alert"), Report::tr("Experiment"),
                  Report::tr("Owner"), Report::tr("Due"), Report::tr("State")});
    for (const ReportedItem &item : day.items) {
        const ItemText one = itemText(item, utcOffset);
        text += row({md(one.what, mostNote), md(one.about), one.experiment,
                     one.owner.isEmpty() ? Report::tr("nobody") : md(one.owner), one.due,
                     md(one.state)});
    }
    return text + u'\n';
}

QString lessons(const ReportedDay &day)
{
    return day.lessons.isEmpty()
        ? QString()
        : u"## "_s + Report::tr("What the day itself taught") + u"\n\n"_s + list(day.lessons);
}

QString unplanned(const ReportedDay &day, Micros utcOffset)
{
    if (day.events.empty())
        return {};
    QString text = u"## "_s + Report::tr("Unplanned events") + u"\n\n"_s;
    for (const ReportedEvent &one : day.events)
        text += u"### "_s + md(one.event->what) + u"\n\n"_s + list(eventSentences(one, utcOffset));
    return text;
}

QString paths(const Day &day, const ReportedDay &reported, Micros utcOffset)
{
    const QStringList sentences = pathSentences(day.plan(), reported.paths, utcOffset);
    if (sentences.isEmpty())
        return {};
    return u"## "_s + Report::tr("Alert paths") + u"\n\n"_s + list(sentences);
}

QString qaBetween(const ReportedDay &day, Micros utcOffset)
{
    return day.qa.isEmpty() ? QString()
                            : u"## "_s + Report::tr("Between experiments") + u"\n\n"_s
            + liveQa(day.qa, nullptr, utcOffset);
}

} // namespace

QByteArray reportMarkdown(const Day &day, std::span<const EntryView>, Instant now, Micros utcOffset)
{
    const ReportedDay reported = reportedDay(day, now, utcOffset);
    const DayDescription &about = day.plan().day;
    QString text = u"# "_s + (about.title.isEmpty() ? Report::tr("Chaos day") : md(about.title));
    text += u"\n\n"_s + about.date.toString(Qt::ISODate) + u" · "_s + md(about.environment);
    text += u" · "_s
        + Report::tr("written %1, times in %2").arg(wallTime(now, utcOffset), zoneText(utcOffset))
        + u"\n\n"_s;
    text += figures(reported.figures) + howFast(reported) + whyFailed(reported)
        + actions(reported, utcOffset) + lessons(reported) + paths(day, reported, utcOffset)
        + unplanned(reported, utcOffset) + qaBetween(reported, utcOffset);
    for (const ReportedExperiment &one : reported.experiments) {
        text += u"## %1 · "_s.arg(one.ordinal) + md(one.title) + u"\n\n"_s;
        if (!one.hypothesis.isEmpty())
            text += Report::tr("Hypothesis") + u": "_s + md(one.hypothesis) + u"\n\n"_s;
        text += md(summaryOf(one)) + u"\n\n"_s + list(preflightSentences(day.plan(), one.run));
        text += alerts(one);
        text += steady(one);
        text += others(Report::tr("Unexpected"), one.unexpected);
        text += others(Report::tr("Firing before the trigger, not counted"), one.beforeTrigger);
        text += liveQa(one.qa, &one.run, utcOffset);
        text += retro(one.retro, utcOffset);
        text += chronology(day, one, utcOffset);
    }
    return text.toUtf8();
}

} // namespace Chaos
