// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/sources/alertdialect.h"
#include "app/sources/slicetable.h"
#include "models/day/outcome.h"

#include <QByteArray>
#include <QCoreApplication>

#include <optional>
#include <unordered_map>

namespace Chaos {

/// All alerts that a source has active, answer after answer: tells what moved in between.
///
/// An answer equal to the one before costs one hash pass; in another one, alerts whose bytes are
/// the same are told apart by a hash and never built.
class AlertRoll
{
    Q_DECLARE_TR_FUNCTIONS(Chaos::AlertRoll)

public:
    /// The dialect must outlive the roll. `seed` goes into the hashes.
    AlertRoll(const AlertDialect &dialect, std::uint64_t seed);

    /// Alerts that were active when the program last ran.
    void resume(const std::vector<ActiveAlert> &alerts);

    /// Takes the source's next answer: at least `payloadPadding` readable bytes must follow it. A
    /// bad answer changes nothing.
    [[nodiscard]] Outcome<std::vector<AlertMove>> call(const QByteArray &answer);

    /// The source cannot be asked any more: the alerts that were active. The next answer tells of
    /// each of them how it stands then, moved or not.
    [[nodiscard]] std::vector<ReportedAlert> loseSight();

    [[nodiscard]] std::size_t active() const { return m_byFingerprint.size(); }

private:
    struct Known
    {
        std::string fingerprint{};
        std::string name{};
        AlertState state = AlertState::Inactive;
        Instant onset{};
        AlertState next = AlertState::Inactive; ///< in the answer being read
        Instant nextOnset{};
        std::uint32_t answer = 0; ///< the last answer that named it
        bool isUsed = false;
    };
    using Built = std::unordered_map<std::uint32_t, ReportedAlert>;

    [[nodiscard]] simdjson::error_code read(const QByteArray &answer, Built &built);
    [[nodiscard]] simdjson::error_code build(simdjson::ondemand::object alert, std::uint64_t hash,
                                             Built &built);
    void note(const Slice &slice);
    [[nodiscard]] std::uint32_t enrol(const std::string &fingerprint, const std::string &name);
    void strike(std::uint32_t index);
    void takeBack();
    [[nodiscard]] std::vector<AlertMove> moves(Built &built);
    [[nodiscard]] static Failure failureOf(simdjson::error_code error, const QByteArray &answer);

    const AlertDialect &m_dialect;
    std::uint64_t m_seed;
    simdjson::ondemand::parser m_parser;
    std::optional<std::uint64_t> m_answerHash;
    std::uint32_t m_answers = 0;
    bool m_lost = false;
    std::vector<Known> m_known;
    std::vector<std::uint32_t> m_free;
    std::vector<std::uint32_t> m_enrolled; ///< by the answer being read
    std::unordered_map<std::string, std::uint32_t> m_byFingerprint;
    SliceTable m_slices;
    SliceTable m_nextSlices;
};

} // namespace Chaos
