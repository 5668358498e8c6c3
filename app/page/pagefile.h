// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

#include <map>

namespace Chaos {

/// A file that the program brings along for its pages.
[[nodiscard]] QByteArray pageFile(const QString &name);

/// Such a file, each `{{name}}` of it filled with that part, as HTML. One pass from left to right:
/// what is filled in is never looked at for places again.
[[nodiscard]] QByteArray filledPage(const QString &name, const std::map<QString, QString> &parts);

/// By which a Content-Security-Policy allows that script or style, and nothing else.
[[nodiscard]] QByteArray pageHash(const QString &name);

} // namespace Chaos
