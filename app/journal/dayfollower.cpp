// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/journal/dayfollower.h"

#include "app/journal/store.h"

#include <QTimer>

#include <memory>

namespace Chaos {

using namespace std::chrono_literals;

namespace {

/// Looks into the store, in its thread.
class Glance final : public QTimer
{
public:
    Glance(DayFollower &follower, const QString &path, qint64 day, qint64 lastSequence)
        : m_follower(follower)
        , m_path(path)
        , m_day(day)
        , m_last(lastSequence)
    {
        setInterval(1s);
        connect(this, &QTimer::timeout, this, &Glance::look);
    }

private:
    void look()
    {
        const auto read = readOn();
        if (!read)
            m_store.reset(); // opened anew: another file may stand there now
        if (!read && !m_hasFailed)
            emit m_follower.failed(read.failure());
        m_hasFailed = !read;
    }

    Outcome<Done> readOn()
    {
        if (!m_store) {
            auto store = Store::open(m_path, OpenMode::ReadOnly);
            if (!store)
                return store.failure();
            m_store = *std::move(store);
        }
        return m_store->read(m_day, m_last + 1, [this](const SharedBatch &batch) {
            m_last = batch->lastSequence();
            emit m_follower.came(batch);
            return !QThread::currentThread()->isInterruptionRequested();
        });
    }

    DayFollower &m_follower;
    QString m_path;
    qint64 m_day;
    qint64 m_last;
    bool m_hasFailed = false;
    std::unique_ptr<Store> m_store;
};

} // namespace

DayFollower::DayFollower(QObject *parent)
    : QObject(parent)
{
    m_thread.setObjectName(QStringLiteral("follower"));
}

DayFollower::~DayFollower()
{
    stop();
}

void DayFollower::follow(const QString &path, qint64 dayNumber, qint64 lastSequence)
{
    stop();
    auto *glance = new Glance(*this, path, dayNumber, lastSequence);
    glance->moveToThread(&m_thread);
    connect(&m_thread, &QThread::started, glance, qOverload<>(&QTimer::start));
    connect(&m_thread, &QThread::finished, glance, &QObject::deleteLater);
    m_thread.start();
}

void DayFollower::stop()
{
    m_thread.requestInterruption();
    m_thread.quit();
    m_thread.wait();
}

} // namespace Chaos
