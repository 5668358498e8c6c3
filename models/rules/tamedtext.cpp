// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/tamedtext.h"

#include <algorithm>

namespace Chaos {

QString tamed(const QString &text, qsizetype most)
{
    const auto isTame = [](QChar c) { return c >= u' ' && c <= u'~'; };
    if (text.size() <= most && std::ranges::all_of(text, isTame))
        return text; // nearly all of it, and reports have a lot of it
    QString plain;
    plain.reserve(std::min(text.size(), most) + 1);
    for (const char32_t c : text.left(most).toUcs4()) {
        if (c == U'\n' || c == U'\t' || QChar::category(c) == QChar::Separator_Line
            || QChar::category(c) == QChar::Separator_Paragraph)
            plain += u' ';
        else if (QChar::category(c) == QChar::Other_Format || !QChar::isPrint(c))
            plain += QChar(QChar::ReplacementCharacter);
        else
            plain += QString::fromUcs4(&c, 1);
    }
    if (text.size() > most)
        plain += u'…';
    return plain;
}

} // namespace Chaos
