// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/rules/wall.h"

#include <QByteArray>

namespace Chaos {

/// The wall as the company's page has it: whole seconds, and minutes while no clock runs, so that
/// two that look the same are the same.
[[nodiscard]] WallView pageViewOf(WallView view);

/// The same as JSON, for the page's own script. Changes of it are told apart by `sequence`.
[[nodiscard]] QByteArray pageStateOf(const WallView &view, qint64 sequence);

/// The whole page: one file of HTML that shows that state without any script, too. Everything that
/// came from outside is escaped. `takesQa`: it leads to where live QA enters what it finds.
[[nodiscard]] QByteArray pageHtmlOf(const WallView &view, bool takesQa = false);

/// What a browser may do with the page: run its one script, wear its one style, ask where it came
/// from. By their hashes, so that nothing that slips into the page is either.
[[nodiscard]] QByteArray pagePolicy();

} // namespace Chaos
