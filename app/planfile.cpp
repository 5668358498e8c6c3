// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/planfile.h"

#include "models/plan/planfile.h"

#include <QCoreApplication>
#include <QFile>

namespace Chaos {

namespace {
/// A little above what the reader takes, so that it is the reader that says "too large".
constexpr qint64 mostBytes = 5 * 1024 * 1024;
} // namespace

Outcome<Plan> readPlanFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return Failure{Failure::Kind::NotFound,
                       QCoreApplication::translate("PlanFile", "%1 cannot be read: %2.")
                           .arg(path, file.errorString())};
    }
    return readPlan(file.read(mostBytes), path);
}

} // namespace Chaos
