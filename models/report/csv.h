// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

/// RFC 4180, safe to open in a spreadsheet.
namespace Chaos::Csv {

/// A record and its line's end. A cell that a spreadsheet would take for a formula begins with an
/// apostrophe.
[[nodiscard]] QString line(const QStringList &cells);

} // namespace Chaos::Csv
