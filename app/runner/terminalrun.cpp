// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runner/terminalrun.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <vector>

#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <sys/ioctl.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

namespace Chaos {

namespace {

/// A file descriptor that is closed with it.
class Descriptor
{
public:
    explicit Descriptor(int number = -1)
        : m_number(number)
    {}
    ~Descriptor() { close(); }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;

    [[nodiscard]] int number() const { return m_number; }
    [[nodiscard]] bool isOpen() const { return m_number >= 0; }
    void set(int number)
    {
        close();
        m_number = number;
    }
    void close()
    {
        if (m_number >= 0)
            ::close(m_number);
        m_number = -1;
    }

private:
    int m_number;
};

/// The terminal passes on every key as it is while this lives.
class RawTerminal
{
public:
    explicit RawTerminal(bool isWanted)
        : m_is(isWanted && tcgetattr(STDIN_FILENO, &m_before) == 0)
    {
        if (!m_is)
            return;
        termios raw = m_before;
        cfmakeraw(&raw);
        tcsetattr(STDIN_FILENO, TCSADRAIN, &raw);
    }
    ~RawTerminal()
    {
        if (m_is)
            tcsetattr(STDIN_FILENO, TCSADRAIN, &m_before);
    }
    RawTerminal(const RawTerminal &) = delete;
    RawTerminal &operator=(const RawTerminal &) = delete;

    [[nodiscard]] const termios *before() const { return m_is ? &m_before : nullptr; }

private:
    termios m_before = {};
    bool m_is;
};

/// The signals that are for the command are read here while this lives.
class TakenSignals
{
public:
    TakenSignals()
    {
        sigset_t wanted;
        sigemptyset(&wanted);
        for (const int signal : {SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGWINCH, SIGCHLD})
            sigaddset(&wanted, signal);
        pthread_sigmask(SIG_BLOCK, &wanted, &m_before);
        m_come.set(signalfd(-1, &wanted, SFD_CLOEXEC | SFD_NONBLOCK));
    }
    ~TakenSignals() { giveBack(); }
    TakenSignals(const TakenSignals &) = delete;
    TakenSignals &operator=(const TakenSignals &) = delete;

    void giveBack() { pthread_sigmask(SIG_SETMASK, &m_before, nullptr); }
    [[nodiscard]] int number() const { return m_come.number(); }
    [[nodiscard]] int next() const
    {
        signalfd_siginfo info = {};
        return read(m_come.number(), &info, sizeof info) == sizeof info ? int(info.ssi_signo) : 0;
    }

private:
    sigset_t m_before = {};
    Descriptor m_come;
};

/// All of it, whatever the reader's pace.
void writeAll(int to, const char *bytes, std::size_t size)
{
    while (size > 0) {
        const ssize_t written = ::write(to, bytes, size);
        if (written > 0) {
            bytes += written;
            size -= std::size_t(written);
            continue;
        }
        if (errno == EAGAIN) {
            pollfd ready{to, POLLOUT, 0};
            poll(&ready, 1, -1);
        } else if (errno != EINTR) {
            return;
        }
    }
}

[[noreturn]] void become(const QList<QByteArray> &words, int failed)
{
    std::vector<char *> arguments;
    for (const QByteArray &word : words)
        arguments.push_back(const_cast<char *>(word.constData()));
    arguments.push_back(nullptr);
    execvp(arguments.front(), arguments.data());
    const int error = errno;
    (void)!::write(failed, &error, sizeof error);
    _exit(127);
}

std::array<int, 2> pipeOfOurs()
{
    std::array<int, 2> ends{-1, -1};
    (void)!pipe2(ends.data(), O_CLOEXEC);
    return ends;
}

/// The command and what ties it to this program.
class TypedCommand
{
public:
    TypedCommand(const QList<QByteArray> &words,
                 const std::function<void(const QByteArray &)> &shown)
        : m_words(words)
        , m_tell(shown)
        , m_isTyped(isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1)
        , m_raw(m_isTyped)
        , m_isKeyboardOpen(m_isTyped)
    {}

    /// The error because of which it could not be begun; 0: it has been.
    [[nodiscard]] int begin()
    {
        if (m_isTyped)
            beginInTerminal();
        else
            beginInPipes();
        int error = 0;
        ssize_t size = 0;
        do
            size = read(m_failed.number(), &error, sizeof error);
        while (size < 0 && errno == EINTR);
        if (size != sizeof error)
            return m_child < 0 ? EAGAIN : 0;
        waitpid(m_child, nullptr, 0);
        return error;
    }

    /// Until it has ended; its status as waitpid(2) gives it.
    [[nodiscard]] int follow()
    {
        while (!m_hasEnded || m_shown[0].from.isOpen() || m_shown[1].from.isOpen()) {
            std::array<pollfd, 4> wanted{{{m_shown[0].from.number(), POLLIN, 0},
                                          {m_shown[1].from.number(), POLLIN, 0},
                                          {m_isKeyboardOpen ? STDIN_FILENO : -1, POLLIN, 0},
                                          {m_signals.number(), POLLIN, 0}}};
            // Once it has ended only what is there already is read: a program that it left behind
            // may hold the pipe for ever.
            const int ready = poll(wanted.data(), wanted.size(), m_hasEnded ? 50 : -1);
            if ((ready < 0 && errno != EINTR) || (ready == 0 && m_hasEnded))
                break;
            for (std::size_t i = 0; ready > 0 && i < m_shown.size(); ++i) {
                if (wanted[i].revents != 0)
                    passOn(m_shown[i]);
            }
            if (ready > 0 && wanted[2].revents != 0)
                type();
            obeySignals();
            m_hasEnded = m_hasEnded || waitpid(m_child, &m_status, WNOHANG) == m_child;
        }
        return m_status;
    }

private:
    /// One stream of what it shows.
    struct Stream
    {
        Descriptor from{};
        int to = STDOUT_FILENO;
    };

    void beginInTerminal()
    {
        const auto ends = pipeOfOurs();
        winsize size = {};
        ioctl(STDIN_FILENO, TIOCGWINSZ, &size);
        int terminal = -1;
        m_child = forkpty(&terminal, nullptr, m_raw.before(), &size);
        if (m_child == 0) {
            m_signals.giveBack();
            become(m_words, ends[1]);
        }
        ::close(ends[1]);
        m_failed.set(ends[0]);
        m_shown[0].from.set(terminal);
    }

    /// The command has standard input itself.
    void beginInPipes()
    {
        const auto ends = pipeOfOurs();
        const auto out = pipeOfOurs();
        const auto errors = pipeOfOurs();
        m_child = fork();
        if (m_child == 0) {
            dup2(out[1], STDOUT_FILENO);
            dup2(errors[1], STDERR_FILENO);
            m_signals.giveBack();
            become(m_words, ends[1]);
        }
        for (const int end : {ends[1], out[1], errors[1]})
            ::close(end);
        m_failed.set(ends[0]);
        m_shown[0].from.set(out[0]);
        m_shown[1].from.set(errors[0]);
        m_shown[1].to = STDERR_FILENO;
    }

    void passOn(Stream &stream)
    {
        const ssize_t size = read(stream.from.number(), m_bytes.data(), m_bytes.size());
        if (size > 0) {
            writeAll(stream.to, m_bytes.data(), std::size_t(size));
            m_tell(QByteArray(m_bytes.data(), size));
        } else if (size == 0 || errno != EINTR) {
            stream.from.close(); // a pseudo-terminal says EIO at its end
        }
    }

    void type()
    {
        const ssize_t size = read(STDIN_FILENO, m_bytes.data(), m_bytes.size());
        if (size > 0)
            writeAll(m_shown[0].from.number(), m_bytes.data(), std::size_t(size));
        else if (size == 0 || errno != EINTR)
            m_isKeyboardOpen = false;
    }

    /// Ctrl-C reaches the command by itself: it is of the same terminal.
    void obeySignals()
    {
        while (const int signal = m_signals.next()) {
            winsize size = {};
            if (signal == SIGTERM || signal == SIGHUP)
                kill(m_child, signal);
            else if (signal == SIGWINCH && ioctl(STDIN_FILENO, TIOCGWINSZ, &size) == 0)
                ioctl(m_shown[0].from.number(), TIOCSWINSZ, &size);
        }
    }

    const QList<QByteArray> &m_words;
    const std::function<void(const QByteArray &)> &m_tell;
    const bool m_isTyped; ///< both ends of this program are a terminal
    TakenSignals m_signals;
    RawTerminal m_raw;
    std::array<Stream, 2> m_shown{};
    std::array<char, 65536> m_bytes{};
    Descriptor m_failed; ///< it says there why it could not become the command
    pid_t m_child = -1;
    int m_status = 0;
    bool m_hasEnded = false;
    bool m_isKeyboardOpen; ///< and read here
};

} // namespace

TerminalRun::TerminalRun(const QStringList &words, std::function<void(const QByteArray &)> shown)
    : m_shown(std::move(shown))
{
    for (const QString &word : words)
        m_words.push_back(word.toLocal8Bit());
}

TerminalRun::End TerminalRun::perform(const std::function<void()> &begun)
{
    TypedCommand command(m_words, m_shown);
    if (const int error = command.begin(); error != 0) {
        return {.why = tr("%1 cannot be run: %2")
                           .arg(QString::fromLocal8Bit(m_words.value(0)), qt_error_string(error))};
    }
    begun();
    const int status = command.follow();
    if (WIFEXITED(status))
        return {.status = WEXITSTATUS(status)};
    return {.signal = WTERMSIG(status)};
}

} // namespace Chaos
