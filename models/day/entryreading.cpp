// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/day/entryreading.h"

#include "models/day/planjson.h"
#include "models/day/surveyjson.h"

#include <QJsonDocument>

namespace Chaos {

namespace {

Experiment experimentIn(const EntryView &entry)
{
    Experiment experiment;
    const auto bytes =
        QByteArray::fromRawData(entry.payload.data(), qsizetype(entry.payload.size()));
    PlanJson::read(QJsonDocument::fromJson(bytes).object(), experiment);
    experiment.key = QString::fromUtf8(entry.subject.data(), qsizetype(entry.subject.size()));
    return experiment;
}

std::shared_ptr<const Survey> surveyIn(const EntryView &entry)
{
    auto survey = std::make_shared<Survey>(SurveyJson::read(entry));
    survey->takenAt = entry.at;
    return survey;
}

} // namespace

EntryReading readingOf(const EntryView &entry)
{
    if (entry.kind == Kind::ExperimentPlanned)
        return experimentIn(entry);
    if (entry.kind == Kind::SourceSurveyed)
        return surveyIn(entry);
    return {};
}

std::size_t longToRead(const EntryView &entry)
{
    const bool isWide = entry.kind == Kind::ExperimentPlanned || entry.kind == Kind::SourceSurveyed;
    return isWide ? entry.payload.size() : 0;
}

} // namespace Chaos
