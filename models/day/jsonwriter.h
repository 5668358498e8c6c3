// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <cstdint>
#include <string>
#include <string_view>

namespace Chaos {

/// Writes one JSON object into a string, member by member: payloads are written thousands of times
/// a second. The caller closes what it opened.
class JsonWriter
{
public:
    JsonWriter()
    {
        m_text.reserve(256);
        m_text += '{';
    }

    JsonWriter &member(std::string_view name, std::string_view value);
    JsonWriter &member(std::string_view name, const QString &value);
    JsonWriter &member(std::string_view name, std::int64_t value);
    JsonWriter &member(std::string_view name, double value); ///< null if not finite
    JsonWriter &flag(std::string_view name, bool value);
    JsonWriter &null(std::string_view name);
    /// `json` is written as it stands.
    JsonWriter &raw(std::string_view name, std::string_view json);

    JsonWriter &openObject(std::string_view name);
    JsonWriter &openArray(std::string_view name);
    JsonWriter &element(std::string_view value);
    JsonWriter &rawElement(std::string_view json);
    JsonWriter &closeObject();
    JsonWriter &closeArray();

    /// The finished object; the writer is empty afterwards.
    [[nodiscard]] std::string take();

    /// Text between quotes, escaped as RFC 8259 §7 wants it; bytes that are not UTF-8 become
    /// U+FFFD.
    static void quote(std::string &out, std::string_view text);
    static void number(std::string &out, double value);

private:
    void name(std::string_view name);
    void comma();

    std::string m_text;
};

} // namespace Chaos
