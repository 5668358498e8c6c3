// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/report/report.h"

#include "models/report/bars.h"
#include "models/report/incidenttext.h"
#include "models/report/lanesdrawing.h"
#include "models/report/reportedday.h"
#include "models/report/reporttext.h"
#include "models/report/retrotext.h"
#include "models/report/steadydrawing.h"
#include "models/report/storytext.h"
#include "models/rules/durationtext.h"
#include "models/rules/liveqa.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

struct Report
{
    Q_DECLARE_TR_FUNCTIONS(Report)
};

constexpr int mostPictureWidth = 640;
constexpr qsizetype mostNote = 5000; // what a scribe wrote is worth more room than a name

/// The design's light colours. Nothing is fetched: faces are used where they are installed.
constexpr QStringView style = uR"(
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; background: #ffffff; color: #1c2430; font: 14px/1.5 Inter, "Noto Sans", sans-serif; }
main { max-width: 1080px; margin: 0 auto; padding: 56px 24px 96px; }
.over { font-size: 11px; font-weight: 600; letter-spacing: .06em; text-transform: uppercase; color: #5f6b7a; margin: 0; }
h1 { font-size: 34px; line-height: 1.2; margin: 4px 0; font-weight: 600; }
h2 { font-size: 18px; font-weight: 600; margin: 48px 0 8px; }
p { margin: 0 0 12px; }
.soft { color: #4c5969; }
.fine { color: #5f6b7a; font-size: 12px; max-width: 820px; }
header { border-bottom: 2px solid #1c2430; padding-bottom: 20px; }
.figures { width: 100%; margin: 24px 0 8px; }
.figures td { width: 16%; padding: 0 16px 0 0; border: 0; vertical-align: top; color: #1c2430; }
.figures p { margin: 0 0 4px; }
.figures .figure { font: 500 40px/1.1 "JetBrains Mono", "DejaVu Sans Mono", monospace; font-variant-numeric: tabular-nums; }
.alarm { color: #c0392f; } .warning { color: #a3670f; } .good { color: #1b7f5b; } .unexpected { color: #7b4fc9; }
ul { margin: 0 0 12px; padding-left: 20px; } li { overflow-wrap: anywhere; }
h3 { font-size: 14px; font-weight: 600; margin: 16px 0 4px; overflow-wrap: anywhere; }
h4 { font-size: 13px; font-weight: 600; margin: 8px 0 4px; color: #4c5969; }
table { width: 100%; border-collapse: collapse; margin: 12px 0 16px; font-size: 13px; }
th { text-align: left; font-size: 11px; font-weight: 600; letter-spacing: .05em; text-transform: uppercase; color: #5f6b7a; }
th, td { padding: 7px 8px; border-bottom: 1px solid #e2dfd6; vertical-align: top; overflow-wrap: anywhere; }
td.when { white-space: nowrap; overflow-wrap: normal; }
td.number { font-family: "JetBrains Mono", "DejaVu Sans Mono", monospace; font-variant-numeric: tabular-nums; white-space: nowrap; overflow-wrap: normal; }
img { max-width: 100%; height: auto; border: 1px solid #e2dfd6; }
svg { display: block; width: 100%; height: auto; margin: 16px 0; }
section { break-inside: auto; } h2, h3, h4, tr, .figures, svg { break-inside: avoid; } h2, h3, h4 { break-after: avoid; }
@media print { main { padding: 0; max-width: none; } body { font-size: 11pt; } }
)";

QString html(const QString &text, qsizetype most = 500)
{
    return tamed(text, most).toHtmlEscaped();
}

QString element(const QString &name, const QString &inner, const QString &className = {})
{
    const QString attribute = className.isEmpty() ? QString() : u" class=\""_s + className + u'"';
    return u'<' + name + attribute + u'>' + inner + u"</"_s + name + u">\n"_s;
}

/// Text that tells of that entry, or of that instant. It leads nowhere by itself: who shows the
/// page beside the day may make it lead there.
QString moment(std::int64_t entry, const QString &escaped)
{
    return entry > 0 && !escaped.isEmpty()
        ? u"<span data-entry=\"%1\">"_s.arg(entry) + escaped + u"</span>"_s
        : escaped;
}

QString moment(const std::optional<Instant> &at, const QString &escaped)
{
    return at && !escaped.isEmpty()
        ? u"<span data-at=\"%1\">"_s.arg(microsOf(*at)) + escaped + u"</span>"_s
        : escaped;
}

struct Cell
{
    QString inner{}; ///< escaped already
    QString className{};
};

QString cellsOf(const QList<Cell> &cells)
{
    QString inner;
    for (const Cell &cell : cells)
        inner += element(u"td"_s, cell.inner, cell.className);
    return inner;
}

QString row(const QList<Cell> &cells)
{
    return element(u"tr"_s, cellsOf(cells));
}

/// One that can be pointed at: "report.html#entry-123".
QString rowOfEntry(std::int64_t sequence, const QList<Cell> &cells)
{
    return u"<tr id=\"entry-%1\">"_s.arg(sequence) + cellsOf(cells) + u"</tr>\n"_s;
}

struct Head
{
    QString title{};
    int width = 0; ///< per cent of the table, so that names are not broken and tables align
};

QString table(const QList<Head> &heads, const QString &rows)
{
    QString inner;
    for (const Head &head : heads) {
        inner += u"<th scope=\"col\" width=\"%1%\">"_s.arg(head.width) + head.title.toHtmlEscaped()
            + u"</th>"_s;
    }
    return u"<table><thead><tr>"_s + inner + u"</tr></thead><tbody>\n"_s + rows
        + u"</tbody></table>\n"_s;
}

QString elapsed(const std::optional<Elapsed> &value)
{
    return value ? elapsedText(*value).toHtmlEscaped() : u"–"_s;
}

QString toneOf(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Fired:
    case Verdict::UsefulNewAlert:
    case Verdict::Proven:
        return u"good"_s;
    case Verdict::FiredLate:
    case Verdict::FiredPartially:
    case Verdict::KnownNeverNotified:
    case Verdict::Swallowed:
    case Verdict::NotProven:
        return u"warning"_s;
    case Verdict::DidNotFire:
    case Verdict::NotReproduced:
    case Verdict::Failed:
        return u"alarm"_s;
    case Verdict::NotYetKnown:
    case Verdict::AlreadyFiring:
    case Verdict::NotPerformed:
    case Verdict::Noise:
    case Verdict::NotTried:
        return u"soft"_s;
    }
    return {};
}

QString header(const DayDescription &day, Instant now, Micros utcOffset)
{
    QStringList about;
    if (day.date.isValid())
        about.push_back(QLocale().toString(day.date, QLocale::LongFormat).toHtmlEscaped());
    about.push_back(html(day.environment));
    if (day.from.isValid() && day.to.isValid())
        about.push_back(day.from.toString(u"HH:mm"_s) + u" – "_s + day.to.toString(u"HH:mm"_s));
    about.push_back(Report::tr("written %1, times in %2")
                        .arg(wallTime(now, utcOffset), zoneText(utcOffset))
                        .toHtmlEscaped());
    return element(
        u"header"_s,
        element(u"p"_s, Report::tr("Chaos day report").toHtmlEscaped(), u"over"_s)
            + element(u"h1"_s, day.title.isEmpty() ? Report::tr("Chaos day") : html(day.title))
            + element(u"p"_s, about.join(u" · "_s), u"soft"_s));
}

QString figure(const QString &number, const QString &words, const QString &tone)
{
    // A row of a table: the one thing side by side that every reader of HTML draws alike.
    return element(u"td"_s,
                   element(u"p"_s, number, (u"figure "_s + tone).trimmed())
                       + element(u"p"_s, words.toHtmlEscaped()));
}

QString figures(const Figures &figures)
{
    const auto number = [](int value) { return QString::number(value); };
    QString inner = figure(number(figures.alertsTested), Report::tr("alerts put to the test"), {});
    inner += figure(number(figures.alertsFailed),
                    Report::tr("did not fire or could not be reproduced"), u"alarm"_s);
    inner += figure(number(figures.experimentsPerformed), Report::tr("experiments performed"), {});
    inner += figure(number(figures.experimentsNotPerformed),
                    Report::tr("experiments not performed"), u"warning"_s);
    inner +=
        figure(number(figures.fixedOnTheDay) + u"&nbsp;+&nbsp;"_s + number(figures.fixedWithin48h),
               Report::tr("alerts fixed on the day, and within 48 hours"), u"good"_s);
    inner += figure(number(figures.miniRetros), Report::tr("mini-retrospectives"), {});
    return element(u"table"_s, element(u"tr"_s, inner), u"figures"_s)
        + element(u"p"_s, definitionOfFigures().toHtmlEscaped(), u"fine"_s);
}

QString howFast(const ReportedDay &day)
{
    const QString bars = barsSvg(day);
    if (bars.isEmpty())
        return {};
    return element(u"h2"_s, Report::tr("How fast we knew").toHtmlEscaped())
        + element(u"p"_s,
                  Report::tr("Each line is one experiment: trigger → monitoring identified it → we "
                             "were notified. Whiskers show the uncertainty.")
                      .toHtmlEscaped(),
                  u"soft"_s)
        + bars + element(u"p"_s, definitionOfTimes().toHtmlEscaped(), u"fine"_s);
}

QString whyFailed(const ReportedDay &day)
{
    if (day.failures.empty())
        return {};
    QString rows;
    for (const FailedFor &one : day.failures) {
        QStringList ordinals;
        for (const int ordinal : one.experiments)
            ordinals.push_back(QString::number(ordinal));
        rows += row({{html(one.reason)},
                     {QString::number(one.alerts)},
                     {ordinals.join(u", "_s)},
                     {fixesOf(one).toHtmlEscaped()}});
    }
    return element(u"h2"_s, Report::tr("Why alerts failed us").toHtmlEscaped())
        + table({{Report::tr("Cause"), 50},
                 {Report::tr("Alerts"), 10},
                 {Report::tr("Experiment"), 15},
                 {Report::tr("State"), 25}},
                rows);
}

QString alerts(const ReportedExperiment &experiment)
{
    if (experiment.findings.empty())
        return {};
    QString rows;
    const auto since = [&](const std::optional<Elapsed> &length) {
        const auto &trigger = experiment.run.triggeredAt;
        return trigger && length ? std::optional(trigger->at + length->length) : std::nullopt;
    };
    for (std::size_t i = 0; i < experiment.findings.size(); ++i) {
        const Finding &one = experiment.findings[i];
        const QString source = QString::fromStdString(one.timing.source);
        const QString known = elapsed(one.timing.timeToKnow);
        const std::int64_t seen = experiment.seenBy.empty() ? 0 : experiment.seenBy[i];
        rows +=
            row({{moment(seen, html(one.expected.alert.name))},
                 {source.isEmpty() ? u"–"_s : html(source)},
                 {moment(one.given ? std::optional(one.given->at) : std::nullopt,
                         verdictTitle(one.verdict()).toHtmlEscaped()),
                  toneOf(one.verdict())},
                 {seen > 0 ? moment(seen, known) : moment(since(one.timing.timeToKnow), known),
                  u"number"_s},
                 {moment(since(one.timing.timeToDetection), elapsed(one.timing.timeToDetection)),
                  u"number"_s},
                 {html(one.evidence)}});
        for (const SubCheck &check : one.checks)
            rows +=
                row({{Report::tr("… %1").arg(checkTitle(check.check)).toHtmlEscaped(), u"soft"_s},
                     {},
                     {verdictTitle(check.verdict()).toHtmlEscaped(), toneOf(check.verdict())},
                     {},
                     {},
                     {html(reasonOf(check))}});
    }
    return table({{Report::tr("Expected alert"), 20},
                  {Report::tr("Source"), 11},
                  {Report::tr("Verdict"), 12},
                  {Report::tr("Time to know"), 14},
                  {Report::tr("Time to detection"), 15},
                  {Report::tr("Why"), 28}},
                 rows);
}

QString steady(const ReportedExperiment &experiment)
{
    const QString drawing = experiment.steady ? steadySvg(*experiment.steady) : QString();
    return drawing.isEmpty()
        ? drawing
        : element(u"h3"_s, Report::tr("Steady state").toHtmlEscaped()) + drawing;
}

QString others(const QString &title, const std::vector<ReportedLane> &alerts)
{
    if (alerts.empty())
        return {};
    QStringList names;
    for (const ReportedLane &alert : alerts) {
        QString name = moment(alert.entry, html(alert.name) + u" ("_s + html(alert.source) + u')');
        if (alert.given)
            name += u": "_s + verdictTitle(alert.given->verdict).toHtmlEscaped();
        names.push_back(name);
    }
    return element(u"p"_s, u"<b>%1</b>: "_s.arg(title.toHtmlEscaped()) + names.join(u", "_s));
}

QString chronology(const Day &day, const ReportedExperiment &experiment, Micros utcOffset)
{
    if (experiment.story.empty())
        return {};
    const auto &trigger = experiment.run.triggeredAt;
    QString rows;
    for (const StoryLine *line : experiment.story) {
        const QString when =
            trigger ? durationText(line->at - trigger->at) : wallTime(line->at, utcOffset);
        rows += rowOfEntry(line->sequence,
                           {{when, u"number"_s},
                            {html(storyText(day.plan(), *line), mostNote)},
                            {html(storyActor(*line))}});
    }
    return table({{trigger ? u"T+"_s : Report::tr("At"), trigger ? 11 : 20},
                  {Report::tr("What happened"), trigger ? 74 : 65},
                  {Report::tr("Who"), 15}},
                 rows);
}

/// `moments`: of as many sentences, from the first, when that was.
QString list(const QStringList &sentences, const std::vector<std::optional<Instant>> &moments = {})
{
    QString items;
    for (qsizetype i = 0; i < sentences.size(); ++i) {
        const QString text = html(sentences[i], mostNote);
        items +=
            element(u"li"_s,
                    std::size_t(i) < moments.size() ? moment(moments[std::size_t(i)], text) : text);
    }
    return items.isEmpty() ? items : element(u"ul"_s, items, u"soft"_s);
}

/// An event's sentences begin with how it was declared, and end with how it ended.
std::vector<std::optional<Instant>> momentsOf(const UnplannedEvent &event, qsizetype sentences)
{
    std::vector<std::optional<Instant>> moments(std::size_t(sentences), std::nullopt);
    if (!moments.empty()) {
        moments.back() = event.overAt;
        moments.front() = event.at;
    }
    return moments;
}

/// What was seen at the start comes before what was passed.
std::vector<std::optional<Instant>> momentsOf(const Run &run, qsizetype sentences)
{
    const std::size_t count = run.baseline ? run.baseline->findings.size() + 1 : 0;
    std::vector<std::optional<Instant>> moments;
    if (run.baseline)
        moments.assign(count, run.baseline->at);
    if (run.passed && std::size_t(sentences) > count)
        moments.resize(std::size_t(sentences), run.passed->at);
    return moments;
}

QString retro(const RetroPage &page, Micros utcOffset)
{
    const auto headings = retroHeadings(page);
    const QString held = retroHeld(page, utcOffset);
    if (headings.empty() && held.isEmpty())
        return {};
    QString inner = element(u"h3"_s, Report::tr("Mini-retro").toHtmlEscaped());
    if (!held.isEmpty())
        inner += element(u"p"_s, held.toHtmlEscaped(), u"soft"_s);
    for (const RetroHeading &heading : headings)
        inner += element(u"h4"_s, heading.title.toHtmlEscaped()) + list(heading.sentences);
    return inner;
}

QString toneOf(QaOutcome outcome)
{
    switch (outcome) {
    case QaOutcome::Passes:
        return u"good"_s;
    case QaOutcome::Fails:
        return u"alarm"_s;
    case QaOutcome::Blocked:
    case QaOutcome::Surprising:
        break;
    }
    return u"warning"_s;
}

/// Stands for a picture's bytes, which are many, until the page is UTF-8. Foreign text cannot say
/// it: its quotation marks are escaped.
constexpr QByteArrayView pictureSource = "src=\"picture:";

QString pictureOf(const QaResult &result, const ReportPictures &pictures)
{
    const auto known = pictures.find(result.picture);
    if (result.picture.isEmpty() || known == pictures.end())
        return {};
    return u"<p><img alt=\"%1\" width=\"%2\" "_s.arg(
               html(Report::tr("Picture of: %1").arg(qaTitle(result.card))),
               QString::number(std::clamp(result.width, 1, mostPictureWidth)))
        + QString::fromLatin1(pictureSource) + result.picture + u"\"></p>\n"_s;
}

/// A picture stands below the row of its result, as wide as it needs.
QString liveQa(const ReportedQa &qa, const Run *run, Micros utcOffset,
               const ReportPictures &pictures)
{
    if (qa.isEmpty())
        return {};
    QString rows;
    QString shown;
    for (const QaResult *one : qa.results) {
        rows += row({{moment(one->at, qaTime(*one, run, utcOffset).toHtmlEscaped()), u"when"_s},
                     {html(qaCardText(one->card), mostNote)},
                     {html(qaVerdict(*one)), toneOf(one->outcome)},
                     {html(one->text, mostNote)},
                     {html(qaWho(*one))}});
        if (const QString picture = pictureOf(*one, pictures); !picture.isEmpty())
            shown += element(u"h4"_s,
                             html(qaTime(*one, run, utcOffset) + u" · "_s + qaTitle(one->card)
                                      + u" · "_s + qaWho(*one),
                                  mostNote))
                + picture;
    }
    QString inner = element(u"h3"_s, Report::tr("Live QA").toHtmlEscaped())
        + element(u"p"_s, html(qaCounts(qa)), u"soft"_s);
    if (!rows.isEmpty())
        inner += table({{run && run->triggeredAt ? Report::tr("T+") : Report::tr("Time"), 11},
                        {Report::tr("Tried"), 29},
                        {Report::tr("Result"), 14},
                        {Report::tr("What was seen"), 31},
                        {Report::tr("Who"), 15}},
                       rows);
    QStringList untried;
    for (const QaCard &card : qa.untried)
        untried << Report::tr("Nobody tried: %1").arg(card.attempt);
    return inner + shown + list(untried);
}

QString toneOf(ItemStanding standing)
{
    return isDone(standing)                 ? u"good"_s
        : standing == ItemStanding::Overdue ? u"alarm"_s
                                            : u"warning"_s;
}

QString actions(const ReportedDay &day, Micros utcOffset)
{
    if (day.items.empty())
        return {};
    QString rows;
    for (const ReportedItem &item : day.items) {
        const ItemText text = itemText(item, utcOffset);
        rows +=
            row({{moment(item.item->openedAt, html(text.what, mostNote))},
                 {text.about.isEmpty() ? u"–"_s : html(text.about)},
                 {text.experiment.isEmpty() ? u"–"_s : text.experiment},
                 {text.owner.isEmpty() ? Report::tr("nobody").toHtmlEscaped() : html(text.owner)},
                 {text.due.isEmpty() ? u"–"_s : text.due.toHtmlEscaped(), u"when"_s},
                 {moment(item.item->closedAt, html(text.state)), toneOf(text.standing)}});
    }
    return element(u"section"_s,
                   element(u"h2"_s, Report::tr("What we do now").toHtmlEscaped())
                       + table({{Report::tr("Action"), 30},
                                {Report::tr("Alert"), 15},
                                {Report::tr("Experiment"), 13},
                                {Report::tr("Owner"), 9},
                                {Report::tr("Due"), 15},
                                {Report::tr("State"), 18}},
                               rows));
}

QString lessons(const ReportedDay &day)
{
    if (day.lessons.isEmpty())
        return {};
    return element(u"section"_s,
                   element(u"h2"_s, Report::tr("What the day itself taught").toHtmlEscaped())
                       + list(day.lessons));
}

QString unplanned(const ReportedDay &day, Micros utcOffset)
{
    if (day.events.empty())
        return {};
    QString inner = element(u"h2"_s, Report::tr("Unplanned events").toHtmlEscaped());
    for (const ReportedEvent &one : day.events) {
        const QStringList sentences = eventSentences(one, utcOffset);
        inner += element(u"h3"_s, html(one.event->what), u"alarm"_s)
            + list(sentences, momentsOf(*one.event, sentences.size()));
    }
    return element(u"section"_s, inner);
}

QString paths(const Day &day, const ReportedDay &reported, Micros utcOffset)
{
    const QStringList sentences = pathSentences(day.plan(), reported.paths, utcOffset);
    if (sentences.isEmpty())
        return {};
    std::vector<std::optional<Instant>> moments;
    for (const CanaryProof &proof : reported.paths)
        moments.emplace_back(proof.sentAt);
    return element(u"section"_s,
                   element(u"h2"_s, Report::tr("Alert paths").toHtmlEscaped())
                       + list(sentences, moments));
}

QString qaBetween(const ReportedDay &day, Micros utcOffset, const ReportPictures &pictures)
{
    return day.qa.isEmpty()
        ? QString()
        : element(u"section"_s,
                  element(u"h2"_s, Report::tr("Between experiments").toHtmlEscaped())
                      + liveQa(day.qa, nullptr, utcOffset, pictures));
}

QByteArray withPictures(const QByteArray &page, const ReportPictures &pictures)
{
    constexpr QByteArrayView data = "src=\"data:image/png;base64,";
    qsizetype room = page.size();
    for (const auto &[name, png] : pictures)
        room += png.size() / 3 * 4 + data.size();
    QByteArray whole;
    whole.reserve(room); // of one picture that is shown twice there is more
    qsizetype done = 0;
    for (qsizetype at = 0; (at = page.indexOf(pictureSource, done)) >= 0;) {
        const qsizetype name = at + pictureSource.size();
        const qsizetype end = page.indexOf('"', name);
        const auto known = pictures.find(QString::fromLatin1(page.mid(name, end - name)));
        whole += QByteArrayView(page).sliced(done, at - done);
        whole += data;
        if (known != pictures.end())
            whole += known->second.toBase64();
        done = end;
    }
    return whole += QByteArrayView(page).sliced(done);
}

QString section(const Day &day, const ReportedExperiment &experiment, Micros utcOffset,
                const ReportPictures &pictures)
{
    QString inner = element(u"h2"_s, u"%1 · "_s.arg(experiment.ordinal) + html(experiment.title));
    if (!experiment.hypothesis.isEmpty())
        inner += element(u"p"_s,
                         Report::tr("Hypothesis").toHtmlEscaped() + u": "_s
                             + html(experiment.hypothesis));
    inner += element(u"p"_s, summaryOf(experiment).toHtmlEscaped(), u"soft"_s);
    const QStringList before = preflightSentences(day.plan(), experiment.run);
    inner += list(before, momentsOf(experiment.run, before.size()));
    inner += alerts(experiment) + lanesSvg(experiment);
    inner += steady(experiment);
    inner += others(Report::tr("Unexpected"), experiment.unexpected);
    inner += others(Report::tr("Firing before the trigger, not counted"), experiment.beforeTrigger);
    inner += liveQa(experiment.qa, &experiment.run, utcOffset, pictures);
    inner += retro(experiment.retro, utcOffset);
    inner += chronology(day, experiment, utcOffset);
    return element(u"section"_s, inner);
}

} // namespace

QByteArray reportHtml(const Day &day, std::span<const EntryView>, Instant now, Micros utcOffset,
                      const ReportPictures &pictures)
{
    const ReportedDay reported = reportedDay(day, now, utcOffset);
    const DayDescription &about = day.plan().day;
    QString body = header(about, now, utcOffset) + figures(reported.figures) + howFast(reported)
        + whyFailed(reported) + actions(reported, utcOffset) + lessons(reported)
        + paths(day, reported, utcOffset) + unplanned(reported, utcOffset)
        + qaBetween(reported, utcOffset, pictures);
    for (const ReportedExperiment &one : reported.experiments)
        body += section(day, one, utcOffset, pictures);

    QString page = u"<!DOCTYPE html>\n<html lang=\""_s + QLocale().bcp47Name().toHtmlEscaped()
        + u"\">\n<head>\n<meta charset=\"utf-8\">\n"_s;
    page += u"<meta http-equiv=\"Content-Security-Policy\" "
            "content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">\n"_s;
    page += u"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"_s;
    page +=
        element(u"title"_s, about.title.isEmpty() ? Report::tr("Chaos day") : html(about.title));
    page += element(u"style"_s, style.toString()) + u"</head>\n"_s;
    page += element(u"body"_s, element(u"main"_s, body)) + u"</html>\n"_s;
    return withPictures(page.toUtf8(), pictures);
}

} // namespace Chaos
