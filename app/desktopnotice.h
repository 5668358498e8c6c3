// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDBusMessage>
#include <QObject>
#include <QString>

namespace Chaos {

/// Shows urgent notices on the desktop, over D-Bus (org.freedesktop.Notifications 1.2). Nobody ever
/// waits for it: where there is no bus or no such service, nothing is shown.
class DesktopNotice final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Plain text; bounded, and its marks made harmless: services take the text for markup.
    void show(const QString &title, const QString &text);

    /// The call that shows it.
    [[nodiscard]] static QDBusMessage callFor(const QString &title, const QString &text);
};

} // namespace Chaos
