// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/outcome.h"

#include <QByteArray>
#include <QImage>
#include <QSize>
#include <QString>

namespace Chaos {

/// A picture that proves a result, as the store keeps it.
struct Snapshot
{
    QByteArray png{};
    QString sha256{}; ///< of these bytes, in lower-case hex
    QSize size{};
    bool operator==(const Snapshot &) const = default;
};

/// Takes a picture from outside to pieces and packs it anew: no wider or higher than 1600 pixels
/// and no more than 2 MB. What else the file held, where it was taken and with which camera among
/// it, is not kept. Takes a while: not for the widgets' thread.
namespace SnapshotMaker {

inline constexpr qsizetype mostBytes = 20'000'000; ///< that are looked at
inline constexpr qsizetype mostKept = 2'000'000;
inline constexpr int mostPixels = 8192; ///< to a side, of what is looked at
inline constexpr int side = 1600; ///< of what is kept

/// Why such a file cannot be kept, as far as its head tells: nothing is unpacked.
[[nodiscard]] Outcome<Done> look(const QByteArray &bytes);
/// Of PNG or JPEG.
[[nodiscard]] Outcome<Snapshot> fromBytes(const QByteArray &bytes);
[[nodiscard]] Outcome<Snapshot> fromImage(const QImage &image);

} // namespace SnapshotMaker

} // namespace Chaos
