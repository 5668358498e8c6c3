// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/entry.h"
#include "models/day/instant.h"
#include "models/day/label.h"

#include <QString>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace Chaos {

/// A harmless alert that was sent through a source to see whether it reaches people. What became
/// of it on its way, the entries of alerts and pages say: see `proofOf`.
struct Canary
{
    std::string id{}; ///< unlike every other, a word: "canary-3f9a2b71"
    std::string source{}; ///< key
    std::string name{}; ///< what the alert is called there
    std::vector<Label> labels{}; ///< by which its source tells it apart; sorted by name
    QString by{};
    Instant writtenAt{}; ///< before it left
    Instant until{}; ///< so long is waited for somebody to be told
    std::optional<Stamp> sentAt{}; ///< when the source took it, room clock; nothing: not known to
    std::optional<Instant> clearedAt{}; ///< when the source took that it is over
    std::optional<Instant> failedAt{};
    QString failure{}; ///< what failed, in words
    bool neverLeft = false; ///< … because the source did not take it
    bool operator==(const Canary &) const = default;

    /// It may still be there: nobody has taken it back.
    [[nodiscard]] bool isOut() const { return !clearedAt && !neverLeft; }
};

/// The canaries of the day, in the order in which they were sent.
class CanaryBook
{
public:
    /// Takes one of these; all have the source as their subject and the id in "canary".
    ///   canary.sent      {"canary","name","until":µs,"labels":{}}   durable before it leaves
    ///   canary.accepted  {"canary","at":µs,"plus_minus":µs}
    ///   canary.cleared   {"canary"}
    ///   canary.failed    {"canary","why","never_left":bool}
    /// Gives the one that it is about; null where there is none.
    const Canary *apply(const EntryView &entry);

    [[nodiscard]] const std::vector<Canary> &all() const { return m_all; }
    [[nodiscard]] const Canary *find(std::string_view id) const;
    [[nodiscard]] const Canary *lastOf(std::string_view source) const;
    /// Whether one is still out.
    [[nodiscard]] bool isAnyOut() const;
    bool operator==(const CanaryBook &) const = default;

private:
    std::vector<Canary> m_all;
};

/// The label by which an alert says that it is a canary; its value is the id.
inline constexpr std::string_view canaryLabel = "chaosroom_canary";
/// What its alert is called where nobody says otherwise.
inline constexpr std::string_view canaryName = "ChaosroomCanary";

} // namespace Chaos
