// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

namespace Chaos::Architecture {

/// A source file, its path from the top of the tree: "app/net/transport.cpp".
struct SourceFile
{
    QString path{};
    QString text{};
};

/// The room a file stands in: "app/net"; "app" for what stands in app itself.
[[nodiscard]] QString roomOf(const QString &path);

/// Every way in which a file goes against the architecture, as "PATH:LINE: what"; empty if none.
[[nodiscard]] QStringList offencesOf(const SourceFile &file);

/// Each rule by itself.
[[nodiscard]] QStringList wrongIncludes(const SourceFile &file);
[[nodiscard]] QStringList wrongSql(const SourceFile &file);
[[nodiscard]] QStringList wrongNetwork(const SourceFile &file);
[[nodiscard]] QStringList missingLicence(const SourceFile &file);

} // namespace Chaos::Architecture
