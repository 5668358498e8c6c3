// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/day/instant.h"

#include <array>

namespace Chaos {

namespace {

/// Reads exactly `digits` decimal digits at the front of `text` and takes them away.
std::optional<int> takeNumber(std::string_view &text, std::size_t digits)
{
    if (text.size() < digits)
        return {};
    int value = 0;
    for (const char c : text.substr(0, digits)) {
        if (c < '0' || c > '9')
            return {};
        value = value * 10 + (c - '0');
    }
    text.remove_prefix(digits);
    return value;
}

bool takeChar(std::string_view &text, char wanted)
{
    if (text.empty() || (text.front() | 0x20) != (wanted | 0x20))
        return false;
    text.remove_prefix(1);
    return true;
}

std::optional<Micros> takeFraction(std::string_view &text)
{
    if (!text.starts_with('.'))
        return Micros(0);
    text.remove_prefix(1);
    std::int64_t micros = 0;
    std::size_t digits = 0;
    for (; digits < text.size() && text[digits] >= '0' && text[digits] <= '9'; ++digits) {
        if (digits < 6)
            micros = micros * 10 + (text[digits] - '0');
    }
    if (digits == 0 || digits > 9)
        return {};
    for (std::size_t i = digits; i < 6; ++i)
        micros *= 10;
    text.remove_prefix(digits);
    return Micros(micros);
}

std::optional<std::chrono::minutes> takeOffset(std::string_view &text)
{
    if (takeChar(text, 'z'))
        return std::chrono::minutes(0);
    if (text.empty() || (text.front() != '+' && text.front() != '-'))
        return {};
    const int sign = text.front() == '-' ? -1 : 1;
    text.remove_prefix(1);
    const auto hours = takeNumber(text, 2);
    if (!hours || *hours > 23 || !takeChar(text, ':'))
        return {};
    const auto minutes = takeNumber(text, 2);
    if (!minutes || *minutes > 59)
        return {};
    return std::chrono::minutes(sign * (*hours * 60 + *minutes));
}

} // namespace

QString toRfc3339(Instant at)
{
    using namespace std::chrono;
    const auto day = floor<days>(at);
    const year_month_day date(day);
    const hh_mm_ss<Micros> time(at - day);
    // Digit by digit: reports write hundreds of thousands of them.
    std::array text = std::to_array("0000-00-00T00:00:00.000000Z");
    const auto put = [&text](std::size_t end, std::size_t digits, std::int64_t value) {
        for (; digits > 0; --digits, value /= 10)
            text[--end] = char('0' + value % 10);
    };
    put(4, 4, int(date.year()));
    put(7, 2, unsigned(date.month()));
    put(10, 2, unsigned(date.day()));
    put(13, 2, time.hours().count());
    put(16, 2, time.minutes().count());
    put(19, 2, time.seconds().count());
    put(26, 6, time.subseconds().count());
    return QString::fromLatin1(text.data(), qsizetype(text.size()) - 1);
}

std::optional<Instant> fromRfc3339(std::string_view text)
{
    using namespace std::chrono;
    const auto y = takeNumber(text, 4);
    if (!y || !takeChar(text, '-'))
        return {};
    const auto mo = takeNumber(text, 2);
    if (!mo || !takeChar(text, '-'))
        return {};
    const auto d = takeNumber(text, 2);
    if (!d || !(takeChar(text, 't') || takeChar(text, ' ')))
        return {};
    const auto h = takeNumber(text, 2);
    if (!h || *h > 23 || !takeChar(text, ':'))
        return {};
    const auto mi = takeNumber(text, 2);
    if (!mi || *mi > 59 || !takeChar(text, ':'))
        return {};
    const auto s = takeNumber(text, 2);
    if (!s || *s > 60) // a leap second counts as the next second
        return {};
    const auto fraction = takeFraction(text);
    if (!fraction)
        return {};
    const auto offset = takeOffset(text);
    if (!offset || !text.empty())
        return {};
    const year_month_day date{year{*y}, month{unsigned(*mo)}, day{unsigned(*d)}};
    if (!date.ok())
        return {};
    const Instant at =
        sys_days(date) + hours(*h) + minutes(*mi) + seconds(*s) + *fraction - *offset;
    if (at < Instant{})
        return {};
    return at;
}

} // namespace Chaos
