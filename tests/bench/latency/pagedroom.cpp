// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/latency/pagedroom.h"

#include "app/journal/notary.h"
#include "app/journal/store.h"
#include "app/sources/webhookreceiver.h"

#include <QCoreApplication>

namespace Chaos::Bench {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

PagedRoom::PagedRoom(const QString &path, const QByteArray &watched, const AlertStorm *storm)
    : m_journal(m_clock, Notary::freshSeed())
    , m_view(m_live, m_clock, m_look)
    , m_receiver(new WebhookReceiver(
          {.key = u"prometheus"_s, .type = AlertSource::Type::Webhook, .url = u"127.0.0.1:0"_s},
          m_secrets, m_clock, 1))
    , m_watched("\"name\":\"" + watched.toStdString() + '"')
{
    if (storm)
        m_live.replace(storm->day());
    m_earlier = m_live.day().lastSequence();
    connect(&m_journal, &Journal::committed, this, &PagedRoom::take);
    connect(&m_journal, &Journal::committed, m_receiver, [this](const SharedBatch &batch) {
        std::vector<Uuid> ids;
        for (const EntryView &entry : batch->entries())
            ids.push_back(entry.id);
        m_receiver->committed(ids);
    });
    connect(
        m_receiver, &WebhookReceiver::seen, &m_journal,
        [this](std::vector<Entry> entries) {
            for (Entry &entry : entries)
                entry.actor = "room";
            m_journal.append(std::move(entries));
        },
        Qt::DirectConnection);
    auto store = Store::open(path, OpenMode::Create);
    const auto day = (*store)->createDay(u"paged"_s, u"Paged"_s, m_clock.now());
    m_journal.open(path, *day);
    m_view.installEventFilter(this);
    m_view.resize(1600, 900);
    m_view.show();
    m_view.lookAt(AlertStorm::begin(), AlertStorm::end() + 10min);
    m_receiver->moveToThread(&m_network);
    m_network.start();
    QMetaObject::invokeMethod(
        m_receiver, [this] { m_receiver->start(); }, Qt::BlockingQueuedConnection);
    QMetaObject::invokeMethod(
        m_receiver, [this] { m_port = m_receiver->port(); }, Qt::BlockingQueuedConnection);
}

PagedRoom::~PagedRoom()
{
    QMetaObject::invokeMethod(
        m_receiver, [this] { delete m_receiver; }, Qt::BlockingQueuedConnection);
    m_network.quit();
    m_network.wait();
    if (!m_journal.close())
        qFatal("the journal could not be closed");
}

void PagedRoom::untilPainted()
{
    while (m_painted < m_folded || m_folded == m_seen)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    m_seen = m_folded;
}

bool PagedRoom::eventFilter(QObject *, QEvent *event)
{
    if (event->type() == QEvent::Paint)
        m_painted = m_folded;
    return false;
}

void PagedRoom::take(const SharedBatch &batch)
{
    // The storm's own entries came before those of the journal.
    std::vector<EntryView> entries(batch->entries().begin(), batch->entries().end());
    for (EntryView &entry : entries)
        entry.sequence += m_earlier;
    m_live.apply(entries);
    for (const EntryView &entry : entries) {
        if (entry.kind != Kind::AlertChanged)
            continue;
        ++m_all;
        if (entry.payload.find(m_watched) != std::string_view::npos)
            ++m_folded;
    }
}

} // namespace Chaos::Bench
