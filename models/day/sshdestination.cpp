// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/day/sshdestination.h"

#include <QRegularExpression>

namespace Chaos {

using namespace Qt::StringLiterals;

bool isSshDestination(const QString &text)
{
    constexpr qsizetype longest = 320; ///< characters: a user and a name of the longest sort
    // No class of PCRE's own: those know other alphabets, and $ a line break at the end.
    static const QRegularExpression destination(
        u"\\A(ssh://)?([A-Za-z0-9_.+~][A-Za-z0-9_.+~-]*@)?"
        "([A-Za-z0-9_:][A-Za-z0-9_.:%-]*|\\[[0-9A-Fa-f:.%a-z0-9]+\\])(:[0-9]{1,5})?/?\\z"_s);
    return text.size() <= longest && destination.match(text).hasMatch();
}

} // namespace Chaos
