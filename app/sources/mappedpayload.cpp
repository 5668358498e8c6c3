// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sources/mappedpayload.h"

#include "app/sources/alertdialect.h"

#include <QCoreApplication>

#include <algorithm>
#include <charconv>

namespace Chaos {

namespace {

namespace dom = simdjson::dom;

/// Whatever may stand for a text; nothing if it is an object, an array or null.
std::optional<std::string> textOf(const dom::element &json)
{
    switch (json.type()) {
    case dom::element_type::STRING:
        return AlertDialect::bounded(std::string_view(json));
    case dom::element_type::INT64:
        return std::to_string(std::int64_t(json));
    case dom::element_type::UINT64:
        return std::to_string(std::uint64_t(json));
    case dom::element_type::DOUBLE: {
        std::array<char, 32> digits{};
        const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), double(json));
        return std::string(digits.data(), end.ptr);
    }
    case dom::element_type::BOOL:
        return bool(json) ? "true" : "false";
    case dom::element_type::ARRAY:
    case dom::element_type::OBJECT:
    case dom::element_type::NULL_VALUE:
        break;
    }
    return {};
}

std::optional<std::string> textAt(const dom::element &json, const std::string &place)
{
    dom::element found;
    if (place.empty() || json.at_pointer(place).get(found))
        return {};
    return textOf(found);
}

std::vector<Label> labelsAt(const dom::element &json, const std::string &place)
{
    constexpr std::size_t mostLabels = 64;
    std::vector<Label> labels;
    dom::object object;
    if (place.empty() || json.at_pointer(place).get(object))
        return labels;
    for (const auto field : object) {
        const auto value = textOf(field.value);
        if (value && labels.size() < mostLabels)
            labels.push_back({AlertDialect::bounded(field.key), *value});
    }
    return labels;
}

Failure misfit(const char *why, const std::string &place)
{
    return {Failure::Kind::BadAnswer,
            QCoreApplication::translate("Chaos::Sources", why)
                .arg(QString::fromStdString(place).left(100))};
}

std::string inSmallLetters(const std::string &text)
{
    return QString::fromStdString(text).trimmed().toLower().toStdString();
}

} // namespace

MappedPayload::MappedPayload(const PayloadMapping &mapping)
    : m_places{.alerts = mapping.alerts.toStdString(),
               .name = mapping.name.toStdString(),
               .state = mapping.state.toStdString(),
               .id = mapping.id.toStdString(),
               .labels = mapping.labels.toStdString()}
{
    for (const QString &word : mapping.over.isEmpty() ? customaryOver() : mapping.over)
        m_over.push_back(inSmallLetters(word.toStdString()));
}

/// Nothing if it has no name.
std::optional<ReportedAlert> MappedPayload::alertIn(const simdjson::dom::element &json) const
{
    const auto name = textAt(json, m_places.name);
    if (!name || name->empty())
        return {};
    ReportedAlert alert{.name = *name, .state = AlertState::Firing};
    const auto state = textAt(json, m_places.state);
    // Only what says that it is over is over: a page must never be lost to a misspelt word.
    if (state && std::ranges::find(m_over, inSmallLetters(*state)) != m_over.end())
        alert.state = AlertState::Inactive;
    alert.labels = labelsAt(json, m_places.labels);
    std::erase_if(alert.labels, [](const Label &one) { return one.name == "alertname"; });
    alert.labels.push_back({"alertname", *name});
    std::ranges::sort(alert.labels, {}, &Label::name);
    std::vector<Label> apart = alert.labels;
    if (const auto id = textAt(json, m_places.id); id && !id->empty()) {
        apart.assign(1, {"alertname", *name});
        apart.push_back({"id", *id});
    }
    alert.fingerprint = fingerprintOf(apart);
    return alert;
}

Outcome<Notification> MappedPayload::notification(const QByteArray &body) const
{
    dom::parser parser;
    dom::element root;
    if (parser.parse(body.constData(), std::size_t(body.size())).get(root))
        return Failure{Failure::Kind::BadAnswer,
                       QCoreApplication::translate("Chaos::Sources", "it is no JSON")};
    dom::element listed = root;
    if (!m_places.alerts.empty() && root.at_pointer(m_places.alerts).get(listed)) {
        return misfit(QT_TRANSLATE_NOOP("Chaos::Sources", "there is nothing at %1"),
                      m_places.alerts);
    }
    std::vector<dom::element> all;
    dom::array many;
    if (listed.get(many)) {
        all.push_back(listed);
    } else {
        for (const auto one : many)
            all.push_back(one);
    }
    all.resize(std::min(all.size(), mostAlerts));

    Notification notification;
    for (const dom::element &one : all) {
        auto alert = alertIn(one);
        if (!alert) {
            return misfit(QT_TRANSLATE_NOOP("Chaos::Sources", "no alert's name stands at %1"),
                          m_places.name);
        }
        notification.alerts.push_back(*std::move(alert));
    }
    return notification;
}

} // namespace Chaos
