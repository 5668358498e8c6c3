// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/entry.h"
#include "models/day/experiment.h"
#include "models/day/wordtable.h"

#include <QString>

#include <vector>

namespace Chaos {

/// What came of trying something while something else is broken.
enum class QaOutcome : std::uint8_t {
    Passes,
    Fails,
    Blocked, ///< it could not be tried
    Surprising, ///< it went otherwise than anybody thought
};

inline constexpr auto qaOutcomeWords = std::to_array<std::pair<QaOutcome, std::string_view>>({
    {QaOutcome::Passes, "passes"},
    {QaOutcome::Fails, "fails"},
    {QaOutcome::Blocked, "blocked"},
    {QaOutcome::Surprising, "surprising"},
});

/// Where a result was entered.
enum class QaSeat : std::uint8_t {
    Room,
    Page, ///< on a phone or laptop of somebody who has said the join code
    CommandLine,
};

inline constexpr auto qaSeatWords = std::to_array<std::pair<QaSeat, std::string_view>>({
    {QaSeat::Room, "room"},
    {QaSeat::Page, "page"},
    {QaSeat::CommandLine, "command line"},
});

/// What somebody of live QA found.
struct QaResult
{
    static constexpr int longestText = 2000;

    QString key{}; ///< given by who enters it: sent twice, it is still one result
    QString experiment{}; ///< empty: none was under way
    QaCard card{}; ///< as it read then; empty: something else than the cards ask
    QaOutcome outcome = QaOutcome::Passes;
    Level severity = Level::NotSaid;
    QString text{};
    QString picture{}; ///< the SHA-256 of a picture in the store; empty: there is none
    int width = 0; ///< of the picture
    int height = 0;
    QaSeat seat = QaSeat::Room;
    // By the entry itself:
    QString by{};
    Instant at{};
    Uuid id{};
    bool isWithdrawn = false; ///< entered by mistake
    bool operator==(const QaResult &) const = default;
};

/// What live QA found on a day.
class QaBook
{
public:
    /// What an entry did to the book.
    enum class Did : std::uint8_t {
        Nothing,
        Took, ///< a new result: the last of `results()`
        Withdrew, ///< `withdrawn()`
    };
    /// Takes `qa.result` and `qa.withdrawn`. A result whose key is there already changes nothing.
    Did apply(const EntryView &entry);

    /// In the order in which they came, with those that were withdrawn.
    [[nodiscard]] const std::vector<QaResult> &results() const { return m_results; }
    [[nodiscard]] const QaResult &withdrawn() const { return m_results[m_withdrawn]; }
    [[nodiscard]] const QaResult *result(const QString &key) const;
    /// The result that this entry told of; null: it told of none.
    [[nodiscard]] const QaResult *toldBy(Uuid entry) const;
    /// How many of an experiment came out so, without those that were withdrawn.
    [[nodiscard]] int count(const QString &experiment, QaOutcome outcome) const;

    bool operator==(const QaBook &) const = default;

private:
    Did take(const EntryView &entry);
    Did withdraw(const EntryView &entry);

    std::vector<QaResult> m_results;
    std::size_t m_withdrawn = 0;
};

} // namespace Chaos
