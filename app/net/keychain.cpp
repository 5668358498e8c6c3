// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/net/keychain.h"

#include <qt6keychain/keychain.h>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

/// Under which the keychain lists what is ours.
constexpr auto service = "Chaosroom"_L1;

/// A job deletes itself when it has finished; one that nobody waits for any more tells nobody.
template<typename JobType>
JobType *jobFor(const QString &name, QObject *asker, const std::function<void(JobType &)> &then)
{
    auto *job = new JobType(QString(service));
    job->setKey(name);
    QObject::connect(job, &QKeychain::Job::finished, asker, [job, then] { then(*job); });
    return job;
}

} // namespace

void Keychain::read(const QStringList &names, const std::function<void(const Found &)> &then)
{
    struct Round
    {
        Found found{};
        qsizetype open = 0;
    };
    auto round = std::make_shared<Round>(Round{.open = names.size()});
    for (const QString &name : names) {
        auto *job = jobFor<QKeychain::ReadPasswordJob>(
            name, this, [name, round, then](QKeychain::ReadPasswordJob &read) {
                if (read.error() == QKeychain::NoError && !read.binaryData().isEmpty())
                    round->found.secrets.emplace(name, read.binaryData());
                else if (read.error() != QKeychain::NoError
                         && read.error() != QKeychain::EntryNotFound)
                    round->found.trouble = failureOf(read);
                if (--round->open == 0)
                    then(round->found);
            });
        job->start();
    }
}

void Keychain::keep(const QString &name, const QByteArray &secret,
                    const std::function<void(const Outcome<Done> &)> &then)
{
    auto *job =
        jobFor<QKeychain::WritePasswordJob>(name, this, [then](QKeychain::WritePasswordJob &write) {
            if (write.error() == QKeychain::NoError)
                then(Done{});
            else
                then(failureOf(write));
        });
    job->setBinaryData(secret);
    job->start();
}

void Keychain::forget(const QString &name, const std::function<void(const Outcome<Done> &)> &then)
{
    auto *job = jobFor<QKeychain::DeletePasswordJob>(
        name, this, [then](QKeychain::DeletePasswordJob &gone) {
            if (gone.error() == QKeychain::NoError || gone.error() == QKeychain::EntryNotFound)
                then(Done{});
            else
                then(failureOf(gone));
        });
    job->start();
}

Failure Keychain::failureOf(const QKeychain::Job &job)
{
    switch (job.error()) {
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return {Failure::Kind::Unauthorized, tr("the keychain is locked, and was not opened")};
    case QKeychain::NoError:
    case QKeychain::EntryNotFound:
    case QKeychain::CouldNotDeleteEntry:
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
    case QKeychain::OtherError:
        break;
    }
    return {Failure::Kind::Refused,
            tr("the keychain cannot be used here (%1): set an environment variable of that name "
               "instead, before the room is started")
                .arg(job.errorString().simplified().left(200))};
}

} // namespace Chaos
