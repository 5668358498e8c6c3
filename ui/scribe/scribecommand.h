// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/entry.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace Chaos {

/// What a typed line says: "/action ssh db-1", "/todo write a runbook", or plain text. Pure.
struct ScribeCommand
{
    enum class Verb : std::uint8_t { Note, Action, Question, Todo, Paged, Alert, LiveQa };

    Verb verb = Verb::Note;
    QString text{}; ///< without the word; whole, for a word nobody knows
    QString unknown{}; ///< the word nobody knows, with its slash
    bool operator==(const ScribeCommand &) const = default;

    [[nodiscard]] static ScribeCommand read(const QString &line);
    /// "/action", "/question" …, in the order in which they are offered.
    [[nodiscard]] static QStringList words();
    /// What a word is for, as people read it.
    [[nodiscard]] static QString meaning(const QString &word);

    /// What was typed as an entry of that instant; nothing where there is nothing to say.
    [[nodiscard]] std::optional<Entry> entry(Instant at, const QString &experiment) const;
};

} // namespace Chaos
