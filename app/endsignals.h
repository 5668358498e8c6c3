// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <csignal>

namespace Chaos {

/// Ctrl-C and the like as something to read, while it lives. To be made before any thread, since a
/// thread hears what it was born to hear. One that is ignored, as nohup wants it, stays so.
class EndSignals
{
public:
    EndSignals();
    ~EndSignals();
    EndSignals(const EndSignals &) = delete;
    EndSignals &operator=(const EndSignals &) = delete;

    /// Becomes readable when one has come.
    [[nodiscard]] int socket() const { return m_socket; }
    /// The signal that has come; 0: none has. Takes it away.
    int take();

private:
    sigset_t m_before{};
    int m_socket = -1;
};

} // namespace Chaos
