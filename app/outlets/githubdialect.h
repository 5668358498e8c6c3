// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/outlets/trackerdialect.h"

namespace Chaos {

/// Issues of GitHub, by its REST API of 2022-11-28. They are listed, not searched for: the search
/// does not know yet what was made a moment ago.
class GitHubDialect final : public TrackerDialect
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
    [[nodiscard]] Question asking(Question question) const;
    [[nodiscard]] QString path() const;
};

} // namespace Chaos
