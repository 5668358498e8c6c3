// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/starterplan.h"

// Before Outcome's Done: g++ 12 takes the scoped enumerator of that name for one that shadows it.
#include "models/rules/schedule.h"

#include "app/resourcefile.h"
#include "models/plan/planfile.h"
#include "models/plan/yamlwriter.h"

namespace Chaos {

using namespace Qt::StringLiterals;

QByteArray starterPlan(const QString &title, QDate date)
{
    // All places are filled in one pass: what is filled in may hold their marks as well.
    const Hours hours = customaryHours();
    return QString::fromUtf8(resourceFile(u":/plan/starter.yaml"_s))
        .arg(YamlWriter::scalar(title), date.toString(Qt::ISODate), hours.from.toString(u"HH:mm"_s),
             hours.to.toString(u"HH:mm"_s), QString::fromUtf8(writeContacts(customaryContacts())))
        .toUtf8();
}

QByteArray planSchema()
{
    return resourceFile(u":/plan/plan.schema.json"_s);
}

} // namespace Chaos
