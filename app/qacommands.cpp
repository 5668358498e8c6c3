// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/qacommands.h"

#include "app/daywriter.h"
#include "app/namedday.h"
#include "app/qa/snapshot.h"
#include "app/saidofday.h"
#include "models/day/jsonwriter.h"
#include "models/report/qareport.h"
#include "models/rules/liveqa.h"
#include "models/rules/playing.h"
#include "models/rules/tamedtext.h"

#include <QCoreApplication>
#include <QFile>
#include <QUuid>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

struct QaCommand
{
    Q_DECLARE_TR_FUNCTIONS(QaCommand)
};

Outcome<QString> qaExperimentIn(const Day &day, const QString &named)
{
    if (named.isEmpty())
        return qaExperiment(day);
    if (!day.run(named))
        return Failure{Failure::Kind::NotFound,
                       QaCommand::tr("There is no experiment %1 in this day.").arg(named)};
    return named;
}

void listOne(const Day &day, const QString &experiment, const Terminal &terminal)
{
    const Experiment *const planned = day.plan().experiment(experiment);
    const ReportedQa qa = reportedQa(day, experiment);
    if (qa.isEmpty() && (!planned || planned->liveQa.empty()))
        return;
    terminal.say(experiment.isEmpty() ? QaCommand::tr("Between experiments")
                                      : tamed(experimentTitle(day.plan(), experiment)));
    int number = 0;
    for (const QaCard &card : planned ? planned->liveQa : std::vector<QaCard>())
        terminal.say(u"  %1. %2"_s.arg(++number).arg(tamed(qaCardText(card), 1100)));
    for (const QaResult *one : qa.results)
        terminal.say(u"  %1  %2 · %3 · %4 · %5 · %6"_s.arg(
            tamed(one->key, 64), toRfc3339(one->at), qaVerdict(*one), tamed(qaTitle(one->card)),
            tamed(one->text, QaResult::longestText), tamed(qaWho(*one))));
}

std::string jsonOf(const Day &day, const QString &experiment)
{
    JsonWriter json;
    json.member("experiment", experiment);
    json.openArray("cards");
    if (const Experiment *const planned = day.plan().experiment(experiment)) {
        for (const QaCard &card : planned->liveQa) {
            JsonWriter one;
            one.member("try", card.attempt).member("look", card.look);
            json.rawElement(one.take());
        }
    }
    json.closeArray();
    json.raw("results", qaJson(reportedQa(day, experiment)));
    return json.take();
}

int listQa(const CommandLine &line, const Terminal &terminal)
{
    auto named = namedDay(line);
    if (!named)
        return terminal.fail(named.failure());
    const auto day = foldDay(*named->store, named->day.number);
    if (!day)
        return terminal.fail(day.failure());
    const auto wanted = qaExperimentIn(*day, line.experiment);
    if (!wanted)
        return terminal.fail(wanted.failure());
    QStringList experiments;
    if (line.experiment.isEmpty()) {
        experiments << QString();
        for (const Run &run : day->runs())
            experiments << run.experiment;
    } else {
        experiments << *wanted;
    }
    QByteArray json;
    for (const QString &experiment : experiments) {
        if (line.json)
            json += (json.isEmpty() ? "[" : ",\n")
                + QByteArray::fromStdString(jsonOf(*day, experiment));
        else
            listOne(*day, experiment, terminal);
    }
    if (line.json)
        terminal.write(json + "]\n");
    return terminal.done();
}

Outcome<Snapshot> pictureIn(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Failure{Failure::Kind::NotFound,
                       QaCommand::tr("%1 cannot be read: %2.").arg(path, file.errorString())};
    auto picture = SnapshotMaker::fromBytes(file.read(SnapshotMaker::mostBytes + 1));
    if (!picture)
        return Failure{picture.failure().kind, path + u": "_s + picture.failure().detail};
    return picture;
}

Outcome<QaResult> resultOf(const Day &day, const CommandLine &line)
{
    const auto experiment = qaExperimentIn(day, line.experiment);
    if (!experiment)
        return experiment.failure();
    QaResult result{.key = QUuid::createUuid().toString(QUuid::WithoutBraces),
                    .experiment = *experiment,
                    .outcome = line.outcome.value_or(QaOutcome::Passes),
                    .severity = line.severity,
                    .text = line.text,
                    .seat = QaSeat::CommandLine};
    if (line.card == 0)
        return result;
    const Experiment *const planned = day.plan().experiment(*experiment);
    if (!planned || std::size_t(line.card) > planned->liveQa.size())
        return Failure{Failure::Kind::NotFound,
                       QaCommand::tr("There is no card %1 for %2; chaosroom qa lists them.")
                           .arg(line.card)
                           .arg(experiment->isEmpty() ? QaCommand::tr("this day") : *experiment)};
    result.card = planned->liveQa[std::size_t(line.card) - 1];
    return result;
}

Outcome<Saying> keptResult(const Day &day, const CommandLine &line)
{
    auto result = resultOf(day, line);
    if (!result)
        return result.failure();
    Saying saying;
    if (!line.picture.isEmpty()) {
        const auto picture = pictureIn(line.picture);
        if (!picture)
            return picture.failure();
        saying.pictures = {picture->png};
        result->picture = picture->sha256;
        result->width = picture->size.width();
        result->height = picture->size.height();
    }
    auto entry = qaEntry(day, *result);
    if (!entry)
        return entry.failure();
    saying.entry = *std::move(entry);
    return saying;
}

int keepResult(const CommandLine &line, const Terminal &terminal)
{
    const auto said = sayOfDay(storePathOf(line), line.day,
                               [&](const Day &day) { return keptResult(day, line); });
    if (!said)
        return terminal.fail(said.failure());
    const QString experiment = qaExperimentIn(said->before, line.experiment).value();
    terminal.say(QaCommand::tr("Kept: %1 · %2")
                     .arg(qaVerdict({.outcome = *line.outcome, .severity = line.severity}),
                          experiment.isEmpty()
                              ? QaCommand::tr("between experiments")
                              : tamed(experimentTitle(said->before.plan(), experiment))));
    return terminal.done();
}

int withdraw(const CommandLine &line, const Terminal &terminal)
{
    const auto said = sayOfDay(storePathOf(line), line.day, [&](const Day &day) -> Outcome<Saying> {
        auto entry = qaWithdrawal(day, line.withdrawn);
        if (!entry)
            return entry.failure();
        return Saying{.entry = *std::move(entry)};
    });
    if (!said)
        return terminal.fail(said.failure());
    terminal.say(QaCommand::tr("The result is taken back; the journal still has it."));
    return terminal.done();
}

} // namespace

int performQaCommand(const CommandLine &line, const Terminal &terminal)
{
    const bool isList = !line.outcome && line.withdrawn.isEmpty();
    if (isList)
        return listQa(line, terminal);
    return line.withdrawn.isEmpty() ? keepResult(line, terminal) : withdraw(line, terminal);
}

} // namespace Chaos
