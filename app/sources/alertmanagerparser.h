// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/sources/alertdialect.h"

namespace Chaos {

/// `/api/v2/alerts`: an array of alerts. `active` and `unprocessed` are known, `suppressed` is
/// known and held back; an alert's onset is its `startsAt`. Who holds it back stands among its
/// annotations: `silenced_by`, `inhibited_by` and `muted_by` have ids, fingerprints and names.
class AlertmanagerDialect final : public AlertDialect
{
public:
    simdjson::simdjson_result<simdjson::ondemand::array>
    alertsIn(simdjson::ondemand::document &answer) const override;
    simdjson::error_code read(simdjson::ondemand::object alert, ReportedAlert &into) const override;
};

} // namespace Chaos
