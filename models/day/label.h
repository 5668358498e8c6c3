// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>

namespace Chaos {

/// One label or annotation of an alert or a rule.
struct Label
{
    std::string name{};
    std::string value{};
    bool operator==(const Label &) const = default;
};

} // namespace Chaos
