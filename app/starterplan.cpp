// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/starterplan.h"

// Before Outcome's Done: g++ 12 takes the scoped enumerator of that name for one that shadows it.
#include "models/rules/schedule.h"

#include "models/plan/planfile.h"
#include "models/plan/yamlwriter.h"

#include <QFile>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

QByteArray resource(const QString &path)
{
    QFile file(path);
    const bool isThere = file.open(QIODevice::ReadOnly);
    Q_ASSERT(isThere); // compiled in
    return isThere ? file.readAll() : QByteArray();
}

} // namespace

QByteArray starterPlan(const QString &title, QDate date)
{
    // All places are filled in one pass: what is filled in may hold their marks as well.
    const Hours hours = customaryHours();
    return QString::fromUtf8(resource(u":/plan/starter.yaml"_s))
        .arg(YamlWriter::scalar(title), date.toString(Qt::ISODate), hours.from.toString(u"HH:mm"_s),
             hours.to.toString(u"HH:mm"_s), QString::fromUtf8(writeContacts(customaryContacts())))
        .toUtf8();
}

QByteArray planSchema()
{
    return resource(u":/plan/plan.schema.json"_s);
}

} // namespace Chaos
