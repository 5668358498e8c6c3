// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/runner/fakejenkins.h"

#include <QDateTime>

namespace Chaos::Test {

namespace {

const QByteArray job = "/jenkins/job/chaos/job/kill%20db";

FakeServer::Reaction json(const QByteArray &body)
{
    return {.body = body, .headers = "Content-Type: application/json;charset=utf-8\r\n"};
}

} // namespace

FakeJenkins::FakeJenkins(QObject *parent)
    : QObject(parent)
{
    m_server.handle("", [this](const Request &request) { return react(request); });
}

FakeServer::Reaction FakeJenkins::react(const Request &request)
{
    if (request.headers["authorization"] != "Basic " + QByteArray("alice:s3cret").toBase64())
        return {.status = 401};
    const QByteArray path = request.target.split('?').front();
    const bool isPost = request.verb == "POST";
    if (path == job + "/build" || path == job + "/buildWithParameters")
        return isPost ? takeTrigger(request) : Reaction{.status = 405};
    if (isPost) {
        m_stopped.push_back(request.target);
        return path.endsWith("/stop") ? Reaction{.status = 302, .headers = "Location: .\r\n"}
                                      : Reaction{.status = 204};
    }
    if (troubles > 0 && troubles--)
        return {.status = 503};
    if (path == "/jenkins/queue/item/123/api/json")
        return queueItem();
    if (path == job + "/42/api/json")
        return build();
    if (path == job + "/42/logText/progressiveText")
        return logText(request);
    if (path == job + "/api/json")
        return json(R"({"builds":[{"number":43,"queueId":125},{"number":42,"queueId":123}]})");
    return {.status = 404};
}

FakeServer::Reaction FakeJenkins::takeTrigger(const Request &request)
{
    ++m_triggered;
    m_form = request.body;
    // As from behind another name: nobody is to be sent there with a token.
    const QByteArray item = "http://elsewhere.example/jenkins/queue/item/123/";
    return {.status = trigger,
            .headers = "Location: " + (location.isEmpty() ? item : location) + "\r\n"};
}

FakeServer::Reaction FakeJenkins::queueItem()
{
    const int looks = m_queueLooks++;
    if (forgets)
        return {.status = 404};
    if (isCancelled && looks >= waits)
        return json(R"({"_class":"hudson.model.Queue$LeftItem","id":123,"cancelled":true})");
    if (waits < 0 || looks < waits) {
        return json(R"({"id":123,"blocked":true,"buildable":false,"stuck":false,)"
                    R"("why":"Waiting for next available\nexecutor on ‘db’"})");
    }
    return json(R"({"id":123,"cancelled":false,"why":null,"executable":{"number":42,)"
                R"("url":"http://elsewhere.example/42/"}})");
}

FakeServer::Reaction FakeJenkins::build()
{
    const bool isOver = runs >= 0 && m_buildLooks++ >= runs;
    const qint64 at = timestamp != 0 ? timestamp : QDateTime::currentMSecsSinceEpoch();
    return json(R"({"building":)" + QByteArray(isOver ? "false" : "true") + R"(,"number":42,)"
                + R"("result":)" + (isOver ? '"' + result + '"' : "null") + R"(,"duration":)"
                + (isOver ? "1500" : "0") + R"(,"timestamp":)" + QByteArray::number(at) + '}');
}

/// X-Text-Size counts what Jenkins has on its disk, notes for its own pages among it.
FakeServer::Reaction FakeJenkins::logText(const Request &request)
{
    const int look = m_logLooks++;
    const qint64 start = request.target.mid(request.target.indexOf("start=") + 6).toLongLong();
    if (start != look * 1000)
        return {.status = 416};
    if (look >= log.size())
        return {.headers = "X-Text-Size: " + QByteArray::number(start) + "\r\n"};
    const bool hasMore = look + 1 < log.size();
    return {.body = log[look],
            .headers = "X-Text-Size: " + QByteArray::number((look + 1) * 1000) + "\r\n"
                + (hasMore ? "X-More-Data: true\r\n" : "")};
}

} // namespace Chaos::Test
