// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/plan/plankey.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace Chaos {

using namespace Qt::StringLiterals;

QString keyOfTitle(const QString &title)
{
    static const QRegularExpression other(u"[^\\p{L}\\p{N}._]+"_s);
    static const QRegularExpression ends(u"^-+|-+$"_s);
    QString key = title.toLower().left(80);
    key.replace(other, u"-"_s);
    key.remove(ends);
    return key;
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
    if (key.isEmpty())
        key = keyOfTitle(title);
    if (!isPlanKey(key) && fields.node().kind == YamlNode::Kind::Map) {
        fields.mistake(fields.node(), u"key"_s,
                       QCoreApplication::translate("PlanFile",
                                                   "a key is wanted: a short name without \"/\", "
                                                   "by which other lines call this."));
    }
}

} // namespace Chaos
