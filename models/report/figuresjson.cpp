// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/report/figuresjson.h"

namespace Chaos {

void writeFigures(JsonWriter &json, const Figures &figures)
{
    json.openObject("figures");
    json.member("alerts_tested", std::int64_t(figures.alertsTested));
    json.member("alerts_failed", std::int64_t(figures.alertsFailed));
    json.member("experiments_performed", std::int64_t(figures.experimentsPerformed));
    json.member("experiments_not_performed", std::int64_t(figures.experimentsNotPerformed));
    json.member("fixed_on_the_day", std::int64_t(figures.fixedOnTheDay));
    json.member("fixed_within_48h", std::int64_t(figures.fixedWithin48h));
    json.member("mini_retros", std::int64_t(figures.miniRetros));
    json.closeObject();
}

} // namespace Chaos
