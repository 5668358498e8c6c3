// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/theme/theme.h"

#include <QObject>

namespace Chaos {

/// The theme in force, given by reference to every widget that paints.
class Look : public QObject
{
    Q_OBJECT

public:
    explicit Look(const Theme &theme = Theme::dark(), QObject *parent = nullptr);

    [[nodiscard]] const Theme &theme() const { return m_theme; }
    /// Says so only if it is another theme.
    void setTheme(const Theme &theme);

signals:
    void changed();

private:
    Theme m_theme;
};

} // namespace Chaos
