// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/actionitem.h"
#include "models/day/entry.h"

#include <vector>

namespace Chaos {

/// The action items of a day, in the order in which they were opened.
class ItemBook
{
public:
    /// Takes an `item.…` entry; `experiment` is under way. The item that it speaks of as it is
    /// now, or as it was if it is gone; nothing: there is no such item.
    std::optional<ActionItem> apply(const EntryView &entry, const QString &experiment);
    [[nodiscard]] const std::vector<ActionItem> &items() const { return m_items; }
    bool operator==(const ItemBook &) const = default;

private:
    std::vector<ActionItem> m_items;
};

} // namespace Chaos
