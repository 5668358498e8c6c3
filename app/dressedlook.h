// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/theme/look.h"
#include "ui/theme/roomstyle.h"

#include <QApplication>

namespace Chaos {

/// The look, worn by the whole application before its first widget is made.
class DressedLook final : public Look
{
    Q_OBJECT

public:
    explicit DressedLook(const Theme &theme)
        : Look(theme)
    {
        RoomStyle::dress(*qApp, *this);
    }
};

} // namespace Chaos
