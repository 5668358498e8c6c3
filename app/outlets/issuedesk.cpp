// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/outlets/issuedesk.h"

#include "app/net/transport.h"

namespace Chaos {

IssueDesk::IssueDesk(const Clock &clock, const Secrets &secrets, const PostingPace &pace,
                     QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_secrets(secrets)
    , m_pace(pace)
{}

IssueDesk::~IssueDesk() = default;

void IssueDesk::post(int round, const TrackerPlace &place, std::vector<IssueDraft> drafts)
{
    if (!m_transport)
        m_transport = std::make_unique<Transport>(m_clock, m_secrets);
    m_poster.reset();
    m_dialect = dialectOf(place);
    m_poster = std::make_unique<IssuePoster>(*m_dialect, *m_transport, m_pace);
    connect(m_poster.get(), &IssuePoster::created, this,
            [this, round](const IssueDraft &draft, const ItemCopy &copy) {
                emit made(round, draft.item, copy, false);
            });
    connect(m_poster.get(), &IssuePoster::found, this,
            [this, round](const IssueDraft &draft, const ItemCopy &copy) {
                emit made(round, draft.item, copy, true);
            });
    connect(m_poster.get(), &IssuePoster::failed, this,
            [this, round](const IssueDraft &draft, const Failure &failure) {
                emit failed(round, draft.item, failure.detail);
            });
    connect(m_poster.get(), &IssuePoster::finished, this, [this, round] { emit finished(round); });
    m_poster->post(std::move(drafts));
}

void IssueDesk::stop()
{
    if (m_poster)
        m_poster->stop();
}

} // namespace Chaos
