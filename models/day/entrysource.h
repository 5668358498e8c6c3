// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/entry.h"
#include "models/day/outcome.h"

#include <functional>

namespace Chaos {

/// Where the entries of a day can be read again. From any thread, by one at a time.
class EntrySource
{
public:
    EntrySource() = default;
    EntrySource(const EntrySource &) = delete;
    EntrySource &operator=(const EntrySource &) = delete;
    virtual ~EntrySource() = default;

    /// False: enough. The view is good only for as long as the call.
    using Visitor = std::function<bool(const EntryView &)>;
    /// The entries from that sequence on, in order, as far as there are any by now.
    virtual Outcome<Done> read(std::int64_t from, const Visitor &visit) = 0;
};

} // namespace Chaos
