// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/alertstate.h"
#include "models/day/entry.h"
#include "models/day/instant.h"
#include "models/day/label.h"

#include <QString>

#include <optional>
#include <string>
#include <vector>

namespace Chaos {

/// One notification that reached, or was sent to, a person.
struct Page
{
    Instant seenAt{}; ///< room clock
    Instant at{}; ///< source clock for Stamp evidence, else room clock
    Micros plusMinus{0};
    Evidence evidence = Evidence::Received;
    std::string source{}; ///< key of the source, or "by hand"
    std::string name{}; ///< the alert's name; empty when nobody said which
    std::vector<std::string> alerts{}; ///< fingerprints it speaks of; may be empty
    std::string groupKey{}; ///< of the Alertmanager's group it tells of; empty: of none, or unknown
    std::vector<Label> groupLabels{}; ///< … sorted by name
    QString experiment{}; ///< under way at the time
    std::int64_t sequence = 0;
    bool operator==(const Page &) const = default;
};

/// Everything that told a person, for the time to detection.
class PageBook
{
public:
    /// Takes a `page.sent` entry: one entry an alert name. Payload:
    /// {"source","name","at":µs,"plus_minus":µs,"evidence","alerts":[fingerprint…],
    /// "group":key,"group_labels":{}}; the last two where an Alertmanager sent it.
    void apply(const EntryView &entry, const QString &experiment);
    [[nodiscard]] const std::vector<Page> &pages() const { return m_pages; }
    bool operator==(const PageBook &) const = default;

private:
    std::vector<Page> m_pages;
};

} // namespace Chaos
