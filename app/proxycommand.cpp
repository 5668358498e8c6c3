// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/proxycommand.h"

#include "app/clock/roomclock.h"
#include "app/endsignals.h"
#include "app/proxy/faultproxy.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QLocale>
#include <QSocketNotifier>

#include <array>

#include <unistd.h>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

struct ProxyCommand
{
    Q_DECLARE_TR_FUNCTIONS(ProxyCommand)
};

QString placeText(const QString &host, quint16 port)
{
    return (host.contains(u':') ? u'[' + host + u']' : host) + u':' + QString::number(port);
}

/// A proxy with a person before it.
class ProxyTerminal
{
public:
    ProxyTerminal(const CommandLine &line, const Terminal &terminal)
        : m_line(line)
        , m_terminal(terminal)
        , m_proxy({line.target.host, line.target.port}, m_clock)
        , m_end(m_signals.socket(), QSocketNotifier::Read)
        , m_typed(STDIN_FILENO, QSocketNotifier::Read)
    {
        QObject::connect(&m_end, &QSocketNotifier::activated, &m_loop, &QEventLoop::quit);
        QObject::connect(&m_typed, &QSocketNotifier::activated, &m_loop, [this] { read(); });
        QObject::connect(&m_proxy, &FaultProxy::upstreamFailed, &m_loop,
                         [this](const QString &why) { sayWhyNot(why); });
        QObject::connect(&m_proxy, &FaultProxy::failed, &m_loop,
                         [this](const Failure &failure) { say(failure.detail); });
    }

    [[nodiscard]] int run()
    {
        const QHostAddress address(m_line.listenAt.host);
        m_proxy.setFault(m_line.fault);
        const auto port = m_proxy.listen(address, m_line.listenAt.port);
        if (!port)
            return m_terminal.fail(port.failure());
        say(ProxyCommand::tr("%1 passes on to %2; fault: %3")
                .arg(placeText(address.toString(), *port),
                     placeText(m_line.target.host, m_line.target.port), m_line.fault.line()));
        if (!address.isLoopback())
            say(ProxyCommand::tr("Everybody who reaches this desk can use it."));
        say(ProxyCommand::tr("Faults, each a line: %1. An empty line shows what has passed. Ctrl-C "
                             "ends.")
                .arg(ProxyFault::known().join(u" | "_s)));
        m_loop.exec();
        sayCounters();
        m_proxy.close();
        return m_terminal.done();
    }

private:
    void say(const QString &text) const
    {
        m_terminal.say(text);
        std::fflush(m_terminal.out);
    }

    void sayCounters() const
    {
        const ProxyCounters &counters = m_proxy.counters();
        const auto size = [](qint64 bytes) { return QLocale::c().formattedDataSize(bytes); };
        say(ProxyCommand::tr("%1 connections, %2 open; %3 from clients, %4 from servers; fault: %5")
                .arg(counters.accepted)
                .arg(counters.open)
                .arg(size(counters.fromClients), size(counters.fromServers),
                     m_proxy.fault().line()));
    }

    /// Once, however many clients try again and again.
    void sayWhyNot(const QString &why)
    {
        if (std::exchange(m_whyNot, why) != why)
            say(ProxyCommand::tr("%1 cannot be reached: %2")
                    .arg(placeText(m_line.target.host, m_line.target.port), why));
    }

    void read()
    {
        constexpr qsizetype longest = 4096;
        std::array<char, 1024> piece{};
        const ssize_t size = ::read(STDIN_FILENO, piece.data(), piece.size());
        if (size <= 0) {
            m_typed.setEnabled(false); // it goes on without anybody
            return;
        }
        m_text.append(piece.data(), size);
        for (qsizetype end = m_text.indexOf('\n'); end >= 0; end = m_text.indexOf('\n')) {
            take(QString::fromUtf8(m_text.first(end)).trimmed());
            m_text.remove(0, end + 1);
        }
        if (m_text.size() > longest)
            m_text.clear();
    }

    void take(const QString &line)
    {
        if (line.isEmpty()) {
            sayCounters();
            return;
        }
        const auto fault = ProxyFault::read(line);
        if (!fault) {
            say(fault.failure().detail);
            return;
        }
        m_proxy.setFault(*fault);
        say(ProxyCommand::tr("%1 UTC  fault: %2")
                .arg(toRfc3339(m_clock.now()).mid(11, 12), fault->line()));
    }

    const CommandLine &m_line;
    const Terminal &m_terminal;
    RoomClock m_clock;
    FaultProxy m_proxy;
    EndSignals m_signals;
    QSocketNotifier m_end;
    QSocketNotifier m_typed;
    QEventLoop m_loop;
    QByteArray m_text; ///< typed, not a whole line yet
    QString m_whyNot;
};

} // namespace

int runProxy(const CommandLine &line, const Terminal &terminal)
{
    return ProxyTerminal(line, terminal).run();
}

} // namespace Chaos
