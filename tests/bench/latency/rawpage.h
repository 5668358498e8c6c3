// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

namespace Chaos::Bench {

/// A sender of pages over one kept-alive connection of plain sockets: what it costs itself is in
/// both sides of a comparison.
class RawPage
{
public:
    explicit RawPage(quint16 port);
    ~RawPage();
    RawPage(const RawPage &) = delete;
    RawPage &operator=(const RawPage &) = delete;

    /// Posts a body and waits for the answer. The program ends when it is no success.
    void post(const QByteArray &body);

    /// Alertmanager's payload, about 1 KB, for one alert of a name.
    [[nodiscard]] static QByteArray body(const QByteArray &alert, bool fires);

private:
    int m_socket = -1;
};

} // namespace Chaos::Bench
