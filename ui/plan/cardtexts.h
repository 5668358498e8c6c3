// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/plan/cardspec.h"
#include "ui/plan/cardwords.h"

/// Makes the specs of fields from the members that they stand for.
namespace Chaos::CardSpec {

template<typename Get>
[[nodiscard]] Text paragraph(const QString &name, const QString &caption, const QString &question,
                             Get get)
{
    return {.name = name,
            .caption = caption,
            .question = question,
            .read = [get](const Experiment &experiment) { return QString(get(experiment)); },
            .write = [get](const QString &text, Experiment &experiment) -> Written {
                get(experiment) = text.trimmed();
                return Done{};
            }};
}

template<typename Get>
[[nodiscard]] Text list(const QString &name, const QString &caption, const QString &question,
                        Get get)
{
    return {.name = name,
            .caption = caption,
            .question = question,
            .form = Text::Form::Lines,
            .read = [get](const Experiment &experiment) { return get(experiment).join(u'\n'); },
            .write = [get](const QString &text, Experiment &experiment) -> Written {
                get(experiment) = CardWords::lines(text);
                return Done{};
            }};
}

/// A value with words of its own: `toText` writes it, `ofText` reads it or says what is wrong.
template<typename Get, typename ToText, typename OfText>
[[nodiscard]] Text word(const QString &name, const QString &caption, const QString &question,
                        Get get, ToText toText, OfText ofText)
{
    return {.name = name,
            .caption = caption,
            .question = question,
            .isHalf = true,
            .read = [get, toText](const Experiment &experiment) { return toText(get(experiment)); },
            .write = [get, ofText](const QString &text, Experiment &experiment) -> Written {
                auto value = ofText(text);
                if (!value)
                    return value.failure();
                get(experiment) = *value;
                return Done{};
            }};
}

[[nodiscard]] inline Text about(Text text, std::vector<ReadinessRule> rules)
{
    text.rules = std::move(rules);
    return text;
}
[[nodiscard]] inline Text half(Text text)
{
    text.isHalf = true;
    return text;
}
[[nodiscard]] inline Text command(Text text)
{
    text.isCommand = true;
    return text;
}

/// People of the plan, and nobody.
[[nodiscard]] std::vector<Option> peopleOf(const Plan &plan, const QString &nobody);
/// Sources of the plan, and whichever sees it.
[[nodiscard]] std::vector<Option> sourcesOf(const Plan &plan);
[[nodiscard]] QString sourceTitle(const Plan &plan, const QString &key);

[[nodiscard]] Items expectedAlerts();
[[nodiscard]] Items guardAlerts();
[[nodiscard]] Items steadyStates();
[[nodiscard]] Items liveQa();
[[nodiscard]] Items measuredCriteria();

} // namespace Chaos::CardSpec
