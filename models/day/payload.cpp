// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/day/payload.h"

namespace Chaos {

std::optional<simdjson::ondemand::value> PayloadObject::find(std::string_view name)
{
    simdjson::ondemand::value value;
    if (!canBeAsked() || m_object->find_field_unordered(name).get(value))
        return {};
    if (value.type().error()) {
        m_object.reset();
        return {};
    }
    return value;
}

std::optional<std::string_view> PayloadObject::text(std::string_view name)
{
    auto found = find(name);
    std::string_view value;
    if (!found || found->get_string().get(value))
        return {};
    return value;
}

QString PayloadObject::string(std::string_view name)
{
    const auto value = text(name);
    return value ? QString::fromUtf8(value->data(), qsizetype(value->size())) : QString();
}

std::optional<std::int64_t> PayloadObject::number(std::string_view name)
{
    auto found = find(name);
    std::int64_t value = 0;
    if (!found || found->get_int64().get(value))
        return {};
    return value;
}

std::optional<bool> PayloadObject::flag(std::string_view name)
{
    auto found = find(name);
    bool value = false;
    if (!found || found->get_bool().get(value))
        return {};
    return value;
}

void PayloadObject::eachMember(std::string_view name,
                               const std::function<void(std::string_view, std::string_view)> &each)
{
    auto found = find(name);
    simdjson::ondemand::object object;
    if (!found || found->get_object().get(object))
        return;
    for (auto field : object) {
        std::string_view key;
        std::string_view value;
        if (field.unescaped_key().get(key) || field.value().type().error()) {
            m_object.reset();
            return;
        }
        if (!field.value().get_string().get(value))
            each(key, value);
    }
}

void PayloadObject::eachElement(std::string_view name,
                                const std::function<void(simdjson::ondemand::value)> &each)
{
    auto found = find(name);
    simdjson::ondemand::array array;
    if (!found || found->get_array().get(array))
        return;
    for (auto element : array) {
        simdjson::ondemand::value value;
        if (element.get(value) || value.type().error()) {
            m_object.reset(); // cut off in here: whatever stood behind it cannot be reached
            return;
        }
        each(value);
    }
}

PayloadObject Payload::read(const EntryView &entry)
{
    // One parser a thread: it keeps its buffers from payload to payload, and holds no state
    // between two of them.
    thread_local simdjson::ondemand::parser parser;
    const auto &bytes = entry.payload;
    const simdjson::padded_string_view view(bytes.data(), bytes.size(),
                                            bytes.size() + payloadPadding);
    simdjson::ondemand::object object;
    if (parser.iterate(view).get(m_document) || m_document.get_object().get(object))
        return {};
    return {object, m_document};
}

} // namespace Chaos
