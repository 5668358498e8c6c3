// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/hosts/dial.h"
#include "app/hosts/httpanswer.h"
#include "app/hosts/proberun.h"

#include <QUrl>

namespace Chaos {

/// What a new customer gets: one GET over a connection of its own.
///
/// It does not go through the room's HTTP transport, which keeps connections alive: over such a
/// connection a service that has stopped accepting would look well for as long as it likes. Nothing
/// is remembered between two probes, redirects are not followed, and one wrong byte is an answer.
class HttpProbe final : public ProbeRun
{
    Q_OBJECT

public:
    HttpProbe(const Probe &probe, const QSslConfiguration &tls, Resolver &resolver, Micros timeout,
              QObject *parent);

protected:
    void begin() override;
    [[nodiscard]] QString lateness() const override;

private:
    void ask();
    void read();
    void takeEnd();
    void judge();
    [[nodiscard]] QString wrongStatus() const;

    QUrl m_url;
    int m_statusWanted;
    QByteArray m_bodyWanted;
    Dial m_dial;
    HttpAnswer m_answer;
};

} // namespace Chaos
