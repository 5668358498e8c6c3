// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/labeltext.h"

#include <QStringList>

namespace Chaos {

using namespace Qt::StringLiterals;

QString labelText(const std::vector<Label> &labels)
{
    constexpr qsizetype most = 100;
    QStringList parts;
    for (const Label &label : labels)
        parts << QString::fromStdString(label.name + '=' + label.value).simplified();
    const QString all = parts.join(u", "_s);
    return u'{' + (all.size() > most ? all.left(most - 1) + u'\u2026' : all) + u'}';
}

} // namespace Chaos
