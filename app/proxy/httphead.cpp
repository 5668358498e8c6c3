// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/proxy/httphead.h"

#include <QByteArrayList>

#include <algorithm>
#include <array>

namespace Chaos {

namespace {

struct Reason
{
    int status;
    const char *words;
};

constexpr std::array reasons{
    Reason{200, "OK"},
    Reason{204, "No Content"},
    Reason{301, "Moved Permanently"},
    Reason{302, "Found"},
    Reason{304, "Not Modified"},
    Reason{400, "Bad Request"},
    Reason{401, "Unauthorized"},
    Reason{403, "Forbidden"},
    Reason{404, "Not Found"},
    Reason{408, "Request Timeout"},
    Reason{413, "Content Too Large"},
    Reason{418, "I'm a teapot"},
    Reason{426, "Upgrade Required"},
    Reason{429, "Too Many Requests"},
    Reason{500, "Internal Server Error"},
    Reason{501, "Not Implemented"},
    Reason{502, "Bad Gateway"},
    Reason{503, "Service Unavailable"},
    Reason{504, "Gateway Timeout"},
};

QByteArray reasonOf(int status)
{
    const auto it = std::ranges::find(reasons, status, &Reason::status);
    return it == reasons.end() ? QByteArray("Status") : QByteArray(it->words);
}

/// Whether more bytes could make it begin so.
bool mayBeginWith(QByteArrayView bytes, QByteArrayView begin)
{
    const qsizetype size = std::min(bytes.size(), begin.size());
    return bytes.first(size) == begin.first(size);
}

/// The place of a header's value in a head, without the spaces around it; empty: it is not there.
QByteArrayView valueIn(QByteArrayView head, QByteArrayView name)
{
    for (qsizetype at = head.indexOf('\n') + 1; at > 0 && at < head.size();) {
        qsizetype end = head.indexOf('\n', at);
        end = end < 0 ? head.size() : end;
        const QByteArrayView line = head.sliced(at, end - at);
        if (line.size() > name.size() && line[name.size()] == ':'
            && line.first(name.size()).compare(name, Qt::CaseInsensitive) == 0)
            return line.sliced(name.size() + 1).trimmed();
        at = end + 1;
    }
    return {};
}

} // namespace

qsizetype HttpHead::sizeOf(QByteArrayView bytes)
{
    const qsizetype end = bytes.indexOf("\r\n\r\n");
    return end < 0 ? 0 : end + 4;
}

bool HttpHead::mayBeRequest(QByteArrayView bytes)
{
    constexpr qsizetype longestMethod = 20;
    qsizetype letters = 0;
    while (letters < bytes.size() && bytes[letters] >= 'A' && bytes[letters] <= 'Z')
        ++letters;
    if (letters == bytes.size())
        return letters <= longestMethod;
    return letters > 0 && letters <= longestMethod && bytes[letters] == ' ';
}

bool HttpHead::mayBeAnswer(QByteArrayView bytes)
{
    return mayBeginWith(bytes, "HTTP/1.");
}

bool HttpHead::mayAskForWebSocket(QByteArrayView bytes)
{
    return mayBeginWith(bytes, "GET ");
}

bool HttpHead::asksForWebSocket(QByteArrayView head)
{
    return head.startsWith("GET ")
        && valueIn(head, "upgrade").compare("websocket", Qt::CaseInsensitive) == 0;
}

int HttpHead::statusOf(QByteArrayView head)
{
    if (!mayBeAnswer(head) || head.size() < 12 || head[8] != ' ')
        return 0;
    return head.sliced(9, 3).toByteArray().toInt();
}

QByteArray HttpHead::withWrongAccept(QByteArrayView head)
{
    // Of the right form: the digest of something else.
    constexpr QByteArrayView wrong("AAAAAAAAAAAAAAAAAAAAAAAAAAA=");
    const QByteArrayView value = valueIn(head, "sec-websocket-accept");
    if (value.isEmpty())
        return head.toByteArray();
    const qsizetype at = value.data() - head.data();
    return head.toByteArray().replace(at, value.size(), wrong.toByteArray());
}

QByteArray HttpHead::answer(int status, bool hasBody)
{
    const QByteArray reason = reasonOf(status);
    const bool mayHaveBody = status != 204 && status != 304;
    const QByteArray body =
        mayHaveBody ? QByteArray::number(status) + ' ' + reason + "\n" : QByteArray();
    QByteArray answer = "HTTP/1.1 " + QByteArray::number(status) + ' ' + reason + "\r\n";
    if (mayHaveBody)
        answer += "Content-Type: text/plain\r\nContent-Length: " + QByteArray::number(body.size())
            + "\r\n";
    answer += "Connection: close\r\n\r\n";
    return hasBody ? answer + body : answer;
}

bool UpgradeWatch::sees(QByteArrayView bytes)
{
    // The first letters may come alone.
    if (m_head.isEmpty() && !HttpHead::mayAskForWebSocket(bytes))
        return false;
    m_head += bytes.first(std::min(bytes.size(), HttpHead::longest - m_head.size()));
    const qsizetype size = HttpHead::sizeOf(m_head);
    const bool isFound = size > 0 && HttpHead::asksForWebSocket(m_head);
    if (size > 0 || !HttpHead::mayAskForWebSocket(m_head) || m_head.size() >= HttpHead::longest)
        m_head.clear();
    return isFound;
}

} // namespace Chaos
