// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/plan/plankey.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestKey = 80;

/// Letters with their marks, digits, "." and "_" as they are, a "-" for all between them.
QString bareKey(const QString &title)
{
    static const QRegularExpression other(u"[^\\p{L}\\p{M}\\p{N}._]+"_s);
    static const QRegularExpression ends(u"^-+|-+$"_s);
    QString key = title.left(4 * longestKey).normalized(QString::NormalizationForm_KC).toLower();
    key.truncate(longestKey);
    if (!key.isEmpty() && key.back().isHighSurrogate())
        key.chop(1);
    key.replace(other, u"-"_s);
    key.remove(ends);
    return key;
}

} // namespace

QString keyOfTitle(const QString &title, const QString &otherwise)
{
    const QString key = bareKey(title);
    return key.isEmpty() ? otherwise : key;
}

bool givesKey(const QString &title)
{
    return !bareKey(title).isEmpty();
}

QString keyOfDay(const DayDescription &day)
{
    const QString key = keyOfTitle(day.title, u"day"_s);
    return day.date.isValid() ? key + u'-' + day.date.toString(Qt::ISODate) : key;
}

bool isPlanKey(const QString &key)
{
    return !key.isEmpty() && key.size() <= 100 && key == key.trimmed()
        && std::ranges::all_of(key, [](QChar c) {
               return c.isPrint() && c.category() != QChar::Other_Format && c != u'/';
           });
}

bool isSecretName(const QString &name)
{
    static const QRegularExpression variable(u"\\A[A-Za-z_][A-Za-z0-9_]{0,99}\\z"_s);
    return variable.match(name).hasMatch();
}

void readKey(Fields &fields, const QString &title, QString &key)
{
    fields.text(u"key"_s, key);
    if (key.isEmpty() && givesKey(title))
        key = keyOfTitle(title);
    if (!isPlanKey(key) && fields.node().kind == YamlNode::Kind::Map) {
        fields.mistake(fields.node(), u"key"_s,
                       QCoreApplication::translate("PlanFile",
                                                   "a key is wanted: a short name without \"/\", "
                                                   "by which other lines call this."));
    }
}

} // namespace Chaos
