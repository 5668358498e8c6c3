// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/day/uuid.h"

namespace Chaos {

namespace {

constexpr std::string_view hexDigits = "0123456789abcdef";

int hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    const char lower = char(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

bool isDashPosition(std::size_t i)
{
    return i == 8 || i == 13 || i == 18 || i == 23;
}

} // namespace

std::string Uuid::toString() const
{
    std::string text;
    text.reserve(36);
    for (const std::uint8_t byte : bytes) {
        if (isDashPosition(text.size()))
            text += '-';
        text += hexDigits[byte >> 4];
        text += hexDigits[byte & 15];
    }
    return text;
}

Uuid Uuid::fromString(std::string_view text)
{
    if (text.size() != 36)
        return {};
    Uuid id;
    std::size_t nibble = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (isDashPosition(i)) {
            if (text[i] != '-')
                return {};
            continue;
        }
        const int value = hexValue(text[i]);
        if (value < 0)
            return {};
        auto &byte = id.bytes[nibble / 2];
        byte = std::uint8_t(byte << 4 | value);
        ++nibble;
    }
    return id;
}

Uuid Uuid::make(Instant at, std::array<std::uint64_t, 2> random)
{
    Uuid id;
    const auto millis = std::uint64_t(microsOf(at) / 1000);
    for (std::size_t i = 0; i < 6; ++i)
        id.bytes[i] = std::uint8_t(millis >> (40 - 8 * i));
    for (std::size_t i = 0; i < 8; ++i)
        id.bytes[8 + i] = std::uint8_t(random[0] >> (8 * i));
    id.bytes[6] = std::uint8_t(0x70 | (random[1] & 0x0f)); // version 7
    id.bytes[7] = std::uint8_t(random[1] >> 8);
    id.bytes[8] = std::uint8_t(0x80 | (id.bytes[8] & 0x3f)); // variant 10
    return id;
}

} // namespace Chaos
