// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runner/jenkinsanswer.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

namespace Chaos::JenkinsAnswer {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Jenkins)
};

constexpr qsizetype longestWhy = 200;
constexpr qint64 mostNumber = qint64(1) << 53; ///< as JSON's numbers are exact

Outcome<QJsonObject> objectIn(const QByteArray &body)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    if (document.isObject())
        return document.object();
    return Failure{Failure::Kind::BadAnswer,
                   Words::tr("Jenkins gave an answer that cannot be understood")};
}

std::optional<qint64> numberIn(const QJsonValue &value)
{
    const qint64 number = value.toInteger(-1);
    return number > 0 && number < mostNumber ? std::optional(number) : std::nullopt;
}

} // namespace

std::optional<qint64> queueItemOf(const QByteArray &location)
{
    static const QRegularExpression item(u"/queue/item/([0-9]{1,15})/?\\z"_s);
    const auto match = item.match(QString::fromLatin1(location.right(200)));
    return match.hasMatch() ? std::optional(match.captured(1).toLongLong()) : std::nullopt;
}

Outcome<QueueItem> queueItemIn(const QByteArray &body)
{
    const auto json = objectIn(body);
    if (!json)
        return json.failure();
    QueueItem item{.isCancelled = json->value("cancelled"_L1).toBool(),
                   .why = json->value("why"_L1).toString().simplified().left(longestWhy)};
    item.build = numberIn(json->value("executable"_L1)["number"_L1]);
    return item;
}

Outcome<Build> buildIn(const QByteArray &body)
{
    const auto json = objectIn(body);
    if (!json)
        return json.failure();
    const auto number = numberIn(json->value("number"_L1));
    const QJsonValue building = json->value("building"_L1);
    if (!number || !building.isBool()) {
        return Failure{Failure::Kind::BadAnswer,
                       Words::tr("Jenkins' answer about the build is none of a build")};
    }
    Build build{.number = *number};
    // A result may stand while the build still cleans up.
    if (!building.toBool())
        build.result = json->value("result"_L1).toString(u"NOT_BUILT"_s).simplified().left(40);
    if (const auto at = numberIn(json->value("timestamp"_L1)); at && *at < mostNumber / 1000)
        build.scheduledAt = instantOf(*at * 1000);
    if (const auto took = numberIn(json->value("duration"_L1)); took && *took < mostNumber / 1000)
        build.duration = std::chrono::milliseconds(*took);
    return build;
}

Outcome<std::optional<qint64>> buildOf(qint64 queueItem, const QByteArray &body)
{
    const auto json = objectIn(body);
    if (!json)
        return json.failure();
    const QJsonArray builds = json->value("builds"_L1).toArray();
    for (const QJsonValue &build : builds) {
        if (numberIn(build["queueId"_L1]) == queueItem)
            return numberIn(build["number"_L1]);
    }
    return std::optional<qint64>();
}

} // namespace Chaos::JenkinsAnswer
