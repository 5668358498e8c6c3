// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QImage>
#include <QString>

#include <thread>

namespace Chaos::Bench {

/// The least that a page can cost: a plain socket read to the end of the request, one frame of a
/// write-ahead log written and synced, one lane of pixels filled, and a bare answer.
class PageFloor
{
public:
    explicit PageFloor(const QString &folder);
    ~PageFloor();
    PageFloor(const PageFloor &) = delete;
    PageFloor &operator=(const PageFloor &) = delete;

    [[nodiscard]] quint16 port() const { return m_port; }

private:
    void serve();
    void keepAndPaint();

    int m_listener = -1;
    int m_file = -1;
    off_t m_place = 0;
    quint16 m_port = 0;
    QImage m_lane{1600, 22, QImage::Format_RGB32};
    std::thread m_thread;
};

} // namespace Chaos::Bench
