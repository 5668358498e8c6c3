// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/namedday.h"

#include <QCoreApplication>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Commands", text);
}

Failure noSuchDay(Store &store, const QString &name)
{
    QStringList known;
    if (const auto days = store.days()) {
        for (const DayInfo &day : *days)
            known.push_back(u'"' + day.title + u'"');
    }
    const QString what = tr("There is no day \"%1\" in %2.").arg(name, store.path());
    const QString have = known.isEmpty() ? tr("The store holds no day yet.")
                                         : tr("It holds %1.").arg(known.join(u", "_s));
    return {Failure::Kind::NotFound, what + u' ' + have};
}

} // namespace

QString storePathOf(const CommandLine &line)
{
    return line.store.isEmpty() ? defaultStorePath() : line.store;
}

Outcome<NamedDay> namedDay(const CommandLine &line)
{
    auto store = Store::open(storePathOf(line), OpenMode::ReadOnly);
    if (!store)
        return store.failure();
    const auto day = (*store)->findDay(line.day);
    if (!day) {
        return day.failure().kind == Failure::Kind::NotFound ? noSuchDay(**store, line.day)
                                                             : day.failure();
    }
    return NamedDay{.store = *std::move(store), .day = *day};
}

} // namespace Chaos
