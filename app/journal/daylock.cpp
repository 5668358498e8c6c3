// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/journal/daylock.h"

#include "app/journal/storetrouble.h"

#include <QFile>

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

using namespace Qt::StringLiterals;

namespace Chaos {

namespace {

// Each day has a slot in the file; slot 0 is for setting up. Who holds a slot writes its process
// number there, for the message to the one who comes second.
constexpr off_t slotSize = 32;

struct flock rangeOf(qint64 slot)
{
    struct flock range = {};
    range.l_type = F_WRLCK;
    range.l_whence = SEEK_SET;
    range.l_start = off_t(slot) * slotSize;
    range.l_len = slotSize;
    return range;
}

QString holderOf(int descriptor, qint64 slot)
{
    std::array<char, slotSize> text{};
    const ssize_t size = pread(descriptor, text.data(), text.size() - 1, off_t(slot) * slotSize);
    const auto number = QByteArray(text.data(), std::max<ssize_t>(size, 0)).trimmed().toLongLong();
    return number > 0 ? DayLock::tr("process %1").arg(number) : DayLock::tr("another process");
}

void writeHolder(int descriptor, qint64 slot)
{
    QByteArray text = QByteArray::number(qint64(getpid())).leftJustified(slotSize - 1, ' ');
    text += '\n';
    // Only the wording of a message depends on it.
    (void)!pwrite(descriptor, text.constData(), std::size_t(text.size()), off_t(slot) * slotSize);
}

} // namespace

DayLock::DayLock(DayLock &&other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1))
{}

DayLock &DayLock::operator=(DayLock &&other) noexcept
{
    if (this != &other) {
        close();
        m_descriptor = std::exchange(other.m_descriptor, -1);
    }
    return *this;
}

DayLock::~DayLock()
{
    close();
}

void DayLock::close()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
    m_descriptor = -1;
}

QString DayLock::fileOf(const QString &storePath)
{
    return storePath + u"-lock"_s;
}

Outcome<DayLock> DayLock::take(const QString &storePath, qint64 day)
{
    return lock(storePath, day, Patience::None);
}

Outcome<DayLock> DayLock::takeSetup(const QString &storePath)
{
    return lock(storePath, 0, Patience::Wait);
}

Outcome<DayLock> DayLock::lock(const QString &storePath, qint64 slot, Patience wait)
{
    const QByteArray name = QFile::encodeName(fileOf(storePath));
    DayLock lock(::open(name.constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0666));
    if (lock.m_descriptor < 0)
        return StoreTrouble::notWritable(fileOf(storePath), qt_error_string(errno));

    struct flock range = rangeOf(slot);
    const int command = wait == Patience::Wait ? F_OFD_SETLKW : F_OFD_SETLK;
    int result = 0;
    do {
        result = fcntl(lock.m_descriptor, command, &range);
    } while (result != 0 && errno == EINTR);
    if (result == 0) {
        writeHolder(lock.m_descriptor, slot);
        return lock;
    }
    if (errno != EAGAIN && errno != EACCES)
        return StoreTrouble::notWritable(fileOf(storePath), qt_error_string(errno));
    return Failure{Failure::Kind::Refused,
                   tr("This day of the store %1 is open for writing in another Chaosroom (%2). Go "
                      "on there, or close it there and try again. Reading (\"chaosroom report\", "
                      "\"journal\", \"store check\", \"store backup\") works beside it.")
                       .arg(storePath, holderOf(lock.m_descriptor, slot))};
}

} // namespace Chaos
