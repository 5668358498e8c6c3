// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commandline.h"
#include "app/commands.h"
#include "app/front.h"
#include "app/unattended.h"

#include <QApplication>

#include <cstdio>

using namespace Chaos;

namespace {

int runFront(const CommandLine &line)
{
    Front front(line);
    front.show();
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

    if (!line->needsWindow()) {
        const QCoreApplication application(argc, argv);
        return performCommand(*line, stdout, stderr);
    }
    if (line->unattended && line->screenshot.isEmpty()) {
        const QCoreApplication application(argc, argv);
        return rehearseUnattended(*line);
    }
    const QApplication application(argc, argv);
    return line->unattended ? rehearseUnattended(*line) : runFront(*line);
}
