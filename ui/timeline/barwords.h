// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/alertstate.h"
#include "models/day/instant.h"

#include <QCoreApplication>
#include <QFont>
#include <QStaticText>

#include <array>
#include <optional>
#include <unordered_map>

class QPainter;

namespace Chaos {

/// What stands in a bar: its state, and when that began. Found, translated and laid out once, for
/// a moving picture has hundreds of bars and each of them the same words in every frame.
class BarWords
{
    Q_DECLARE_TR_FUNCTIONS(BarWords)

public:
    struct Word
    {
        QStaticText text{};
        double width = 0; ///< logical pixels
    };

    void setFont(const QFont &font);
    [[nodiscard]] double height() const { return m_height; }

    /// The longest words that fit into `room` logical pixels, or null. `trigger` is given for bars
    /// that answer it: theirs is the time since then, that of others the time of day. The pointer
    /// holds until the next call.
    [[nodiscard]] const Word *fitting(AlertState state, Instant since,
                                      std::optional<Instant> trigger, double room);
    /// Makes the painter ready for many `draw`s.
    void begin(QPainter &painter) const;

private:
    struct Key
    {
        AlertState state{};
        std::int64_t seconds = 0; ///< of the day, or since the trigger
        bool isSinceTrigger = false;
        bool operator==(const Key &) const = default;
    };
    struct Hash
    {
        std::size_t operator()(const Key &key) const
        {
            return std::hash<std::int64_t>()(key.seconds * 16 + std::int64_t(key.state) * 2
                                             + std::int64_t(key.isSinceTrigger));
        }
    };

    [[nodiscard]] Word laidOut(const QString &text) const;

    QFont m_font;
    double m_height = 0;
    std::array<Word, alertStateCount> m_states{};
    std::unordered_map<Key, Word, Hash> m_full;
};

} // namespace Chaos
