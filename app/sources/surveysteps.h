// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/net/question.h"
#include "models/day/outcome.h"
#include "models/day/plan.h"
#include "models/day/survey.h"

#include <QByteArray>
#include <QUrlQuery>

#include <string>
#include <vector>

namespace Chaos {

/// One of the questions that a survey is made of, and how its answer is read.
struct SurveyStep
{
    QString path{};
    QUrlQuery query{};
    Outcome<Survey> (*read)(const QByteArray &body) = nullptr;
    /// For what is not asked by a path, or comes page by page; the first is asked for with nothing.
    Question (*pageAt)(const AlertSource &source, const std::string &cursor) = nullptr;
    std::string (*nextCursor)(const QByteArray &body) = nullptr; ///< empty: this was the last
};

/// The questions for a source of that type, the one that matters most first; none for a source that
/// has nothing to say of itself.
[[nodiscard]] std::vector<SurveyStep> surveyStepsFor(AlertSource::Type type);

/// Adds what one answer says, or what one page of it does. Of jobs known by the same name, what is
/// added later counts.
void add(const Survey &part, Survey &whole);

} // namespace Chaos
