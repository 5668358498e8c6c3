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
class Glance final
{
public:
    Glance(DayFollower &follower, const QString &path, qint64 day, qint64 lastSequence)
        : m_follower(follower)
        , m_path(path)
        , m_day(day)
        , m_last(lastSequence)
    {}

    void look()
    {
        const auto read = readOn();
        if (!read)
            m_store.reset(); // opened anew: another file may stand there now
        if (!read && !m_hasFailed)
            emit m_follower.failed(read.failure());
        m_hasFailed = !read;
    }

private:
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
    const auto glance = std::make_shared<Glance>(*this, path, dayNumber, lastSequence);
    auto *each = new QTimer; // goes in its thread, and the glance with it
    each->setInterval(1s);
    connect(each, &QTimer::timeout, each, [glance] { glance->look(); });
    each->moveToThread(&m_thread);
    connect(&m_thread, &QThread::started, each, qOverload<>(&QTimer::start));
    connect(&m_thread, &QThread::finished, each, &QObject::deleteLater);
    m_thread.start();
}

void DayFollower::stop()
{
    m_thread.requestInterruption();
    m_thread.quit();
    m_thread.wait();
}

} // namespace Chaos
