// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/stream/hearingroom.h"

#include "app/journal/notary.h"
#include "app/journal/store.h"

#include <charconv>
#include <chrono>

namespace Chaos::Bench {

using namespace Qt::StringLiterals;

namespace {

/// The stamp in a change; the program ends if there is none.
Instant stampIn(std::string_view payload)
{
    constexpr std::string_view before = "\"since\":";
    const std::size_t place = payload.find(before);
    std::int64_t micros = 0;
    if (place == std::string_view::npos
        || std::from_chars(payload.data() + place + before.size(), payload.data() + payload.size(),
                           micros)
                .ec
            != std::errc())
        qFatal("a change has no stamp");
    return instantOf(micros);
}

} // namespace

HearingRoom::HearingRoom(const QString &path, quint16 icinga)
    : m_journal(m_clock, Notary::freshSeed())
    , m_inNetwork(std::make_unique<QObject>())
{
    connect(&m_journal, &Journal::committed, this, &HearingRoom::take);
    auto store = Store::open(path, OpenMode::Create);
    const auto day = (*store)->createDay(u"heard"_s, u"Heard"_s, m_clock.now());
    m_journal.open(path, *day);
    m_inNetwork->moveToThread(&m_network);
    m_network.start();
    const AlertSource source{.key = u"icinga"_s,
                             .type = AlertSource::Type::Icinga,
                             .url = u"http://127.0.0.1:%1"_s.arg(icinga),
                             .auth = AlertSource::Auth::Basic,
                             .user = u"room"_s,
                             .secret = u"ICINGA"_s};
    QMetaObject::invokeMethod(
        m_inNetwork.get(),
        [this, source] {
            m_transport = std::make_unique<Transport>(m_clock, m_secrets);
            m_desk = std::make_unique<SourceDesk>(*m_transport, m_secrets, m_clock, 1);
            connect(
                m_desk.get(), &SourceDesk::seen, &m_journal,
                [this](std::vector<Entry> entries) {
                    for (Entry &entry : entries)
                        entry.actor = "room";
                    m_journal.append(std::move(entries));
                },
                Qt::DirectConnection);
            m_desk->setSources({source});
        },
        Qt::BlockingQueuedConnection);
}

HearingRoom::~HearingRoom()
{
    QMetaObject::invokeMethod(
        m_inNetwork.get(),
        [this] {
            m_desk.reset();
            m_transport.reset();
            delete m_inNetwork.release();
        },
        Qt::BlockingQueuedConnection);
    m_network.quit();
    m_network.wait();
    if (!m_journal.close())
        qFatal("the journal could not be closed");
}

void HearingRoom::take(const SharedBatch &batch)
{
    m_live.apply(batch->entries());
    const auto now = std::chrono::time_point_cast<Micros>(std::chrono::system_clock::now());
    for (const EntryView &entry : batch->entries()) {
        if (entry.kind == Kind::AlertChanged)
            m_lags.push_back(double((now - stampIn(entry.payload)).count()));
    }
}

} // namespace Chaos::Bench
