// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/reportfile.h"

#include "app/clock/roomclock.h"
#include "models/day/day.h"
#include "models/report/report.h"

#include <QCoreApplication>
#include <QSaveFile>

namespace Chaos {

Outcome<QByteArray> reportOf(Store &store, qint64 number, CommandLine::Format format)
{
    Day day;
    std::vector<SharedBatch> batches; // the views below point into them
    std::vector<EntryView> entries;
    const auto read = store.read(number, 1, [&](const SharedBatch &batch) {
        for (const EntryView &entry : batch->entries()) {
            day.apply(entry);
            entries.push_back(entry);
        }
        batches.push_back(batch);
        return true;
    });
    if (!read)
        return read.failure();
    const Instant now = RoomClock().now();
    switch (format) {
    case CommandLine::Format::Json:
        return reportJson(day, entries, now);
    case CommandLine::Format::Html:
        return reportHtml(day, entries, now);
    case CommandLine::Format::Markdown:
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
