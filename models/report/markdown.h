// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

namespace Chaos::Markdown {

/// Text from outside as text: nothing in it is taken for markup, a link, a table's border, a
/// formula, a person to be called or HTML.
[[nodiscard]] QString md(const QString &text, qsizetype most = 500);

/// A row of a table, and the one at its head with the line below it. The cells are Markdown.
[[nodiscard]] QString row(const QStringList &cells);
[[nodiscard]] QString header(const QStringList &cells);

/// A link to an address from outside; without it, its words alone, where that is no web address.
[[nodiscard]] QString link(const QString &words, const QString &address);

} // namespace Chaos::Markdown
