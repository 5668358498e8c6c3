// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/sources/incidentclient.h"
#include "app/sources/pagerdutyparser.h"

namespace Chaos {

/// Asks PagerDuty for its open incidents, and the log of each for its first notification and its
/// end.
class PagerDutyClient final : public IncidentClient
{
    Q_OBJECT

public:
    PagerDutyClient(const AlertSource &source, Transport &transport, const Clock &clock,
                    std::uint64_t seed, QObject *parent = nullptr);

protected:
    [[nodiscard]] Question listQuestion(int offset) const override;
    [[nodiscard]] Outcome<IncidentPage> listIn(const QByteArray &body) const override;
    void askAbout(const std::string &id, bool isMissing) override;

private:
    [[nodiscard]] Question pageQuestion(const QString &path, QUrlQuery query, int offset) const;
    void askLog();
    void takeLog(const Answer *answer);

    QString m_path; ///< of the log under way
    PagerDutyLog m_log{}; ///< what it said so far
    int m_pages = 0;
};

} // namespace Chaos
