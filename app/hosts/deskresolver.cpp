// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/hosts/deskresolver.h"

#include <QCoreApplication>
#include <QUrl>

#include <deque>
#include <functional>
#include <mutex>
#include <thread>

#include <netdb.h>
#include <sys/socket.h>

using namespace Qt::StringLiterals;

namespace Chaos {

namespace {

constexpr int mostWorkers = 16;

QString say(const char *text)
{
    return QCoreApplication::translate("Chaos::DeskResolver", text);
}

Failure failureOf(int code)
{
    switch (code) {
    case EAI_NONAME:
#ifdef EAI_NODATA
    case EAI_NODATA:
#endif
        return {Failure::Kind::NotFound,
                say(QT_TRANSLATE_NOOP("Chaos::DeskResolver", "no such name"))};
    case EAI_AGAIN:
        return {Failure::Kind::TimedOut,
                say(QT_TRANSLATE_NOOP("Chaos::DeskResolver", "the desk's name server is silent"))};
    default:
        return {Failure::Kind::BadAnswer,
                say(QT_TRANSLATE_NOOP("Chaos::DeskResolver", "the name cannot be looked up"))};
    }
}

QByteArray wireName(const QString &name)
{
    const QByteArray ace = QUrl::toAce(name);
    return ace.isEmpty() ? name.toUtf8() : ace;
}

Resolver::Addresses ask(const QString &name)
{
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    addrinfo *found = nullptr;
    const int code = getaddrinfo(wireName(name).constData(), nullptr, &hints, &found);
    if (code != 0)
        return failureOf(code);
    QList<QHostAddress> addresses;
    for (const addrinfo *one = found; one; one = one->ai_next) {
        const QHostAddress address(one->ai_addr);
        if (!addresses.contains(address))
            addresses.append(address);
    }
    freeaddrinfo(found);
    if (addresses.isEmpty())
        return failureOf(EAI_NONAME);
    return addresses;
}

} // namespace

/// What the worker threads share with the resolver; lives as long as the last of them.
struct DeskResolver::Mailbox
{
    std::mutex mutex;
    std::deque<QString> waiting;
    int workers = 0;
    QObject *ear = nullptr; ///< null once the resolver is gone
    std::function<void(const QString &, const Addresses &)> answer;
};

DeskResolver::DeskResolver()
    : m_mailbox(std::make_shared<Mailbox>())
{
    m_mailbox->answer = [this](const QString &name, const Addresses &found) {
        answer(name, found);
    };
}

DeskResolver::~DeskResolver()
{
    const std::lock_guard lock(m_mailbox->mutex);
    m_mailbox->ear = nullptr;
    m_mailbox->waiting.clear();
}

void DeskResolver::lookUp(const QString &name, QObject *asker, Told told)
{
    auto &askers = m_askers[name];
    askers.push_back({asker, std::move(told)});
    if (askers.size() > 1)
        return;
    if (!m_ear)
        m_ear = std::make_unique<QObject>();
    const std::lock_guard lock(m_mailbox->mutex);
    m_mailbox->ear = m_ear.get();
    m_mailbox->waiting.push_back(name);
    if (m_mailbox->workers < mostWorkers) {
        ++m_mailbox->workers;
        std::thread(work, m_mailbox).detach();
    }
}

void DeskResolver::work(const std::shared_ptr<Mailbox> &mailbox)
{
    std::unique_lock lock(mailbox->mutex);
    while (!mailbox->waiting.empty()) {
        const QString name = mailbox->waiting.front();
        mailbox->waiting.pop_front();
        lock.unlock();
        const Addresses found = ask(name);
        lock.lock();
        if (mailbox->ear) {
            QMetaObject::invokeMethod(
                mailbox->ear, [box = mailbox.get(), name, found] { box->answer(name, found); },
                Qt::QueuedConnection);
        }
    }
    --mailbox->workers;
}

void DeskResolver::answer(const QString &name, const Addresses &addresses)
{
    const auto askers = m_askers.take(name);
    for (const Asker &asker : askers) {
        if (asker.object)
            asker.told(addresses);
    }
}

} // namespace Chaos
