// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/endsignals.h"

#include <initializer_list>

#include <sys/signalfd.h>
#include <unistd.h>

namespace Chaos {

namespace {

bool isIgnored(int signal)
{
    struct sigaction action
    {};
    return ::sigaction(signal, nullptr, &action) == 0 && action.sa_handler == SIG_IGN;
}

} // namespace

EndSignals::EndSignals()
{
    sigset_t wanted;
    ::sigemptyset(&wanted);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
        if (!isIgnored(signal))
            ::sigaddset(&wanted, signal);
    }
    ::pthread_sigmask(SIG_BLOCK, &wanted, &m_before);
    m_socket = ::signalfd(-1, &wanted, SFD_CLOEXEC | SFD_NONBLOCK);
}

EndSignals::~EndSignals()
{
    // One that has come is not to end the program now, on its way out.
    while (take() != 0) {}
    ::close(m_socket);
    ::pthread_sigmask(SIG_SETMASK, &m_before, nullptr);
}

int EndSignals::take()
{
    signalfd_siginfo come{};
    return ::read(m_socket, &come, sizeof come) == ssize_t(sizeof come) ? int(come.ssi_signo) : 0;
}

} // namespace Chaos
