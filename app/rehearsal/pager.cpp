// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/rehearsal/pager.h"

#include "app/net/transport.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Chaos {

namespace {

QJsonObject objectOf(const std::vector<Label> &labels)
{
    QJsonObject json;
    for (const Label &label : labels)
        json.insert(QString::fromStdString(label.name), QString::fromStdString(label.value));
    return json;
}

} // namespace

QByteArray notificationOf(const Entries::SeenAlert &alert, bool isOver)
{
    const QString status = isOver ? u"resolved"_s : u"firing"_s;
    const QJsonObject labels = objectOf(alert.labels);
    const QJsonObject annotations = objectOf(alert.annotations);
    const QJsonObject one{{u"status"_s, status},
                          {u"labels"_s, labels},
                          {u"annotations"_s, annotations},
                          {u"startsAt"_s, toRfc3339(alert.since)},
                          {u"endsAt"_s, u"0001-01-01T00:00:00Z"_s},
                          {u"generatorURL"_s, QString()},
                          {u"fingerprint"_s, QString::fromStdString(alert.fingerprint)}};
    const QJsonObject notification{
        {u"version"_s, u"4"_s},          {u"groupKey"_s, QString::fromStdString(alert.fingerprint)},
        {u"truncatedAlerts"_s, 0},       {u"status"_s, status},
        {u"receiver"_s, u"rehearsal"_s}, {u"groupLabels"_s, labels},
        {u"commonLabels"_s, labels},     {u"commonAnnotations"_s, annotations},
        {u"externalURL"_s, QString()},   {u"alerts"_s, QJsonArray{one}}};
    return QJsonDocument(notification).toJson(QJsonDocument::Compact);
}

Pager::Pager(Transport &transport, const QUrl &receiver, Micros wait, QObject *parent)
    : QObject(parent)
    , m_transport(transport)
    , m_receiver(receiver)
    , m_wait(wait)
{}

Pager::~Pager() = default;

void Pager::take(const Entries::SeenAlert &alert)
{
    Case &one = m_cases[alert.fingerprint];
    if (!one.timer) {
        one.timer = std::make_unique<QTimer>();
        one.timer->setSingleShot(true);
    }
    one.timer->disconnect(this);
    one.timer->stop();
    one.isOver = alert.state != AlertState::Firing;
    if (!one.isOver)
        one.alert = alert;
    if (one.isOver == !one.wasTold)
        return; // ended before anybody was told, or goes on as told
    const auto wait = one.isOver ? 0ms : std::chrono::ceil<std::chrono::milliseconds>(m_wait);
    connect(one.timer.get(), &QTimer::timeout, this,
            [this, fingerprint = alert.fingerprint] { post(fingerprint, 1); });
    one.timer->start(wait);
}

void Pager::post(const std::string &fingerprint, int attempt)
{
    constexpr int mostAttempts = 5;
    const Case &one = m_cases[fingerprint];
    const bool isOver = one.isOver;
    Question question;
    question.verb = "POST";
    question.url = m_receiver;
    question.body = notificationOf(one.alert, isOver);
    question.contentType = "application/json";
    m_transport.ask(this, question, [=, this](const Outcome<Answer> &answer) {
        if (answer && answer->status / 100 == 2) {
            Case &now = m_cases[fingerprint];
            now.wasTold = !isOver;
            emit posted(QString::fromStdString(now.alert.name), isOver);
            if (now.isOver && !isOver)
                post(fingerprint, 1); // it ended while the page was under way
        } else if (attempt < mostAttempts) {
            QTimer::singleShot(500ms, this, [=, this] { post(fingerprint, attempt + 1); });
        }
    });
}

} // namespace Chaos
