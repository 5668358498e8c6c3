// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/report/markdown.h"

#include "models/rules/tamedtext.h"

#include <QUrl>

namespace Chaos::Markdown {

using namespace Qt::StringLiterals;

QString md(const QString &text, qsizetype most)
{
    static constexpr QStringView special = u"\\`*_{}[]<>#!|~&@=$^";
    QString escaped;
    const QString plain = tamed(text, most);
    for (const QChar c : plain) {
        if (special.contains(c))
            escaped += u'\\';
        escaped += c;
    }
    return escaped.replace(u"://"_s, u"\\://"_s)
        .replace(u"www."_s, u"www\\."_s, Qt::CaseInsensitive);
}

QString row(const QStringList &cells)
{
    return u"| "_s + cells.join(u" | "_s) + u" |\n"_s;
}

QString header(const QStringList &cells)
{
    return row(cells) + u'|' + u"---|"_s.repeated(cells.size()) + u'\n';
}

QString link(const QString &words, const QString &address)
{
    const QUrl url(address, QUrl::StrictMode);
    const bool isWeb = url.scheme() == "https"_L1 || url.scheme() == "http"_L1;
    if (!isWeb || url.host().isEmpty() || address.size() > 2000)
        return md(words);
    // In angle brackets, which an encoded address cannot have, no bracket in it ends the link.
    return u"[%1](<%2>)"_s.arg(md(words), QString::fromLatin1(url.toEncoded()));
}

} // namespace Chaos::Markdown
