// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/sources/incidentpages.h"
#include "app/sources/incidentroll.h"
#include "app/sources/pollingclient.h"

#include <deque>

namespace Chaos {

/// Asks an on-call system for all its open incidents, page by page, and then about some of them
/// one by one: those that are gone, for when they ended, and those of which nobody was told yet.
class IncidentClient : public PollingClient
{
    Q_OBJECT

public:
    void resume(const std::vector<ActiveAlert> &alerts) override;

protected:
    /// `mostAbout`: of how many incidents it asks one by one in a round.
    IncidentClient(const AlertSource &source, std::size_t mostAbout, Transport &transport,
                   const Clock &clock, std::uint64_t seed, QObject *parent);

    /// The question for the page of the list that begins there.
    [[nodiscard]] virtual Question listQuestion(int offset) const = 0;
    [[nodiscard]] virtual Outcome<IncidentPage> listIn(const QByteArray &body) const = 0;
    /// Asks about one incident by `fetchAbout` until `doneAbout`; `isMissing`: how it ended.
    virtual void askAbout(const std::string &id, bool isMissing) = 0;

    /// `use` gets nothing for an incident that is not known there any more.
    void fetchAbout(const Question &question, const std::function<void(const Answer *)> &use);
    void doneAbout();
    /// It cannot be said whom it told of that incident: no others are asked about in this round.
    void failAbout();
    /// What was found out about the incident that is asked about.
    void tellEnd(const Stamp &ended);
    void tellPaged(const Stamp &first, const Answer &answer);
    [[nodiscard]] bool isSettled() const { return m_pages.isSettled(m_about.id); }

    void ask() override;
    std::vector<ReportedAlert> loseSight() override;
    std::optional<Failure> judge(const Answer &answer) const override;

private:
    struct About
    {
        std::string id{};
        bool isMissing = false;
    };

    void askList();
    void takeList(const Answer &answer);
    void takeWhole(const Answer &answer);
    void goOn();
    void finish();

    IncidentRoll m_roll;
    IncidentPages m_pages;
    std::size_t m_mostAbout;
    // of the round under way
    std::vector<Incident> m_listed;
    int m_offset = 0;
    int m_questions = 0;
    bool m_isCut = false;
    Instant m_askedAt{};
    Poll m_poll{};
    std::deque<About> m_toAsk;
    About m_about{};
    bool m_isAbout = false; ///< the question under way is about one incident
    QString m_trouble;
};

/// Whether an id can be a part of an address as it stands.
[[nodiscard]] bool isPlainId(const std::string &id);

} // namespace Chaos
