// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/report/csv.h"

#include "models/rules/tamedtext.h"

namespace Chaos::Csv {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestCell = 5000; // as in the report

/// As a spreadsheet reads it: as text, whatever it begins with.
QString cell(const QString &text)
{
    // Some take the wide ones for the narrow ones, and some skip blanks before they look.
    static constexpr QStringView formula = u"=+-@\uFF1D\uFF0B\uFF0D\uFF20";
    QString plain = tamed(text, longestCell);
    const QString begin = plain.trimmed().left(1);
    if (!begin.isEmpty() && formula.contains(begin))
        plain.prepend(u'\'');
    const bool isBare = !plain.contains(u'"') && !plain.contains(u',') && plain.trimmed() == plain;
    return isBare ? plain : u'"' + plain.replace(u'"', u"\"\""_s) + u'"';
}

} // namespace

QString line(const QStringList &cells)
{
    QStringList written;
    for (const QString &one : cells)
        written << cell(one);
    return written.join(u',') + u"\r\n"_s;
}

} // namespace Chaos::Csv
