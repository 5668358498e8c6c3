// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/steps/jsonpath.h"

#include "models/steps/jsonpathparts.h"

namespace Chaos {

JsonPath::JsonPath(std::shared_ptr<const JsonPathParts::Route> route)
    : m_route(std::move(route))
{}

Outcome<JsonPath> JsonPath::read(const QString &text)
{
    auto route = JsonPathParts::readRoute(text);
    if (!route)
        return route.failure();
    return JsonPath(std::make_shared<const JsonPathParts::Route>(*std::move(route)));
}

Outcome<std::vector<QJsonValue>> JsonPath::matches(const QJsonValue &root) const
{
    return JsonPathParts::valuesAt(*m_route, root);
}

} // namespace Chaos
