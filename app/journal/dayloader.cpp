// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/journal/dayloader.h"

#include "app/journal/store.h"

#include <atomic>

namespace Chaos {

namespace {

constexpr qint64 tellings = 100;

} // namespace

/// One load: what its two threads share.
struct DayLoader::Load
{
    int number = 0;
    QString path{};
    qint64 day = 0;
    BatchQueue queue{};
    std::atomic<qint64> total = 0;
    std::optional<Failure> failure{}; ///< written by the reader before it finishes the queue
    std::thread reader{};
    std::thread folder{};

    ~Load()
    {
        queue.cancel();
        if (reader.joinable())
            reader.join();
        if (folder.joinable())
            folder.join();
    }
};

DayLoader::DayLoader(QObject *parent)
    : QObject(parent)
{}

DayLoader::~DayLoader()
{
    cancel();
}

void DayLoader::load(const QString &path, qint64 dayNumber)
{
    cancel();
    m_load = std::make_unique<Load>();
    Load &load = *m_load;
    load.number = m_loads;
    load.path = path;
    load.day = dayNumber;
    load.reader = std::thread([&load] { read(load); });
    load.folder = std::thread([this, &load] { fold(load); });
}

void DayLoader::cancel()
{
    ++m_loads;
    m_load.reset();
}

void DayLoader::read(Load &load)
{
    Outcome<std::unique_ptr<Store>> store = Store::open(load.path, OpenMode::ReadOnly);
    if (store) {
        const Outcome<DayInfo> day = (*store)->day(load.day);
        if (day) {
            load.total = day->entries;
            const auto read = (*store)->read(load.day, 1, [&load](SharedBatch batch) {
                return load.queue.put(std::move(batch));
            });
            if (!read)
                load.failure = read.failure();
        } else {
            load.failure = day.failure();
        }
    } else {
        load.failure = store.failure();
    }
    load.queue.finish();
}

template<typename Tell>
void DayLoader::tell(const Load &load, Tell tell)
{
    QMetaObject::invokeMethod(
        this,
        [this, number = load.number, tell] {
            if (number == m_loads)
                tell();
        },
        Qt::QueuedConnection);
}

void DayLoader::fold(Load &load)
{
    const auto day = std::make_shared<Day>();
    qint64 told = 0;
    while (const SharedBatch batch = load.queue.take()) {
        for (const EntryView &entry : batch->entries())
            day->apply(entry);
        const qint64 done = batch->lastSequence();
        const qint64 total = std::max(load.total.load(), done);
        if (done - told < total / tellings)
            continue;
        told = done;
        tell(load, [this, done, total] { emit progress(done, total); });
    }
    if (load.failure)
        tell(load, [this, failure = *load.failure] { emit failed(failure); });
    else
        tell(load, [this, day] { emit loaded(day); });
}

} // namespace Chaos
