// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/retrobook.h"

#include <QStringList>

#include <optional>

namespace Chaos {

/// What a line typed in a retro says, and to which topic: "/surprised the pool was full". Pure.
struct RetroSaying
{
    std::optional<RetroTopic> topic{}; ///< nothing: none was named
    QString text{}; ///< without its topic
    bool operator==(const RetroSaying &) const = default;

    [[nodiscard]] static RetroSaying read(const QString &line);
    /// "/learned", "/surprised" …, in the order of their keys.
    [[nodiscard]] static QStringList words();
    [[nodiscard]] static QString wordOf(RetroTopic topic);
    /// The words that what was typed so far may become.
    [[nodiscard]] static QStringList completions(QStringView line);
    /// The line with that topic instead of the one that it names.
    [[nodiscard]] static QString withTopic(const QString &line, RetroTopic topic);
};

} // namespace Chaos
