// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sources/prometheusreply.h"

#include "app/sources/judgement.h"

#include <cmath>

namespace Chaos {

PrometheusReply::PrometheusReply(const QByteArray &body)
    : m_body(body)
{
    simdjson::dom::element root;
    std::string_view status;
    m_isGood = !m_parser.parse(body.constData(), std::size_t(body.size())).get(root)
        && !root["status"].get(status) && status == "success" && !root["data"].get(m_data);
}

Failure PrometheusReply::failure() const
{
    return unreadable(m_body);
}

Micros secondsIn(simdjson::simdjson_result<simdjson::dom::element> json)
{
    double seconds = 0;
    if (json.get(seconds) || !(seconds >= 0 && seconds < 1e9))
        return Micros(0);
    return Micros(std::llround(seconds * 1e6));
}

} // namespace Chaos
