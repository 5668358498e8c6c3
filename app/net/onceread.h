// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QIODevice>

#include <algorithm>

namespace Chaos {

/// Bytes that can be read once. Qt sends a request again by itself where the other side hangs up
/// before it answers; what cannot be read again it cannot send again.
class OnceRead final : public QIODevice
{
    Q_OBJECT

public:
    explicit OnceRead(QByteArray bytes)
        : m_bytes(std::move(bytes))
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }

    [[nodiscard]] bool isSequential() const override { return true; }
    bool seek(qint64) override { return false; }
    [[nodiscard]] qint64 bytesAvailable() const override { return m_bytes.size() - m_read; }
    [[nodiscard]] bool atEnd() const override { return bytesAvailable() == 0; }

protected:
    qint64 readData(char *to, qint64 most) override
    {
        const qint64 length = std::min(most, bytesAvailable());
        if (length == 0)
            return most == 0 ? 0 : -1;
        std::copy_n(m_bytes.constData() + m_read, length, to);
        m_read += length;
        return length;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    const QByteArray m_bytes;
    qint64 m_read = 0;
};

} // namespace Chaos
