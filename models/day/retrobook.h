// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/entry.h"
#include "models/day/verdict.h"

#include <optional>
#include <vector>

namespace Chaos {

/// What a mini-retro asks a team for, beside verdicts and actions.
enum class RetroTopic : std::uint8_t {
    Learned,
    Surprised, ///< why we were surprised
    Reproduce, ///< a better way to reproduce it
    Authenticity, ///< how true to life the failure was
};

inline constexpr auto retroTopicWords = std::to_array<std::pair<RetroTopic, std::string_view>>({
    {RetroTopic::Learned, "learned"},
    {RetroTopic::Surprised, "surprised"},
    {RetroTopic::Reproduce, "reproduce"},
    {RetroTopic::Authenticity, "authenticity"},
});

/// One line that a team said in a mini-retro. Lines have keys, so that two seats may write at once.
struct RetroLine
{
    QString key{};
    QString experiment{};
    RetroTopic topic = RetroTopic::Learned;
    QString text{};
    QString by{};
    Instant at{}; ///< first said
    Uuid id{}; ///< of the entry that first said it
    bool operator==(const RetroLine &) const = default;
};

/// What those whom an alert told think of it. Nothing: nobody said.
struct AlertRating
{
    QString experiment{};
    QString source{}; ///< its key; empty: whichever source told
    QString alert{};
    std::optional<bool> isClear{}; ///< what it says
    std::optional<bool> runbookHelped{}; ///< false: there is none, or it was of no use
    std::optional<bool> isUseful{};
    QString by{};
    bool operator==(const AlertRating &) const = default;
};

/// The mini-retro of one experiment.
struct Retro
{
    QString experiment{};
    std::optional<Instant> openedAt{}; ///< last
    Micros length{0}; ///< as long as it may take; 0: nobody said
    std::optional<Instant> heldAt{}; ///< first
    bool operator==(const Retro &) const = default;
};

/// What people made of the day's experiments afterwards.
class RetroBook
{
public:
    /// What an entry did to the book.
    enum class Did : std::uint8_t {
        Nothing,
        Took,
        Said, ///< a line that is new: the last of `lines()`
        Changed, ///< a line that was there: `changed()`
    };
    /// Takes `verdict.given`, `alert.rated`, `retro.opened`, `retro.said` and `retro.held`. A line
    /// without text is taken back.
    Did apply(const EntryView &entry);

    /// In the order in which they were given; a later one on the same goes before an earlier one.
    [[nodiscard]] const std::vector<GivenVerdict> &verdicts() const { return m_verdicts; }
    /// One for each experiment, source and alert.
    [[nodiscard]] const std::vector<AlertRating> &ratings() const { return m_ratings; }
    /// Also those that were taken back: their text is empty.
    [[nodiscard]] const std::vector<RetroLine> &lines() const { return m_lines; }
    [[nodiscard]] const RetroLine &changed() const { return m_lines[m_changed]; }
    /// In the order in which they were first opened or held.
    [[nodiscard]] const std::vector<Retro> &retros() const { return m_retros; }
    [[nodiscard]] const Retro *retro(const QString &experiment) const;
    /// How many mini-retros were held.
    [[nodiscard]] int held() const;

    bool operator==(const RetroBook &) const = default;

private:
    Did give(const EntryView &entry);
    Did rate(const EntryView &entry);
    Did say(const EntryView &entry);
    Retro &of(const EntryView &entry);

    std::vector<GivenVerdict> m_verdicts;
    std::vector<AlertRating> m_ratings;
    std::vector<RetroLine> m_lines;
    std::vector<Retro> m_retros;
    std::size_t m_changed = 0;
};

} // namespace Chaos
