// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/hosts/httpanswer.h"

#include <algorithm>

namespace Chaos {

namespace {

/// The next line without its end, taken off `bytes`; null when there is none yet.
QByteArray takeLine(QByteArray &bytes)
{
    const auto end = bytes.indexOf('\n');
    if (end < 0)
        return {};
    QByteArray line = bytes.left(end);
    bytes.remove(0, end + 1);
    if (line.endsWith('\r'))
        line.chop(1);
    return line.isNull() ? QByteArray("") : line;
}

/// "HTTP/1.1 503 …" gives 503, anything else 0.
int statusOf(const QByteArray &line)
{
    if (!line.startsWith("HTTP/1.") || line.size() < 12 || line.at(8) != ' ')
        return 0;
    bool ok = false;
    const int status = line.mid(9, 3).toInt(&ok);
    const bool ends = line.size() == 12 || line.at(12) == ' ';
    return ok && ends && status >= 100 && status <= 999 ? status : 0;
}

} // namespace

HttpAnswer::Standing HttpAnswer::take(const QByteArray &bytes)
{
    if (m_standing != Standing::More)
        return m_standing;
    m_bytes.append(bytes);
    m_standing = m_phase == Phase::Head ? readHead() : readBody();
    return m_standing;
}

HttpAnswer::Standing HttpAnswer::close()
{
    if (m_standing == Standing::More && m_phase == Phase::UntilClose)
        m_standing = Standing::Complete;
    return m_standing;
}

HttpAnswer::Standing HttpAnswer::readHead()
{
    if (!m_bytes.startsWith(QByteArray("HTTP/1.").left(m_bytes.size())))
        return Standing::Garbage;
    qsizetype end = m_bytes.indexOf("\r\n\r\n");
    if (end < 0 || end > headBound)
        return m_bytes.size() > headBound ? Standing::Garbage : Standing::More;
    const QByteArray head = m_bytes.left(end + 2);
    m_bytes.remove(0, end + 4);
    if (!readFields(head))
        return Standing::Garbage;
    if (m_status < 200)
        return m_status == 101 ? Standing::Complete : readHead();
    return readBody();
}

bool HttpAnswer::readFields(const QByteArray &head)
{
    QByteArray rest = head;
    m_status = statusOf(takeLine(rest));
    if (m_status == 0)
        return false;
    if (m_status < 200)
        return true;
    m_phase = Phase::UntilClose;
    for (QByteArray line = takeLine(rest); !line.isNull(); line = takeLine(rest)) {
        const QByteArray name = line.left(line.indexOf(':')).trimmed().toLower();
        const QByteArray value = line.mid(line.indexOf(':') + 1).trimmed();
        if (name == "location") {
            m_location = value;
        } else if (name == "transfer-encoding" && value.toLower().endsWith("chunked")) {
            m_phase = Phase::ChunkSize;
        } else if (name == "content-length" && m_phase == Phase::UntilClose) {
            bool ok = false;
            m_left = value.toLongLong(&ok);
            if (!ok || m_left < 0)
                return false;
            m_phase = Phase::Counted;
        }
    }
    if (m_status == 204 || m_status == 304) {
        m_phase = Phase::Counted;
        m_left = 0;
    }
    return true;
}

HttpAnswer::Standing HttpAnswer::readBody()
{
    switch (m_phase) {
    case Phase::Head:
        return Standing::More;
    case Phase::Counted: {
        const qsizetype count = std::min(m_left, m_bytes.size());
        m_left -= count;
        if (!keep(count))
            return Standing::Enough;
        return m_left == 0 ? Standing::Complete : Standing::More;
    }
    case Phase::UntilClose:
        return keep(m_bytes.size()) ? Standing::More : Standing::Enough;
    case Phase::ChunkSize:
    case Phase::Chunk:
    case Phase::ChunkEnd:
    case Phase::Trailer:
        return readChunks();
    }
    return Standing::Garbage;
}

HttpAnswer::Standing HttpAnswer::readChunks()
{
    for (;;) {
        if (m_phase == Phase::Chunk) {
            const qsizetype count = std::min(m_left, m_bytes.size());
            m_left -= count;
            if (!keep(count))
                return Standing::Enough;
            if (m_left > 0)
                return Standing::More;
            m_phase = Phase::ChunkEnd;
        }
        if (m_bytes.indexOf('\n') < 0)
            return m_bytes.size() > headBound ? Standing::Garbage : Standing::More;
        const QByteArray line = takeLine(m_bytes);
        if (m_phase == Phase::Trailer) {
            if (line.isEmpty())
                return Standing::Complete;
        } else if (m_phase == Phase::ChunkEnd) {
            if (!line.isEmpty())
                return Standing::Garbage;
            m_phase = Phase::ChunkSize;
        } else {
            bool ok = false;
            m_left = line.left(line.indexOf(';') < 0 ? line.size() : line.indexOf(';'))
                         .trimmed()
                         .toLongLong(&ok, 16);
            if (!ok || m_left < 0)
                return Standing::Garbage;
            m_phase = m_left == 0 ? Phase::Trailer : Phase::Chunk;
        }
    }
}

/// Moves bytes into the body, as far as its bound allows.
bool HttpAnswer::keep(qsizetype count)
{
    m_body.append(m_bytes.constData(), std::min(count, bodyBound - m_body.size()));
    m_bytes.remove(0, count);
    return m_body.size() < bodyBound;
}

} // namespace Chaos
