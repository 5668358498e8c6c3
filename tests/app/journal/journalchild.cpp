// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The program that the crash and full disk tests start, hinder and kill.

#include "app/journal/journal.h"
#include "app/journal/store.h"
#include "tests/app/journal/sampleentries.h"

#include <QCoreApplication>
#include <QThread>

#include <sys/resource.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace Chaos::Test {
namespace {

/// One line, past every buffer of this process.
void say(const QByteArray &line)
{
    const QByteArray whole = line + '\n';
    if (write(STDOUT_FILENO, whole.constData(), std::size_t(whole.size())) < 0)
        std::abort();
}

void limitFileSize(rlim_t bytes)
{
    rlimit limit{};
    getrlimit(RLIMIT_FSIZE, &limit);
    limit.rlim_cur = bytes;
    setrlimit(RLIMIT_FSIZE, &limit);
}

/// Appends numbered entries in groups of every size until it is killed, or until `upTo`.
int append(const QString &path, qint64 dayNumber, qint64 upTo, rlim_t limit)
{
    const SetClock clock(instantOf(1));
    Journal journal(clock, 1, nullptr, std::chrono::milliseconds(20));
    std::atomic<qint64> first = 0;
    std::atomic<qint64> done = 0;
    const auto here = Qt::DirectConnection;
    QObject::connect(
        &journal, &Journal::opened, &journal,
        [&](const DayInfo &day) {
            done = day.entries;
            first = day.entries + 1;
        },
        here);
    QObject::connect(
        &journal, &Journal::openFailed, &journal,
        [](const Failure &failure) { say("open failed " + failure.detail.toUtf8()); }, here);
    QObject::connect(
        &journal, &Journal::committed, &journal,
        [&done](const SharedBatch &batch) {
            done = batch->lastSequence();
            say("committed " + QByteArray::number(batch->lastSequence()));
        },
        here);
    QObject::connect(
        &journal, &Journal::failed, &journal,
        [](const Failure &failure) {
            say("failed " + failure.detail.toUtf8());
            limitFileSize(RLIM_INFINITY);
        },
        here);
    QObject::connect(
        &journal, &Journal::recovered, &journal, [] { say("recovered"); }, here);
    journal.open(path, dayNumber);
    while (first == 0)
        QThread::usleep(200);
    if (limit > 0)
        limitFileSize(limit);

    std::mt19937_64 random(std::uint64_t(first.load()));
    qint64 next = first;
    while (next <= upTo) {
        // Far ahead of the disk is far enough.
        if (next - done > 5000) {
            QThread::usleep(100);
            continue;
        }
        const qint64 count = qint64(random() % (random() % 10 == 0 ? 300 : 3)) + 1;
        journal.append(numberedEntries(next, std::min(count, upTo - next + 1)));
        next += std::min(count, upTo - next + 1);
        if (random() % 4 == 0)
            QThread::usleep(random() % 500);
    }
    const Outcome<Done> closed = journal.close();
    say(closed ? QByteArray("closed") : "lost " + closed.failure().detail.toUtf8());
    return 0;
}

/// Opens the store as somebody without special rights.
int openUnprivileged(const QString &path)
{
    if (geteuid() == 0 && setuid(65534) != 0)
        return 3;
    const auto writing = Store::open(path, OpenMode::ReadWrite);
    say(writing ? QByteArray("writable") : "refused " + writing.failure().detail.toUtf8());
    const auto reading = Store::open(path, OpenMode::ReadOnly);
    if (!reading) {
        say("unreadable " + reading.failure().detail.toUtf8());
        return 0;
    }
    const auto days = (*reading)->days();
    say(days ? "days " + QByteArray::number(qint64(days->size()))
             : "unreadable " + days.failure().detail.toUtf8());
    return 0;
}

} // namespace
} // namespace Chaos::Test

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    // A file that is too large is then an error, as a full disk is, and not the end.
    std::signal(SIGXFSZ, SIG_IGN);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == u"append"_s) {
        return Chaos::Test::append(arguments.value(2), arguments.value(3).toLongLong(),
                                   arguments.value(4).toLongLong(),
                                   rlim_t(arguments.value(5).toULongLong()));
    }
    if (arguments.value(1) == u"unprivileged"_s)
        return Chaos::Test::openUnprivileged(arguments.value(2));
    return 2;
}
