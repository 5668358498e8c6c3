// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/journal/database.h"
#include "app/journal/dayinfo.h"
#include "app/journal/daylock.h"
#include "app/journal/entrybatch.h"
#include "app/journal/logplace.h"
#include "app/journal/openmode.h"
#include "app/journal/storehealth.h"
#include "app/journal/transaction.h"
#include "models/day/outcome.h"

#include <QByteArray>
#include <QCoreApplication>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace Chaos {

class EntryInserter;

/// The days of one file, durable. Every call is synchronous; one thread owns a store.
///
/// Any number of programs may have a store open. Days can be written side by side, each by one of
/// them at a time; reading never waits for writing.
class Store
{
    Q_DECLARE_TR_FUNCTIONS(Chaos::Store)

public:
    /// Fails, with what is to be done, for anything that is not a sound store of this version or
    /// an older one. A damaged file is copied aside first, everything else is left untouched.
    [[nodiscard]] static Outcome<std::unique_ptr<Store>> open(const QString &path, OpenMode mode);
    ~Store();

    [[nodiscard]] const QString &path() const { return m_database.path(); }

    [[nodiscard]] Outcome<std::vector<DayInfo>> days();
    /// `key` is unique in the store. Gives the new day's number.
    Outcome<qint64> createDay(const QString &key, const QString &title, Instant createdAt);
    /// By key, else by number, else by title (whatever its case).
    [[nodiscard]] Outcome<DayInfo> findDay(const QString &keyOrTitleOrNumber);
    [[nodiscard]] Outcome<DayInfo> day(qint64 number);

    /// Takes the right to write to that day until the store is closed. `append` does it by itself.
    Outcome<Done> lockDay(qint64 day);
    /// One transaction: durable as a whole when it succeeds, otherwise nothing of it is there.
    /// Gives the entries their sequences. Ids and instants are the caller's (see Notary).
    Outcome<Done> append(qint64 day, std::span<Entry> entries);

    /// Returns false to stop.
    using Visitor = std::function<bool(SharedBatch)>;
    /// The day from that sequence on, as it stood when the reading began, in batches.
    Outcome<Done> read(qint64 day, qint64 fromSequence, const Visitor &visit);

    /// Keeps a picture under the SHA-256 of its bytes (lower-case hex); once is enough.
    Outcome<Done> keepPicture(const QByteArray &png, const QString &sha256);
    /// A failure of kind NotFound for a picture that is not here.
    [[nodiscard]] Outcome<QByteArray> picture(const QString &sha256);

    /// Reads everything: seconds for a large store. A failure only if that was not possible.
    [[nodiscard]] Outcome<StoreHealth> check();
    /// A copy of the store as it stands, also while others write to it. Never overwrites.
    Outcome<Done> backupTo(const QString &path);

    /// How many frames the write-ahead log had after the last commit.
    [[nodiscard]] int logFrames() const { return m_logFrames; }
    /// Leaves the log to a Checkpointer, which wants to move it once it has that many frames;
    /// otherwise a commit tidies it up now and then.
    void leaveLogAlone(int longFrames);
    /// To be called when nothing has been appended for a while: others who write may have to use
    /// the log from its start again.
    void rest() { m_place.leave(); }
    /// Gives the log's file that length now, so that no commit has to; if there is room for it.
    void reserveLog(int frames);
    /// Moves what is committed from the log into the file, without waiting for anybody.
    void checkpoint();

private:
    explicit Store(Database database);

    /// The same failure; when it tells of damage, only after the file was copied aside.
    [[nodiscard]] Failure told(const Failure &failure) const;
    Outcome<Done> insert(qint64 day, std::span<Entry> entries);
    Outcome<Done> begin(Transaction &transaction);
    void tidyLog();

    struct WrittenDay
    {
        DayLock lock;
        qint64 lastSequence = 0;
    };

    Database m_database;
    TransactionStatements m_transactions;
    LogPlace m_place; ///< kept by appends, left by everything that reads
    std::unique_ptr<EntryInserter> m_inserter; ///< prepared for the first append
    std::map<qint64, WrittenDay> m_written;
    int m_logFrames = 0;
    int m_longFrames; ///< of a log that is to be moved into the file
    bool m_tidies = true;
};

/// Where the store lies unless another is named: chaosroom/chaosroom.db at the XDG data location.
[[nodiscard]] QString defaultStorePath();

} // namespace Chaos
