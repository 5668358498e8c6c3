// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commandline.h"
#include "app/commands.h"
#include "app/endsignals.h"
#include "app/front.h"
#include "app/namedday.h"
#include "app/runcommand.h"
#include "app/unattended.h"
#include "app/wallfront.h"

#include <QApplication>

#include <cstdio>
#include <memory>

using namespace Chaos;

namespace {

bool isNamed(const char *variable)
{
    return !qEnvironmentVariableIsEmpty(variable);
}

/// Qt ends a program that finds no display by aborting it; a person is told what to do instead.
int sayThereIsNoDisplay()
{
    std::fprintf(stderr,
                 "chaosroom: there is no display here (neither DISPLAY nor WAYLAND_DISPLAY "
                 "is set). Without one there are: chaosroom rehearse --unattended, run, report, "
                 "journal, "
                 "ledger, compare, repeat, plan import, store.\n");
    return 1;
}

int runFront(const CommandLine &line)
{
    Front front(line);
    front.show();
    return QCoreApplication::exec();
}

int runWall(const CommandLine &line)
{
    WallFront front(line);
    if (const auto shown = front.show(); !shown) {
        std::fprintf(stderr, "chaosroom: %s\n", qUtf8Printable(shown.failure().detail));
        return 1;
    }
    return QCoreApplication::exec();
}

} // namespace

/// Builds what was asked for and lets it run; decides nothing.
int main(int argc, char **argv)
{
    QStringList words;
    for (int i = 1; i < argc; ++i)
        words.push_back(QString::fromLocal8Bit(argv[i]));
    const auto line = CommandLine::read(words);
    if (!line) {
        std::fprintf(stderr, "chaosroom: %s\n", qUtf8Printable(line.failure().detail));
        return 2;
    }
    QCoreApplication::setApplicationName(QStringLiteral("chaosroom"));
    QCoreApplication::setApplicationVersion(QStringLiteral(CHAOSROOM_VERSION));
    if (const auto known = knownWord(*line); !known) {
        std::fprintf(stderr, "chaosroom: %s\n", qUtf8Printable(known.failure().detail));
        return 2;
    }

    if (line->verb == CommandLine::Verb::Run) {
        EndSignals calls; // before anything that has threads
        if (line->needsFaces())
            qputenv("QT_QPA_PLATFORM", "offscreen"); // pages are drawn, not shown
        const auto application = line->needsFaces()
            ? std::unique_ptr<QCoreApplication>(std::make_unique<QGuiApplication>(argc, argv))
            : std::make_unique<QCoreApplication>(argc, argv);
        return runUnattended(*line, {stdout, stderr}, calls);
    }
    if (!line->needsWindow() && line->needsFaces()) {
        qputenv("QT_QPA_PLATFORM", "offscreen"); // pages are drawn, not shown
        const QGuiApplication application(argc, argv);
        return performCommand(*line, stdout, stderr);
    }
    if (!line->needsWindow()) {
        const QCoreApplication application(argc, argv);
        return performCommand(*line, stdout, stderr);
    }
    if (line->unattended && line->screenshot.isEmpty() && !line->needsFaces()) {
        const QCoreApplication application(argc, argv);
        return rehearseUnattended(*line);
    }
    const bool hasDisplay =
        isNamed("QT_QPA_PLATFORM") || isNamed("DISPLAY") || isNamed("WAYLAND_DISPLAY");
    if (line->unattended)
        qputenv("QT_QPA_PLATFORM", "offscreen"); // the picture is drawn, not shown
    else if (!hasDisplay)
        return sayThereIsNoDisplay();
    const QApplication application(argc, argv);
    if (line->verb == CommandLine::Verb::Wall)
        return runWall(*line);
    return line->unattended ? rehearseUnattended(*line) : runFront(*line);
}
