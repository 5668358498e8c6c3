// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sources/canarydialect.h"

#include "app/net/secrets.h"
#include "app/sources/judgement.h"
#include "app/sources/pollingclient.h"
#include "models/day/sourcetraits.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace Chaos::CanaryDialect {

using namespace Qt::StringLiterals;

namespace {

struct CanaryTexts
{
    Q_DECLARE_TR_FUNCTIONS(CanaryDialect)
};

using Act = CanaryOrder::Act;

constexpr Micros longestAnswer = std::chrono::seconds(10);
/// Where the room is lost it goes by itself, so long after everybody has stopped waiting.
constexpr Micros lapse = std::chrono::minutes(1);

QString text(const std::string &word)
{
    return QString::fromStdString(word);
}

/// By this a person sees what it is, and that nothing has to be done.
QString headline(const Canary &canary)
{
    return u"%1 %2"_s.arg(text(canary.name), text(canary.id));
}

QString explanation()
{
    return CanaryTexts::tr("A test of the alert path by Chaosroom. Nothing is broken, and nothing "
                           "has to be done; it is taken back by itself.");
}

Question post(const AlertSource &source, const QString &path, const QJsonDocument &body)
{
    AlertSource to = source;
    to.url = canaryAddressOf(source);
    Question question = PollingClient::questionFor(to, path);
    question.verb = "POST";
    question.contentType = "application/json";
    question.accept = "application/json";
    question.body = body.toJson(QJsonDocument::Compact);
    question.timeout = longestAnswer;
    question.maxBytes = 1 << 20;
    return question;
}

Outcome<QString> keyOf(const AlertSource &source, const Secrets &secrets)
{
    const auto key = secrets.value(source.canary.secret);
    if (key)
        return QString::fromUtf8(*key);
    return Failure{Failure::Kind::Unauthorized,
                   CanaryTexts::tr("there is no secret %1 in environment or keychain")
                       .arg(source.canary.secret)};
}

/// Its stamps are by Alertmanager's clock. Without a beginning, an alert that brings its end would
/// begin there. An end that lies ahead of its clock, be it by an instant, is none: then the later
/// one that the alert came with goes on to count (prometheus/alertmanager `alert/alert.go`, Merge).
Question alertmanager(const CanaryOrder &order, Instant now)
{
    const Canary &canary = order.canary;
    QJsonObject labels;
    for (const Label &label : canary.labels)
        labels.insert(text(label.name), text(label.value));
    constexpr Micros surely = std::chrono::seconds(1);
    const Instant ends =
        order.act == Act::Send ? canary.until + lapse : now - order.clockError - surely;
    const Instant starts = std::min(canary.writtenAt, ends);
    const QJsonObject alert{
        {u"labels"_s, labels},
        {u"annotations"_s,
         QJsonObject{{u"summary"_s, headline(canary)}, {u"description"_s, explanation()}}},
        {u"startsAt"_s, toRfc3339(starts + order.clockOffset)},
        {u"endsAt"_s, toRfc3339(ends + order.clockOffset)}};
    return post(order.source, u"/api/v2/alerts"_s, QJsonDocument(QJsonArray{alert}));
}

Question icinga(const CanaryOrder &order, Instant now)
{
    const Canary &canary = order.canary;
    const CanaryPlan &plan = order.source.canary;
    const bool isSent = order.act == Act::Send;
    const Micros lasts = std::max(canary.until + lapse - now, lapse);
    const QJsonObject body{{u"exit_status"_s, isSent ? 2 : 0},
                           {u"plugin_output"_s,
                            isSent ? u"CRITICAL: "_s + headline(canary) + u": "_s + explanation()
                                   : u"OK: "_s + headline(canary)},
                           {u"check_source"_s, u"Chaosroom"_s},
                           {u"ttl"_s, secondsOf(lasts)}};
    Question question =
        post(order.source, u"/v1/actions/process-check-result"_s, QJsonDocument(body));
    QUrlQuery query;
    query.addQueryItem(
        u"service"_s,
        QString::fromLatin1(QUrl::toPercentEncoding(plan.host + u'!' + plan.service)));
    question.url.setQuery(query);
    return question;
}

Outcome<Question> pagerDuty(const CanaryOrder &order, const Secrets &secrets)
{
    const auto key = keyOf(order.source, secrets);
    if (!key)
        return key.failure();
    const Canary &canary = order.canary;
    QJsonObject body{{u"routing_key"_s, *key}, {u"dedup_key"_s, text(canary.id)}};
    body.insert(u"event_action"_s, order.act == Act::Send ? u"trigger"_s : u"resolve"_s);
    if (order.act == Act::Send) {
        body.insert(u"payload"_s,
                    QJsonObject{{u"summary"_s, headline(canary)},
                                {u"source"_s, u"Chaosroom"_s},
                                {u"severity"_s, u"critical"_s},
                                {u"custom_details"_s, QJsonObject{{u"note"_s, explanation()}}}});
    }
    Question question = post(order.source, u"/v2/enqueue"_s, QJsonDocument(body));
    question.access = {.caFile = order.source.caFile}; // the key is in the body
    return question;
}

Outcome<Question> splunkOnCall(const CanaryOrder &order, const Secrets &secrets)
{
    const auto key = keyOf(order.source, secrets);
    if (!key)
        return key.failure();
    const Canary &canary = order.canary;
    const QJsonObject body{
        {u"message_type"_s, order.act == Act::Send ? u"CRITICAL"_s : u"RECOVERY"_s},
        {u"entity_id"_s, text(canary.id)},
        {u"entity_display_name"_s, headline(canary)},
        {u"state_message"_s, explanation()},
        {u"monitoring_tool"_s, u"Chaosroom"_s}};
    Question question = post(order.source, {}, QJsonDocument(body));
    const auto part = [](const QString &raw) {
        return QString::fromLatin1(QUrl::toPercentEncoding(raw.trimmed()));
    };
    const QString path = u"%1/integrations/generic/20131114/alert/%2/%3"_s.arg(
        question.url.path(QUrl::FullyEncoded), part(*key), part(order.source.canary.routingKey));
    question.url.setPath(path, QUrl::TolerantMode);
    question.hasSecretPath = true;
    question.access = {.caFile = order.source.caFile}; // the key is in the path
    return question;
}

Question opsgenie(const CanaryOrder &order)
{
    const Canary &canary = order.canary;
    AlertSource with = order.source;
    with.secret = order.source.canary.secret;
    if (order.act == Act::Clear) {
        const QJsonObject body{{u"source"_s, u"Chaosroom"_s}, {u"note"_s, explanation()}};
        Question question =
            post(with, u"/v2/alerts/%1/close"_s.arg(text(canary.id)), QJsonDocument(body));
        question.url.setQuery({{u"identifierType"_s, u"alias"_s}});
        return question;
    }
    const QJsonObject body{{u"message"_s, headline(canary)},
                           {u"alias"_s, text(canary.id)},
                           {u"description"_s, explanation()},
                           {u"source"_s, u"Chaosroom"_s},
                           {u"priority"_s, u"P1"_s}};
    return post(with, u"/v2/alerts"_s, QJsonDocument(body));
}

/// Icinga says of each object how it went, behind a status that may be good.
std::optional<Failure> icingaComplaint(const QByteArray &body)
{
    const QJsonArray results = QJsonDocument::fromJson(body).object().value("results"_L1).toArray();
    const QJsonObject result = results.at(0).toObject();
    const double code = result.value("code"_L1).toDouble();
    if (code >= 200 && code < 300)
        return {};
    if (results.isEmpty())
        return unreadable(body);
    return Failure{Failure::Kind::Refused, plain(result.value("status"_L1).toString().toUtf8())};
}

/// "result" or "status" is "success", or there is a "message".
std::optional<Failure> eventComplaint(const QByteArray &body, QLatin1StringView member)
{
    const QJsonObject said = QJsonDocument::fromJson(body).object();
    if (said.value(member).toString() == "success"_L1)
        return {};
    const QString message = plain(said.value("message"_L1).toString().toUtf8());
    return message.isEmpty() ? unreadable(body) : Failure{Failure::Kind::Refused, message};
}

} // namespace

Outcome<Question> question(const CanaryOrder &order, const Secrets &secrets, Instant now)
{
    switch (order.source.type) {
    case AlertSource::Type::Alertmanager:
        return alertmanager(order, now);
    case AlertSource::Type::Icinga:
        return icinga(order, now);
    case AlertSource::Type::PagerDuty:
        return pagerDuty(order, secrets);
    case AlertSource::Type::SplunkOnCall:
        return splunkOnCall(order, secrets);
    case AlertSource::Type::Opsgenie:
        return opsgenie(order);
    case AlertSource::Type::Room:
    case AlertSource::Type::Prometheus:
    case AlertSource::Type::Webhook:
    case AlertSource::Type::Grafana:
    case AlertSource::Type::NewRelic:
        break;
    }
    return Failure{Failure::Kind::BadInput,
                   CanaryTexts::tr("no canary can be sent through such a source")};
}

std::optional<Failure> complaint(AlertSource::Type type, const Answer &answer)
{
    if (type == AlertSource::Type::Icinga && answer.status == 404) {
        return Failure{Failure::Kind::NotFound,
                       CanaryTexts::tr("it has no such service (404): are the host and the service "
                                       "of the canary right?")};
    }
    if (auto failure = complaintAbout(answer))
        return failure;
    switch (type) {
    case AlertSource::Type::Icinga:
        return icingaComplaint(answer.body);
    case AlertSource::Type::PagerDuty:
        return eventComplaint(answer.body, "status"_L1);
    case AlertSource::Type::SplunkOnCall:
        return eventComplaint(answer.body, "result"_L1);
    case AlertSource::Type::Opsgenie:
        if (!QJsonDocument::fromJson(answer.body).object().contains("requestId"_L1))
            return unreadable(answer.body);
        return {};
    case AlertSource::Type::Alertmanager:
    case AlertSource::Type::Room:
    case AlertSource::Type::Prometheus:
    case AlertSource::Type::Webhook:
    case AlertSource::Type::Grafana:
    case AlertSource::Type::NewRelic:
        break;
    }
    return {};
}

} // namespace Chaos::CanaryDialect
