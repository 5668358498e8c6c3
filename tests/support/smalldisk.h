// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace Chaos::Test {

/// A folder on a disk with little room.
///
/// Real: a file system of its own, which only root may make. Feigned: the system's own answer, put
/// before every write of this program to a file in that folder; that works for everybody.
class SmallDisk
{
public:
    enum class Kind { Real, Feigned };

    /// One at a time. The folder must exist.
    SmallDisk(const QString &folder, qint64 bytes, Kind kind);
    ~SmallDisk();
    SmallDisk(const SmallDisk &) = delete;
    SmallDisk &operator=(const SmallDisk &) = delete;

    /// False where a real one may not be made.
    [[nodiscard]] bool isThere() const { return m_isThere; }
    [[nodiscard]] bool resize(qint64 bytes);

private:
    QString m_folder;
    Kind m_kind;
    bool m_isThere = false;
};

} // namespace Chaos::Test
