// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QJsonValue>
#include <QString>

namespace Chaos {

/// What a tolerance says of a value.
struct Judgement
{
    enum class Answer {
        Met,
        NotMet,
        NotEvaluable, ///< the tolerance is none, or cannot say anything of such a value
        Probe, ///< a probe judges it: whoever asks performs that with the value as an argument
    };

    Answer answer = Answer::NotEvaluable;
    QString reason{}; ///< why it is not evaluable; else empty
    bool operator==(const Judgement &) const = default;
};

/// Judges what a probe gave by the rules of the Chaos Toolkit. The tolerance is one whose variables
/// are already replaced. Where the toolkit would abort its run, the answer is NotEvaluable.
[[nodiscard]] Judgement within(const QJsonValue &tolerance, const QJsonValue &value);

/// The same for people, what was found and what was wanted: "status 500, 200 or 204 wanted". Plain
/// text on one line, of a few hundred characters at most, whatever the probe gave.
[[nodiscard]] QString sentence(const QJsonValue &tolerance, const QJsonValue &value,
                               const Judgement &judgement);

} // namespace Chaos
