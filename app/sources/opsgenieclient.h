// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/sources/incidentclient.h"

namespace Chaos {

/// Asks Opsgenie for its open alerts, for the recipients of each until there is one, and for each
/// that is gone when it was closed.
class OpsgenieClient final : public IncidentClient
{
    Q_OBJECT

public:
    OpsgenieClient(const AlertSource &source, Transport &transport, const Clock &clock,
                   std::uint64_t seed, QObject *parent = nullptr);

protected:
    [[nodiscard]] Question listQuestion(int offset) const override;
    [[nodiscard]] Outcome<IncidentPage> listIn(const QByteArray &body) const override;
    void askAbout(const std::string &id, bool isMissing) override;

private:
    void askRecipients(const QString &path, bool isMissing);
    void askEnd(const QString &path);
};

} // namespace Chaos
