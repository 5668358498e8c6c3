// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/runner/performance.h"

#include <QStringList>

namespace Chaos {

class Transport;
struct Answer;

/// A request over HTTP. An answer is an answer, whatever its status: what it should be a tolerance
/// says, and without one that it is no error (4xx, 5xx) and leads to no other page (3xx).
class HttpRun final : public Performance
{
    Q_OBJECT

public:
    HttpRun(const Activity &activity, Transport &transport, const QStringList &secrets,
            const Clock &clock, QObject *parent);

private:
    void begin() override;
    void cut() override;
    void ask();
    void take(const Answer &answer);

    Activity m_activity;
    Transport &m_transport;
    QStringList m_secrets;
    int m_retries = 0;
};

} // namespace Chaos
