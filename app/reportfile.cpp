// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/reportfile.h"

#include "app/clock/roomclock.h"
#include "models/day/day.h"
#include "models/report/report.h"
#include "models/report/toolkitjournal.h"
#include "ui/report/paperreport.h"

#include <QCoreApplication>
#include <QSaveFile>
#include <QSysInfo>

namespace Chaos {

namespace {

Outcome<QByteArray> journalsOf(const Day &day, const std::vector<EntryView> &entries,
                               const QString &experiment, Instant now)
{
    const ToolkitOrigin origin{QSysInfo::kernelType() + u'-' + QSysInfo::kernelVersion() + u'-'
                                   + QSysInfo::currentCpuArchitecture(),
                               QSysInfo::machineHostName()};
    if (experiment.isEmpty())
        return toolkitJournals(day, entries, origin, now);
    if (auto journal = toolkitJournal(day, entries, experiment, origin, now))
        return *std::move(journal);
    QStringList performed;
    for (const Run &run : day.runs()) {
        if (run.triggeredAt)
            performed.push_back(run.experiment);
    }
    const QString none =
        QCoreApplication::translate("ReportFile", "No experiment \"%1\" was triggered on this day.")
            .arg(experiment);
    if (performed.isEmpty())
        return Failure{Failure::Kind::NotFound, none};
    const QString those = QCoreApplication::translate("ReportFile", "There are journals of %1.");
    return Failure{Failure::Kind::NotFound,
                   none + u' ' + those.arg(performed.join(QStringLiteral(", ")))};
}

/// What of the pictures the report shows; one that the store does not have is left out.
ReportPictures picturesOf(Store &store, const Day &day)
{
    ReportPictures pictures;
    for (const QaResult &result : day.qa().results()) {
        if (result.picture.isEmpty() || result.isWithdrawn || pictures.contains(result.picture))
            continue;
        if (auto png = store.picture(result.picture))
            pictures.emplace(result.picture, *std::move(png));
    }
    return pictures;
}

} // namespace

Outcome<QByteArray> reportOf(Store &store, qint64 number, CommandLine::Format format,
                             const QString &experiment, const std::optional<Instant> &at)
{
    Day day;
    std::vector<SharedBatch> batches; // the views below point into them
    std::vector<EntryView> entries;
    const auto read = store.read(number, 1, [&](const SharedBatch &batch) {
        batches.push_back(batch);
        for (const EntryView &entry : batch->entries()) {
            if (at && entry.at > *at)
                return false;
            day.apply(entry);
            entries.push_back(entry);
        }
        return true;
    });
    if (!read)
        return read.failure();
    const Instant now = at ? *at : RoomClock().now();
    switch (format) {
    case CommandLine::Format::Json:
        return reportJson(day, entries, now);
    case CommandLine::Format::Html:
        return reportHtml(day, entries, now, Micros(0), picturesOf(store, day));
    case CommandLine::Format::Pdf:
        return PaperReport::pdf(
            QString::fromUtf8(reportHtml(day, entries, now, Micros(0), picturesOf(store, day))),
            day.plan().day.title);
    case CommandLine::Format::ChaosToolkit:
        return journalsOf(day, entries, experiment, now);
    case CommandLine::Format::Markdown:
    case CommandLine::Format::Csv:
    case CommandLine::Format::Text:
    case CommandLine::Format::Plan:
        break;
    }
    return reportMarkdown(day, entries, now);
}

Outcome<QByteArray> reportOf(const QString &path, qint64 day, CommandLine::Format format)
{
    auto store = Store::open(path, OpenMode::ReadOnly);
    if (!store)
        return store.failure();
    return reportOf(**store, day, format);
}

int giveOut(const QByteArray &bytes, const CommandLine &line, const Terminal &terminal)
{
    if (line.output.isEmpty()) {
        terminal.write(bytes);
        return terminal.done();
    }
    const auto written = writeWhole(line.output, bytes);
    return written ? terminal.done() : terminal.fail(written.failure());
}

Outcome<Done> writeWhole(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        return Done{};
    return Failure{Failure::Kind::Storage,
                   QCoreApplication::translate("ReportFile", "%1 cannot be written: %2.")
                       .arg(path, file.errorString())};
}

} // namespace Chaos
