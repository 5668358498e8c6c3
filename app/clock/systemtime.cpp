// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/clock/systemtime.h"

#include <QFile>

#include <ctime>

namespace Chaos {

namespace {
Micros read(clockid_t clock)
{
    timespec time{};
    clock_gettime(clock, &time);
    return std::chrono::seconds(time.tv_sec)
        + std::chrono::floor<Micros>(std::chrono::nanoseconds(time.tv_nsec));
}
} // namespace

Micros SystemTime::sinceBoot() const
{
    return read(CLOCK_BOOTTIME);
}

Instant SystemTime::wall() const
{
    return Instant(read(CLOCK_REALTIME));
}

QString SystemTime::bootId() const
{
    QFile file(QStringLiteral("/proc/sys/kernel/random/boot_id"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QString::fromLatin1(file.read(64)).trimmed();
}

} // namespace Chaos
