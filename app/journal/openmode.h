// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace Chaos {

/// What a store is opened for.
enum class OpenMode {
    ReadOnly, ///< works beside whoever writes, and on read-only media
    ReadWrite, ///< the store must be there
    Create, ///< made, with its folder, when it is not there
};

} // namespace Chaos
