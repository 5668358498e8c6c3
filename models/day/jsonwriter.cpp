// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/day/jsonwriter.h"

#include <charconv>
#include <cmath>

namespace Chaos {

namespace {

/// Length of the well-formed UTF-8 sequence at the front of `text`, or 0 (Unicode, table 3-7).
std::size_t sequenceLength(std::string_view text)
{
    const auto byte = [&](std::size_t i) {
        return i < text.size() ? std::uint8_t(text[i]) : std::uint8_t(0);
    };
    const auto isTail = [&](std::size_t i) { return (byte(i) & 0xc0) == 0x80; };
    const std::uint8_t lead = byte(0);
    if (lead < 0x80)
        return 1;
    if (lead >= 0xc2 && lead <= 0xdf)
        return isTail(1) ? 2 : 0;
    if (lead >= 0xe0 && lead <= 0xef) {
        const bool second =
            isTail(1) && !(lead == 0xe0 && byte(1) < 0xa0) && !(lead == 0xed && byte(1) > 0x9f);
        return second && isTail(2) ? 3 : 0;
    }
    if (lead >= 0xf0 && lead <= 0xf4) {
        const bool second =
            isTail(1) && !(lead == 0xf0 && byte(1) < 0x90) && !(lead == 0xf4 && byte(1) > 0x8f);
        return second && isTail(2) && isTail(3) ? 4 : 0;
    }
    return 0;
}

void escapeControl(std::string &out, char c)
{
    switch (c) {
    case '\n':
        out += "\\n";
        return;
    case '\r':
        out += "\\r";
        return;
    case '\t':
        out += "\\t";
        return;
    default:
        constexpr std::string_view hex = "0123456789abcdef";
        out += "\\u00";
        out += hex[std::uint8_t(c) >> 4];
        out += hex[std::uint8_t(c) & 15];
    }
}

} // namespace

void JsonWriter::quote(std::string &out, std::string_view text)
{
    out += '"';
    std::size_t plain = 0; // start of the run that needs no escape
    std::size_t i = 0;
    const auto flush = [&] { out.append(text.substr(plain, i - plain)); };
    while (i < text.size()) {
        const char c = text[i];
        if (std::uint8_t(c) >= 0x80) {
            const std::size_t length = sequenceLength(text.substr(i));
            if (length > 0) {
                i += length;
                continue;
            }
            flush();
            out += "\xef\xbf\xbd";
        } else if (c == '"' || c == '\\') {
            flush();
            out += '\\';
            out += c;
        } else if (std::uint8_t(c) < 0x20) {
            flush();
            escapeControl(out, c);
        } else {
            ++i;
            continue;
        }
        plain = ++i;
    }
    flush();
    out += '"';
}

void JsonWriter::number(std::string &out, double value)
{
    if (!std::isfinite(value)) {
        out += "null";
        return;
    }
    char digits[32];
    const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
    out.append(digits, end);
}

void JsonWriter::comma()
{
    const char last = m_text.back();
    if (last != '{' && last != '[')
        m_text += ',';
}

void JsonWriter::name(std::string_view name)
{
    comma();
    quote(m_text, name);
    m_text += ':';
}

JsonWriter &JsonWriter::member(std::string_view key, std::string_view value)
{
    name(key);
    quote(m_text, value);
    return *this;
}

JsonWriter &JsonWriter::member(std::string_view key, const QString &value)
{
    const QByteArray utf8 = value.toUtf8();
    return member(key, std::string_view(utf8.constData(), std::size_t(utf8.size())));
}

JsonWriter &JsonWriter::member(std::string_view key, std::int64_t value)
{
    name(key);
    m_text += std::to_string(value);
    return *this;
}

JsonWriter &JsonWriter::member(std::string_view key, double value)
{
    name(key);
    number(m_text, value);
    return *this;
}

JsonWriter &JsonWriter::flag(std::string_view key, bool value)
{
    return raw(key, value ? "true" : "false");
}

JsonWriter &JsonWriter::null(std::string_view key)
{
    return raw(key, "null");
}

JsonWriter &JsonWriter::raw(std::string_view key, std::string_view json)
{
    name(key);
    m_text += json;
    return *this;
}

JsonWriter &JsonWriter::openObject(std::string_view key)
{
    return raw(key, "{");
}

JsonWriter &JsonWriter::openArray(std::string_view key)
{
    return raw(key, "[");
}

JsonWriter &JsonWriter::element(std::string_view value)
{
    comma();
    quote(m_text, value);
    return *this;
}

JsonWriter &JsonWriter::rawElement(std::string_view json)
{
    comma();
    m_text += json;
    return *this;
}

JsonWriter &JsonWriter::closeObject()
{
    m_text += '}';
    return *this;
}

JsonWriter &JsonWriter::closeArray()
{
    m_text += ']';
    return *this;
}

std::string JsonWriter::take()
{
    m_text += '}';
    std::string done = std::move(m_text);
    m_text.assign(1, '{');
    return done;
}

} // namespace Chaos
