// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/alertstate.h"
#include "models/day/instant.h"

#include <QCoreApplication>
#include <QFont>
#include <QImage>

#include <array>
#include <optional>
#include <unordered_map>
#include <vector>

namespace Chaos {

/// What stands in a bar: its state, and when that began.
///
/// A moving picture has hundreds of bars whose words are the same in every frame or differ by a
/// figure. So words are set from pieces that are painted once, with the bar's own ground behind
/// them, and are then copied pixel by pixel. Figures are all of one width.
class BarWords
{
    Q_DECLARE_TR_FUNCTIONS(BarWords)

public:
    /// How words look on one sort of bar.
    struct Dress
    {
        QRgb ground = 0;
        QRgb ink = 0;
        bool isBoxed = false; ///< the ground goes on a little to both sides
        bool operator==(const Dress &) const = default;
    };
    static constexpr std::size_t dressCount = 5;
    using Dresses = std::array<Dress, dressCount>;

    /// The bar that words are looked for.
    struct Bar
    {
        AlertState state{};
        std::size_t dress = 0;
        int room = 0; ///< pixels
    };

    /// Words as a row of pieces.
    struct Word
    {
        std::vector<const QImage *> pieces{};
        int width = 0; ///< pixels, without the box around it
    };

    /// Forgets all words. `scale` is pixels to a logical pixel.
    void setLook(const QFont &font, const Dresses &dresses, qreal scale);
    /// Pixels a word is high; forgets all words when that is new.
    void setHeight(int pixels);

    /// Whether anything fits at all, and whether the beginning might.
    [[nodiscard]] bool hasRoom(const Bar &bar) const { return bar.room >= m_least[int(bar.state)]; }
    [[nodiscard]] bool hasRoomForTime(const Bar &bar) const
    {
        return bar.room >= m_leastWithTime[int(bar.state)];
    }
    /// The state alone.
    [[nodiscard]] const Word &ofState(const Bar &bar);
    /// The longest words that fit. `trigger` is given for bars that answer it: theirs is the time
    /// since then, that of others the time of day. The reference holds until the next call.
    [[nodiscard]] const Word &fitting(const Bar &bar, Instant since,
                                      std::optional<Instant> trigger);
    /// Copies words to where they begin, on the lines from `clipTop` up to `clipBottom`.
    void paint(QImage &image, const QPoint &at, const Word &word, const Dress &dress, int clipTop,
               int clipBottom) const;
    [[nodiscard]] const Dress &dress(const Bar &bar) const { return m_dresses[bar.dress]; }

private:
    struct Key
    {
        AlertState state{};
        std::size_t dress = 0;
        std::int64_t seconds = 0; ///< of the day, or since the trigger; the least: no time
        bool isSinceTrigger = false;
        bool operator==(const Key &) const = default;
    };
    struct Hash
    {
        std::size_t operator()(const Key &key) const
        {
            return std::hash<std::int64_t>()(
                ((key.seconds * 8 + std::int64_t(key.state)) * 8 + std::int64_t(key.dress)) * 2
                + std::int64_t(key.isSinceTrigger));
        }
    };

    void forget();
    [[nodiscard]] int boxPixels() const;
    [[nodiscard]] int widthOf(const QString &piece) const;
    [[nodiscard]] const QImage *piece(const QString &text, std::size_t dress);
    [[nodiscard]] Word setFrom(const QString &text, std::size_t dress);

    QFont m_font;
    Dresses m_dresses{};
    qreal m_scale = 1;
    int m_height = 0;
    int m_figureWidth = 0;
    std::array<int, alertStateCount> m_least{};
    std::array<int, alertStateCount> m_leastWithTime{};
    std::array<std::unordered_map<QString, QImage>, dressCount> m_pieces;
    std::unordered_map<Key, Word, Hash> m_words;
};

} // namespace Chaos
