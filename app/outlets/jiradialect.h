// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/outlets/trackerdialect.h"

namespace Chaos {

/// Issues of Jira: with a user of its Cloud (version 3 of the REST API, basic authentication), else
/// of a Data Center (version 2, bearer). Their marker is a label, which can be asked for.
class JiraDialect final : public TrackerDialect
{
public:
    using TrackerDialect::TrackerDialect;

    [[nodiscard]] Question look(const std::vector<IssueDraft> &drafts,
                                const QString &page) const override;
    [[nodiscard]] Outcome<IssuePage> seen(const QByteArray &body,
                                          const QString &page) const override;
    [[nodiscard]] Question create(const IssueDraft &draft) const override;
    [[nodiscard]] Outcome<ItemCopy> created(const QByteArray &body) const override;

private:
    [[nodiscard]] bool isCloud() const { return !place().user.isEmpty(); }
    [[nodiscard]] Question asking(const QString &path, const QJsonObject &body) const;
    [[nodiscard]] ItemCopy copyOf(const QString &key) const;
};

} // namespace Chaos
