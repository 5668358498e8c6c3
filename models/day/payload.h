// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/entry.h"

#include <QString>

#include <simdjson.h>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace Chaos {

/// Reads the members of one payload in place. Every reader is forgiving: a member that is missing
/// or of another type reads as nothing, since entries outlive the program that wrote them.
///
/// Members are found in whatever order they are asked for; asking in the order in which they were
/// written is fastest.
class PayloadObject
{
public:
    /// An empty one.
    PayloadObject() = default;
    /// The object of that document, which must outlive it.
    PayloadObject(simdjson::ondemand::object object, simdjson::ondemand::document &of)
        : m_object(object)
        , m_document(&of)
    {}

    [[nodiscard]] std::optional<std::string_view> text(std::string_view name);
    [[nodiscard]] QString string(std::string_view name);
    [[nodiscard]] std::optional<std::int64_t> number(std::string_view name);
    [[nodiscard]] std::optional<bool> flag(std::string_view name);
    /// Calls `each` for every text member of the object `name`.
    void eachMember(std::string_view name,
                    const std::function<void(std::string_view, std::string_view)> &each);
    /// Calls `each` for every element of the array `name`.
    void eachElement(std::string_view name,
                     const std::function<void(simdjson::ondemand::value)> &each);

private:
    /// False as well once a payload has turned out to be broken: the parser must not be asked
    /// again.
    [[nodiscard]] bool canBeAsked() { return m_object && m_document->is_alive(); }

    /// Nothing as well if no value stands there: then nothing behind it can be found, either.
    [[nodiscard]] std::optional<simdjson::ondemand::value> find(std::string_view name);

    std::optional<simdjson::ondemand::object> m_object{};
    simdjson::ondemand::document *m_document = nullptr;
};

/// One parse of one payload. Keep it alive while its object and the texts from it are in use.
class Payload
{
public:
    [[nodiscard]] PayloadObject read(const EntryView &entry);

private:
    simdjson::ondemand::document m_document;
};

} // namespace Chaos
