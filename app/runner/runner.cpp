// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runner/runner.h"

namespace Chaos {

using namespace Qt::StringLiterals;

Runner::Runner(const Clock &clock, const Secrets &secrets, QObject *parent)
    : QObject(parent)
    , m_performer(new Performer(clock, secrets))
{
    m_thread.setObjectName(u"runner"_s);
    m_performer->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_performer, &QObject::deleteLater);
    connect(m_performer, &Performer::ended, this, &Runner::ended);
    m_thread.start();
}

Runner::~Runner()
{
    m_thread.quit();
    m_thread.wait();
}

void Runner::perform(const StepDeed &deed)
{
    QMetaObject::invokeMethod(
        m_performer, [performer = m_performer, deed] { performer->perform(deed); },
        Qt::QueuedConnection);
}

void Runner::stop(const QString &key)
{
    QMetaObject::invokeMethod(
        m_performer, [performer = m_performer, key] { performer->stop(key); },
        Qt::QueuedConnection);
}

} // namespace Chaos
