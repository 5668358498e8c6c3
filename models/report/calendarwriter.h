// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

#include <string_view>

namespace Chaos {

/// Writes iCalendar's content lines (RFC 5545 §3.1): CRLF, no line above 75 octets, none broken
/// inside a letter.
class CalendarWriter
{
public:
    void begin(std::string_view component);
    void end(std::string_view component);

    /// `value` as it stands: dates, durations, words of the format. `name` may carry parameters.
    void word(std::string_view name, const QByteArray &value);
    /// Text from outside: escaped (§3.3.11), its control characters and turning marks taken out of
    /// effect, its line breaks kept. Empty text is left out.
    void text(std::string_view name, const QString &text);

    [[nodiscard]] QByteArray take() { return std::exchange(m_bytes, {}); }

private:
    void line(const QByteArray &line);

    QByteArray m_bytes;
};

} // namespace Chaos
