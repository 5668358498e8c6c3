// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/day.h"

#include <QByteArray>

#include <map>
#include <span>

namespace Chaos {

/// The day as JSON, documented and stable (members are added, never renamed or removed):
///
///     generated_at  RFC 3339, UTC, microseconds, as all times
///     day           {title, date "2026-12-08" or null, environment}
///     figures       {alerts_tested, alerts_failed, experiments_performed,
///                    experiments_not_performed, fixed_on_the_day, fixed_within_48h, mini_retros}
///     experiments[] {key, title, state, triggered_at, backed_out_at, reset_at,
///                    hypothesis_held (true, false, null), expected_alerts[],
///                    unexpected_alerts[], alerts_before_trigger[], entries[]}
///                    baseline {at, sources, sources_live, hosts, hosts_up, alerts_firing,
///                    findings[]} or null, gate_passed {at, by, reason, findings[]} or null
///     findings[]    {what, blocks, subject, source, since, detail}: before the trigger
///     unplanned_events[]  {key, what, experiment, declared_at, over_at, outcome,
///                    told[] {role, at}, alerts[] {source, name}}
///                    steady_states[]
///     expected_alerts[]  {source, name, verdict, cause, first_sign_seconds, ttk_seconds,
///                    ttk_plus_minus, ttd_seconds, ttd_plus_minus, checks[]}; one for each source
///                    that saw it; null where unknown
///     checks[]      {check, verdict, proposed, evidence, given_by, took_seconds,
///                    took_plus_minus}: what the plan asks besides; `proposed` is the room's
///     steady_states[]  {title, host, source, query, unit, at_least, at_most, from, to, numbers,
///                    least, greatest, measured_seconds, outside_seconds,
///                    outside_since_trigger_seconds, missing_seconds, is_thinned, samples[]}
///     samples[]     [seconds since the trigger, number]; null breaks the line. Thinned, the first,
///                    least, greatest and last remain of each of 500 columns
///                    retro {held_at, lines[], ratings[]}
///                    live_qa[], live_qa_untried[] (what the cards say of which nobody found
///                    anything); see qareport.h
///     live_qa[]      what was found while no experiment was under way
///     action_items[] {key, text, kind, alert, experiment, owner, due, opened_at, closed_at,
///                    standing, retest, retested, copies[]}; see retrojson.h
///     lessons[]      what the day itself taught, as sentences
///     unexpected_alerts[], alerts_before_trigger[]  {source, name, verdict, cause}
///     entries[]     {sequence, id, at, actor, kind, subject, payload}: the experiment's part of
///                    the journal, without measured samples
///
/// `state`, `verdict` and `kind` are the journal's own words. `hypothesis_held` is what people said
/// when they finished the experiment, else what its alerts tell. `entries` is the day's journal, in
/// order; `utcOffset` decides which instants are on the day's date.
[[nodiscard]] QByteArray reportJson(const Day &day, std::span<const EntryView> entries, Instant now,
                                    Micros utcOffset = Micros(0));

/// The day for a wiki or an issue. Whatever came from outside is escaped.
[[nodiscard]] QByteArray reportMarkdown(const Day &day, std::span<const EntryView> entries,
                                        Instant now, Micros utcOffset = Micros(0));

/// PNG by its SHA-256.
using ReportPictures = std::map<QString, QByteArray>;

/// The day as one printable file without scripts or anything fetched from elsewhere. Pictures of
/// what live QA found stand in it, as far as there are.
[[nodiscard]] QByteArray reportHtml(const Day &day, std::span<const EntryView> entries, Instant now,
                                    Micros utcOffset = Micros(0),
                                    const ReportPictures &pictures = {});

} // namespace Chaos
