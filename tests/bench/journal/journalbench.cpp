// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/journal/dayloader.h"
#include "app/journal/journal.h"
#include "app/journal/store.h"
#include "models/day/entries.h"
#include "tests/bench/bench.h"

#include <QEventLoop>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>

#include <sqlite3.h>

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <span>
#include <thread>

using namespace Qt::StringLiterals;

namespace Chaos::Bench {
namespace {

/// A clock to sign with; entries of the benchmark bring their own instants.
const SetClock clockAtRest(instantOf(1'796'738'892'000'000));

[[noreturn]] void giveUp(const QString &what)
{
    qFatal("%s", qUtf8Printable(what));
}

/// Nine changes of alerts to one note, payloads of about 250 bytes: a long, busy day.
std::vector<Entry> busyEntries(qint64 first, qint64 count)
{
    std::vector<Entry> entries;
    entries.reserve(std::size_t(count));
    for (qint64 number = first; number < first + count; ++number) {
        const Instant at = instantOf(1'796'738'892'000'000 + number * 25'000);
        Entry entry;
        if (number % 10 == 9) {
            entry = Entries::note(
                u"note"_s,
                u"Ada sees the checkout answer again, slower than before. The queue of the payment "
                "service drains at about forty a second; the dashboard lags behind what customers "
                "see by roughly half a minute, so we wait. %1"_s.arg(number));
            entry.actor = "Ada";
        } else {
            const qint64 alert = number * 7 % 400;
            entry = Entries::alertChanged(
                {.source = "prometheus",
                 .fingerprint = "f00d" + std::to_string(1'000'000 + alert),
                 .name = "CheckoutAlert" + std::to_string(alert % 40),
                 .state = number / 400 % 2 == 0 ? AlertState::Firing : AlertState::Inactive,
                 .since = at - Micros(400'000),
                 .plusMinus = Micros(500),
                 .evidence = Evidence::Stamp,
                 .labels = {{"severity", "page"},
                            {"instance", "checkout-" + std::to_string(alert) + ".staging:9090"},
                            {"team", "payments"}}});
            entry.actor = "room";
        }
        entry.at = at;
        entry.id = Uuid::make(at, {std::uint64_t(number) * 0x9e3779b97f4a7c15U, 1});
        entries.push_back(std::move(entry));
    }
    return entries;
}

std::unique_ptr<Store> newStore(const QString &path)
{
    auto store = Store::open(path, OpenMode::Create);
    if (!store)
        giveUp(store.failure().detail);
    if (const auto day = (*store)->createDay(u"bench"_s, u"Bench"_s, clockAtRest.now()); !day)
        giveUp(day.failure().detail);
    return std::move(*store);
}

/// What a database costs that does nothing but take the same rows: SQLite's own C interface.
class RawWriter
{
public:
    explicit RawWriter(const QString &path)
    {
        if (sqlite3_open(QFile::encodeName(path).constData(), &m_handle) != SQLITE_OK)
            giveUp(u"The raw database cannot be opened."_s);
        run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
            "CREATE TABLE IF NOT EXISTS journal (entry INTEGER PRIMARY KEY, id BLOB, at INTEGER,"
            " actor TEXT, kind TEXT, subject TEXT, payload TEXT) STRICT");
        prepare("INSERT INTO journal VALUES (?,?,?,?,?,?,?)", m_insert);
        prepare("BEGIN IMMEDIATE", m_begin);
        prepare("COMMIT", m_commit);
        sqlite3_busy_timeout(m_handle, 10'000);
    }
    ~RawWriter()
    {
        for (sqlite3_stmt *statement : {m_insert, m_begin, m_commit})
            sqlite3_finalize(statement);
        sqlite3_close(m_handle);
    }
    RawWriter(const RawWriter &) = delete;
    RawWriter &operator=(const RawWriter &) = delete;

    void append(std::span<const Entry> entries)
    {
        step(m_begin);
        for (const Entry &entry : entries) {
            const auto text = [this](int column, std::string_view value) {
                sqlite3_bind_text(m_insert, column, value.data(), int(value.size()), SQLITE_STATIC);
            };
            sqlite3_bind_int64(m_insert, 1, ++m_last);
            sqlite3_bind_blob(m_insert, 2, entry.id.bytes.data(), 16, SQLITE_STATIC);
            sqlite3_bind_int64(m_insert, 3, microsOf(entry.at));
            text(4, entry.actor);
            text(5, wordOf(entry.kind));
            text(6, entry.subject);
            text(7, entry.payload);
            step(m_insert);
        }
        step(m_commit);
    }

private:
    void run(const char *sql)
    {
        if (sqlite3_exec(m_handle, sql, nullptr, nullptr, nullptr) != SQLITE_OK)
            giveUp(QString::fromUtf8(sqlite3_errmsg(m_handle)));
    }
    void prepare(const char *sql, sqlite3_stmt *&statement)
    {
        if (sqlite3_prepare_v2(m_handle, sql, -1, &statement, nullptr) != SQLITE_OK)
            giveUp(QString::fromUtf8(sqlite3_errmsg(m_handle)));
    }
    void step(sqlite3_stmt *statement)
    {
        if (sqlite3_step(statement) != SQLITE_DONE)
            giveUp(QString::fromUtf8(sqlite3_errmsg(m_handle)));
        sqlite3_reset(statement);
    }

    sqlite3 *m_handle = nullptr;
    sqlite3_stmt *m_insert = nullptr;
    sqlite3_stmt *m_begin = nullptr;
    sqlite3_stmt *m_commit = nullptr;
    qint64 m_last = 0;
};

/// The least that a durable append can cost: one frame of the log written in place and synced.
class FrameFile
{
public:
    explicit FrameFile(const QString &path)
        : m_descriptor(
            open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600))
    {
        m_frame.fill('f');
        for (int frame = 0; frame < frames; ++frame)
            put();
        if (fsync(m_descriptor) != 0)
            giveUp(u"The frame file cannot be written."_s);
    }
    ~FrameFile() { close(m_descriptor); }
    FrameFile(const FrameFile &) = delete;
    FrameFile &operator=(const FrameFile &) = delete;

    void append()
    {
        put();
        if (fdatasync(m_descriptor) != 0)
            giveUp(u"The frame file cannot be synced."_s);
    }

private:
    static constexpr int frames = 1024;

    void put()
    {
        const off_t at = off_t(m_next++ % frames) * off_t(m_frame.size());
        if (pwrite(m_descriptor, m_frame.data(), m_frame.size(), at) != ssize_t(m_frame.size()))
            giveUp(u"The frame file cannot be written."_s);
    }

    int m_descriptor;
    int m_next = 0;
    std::array<char, 4096 + 24> m_frame{};
};

/// The journal with its thread, and a way to wait until something is durable.
class WholeJournal
{
public:
    explicit WholeJournal(const QString &path)
        : m_journal(clockAtRest, 1)
    {
        newStore(path);
        QObject::connect(
            &m_journal, &Journal::committed, &m_journal,
            [this](const SharedBatch &batch) {
                const std::scoped_lock lock(m_mutex);
                m_durable += qint64(batch->entries().size());
                m_changed.notify_all();
            },
            Qt::DirectConnection);
        m_journal.open(path, 1);
    }
    ~WholeJournal()
    {
        if (const auto closed = m_journal.close(); !closed)
            giveUp(closed.failure().detail);
    }
    WholeJournal(const WholeJournal &) = delete;
    WholeJournal &operator=(const WholeJournal &) = delete;

    void append(std::vector<Entry> entries) { m_journal.append(std::move(entries)); }
    void waitFor(qint64 durable)
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [&] { return m_durable >= durable; });
    }
    qint64 durable()
    {
        const std::scoped_lock lock(m_mutex);
        return m_durable;
    }
    void appendAndWait(std::vector<Entry> entries)
    {
        const qint64 after = durable() + qint64(entries.size());
        m_journal.append(std::move(entries));
        waitFor(after);
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    qint64 m_durable = 0;
    Journal m_journal;
};

std::vector<BenchResult> singles(const Options &options)
{
    const int rounds = options.quick ? 200 : 6000;
    const auto store = newStore(options.folder + u"/single.db"_s);
    WholeJournal journal(options.folder + u"/single-journal.db"_s);
    FrameFile frames(options.folder + u"/frames"_s);
    auto here = busyEntries(1, rounds);
    const auto there = busyEntries(1, rounds);
    std::size_t next = 0;
    std::size_t nextThere = 0;
    const auto [ours, floor, whole] = interleave(
        rounds,
        [&] {
            if (const auto done = store->append(1, std::span(here).subspan(next++, 1)); !done)
                giveUp(done.failure().detail);
        },
        [&] { frames.append(); }, [&] { journal.appendAndWait({there[nextThere++]}); });
    auto handedOver =
        BenchResult::atMost(1.10, u"the same, from another thread and back"_s, whole.median(),
                            u"pwrite of a frame + fdatasync"_s, floor.median(), u"us"_s);
    handedOver.note = u"the floor has no second thread: two wake-ups are in ours"_s;
    return {BenchResult::atMost(1.10, u"durable single append"_s, ours.median(),
                                u"pwrite of a frame + fdatasync"_s, floor.median(), u"us"_s),
            handedOver};
}

std::vector<BenchResult> groups(const Options &options)
{
    constexpr std::size_t size = 64;
    const int rounds = options.quick ? 20 : 2000;
    const auto store = newStore(options.folder + u"/groups.db"_s);
    RawWriter raw(options.folder + u"/groups-raw.db"_s);
    auto here = busyEntries(1, qint64(rounds) * qint64(size));
    const auto there = here;
    std::size_t next = 0;
    std::size_t nextRaw = 0;
    const auto [ours, floor] = interleave(
        rounds,
        [&] {
            const auto group = std::span(here).subspan(size * next++, size);
            if (const auto done = store->append(1, group); !done)
                giveUp(done.failure().detail);
        },
        [&] { raw.append(std::span(there).subspan(size * nextRaw++, size)); });
    return {BenchResult::atMost(1.15, u"durable groups of 64"_s, ours.median(),
                                u"SQLite's C interface"_s, floor.median(), u"us"_s)};
}

/// What this disk makes of writes of the size of a commit of 512 while nothing else is ours: how
/// far its own 99th percentile lies from its median.
Samples plainWrites(const QString &path, int rounds)
{
    constexpr int places = 64;
    const QByteArray bytes(45 * (4096 + 24), 'c');
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite | QIODevice::Unbuffered))
        giveUp(file.errorString());
    const auto write = [&](int number) {
        if (!file.seek(qint64(number % places) * bytes.size()) || file.write(bytes) != bytes.size()
            || fdatasync(file.handle()) != 0)
            giveUp(file.errorString());
    };
    for (int number = 0; number < places; ++number)
        write(number);
    Samples samples;
    for (int number = 0; number < rounds; ++number)
        samples.add(timed([&] { write(number); }));
    return samples;
}

std::vector<BenchResult> storm(const Options &options)
{
    constexpr qint64 size = 512;
    const int rounds = options.quick ? 20 : 2000;
    WholeJournal journal(options.folder + u"/storm.db"_s);
    const auto entries = busyEntries(1, size);
    Samples commits;
    for (int round = 0; round < rounds; ++round) {
        auto group = entries;
        commits.add(timed([&] { journal.appendAndWait(std::move(group)); }));
    }
    auto result =
        BenchResult::atMost(3, u"commit of 512, 99th percentile"_s, commits.percentile(99),
                            u"its own median"_s, commits.median(), u"us"_s);
    const Samples plain = plainWrites(options.folder + u"/plain"_s, rounds / 4);
    result.note =
        u"a plain write of as many bytes + fdatasync, just after: %1 times its median"_s.arg(
            plain.percentile(99) / plain.median(), 0, 'f', 1);
    return {result};
}

std::vector<BenchResult> manyWriters(const Options &options)
{
    constexpr int threads = 16;
    const int each = options.quick ? 5 : 60;
    const int rounds = options.quick ? 2 : 15;
    WholeJournal journal(options.folder + u"/many.db"_s);
    RawWriter raw(options.folder + u"/many-raw.db"_s);
    std::mutex rawMutex;
    const auto entry = busyEntries(1, 1);
    // Everybody waits for his own entry to be durable before he writes the next.
    const auto atOnce = [&](auto appendOne) {
        std::vector<std::jthread> writers;
        for (int thread = 0; thread < threads; ++thread) {
            writers.emplace_back([&] {
                for (int number = 0; number < each; ++number)
                    appendOne();
            });
        }
    };
    std::mutex orderMutex;
    qint64 appended = 0;
    const auto [ours, floor] = interleave(
        rounds,
        [&] {
            atOnce([&] {
                qint64 mine = 0;
                {
                    const std::scoped_lock lock(orderMutex);
                    journal.append(entry);
                    mine = ++appended;
                }
                journal.waitFor(mine);
            });
        },
        [&] {
            atOnce([&] {
                const std::scoped_lock lock(rawMutex);
                raw.append(entry);
            });
        });
    const double all = threads * each;
    return {BenchResult::atLeast(5, u"an entry of 16 writers at once"_s, ours.median() / all,
                                 u"one transaction each"_s, floor.median() / all, u"us"_s)};
}

/// Loads the day as the window does.
void reopen(const QString &path, qint64 entries)
{
    DayLoader loader;
    QEventLoop loop;
    std::shared_ptr<Day> day;
    QObject::connect(&loader, &DayLoader::loaded, &loop, [&](const auto &loaded) {
        day = loaded;
        loop.quit();
    });
    QObject::connect(&loader, &DayLoader::failed, &loop,
                     [](const Failure &failure) { giveUp(failure.detail); });
    loader.load(path, 1);
    loop.exec();
    if (day->lastSequence() != entries)
        giveUp(u"The day was not loaded whole."_s);
}

std::vector<BenchResult> reopening(const Options &options)
{
    const QString tool = QStandardPaths::findExecutable(u"sqlite3"_s);
    if (tool.isEmpty()) {
        qWarning("sqlite3 is not installed: reopening is left out.");
        return {};
    }
    const qint64 entries = options.quick ? 20'000 : 1'000'000;
    const QString path = options.folder + u"/reopen.db"_s;
    {
        const auto store = newStore(path);
        for (qint64 first = 1; first <= entries; first += 10'000) {
            auto group = busyEntries(first, 10'000);
            if (const auto done = store->append(1, group); !done)
                giveUp(done.failure().detail);
        }
    }
    const auto [ours, floor] = interleave(
        options.quick ? 1 : 7, [&] { reopen(path, entries); },
        [&] {
            QProcess dump;
            dump.setStandardOutputFile(QProcess::nullDevice());
            dump.start(tool, {path, u"select * from journal"_s});
            if (!dump.waitForFinished(-1) || dump.exitCode() != 0)
                giveUp(u"sqlite3 failed."_s);
        });
    auto result = BenchResult::atMost(
        1.25, u"reopening %L1 entries to a folded day"_s.arg(entries), ours.median() / 1000,
        u"sqlite3 \"select * from journal\" >/dev/null"_s, floor.median() / 1000, u"ms"_s);
    result.note = u"the timeline's index of every lane is part of the day"_s;
    return {result};
}

} // namespace

std::vector<BenchResult> journalBench(const Options &options)
{
    std::vector<BenchResult> all;
    for (const auto part : {singles, groups, storm, manyWriters, reopening}) {
        for (const BenchResult &result : part(options))
            all.push_back(result);
    }
    return all;
}

} // namespace Chaos::Bench
