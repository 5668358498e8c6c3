// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/day.h"

#include <QStringList>

namespace Chaos {

/// Tells a day in short lines, so that a table of cases reads like the cases:
///
///     "-10 live prom", "-5 clock prom 20 3", "-1 start", "0 trigger 1", "41 prom Down firing 41"
///
/// Each line begins with the second, counted from `zero`, at which the room heard of it. Then:
///     live S | failing S REASON | waiting S          health of a source
///     clock S OFFSET ERROR                           milliseconds
///     expect ALERT [known SECONDS] [told SECONDS] [clears SECONDS] [also clearing] [also nodata]
///                                                    on the experiment "db"; ALERT is [S:]NAME
///     data NUMBER                                    series that the first of them looks at, or
///     nan guard ALERT timebox SECONDS | takeout REASON | source S TYPE start | trigger [ERROR] |
///     backout | reset | finish | skip REASON S NAME[/FINGERPRINT] STATE SINCE [ERROR]
///     [stamp|polled|received] [merged ISSUE] page S [NAME] [/FINGERPRINT] [at SECONDS ERROR stamp]
///     retro | item KEY ALERT | close KEY | verdict NAME WORD [clearing|nodata]
class DayScript
{
public:
    /// The sources prom, am and room stand in the plan. Watched: prom and am are live all day and
    /// their clocks measured at 0 ± 3 ms, often enough. Unmeasured: live, clocks never measured.
    /// Bare: nothing was heard of them.
    enum class Stage { Watched, Unmeasured, Bare };
    explicit DayScript(Stage stage = Stage::Watched);
    /// Unmeasured if the lines themselves measure the clock of prom, else watched.
    explicit DayScript(const QStringList &lines);

    DayScript &tell(const QStringList &lines);
    void tell(const QString &line);
    /// What no line says, heard at that second.
    void tell(double second, Entry entry);

    /// What no line can say, heard of so many seconds after `zero`.
    DayScript &say(double seconds, Entry entry);

    [[nodiscard]] const Day &day() const { return m_day; }
    [[nodiscard]] const Run &run() const;
    [[nodiscard]] const Experiment &experiment() const;
    [[nodiscard]] Instant at(double seconds) const;
    /// When the room heard of the last line.
    [[nodiscard]] Instant now() const { return m_now; }
    [[nodiscard]] const std::vector<Entry> &entries() const { return m_entries; }

    static const Instant zero;

private:
    void apply(Entry entry);
    void plan(const QStringList &words);
    void act(const QStringList &words);
    void alert(QStringList words);
    void page(const QStringList &words);
    void people(const QStringList &words);
    [[nodiscard]] Experiment copyOfExperiment() const;

    Day m_day;
    Instant m_now = zero;
    std::vector<Entry> m_entries;
};

} // namespace Chaos
