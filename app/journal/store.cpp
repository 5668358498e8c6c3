// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/journal/store.h"

#include "app/journal/damagedstore.h"
#include "app/journal/gatheredlog.h"
#include "app/journal/statement.h"
#include "app/journal/storebackup.h"
#include "app/journal/storeexaminer.h"
#include "app/journal/storeopener.h"
#include "app/journal/storerows.h"
#include "app/journal/storetrouble.h"

#include <QCryptographicHash>
#include <QStandardPaths>

#include <sqlite3.h>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Chaos {

namespace {

// As SQLite itself tidies up.
constexpr int longFrames = 1000;
constexpr std::size_t batchBytes = 256 * 1024;
constexpr std::size_t batchEntries = 768;

std::string_view viewOf(const QByteArray &bytes)
{
    return {bytes.constData(), std::size_t(bytes.size())};
}

} // namespace

Store::Store(Database database)
    : m_database(std::move(database))
    , m_transactions(m_database)
    , m_place(m_database)
    , m_longFrames(longFrames)
{
    // Replaces the hook through which SQLite would tidy up within a commit.
    const auto remember = [](void *store, sqlite3 *, const char *, int frames) {
        static_cast<Store *>(store)->m_logFrames = frames;
        return SQLITE_OK;
    };
    sqlite3_wal_hook(m_database.handle(), remember, this);
}

Store::~Store() = default;

Outcome<std::unique_ptr<Store>> Store::open(const QString &path, OpenMode mode)
{
    Outcome<Database> database = StoreOpener(path, mode).open();
    if (!database)
        return database.failure();
    return std::unique_ptr<Store>(new Store(std::move(*database)));
}

Failure Store::told(const Failure &failure) const
{
    if (!StoreTrouble::isDamage(m_database.lastCode()))
        return failure;
    return DamagedStore::keepAside(path(), failure.detail);
}

Outcome<std::vector<DayInfo>> Store::days()
{
    m_place.leave();
    Statement statement(m_database, StoreRows::daysQuery);
    std::vector<DayInfo> days;
    Statement::Step step = statement.step();
    for (; step == Statement::Step::Row; step = statement.step())
        days.push_back(StoreRows::dayOf(statement));
    if (step == Statement::Step::Failed)
        return told(statement.trouble());
    return days;
}

Outcome<qint64> Store::createDay(const QString &key, const QString &title, Instant createdAt)
{
    if (key.trimmed().isEmpty()) {
        return Failure{Failure::Kind::BadInput,
                       tr("A day needs a key, such as 2026-12-08 or checkout-autumn.")};
    }
    const QByteArray keyBytes = key.toUtf8();
    const QByteArray titleBytes = title.toUtf8();
    Statement insert(
        m_database, "INSERT INTO days (key, title, created_at) VALUES (:key, :title, :created_at)");
    insert.bindText(":key", viewOf(keyBytes));
    insert.bindText(":title", viewOf(titleBytes));
    insert.bind(":created_at", microsOf(createdAt));
    m_place.leave();
    const Outcome<Done> inserted = insert.run();
    if (inserted) {
        tidyLog();
        return qint64(sqlite3_last_insert_rowid(m_database.handle()));
    }
    if (m_database.lastCode() == SQLITE_CONSTRAINT_UNIQUE) {
        return Failure{Failure::Kind::BadInput,
                       tr("The store %1 has a day \"%2\" already. Open that one, or choose "
                          "another key.")
                           .arg(path(), key)};
    }
    return told(inserted.failure());
}

Outcome<DayInfo> Store::day(qint64 number)
{
    Outcome<std::vector<DayInfo>> all = days();
    if (!all)
        return all.failure();
    const auto it = std::ranges::find(*all, number, &DayInfo::number);
    if (it != all->end())
        return *it;
    return Failure{Failure::Kind::NotFound,
                   tr("There is no day %1 in the store %2.").arg(number).arg(path())};
}

Outcome<DayInfo> Store::findDay(const QString &keyOrTitleOrNumber)
{
    Outcome<std::vector<DayInfo>> all = days();
    if (!all)
        return all.failure();
    const auto byKey = std::ranges::find(*all, keyOrTitleOrNumber, &DayInfo::key);
    if (byKey != all->end())
        return *byKey;
    bool isNumber = false;
    const qint64 number = keyOrTitleOrNumber.toLongLong(&isNumber);
    const auto byNumber = std::ranges::find(*all, number, &DayInfo::number);
    if (isNumber && byNumber != all->end())
        return *byNumber;

    std::vector<DayInfo> titled;
    std::ranges::copy_if(*all, std::back_inserter(titled), [&](const DayInfo &day) {
        return day.title.compare(keyOrTitleOrNumber, Qt::CaseInsensitive) == 0;
    });
    if (titled.size() == 1)
        return titled.front();
    QStringList keys;
    for (const DayInfo &day : titled.empty() ? *all : titled)
        keys << day.key;
    if (titled.size() > 1) {
        return Failure{Failure::Kind::BadInput,
                       tr("The title \"%1\" belongs to several days. Name one by its key: %2.")
                           .arg(keyOrTitleOrNumber, keys.join(u", "_s))};
    }
    return Failure{Failure::Kind::NotFound,
                   keys.isEmpty() ? tr("There is no day in the store %1 yet.").arg(path())
                                  : tr("There is no day \"%1\" in the store %2. Its days: %3.")
                                        .arg(keyOrTitleOrNumber, path(), keys.join(u", "_s))};
}

Outcome<Done> Store::lockDay(qint64 day)
{
    if (m_written.contains(day))
        return Done{};
    Outcome<DayLock> lock = DayLock::take(path(), day);
    if (!lock)
        return lock.failure();
    // Only now: until the lock was taken, somebody else might have been writing.
    const Outcome<DayInfo> info = this->day(day);
    if (!info)
        return info.failure();
    m_written.emplace(day, WrittenDay{std::move(*lock), info->entries});
    return Done{};
}

Outcome<Done> Store::append(qint64 day, std::span<Entry> entries)
{
    if (const auto locked = lockDay(day); !locked)
        return locked.failure();
    int moved = 0;
    sqlite3_file_control(m_database.handle(), "main", SQLITE_FCNTL_HAS_MOVED, &moved);
    if (moved != 0) {
        return Failure{Failure::Kind::Storage,
                       tr("The store %1 was moved or deleted while it was open. Put it back to "
                          "where it was; what has not been kept yet is kept then.")
                           .arg(path())};
    }
    const Outcome<Done> inserted = insert(day, entries);
    if (inserted && m_logFrames < m_longFrames)
        m_place.keep();
    else
        m_place.leave();
    if (inserted)
        tidyLog();
    return inserted;
}

Outcome<Done> Store::begin(Transaction &transaction)
{
    if (m_place.isKept()) {
        if (const auto begun = transaction.begin(); begun)
            return begun;
        // Somebody else has written since, or is writing now.
        m_place.leave();
    }
    return transaction.begin();
}

Outcome<Done> Store::insert(qint64 day, std::span<Entry> entries)
{
    if (!m_inserter)
        m_inserter = std::make_unique<EntryInserter>(m_database);
    WrittenDay &written = m_written.at(day);
    Transaction transaction(m_transactions);
    if (const auto begun = begin(transaction); !begun)
        return told(begun.failure());
    qint64 sequence = written.lastSequence;
    for (Entry &entry : entries) {
        entry.sequence = ++sequence;
        if (const auto done = m_inserter->run(StoreRows::firstOf(day) + sequence, entry); !done)
            return told(done.failure());
    }
    if (const auto committed = transaction.commit(); !committed)
        return told(committed.failure());
    written.lastSequence = sequence;
    return Done{};
}

Outcome<Done> Store::read(qint64 day, qint64 fromSequence, const Visitor &visit)
{
    m_place.leave();
    Statement statement(m_database, StoreRows::entriesQuery);
    statement.bind(":from", StoreRows::firstOf(day) + std::max<qint64>(fromSequence, 1));
    statement.bind(":end", StoreRows::firstOf(day + 1));

    EntryBatchBuilder builder(batchBytes, batchEntries);
    Statement::Step step = statement.step();
    for (; step == Statement::Step::Row; step = statement.step()) {
        const EntryView entry = StoreRows::entryOf(statement);
        if (!builder.hasRoomFor(entry)) {
            if (!builder.isEmpty() && !visit(builder.finish()))
                return Done{};
            builder = EntryBatchBuilder(std::max(batchBytes, EntryBatchBuilder::bytesOf(entry)),
                                        batchEntries);
        }
        builder.add(entry);
    }
    const int code = statement.code();
    if (!builder.isEmpty())
        visit(builder.finish());
    if (step == Statement::Step::Failed)
        return told(m_database.trouble(code));
    return Done{};
}

Outcome<Done> Store::keepPicture(const QByteArray &png, const QString &sha256)
{
    const QByteArray hash = QCryptographicHash::hash(png, QCryptographicHash::Sha256).toHex();
    if (QString::fromLatin1(hash) != sha256) {
        return Failure{Failure::Kind::BadInput,
                       tr("The picture is not the one that was announced: its SHA-256 is %1, not "
                          "%2.")
                           .arg(QString::fromLatin1(hash), sha256)};
    }
    Statement insert(m_database,
                     "INSERT INTO pictures (sha256, png) VALUES (:sha256, :png)"
                     " ON CONFLICT (sha256) DO NOTHING");
    insert.bindText(":sha256", viewOf(hash));
    insert.bindBlob(
        insert.parameter(":png"),
        {reinterpret_cast<const std::uint8_t *>(png.constData()), std::size_t(png.size())});
    m_place.leave();
    const Outcome<Done> inserted = insert.run();
    if (!inserted)
        return told(inserted.failure());
    tidyLog();
    return inserted;
}

Outcome<QByteArray> Store::picture(const QString &sha256)
{
    m_place.leave();
    const QByteArray hash = sha256.toUtf8();
    Statement select(m_database, "SELECT png FROM pictures WHERE sha256 = :sha256");
    select.bindText(":sha256", viewOf(hash));
    switch (select.step()) {
    case Statement::Step::Row: {
        const std::string_view png = select.text(0);
        return QByteArray(png.data(), qsizetype(png.size()));
    }
    case Statement::Step::Finished:
        return Failure{Failure::Kind::NotFound,
                       tr("The picture %1 is not in the store %2.").arg(sha256, path())};
    case Statement::Step::Failed:
        break;
    }
    return told(select.trouble());
}

Outcome<StoreHealth> Store::check()
{
    m_place.leave();
    return StoreExaminer(m_database).examine();
}

Outcome<Done> Store::backupTo(const QString &path)
{
    m_place.leave();
    return StoreBackup::copy(m_database, path);
}

void Store::leaveLogAlone(int longFrames)
{
    m_longFrames = longFrames;
    m_tidies = false;
}

void Store::tidyLog()
{
    if (m_logFrames < m_longFrames)
        return;
    if (m_tidies)
        checkpoint();
}

void Store::reserveLog(int frames)
{
    // https://www.sqlite.org/fileformat2.html#wal_file_format
    constexpr qint64 head = 32;
    constexpr qint64 frameHead = 24;
    const Outcome<qint64> page = m_database.number("PRAGMA page_size");
    Transaction transaction(m_transactions);
    if (page && transaction.begin())
        (void)GatheredLog::reserve(m_database.handle(), head + frames * (*page + frameHead));
}

void Store::checkpoint()
{
    m_place.leave();
    sqlite3_wal_checkpoint_v2(m_database.handle(), "main", SQLITE_CHECKPOINT_PASSIVE, nullptr,
                              nullptr);
}

QString defaultStorePath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
        + u"/chaosroom/chaosroom.db"_s;
}

} // namespace Chaos
