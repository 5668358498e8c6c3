// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/rules/pastday.h"

#include <QDateTime>

namespace Chaos::Test {

using namespace Qt::StringLiterals;

inline const QDate today(2026, 12, 8);

/// A day by hand: "exp SOURCE:ALERT WORD [TOLD ±]" in seconds, one line a result.
inline PastDay pastDay(const QString &key, QDate date, const QStringList &lines)
{
    PastDay day{.key = key, .title = key, .date = date, .isOver = date < today};
    for (const QString &line : lines) {
        const QStringList words = line.split(u' ');
        const QStringList alert = words.at(1).split(u':');
        Proof proof{.source = alert.at(0),
                    .alert = alert.at(1),
                    .experiment = words.at(0),
                    .title = words.at(0).toUpper(),
                    .verdict =
                        valueIn(verdictWords, words.at(2).toStdString(), Verdict::NotYetKnown)};
        const bool isPerformed = proof.verdict != Verdict::NotPerformed;
        if (isPerformed)
            proof.at = instantOf(date.startOfDay(Qt::UTC).toMSecsSinceEpoch() * 1000
                                 + qint64(day.results.size()) * 60'000'000);
        if (!isPerformed && !day.isOver)
            proof.verdict = Verdict::NotYetKnown;
        if (words.size() > 4)
            proof.timeToDetection = Elapsed{Micros(qRound64(words.at(3).toDouble() * 1e6)),
                                            Micros(qRound64(words.at(4).toDouble() * 1e6))};
        if (day.experiments.empty() || day.experiments.back().key != proof.experiment) {
            const auto fate = isPerformed ? PastExperiment::Fate::Performed
                : day.isOver              ? PastExperiment::Fate::NotPerformed
                                          : PastExperiment::Fate::StillToCome;
            day.experiments.push_back(
                {.key = proof.experiment, .title = proof.title, .fate = fate});
        }
        day.experiments.back().alerts.push_back({proof.source, proof.alert, {}});
        day.results.push_back(std::move(proof));
    }
    return day;
}

} // namespace Chaos::Test
