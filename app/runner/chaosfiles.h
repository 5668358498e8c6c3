// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/instant.h"
#include "models/day/outcome.h"
#include "models/steps/scope.h"
#include "models/steps/substitution.h"

#include <QByteArray>
#include <QJsonValue>
#include <QString>

#include <optional>
#include <utility>
#include <vector>

/// What the `chaos` program (chaostoolkit) is given and gives back, for one activity.
namespace Chaos::ChaosFiles {

/// An experiment whose method is that one activity, and nothing else. Secrets stand in it by the
/// names of variables that hold them, never themselves.
struct Call
{
    QByteArray experiment{};
    std::vector<std::pair<QString, QString>> variables{}; ///< to be in the program's environment
};
/// A failure where the activity wants a secret that is not there.
[[nodiscard]] Outcome<Call> callOf(const QString &activity, const StepScope &scope,
                                   const Substitution &substitution);

/// What became of the activity.
struct Result
{
    bool hasSucceeded = false;
    QJsonValue output = QJsonValue::Null; ///< what the function gave back
    QString why{}; ///< the exception's last line, where it has not
    std::optional<Instant> startedAt{}; ///< on this desk's clock
    bool operator==(const Result &) const = default;
};

/// Reads the journal that the program has written. A failure where it tells nothing of the
/// activity.
[[nodiscard]] Outcome<Result> resultIn(const QByteArray &journal);

} // namespace Chaos::ChaosFiles
