// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QPainterPath>
#include <QStringView>

namespace Chaos {

/// The "d" of an SVG path with the commands M L H V C Z in either case (SVG 1.1 §8.3). Stops at the
/// first thing it does not know and gives what it has read until then.
[[nodiscard]] QPainterPath svgPath(QStringView d);

} // namespace Chaos
