// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/smalldisk.h"

#include <QByteArray>
#include <QDir>
#include <QFile>

#include <dlfcn.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>

namespace {

/// What is feigned: empty while nothing is.
QByteArray feignedFolder;
qint64 feignedBytes = 0;

bool isOnFeignedDisk(int descriptor)
{
    if (feignedFolder.isEmpty())
        return false;
    std::array<char, 4096> path{};
    const QByteArray link = "/proc/self/fd/" + QByteArray::number(descriptor);
    const ssize_t size = readlink(link.constData(), path.data(), path.size());
    return size > 0 && QByteArrayView(path.data(), size).startsWith(feignedFolder);
}

qint64 usedBytes()
{
    qint64 used = 0;
    const QDir folder(QFile::decodeName(feignedFolder));
    for (const QString &name : folder.entryList(QDir::Files)) {
        struct stat found = {};
        if (stat(QFile::encodeName(folder.filePath(name)).constData(), &found) == 0)
            used += qint64(found.st_blocks) * 512;
    }
    return used;
}

} // namespace

// Stands before the C library's own, also for SQLite.
extern "C" __attribute__((visibility("default"))) ssize_t
pwrite64(int descriptor, const void *bytes, size_t size, off64_t offset)
{
    using Write = ssize_t (*)(int, const void *, size_t, off64_t);
    static const auto real = reinterpret_cast<Write>(dlsym(RTLD_NEXT, "pwrite64"));
    if (isOnFeignedDisk(descriptor) && usedBytes() + qint64(size) > feignedBytes) {
        errno = ENOSPC;
        return -1;
    }
    return real(descriptor, bytes, size, offset);
}

namespace Chaos::Test {

namespace {

QByteArray sizeWord(qint64 bytes)
{
    return "size=" + QByteArray::number(bytes);
}

} // namespace

SmallDisk::SmallDisk(const QString &folder, qint64 bytes, Kind kind)
    : m_folder(folder)
    , m_kind(kind)
{
    Q_ASSERT(feignedFolder.isEmpty());
    if (kind == Kind::Real) {
        m_isThere = mount("none", QFile::encodeName(folder).constData(), "tmpfs", 0,
                          sizeWord(bytes).constData())
            == 0;
        return;
    }
    feignedFolder = QFile::encodeName(QDir(folder).canonicalPath()) + '/';
    m_isThere = resize(bytes);
}

SmallDisk::~SmallDisk()
{
    if (m_kind == Kind::Feigned)
        feignedFolder.clear();
    else if (m_isThere)
        umount2(QFile::encodeName(m_folder).constData(), MNT_DETACH);
}

bool SmallDisk::resize(qint64 bytes)
{
    if (m_kind == Kind::Real) {
        return mount("none", QFile::encodeName(m_folder).constData(), "tmpfs", MS_REMOUNT,
                     sizeWord(bytes).constData())
            == 0;
    }
    feignedBytes = bytes;
    return true;
}

} // namespace Chaos::Test
