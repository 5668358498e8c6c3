// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/instant.h"
#include "models/day/outcome.h"

#include <QByteArray>

#include <simdjson.h>

namespace Chaos {

/// The `data` of an answer of Prometheus' HTTP API that says it is a success.
class PrometheusReply
{
public:
    explicit PrometheusReply(const QByteArray &body);

    explicit operator bool() const { return m_isGood; }
    [[nodiscard]] const simdjson::dom::element &data() const { return m_data; }
    /// What to say of an answer that is not as it should be.
    [[nodiscard]] Failure failure() const;

private:
    QByteArray m_body;
    simdjson::dom::parser m_parser;
    simdjson::dom::element m_data;
    bool m_isGood = false;
};

/// Seconds as a JSON number; 0 for nonsense and for what is not there.
[[nodiscard]] Micros secondsIn(simdjson::simdjson_result<simdjson::dom::element> json);

} // namespace Chaos
