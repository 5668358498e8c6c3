// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/theme/theme.h"

#include <QByteArray>

#include <optional>

namespace Chaos {

/// What the window remembers between two starts. The application keeps it; the window knows no
/// disk.
class WindowMemory
{
public:
    WindowMemory() = default;
    WindowMemory(const WindowMemory &) = delete;
    WindowMemory &operator=(const WindowMemory &) = delete;
    virtual ~WindowMemory() = default;

    /// Empty when nothing is remembered.
    [[nodiscard]] virtual QByteArray geometry() const = 0;
    virtual void keepGeometry(const QByteArray &geometry) = 0;
    virtual void keepTone(Theme::Tone tone) = 0;
};

} // namespace Chaos
