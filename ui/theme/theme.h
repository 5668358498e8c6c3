// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QColor>
#include <QFont>

namespace Chaos {

/// The colours that text, shapes and lines may have. Those after Faint carry a meaning, and never
/// carry it alone: a shape or a word goes with them.
enum class Ink : std::uint8_t { Text, Soft, Faint, Accent, Good, Warning, Alarm, Unexpected };

/// The faces of the room, by what they are for.
enum class Face : std::uint8_t {
    Body,
    Strong, ///< body, semibold: a heading of a panel, a name in a list
    Small,
    Title,
    Banner, ///< the one big word on a page that has nothing else
    Clock, ///< the figures that are read at two metres' distance
    Mono, ///< commands, and figures that stand in a column or tick
    Caps, ///< write the text itself in upper case
};

/// What the room looks like: a value that widgets read when they paint.
///
/// Every ink has a contrast of at least 4.5:1 on window, panel and raised, and onTint() on tint().
/// Figures that change in place are set in Mono or Clock, whose digits are all of one width.
struct Theme
{
    enum class Tone : std::uint8_t { Dark, Light };

    Tone tone = Tone::Dark;
    QColor window{};
    QColor panel{};
    QColor raised{}; ///< what lies above a panel: a selected row, a menu, a tooltip
    QColor rail{}; ///< the navigation and the status bar, a step behind the window
    QColor line{};
    QColor text{};
    QColor textSoft{};
    QColor textFaint{};
    QColor accent{};
    QColor good{};
    QColor warning{};
    QColor alarm{};
    QColor unexpected{};

    [[nodiscard]] static Theme dark();
    [[nodiscard]] static Theme light();

    [[nodiscard]] bool isDark() const { return tone == Tone::Dark; }
    [[nodiscard]] QColor ink(Ink ink) const;
    /// The quiet background of a chip or a button of that colour.
    [[nodiscard]] QColor tint(const QColor &colour) const;
    /// That colour as text on its own tint.
    [[nodiscard]] QColor onTint(const QColor &colour) const;
    /// The one-pixel edge of a tinted button, between the colour and its tint.
    [[nodiscard]] QColor edge(const QColor &colour) const;

    [[nodiscard]] QFont font(Face face) const;
    [[nodiscard]] QFont body() const { return font(Face::Body); }
    [[nodiscard]] QFont strong() const { return font(Face::Strong); }
    [[nodiscard]] QFont small() const { return font(Face::Small); }
    [[nodiscard]] QFont title() const { return font(Face::Title); }
    [[nodiscard]] QFont clock() const { return font(Face::Clock); }
    [[nodiscard]] QFont mono() const { return font(Face::Mono); }
    [[nodiscard]] QFont caps() const { return font(Face::Caps); }

    bool operator==(const Theme &) const = default;
};

/// Spacing goes in steps of four; corners of panels and buttons have this radius.
inline constexpr int step = 4;
inline constexpr int radius = 8;

/// How well two colours can be told apart, 1 to 21 (WCAG 2.1, relative luminance).
[[nodiscard]] double contrast(const QColor &one, const QColor &other);

} // namespace Chaos
