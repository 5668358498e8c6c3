// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/runner/performance.h"

#include <QStringList>

namespace Chaos {

class Transport;
struct Answer;
struct Question;

/// One call of Toxiproxy's API: adds or removes a toxic, switches a proxy, or resets all. It is
/// done between the question and the answer; a toxic that is gone already counts as removed.
class ToxiproxyRun final : public Performance
{
    Q_OBJECT

public:
    ToxiproxyRun(const Activity &activity, Transport &transport, const QStringList &secrets,
                 const Clock &clock, QObject *parent);

private:
    void begin() override;
    void cut() override;
    void ask();
    void take(const Answer &answer);
    [[nodiscard]] Question question() const;
    [[nodiscard]] QString whyNot(const Answer &answer) const;

    Activity m_activity;
    ToxiproxyDeed m_deed;
    Transport &m_transport;
    QStringList m_secrets;
    bool m_isOld = false; ///< before 2.6, which does not know PATCH
};

/// What Toxiproxy says was wrong ({"error": "…", "status": 404}), on one line; empty: nothing.
[[nodiscard]] QString toxiproxyErrorIn(const QByteArray &body);

} // namespace Chaos
