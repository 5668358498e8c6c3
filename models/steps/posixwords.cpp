// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/steps/posixwords.h"

#include <algorithm>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

/// Characters that mean nothing but themselves to a shell, wherever they stand. No tilde, which
/// means a home folder in front, and nothing beyond ASCII, which depends on the locale.
bool isPlain(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9')
        || u"_-./:@%+,="_s.contains(c);
}

} // namespace

QString posixWord(const QString &word)
{
    if (!word.isEmpty() && std::ranges::all_of(word, isPlain))
        return word;
    return u'\'' + QString(word).replace(u'\'', u"'\\''"_s) + u'\'';
}

QString posixLine(const QStringList &words)
{
    QStringList quoted;
    for (const QString &word : words)
        quoted.push_back(posixWord(word));
    return quoted.join(u' ');
}

} // namespace Chaos
