// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

#include <span>
#include <string_view>

namespace Chaos::Fuzz {

/// One reader of bytes from outside.
struct Target
{
    std::string_view name; ///< and the folder of its seeds
    void (*feed)(const QByteArray &input);
};

/// Alerts, incidents and events of all kinds of sources.
[[nodiscard]] std::span<const Target> alertTargets();
/// How sources say that they are set up.
[[nodiscard]] std::span<const Target> surveyTargets();
/// Files, what hosts answer, and entries of a store that somebody else wrote.
[[nodiscard]] std::span<const Target> fileTargets();
/// What steps say, and what their probes give.
[[nodiscard]] std::span<const Target> stepTargets();

/// What passes through a proxy, and the words for its faults.
[[nodiscard]] std::span<const Target> proxyTargets();

/// What those answer to whom the room gives something.
[[nodiscard]] std::span<const Target> outletTargets();

/// Several inputs of one kind, one after another, are one input with these between them.
inline constexpr char between = '\x1e';

/// As the room reads what comes over the network: with the parser's padding behind it.
[[nodiscard]] QByteArray padded(QByteArray input);

/// Our own promise was broken, and not by the compiler's or the library's account.
#define FUZZ_PROMISE(condition) \
    do { \
        if (!(condition)) \
            qFatal("broken promise: %s", #condition); \
    } while (false)

} // namespace Chaos::Fuzz
