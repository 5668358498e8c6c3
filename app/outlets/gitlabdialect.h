// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/outlets/trackerdialect.h"

namespace Chaos {

/// Issues of GitLab, by version 4 of its REST API. They are listed by when they were made.
class GitLabDialect final : public TrackerDialect
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
    [[nodiscard]] QString path() const;
};

} // namespace Chaos
