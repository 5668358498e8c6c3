// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/start/startwatch.h"

#include <QFile>

#include <chrono>
#include <thread>
#include <vector>

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <X11/Xlib.h>
#include <X11/Xutil.h>

namespace Chaos::Bench {

using namespace std::chrono_literals;
using Steady = std::chrono::steady_clock;

struct StartWatch::Display
{
    ::Display *x = nullptr;
};

namespace {

constexpr auto patience = 10s;
constexpr auto settle = 700ms;

/// A window that goes away while it is looked at is nothing to die of.
int ignoreError(::Display *, XErrorEvent *)
{
    return 0;
}

[[noreturn]] void become(const QString &program, const QStringList &arguments)
{
    std::vector<QByteArray> words{program.toLocal8Bit()};
    for (const QString &argument : arguments)
        words.push_back(argument.toLocal8Bit());
    std::vector<char *> argv;
    for (QByteArray &word : words)
        argv.push_back(word.data());
    argv.push_back(nullptr);
    const int nowhere = ::open("/dev/null", O_RDWR);
    ::dup2(nowhere, 1);
    ::dup2(nowhere, 2);
    ::execvp(argv[0], argv.data());
    ::_exit(127);
}

void end(pid_t child)
{
    ::kill(-child, SIGKILL);
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
}

double residentMiB(pid_t child)
{
    QFile status(QStringLiteral("/proc/%1/status").arg(child));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmRSS:"))
            return line.mid(6).trimmed().split(' ').first().toDouble() / 1024;
    }
    return 0;
}

/// Half of the pixels of five rows are no longer the root's black.
bool isPainted(::Display *x, Window window)
{
    XWindowAttributes looks{};
    if (!XGetWindowAttributes(x, window, &looks) || looks.map_state != IsViewable
        || looks.width < 200 || looks.height < 100)
        return false;
    const auto rootWindow = DefaultRootWindow(x);
    long sampled = 0;
    long painted = 0;
    for (int row = 1; row <= 5; ++row) {
        const int y = looks.y + looks.height * row / 6;
        XImage *image =
            XGetImage(x, rootWindow, looks.x, y, unsigned(looks.width), 1, AllPlanes, ZPixmap);
        if (!image)
            return false;
        for (int column = 0; column < looks.width; column += 4) {
            ++sampled;
            painted += (XGetPixel(image, column, 0) & 0xffffff) != 0;
        }
        XDestroyImage(image);
    }
    return painted * 2 > sampled;
}

} // namespace

StartWatch::StartWatch()
    : m_display(new Display)
{
    int pipe[2];
    if (::pipe(pipe) != 0) {
        m_problem = QStringLiteral("no pipe");
        return;
    }
    m_server = ::fork();
    if (m_server == 0) {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        ::close(pipe[0]);
        become(QStringLiteral("Xvfb"),
               {QStringLiteral("-displayfd"), QString::number(pipe[1]), QStringLiteral("-screen"),
                QStringLiteral("0"), QStringLiteral("1700x1100x24"), QStringLiteral("-nolisten"),
                QStringLiteral("tcp")});
    }
    ::close(pipe[1]);
    char number[16] = {};
    const auto length = ::read(pipe[0], number, sizeof number - 1);
    ::close(pipe[0]);
    if (length <= 0) {
        m_problem = QStringLiteral("Xvfb does not start");
        return;
    }
    m_name = u':' + QString::fromLatin1(number).trimmed();
    m_display->x = XOpenDisplay(qPrintable(m_name));
    if (!m_display->x) {
        m_problem = QStringLiteral("the display %1 does not open").arg(m_name);
        return;
    }
    XSetErrorHandler(&ignoreError);
    XSelectInput(m_display->x, DefaultRootWindow(m_display->x), SubstructureNotifyMask);
}

StartWatch::~StartWatch()
{
    if (m_display->x)
        XCloseDisplay(m_display->x);
    delete m_display;
    if (m_server > 0)
        end(m_server);
}

std::optional<Start> StartWatch::start(const QString &program, const QStringList &arguments,
                                       const QString &home)
{
    ::Display *const x = m_display->x;
    XSync(x, True);
    const auto begin = Steady::now();
    const pid_t child = ::fork();
    if (child == 0) {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        ::setpgid(0, 0);
        for (const char *name : {"HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"})
            ::setenv(name, qPrintable(home), 1);
        ::setenv("DISPLAY", qPrintable(m_name), 1);
        ::setenv("QT_QPA_PLATFORM", "xcb", 1);
        ::unsetenv("WAYLAND_DISPLAY");
        become(program, arguments);
    }
    std::vector<Window> mapped;
    while (Steady::now() - begin < patience) {
        while (XPending(x)) {
            XEvent event;
            XNextEvent(x, &event);
            if (event.type == MapNotify)
                mapped.push_back(event.xmap.window);
        }
        for (const Window window : mapped) {
            if (!isPainted(x, window))
                continue;
            Start seen;
            seen.paintedMs =
                std::chrono::duration<double, std::milli>(Steady::now() - begin).count();
            std::this_thread::sleep_for(settle);
            seen.rssMiB = residentMiB(child);
            end(child);
            return seen;
        }
        std::this_thread::sleep_for(300us);
    }
    end(child);
    return {};
}

} // namespace Chaos::Bench
