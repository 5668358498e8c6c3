// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>

#include <functional>

namespace Chaos {

/// Qt's documents know no drawings inside a page: puts what `instead` gives for each, in HTML, in
/// the place of the SVG drawings of that page.
[[nodiscard]] QString withoutDrawings(QString html,
                                      const std::function<QString(const QByteArray &)> &instead);

} // namespace Chaos
