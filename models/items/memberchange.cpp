// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/memberchange.h"

namespace Chaos {

namespace {

/// Members may be left out for nothing: then setting them means to leave them out.
void set(QJsonObject &object, const QString &name, const QJsonValue &value)
{
    if (value.isUndefined())
        object.remove(name);
    else
        object[name] = value;
}

QJsonObject merged(const QJsonObject &from, const QJsonObject &to, QJsonObject now, bool onlyDue)
{
    const QStringList names = MemberChange{from, to}.members();
    for (const QString &name : names) {
        const QJsonValue before = from.value(name);
        const QJsonValue after = to.value(name);
        const QJsonValue current = now.value(name);
        if (before.isObject() && after.isObject() && current.isObject())
            now[name] = merged(before.toObject(), after.toObject(), current.toObject(), onlyDue);
        else if (!onlyDue || current == before)
            set(now, name, after);
    }
    return now;
}

} // namespace

QJsonObject MemberChange::appliedTo(const QJsonObject &now) const
{
    return merged(from, to, now, false);
}

QJsonObject MemberChange::dueIn(const QJsonObject &now) const
{
    return merged(from, to, now, true);
}

QStringList MemberChange::members() const
{
    QStringList names;
    for (auto it = from.begin(); it != from.end(); ++it) {
        if (to.value(it.key()) != it.value())
            names.push_back(it.key());
    }
    for (auto it = to.begin(); it != to.end(); ++it) {
        if (!from.contains(it.key()))
            names.push_back(it.key());
    }
    names.sort();
    return names;
}

} // namespace Chaos
