// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sources/opsgenieclient.h"

#include "app/sources/opsgenieparser.h"

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t mostAbout = 5;

QUrlQuery byId()
{
    return {{u"identifierType"_s, u"id"_s}};
}

} // namespace

OpsgenieClient::OpsgenieClient(const AlertSource &source, Transport &transport, const Clock &clock,
                               std::uint64_t seed, QObject *parent)
    : IncidentClient(source, mostAbout, transport, clock, seed, parent)
{}

Question OpsgenieClient::listQuestion(int offset) const
{
    return question(u"/v2/alerts"_s,
                    {{u"query"_s, u"status:open"_s},
                     {u"sort"_s, u"createdAt"_s},
                     {u"order"_s, u"asc"_s},
                     {u"limit"_s, u"100"_s},
                     {u"offset"_s, QString::number(offset)}});
}

Outcome<IncidentPage> OpsgenieClient::listIn(const QByteArray &body) const
{
    return OpsgenieParser::alerts(body);
}

void OpsgenieClient::askAbout(const std::string &id, bool isMissing)
{
    const QString path = u"/v2/alerts/"_s + QString::fromStdString(id);
    if (isSettled())
        askEnd(path);
    else
        askRecipients(path, isMissing);
}

void OpsgenieClient::askRecipients(const QString &path, bool isMissing)
{
    fetchAbout(question(path + u"/recipients"_s, byId()), [=, this](const Answer *answer) {
        if (!answer)
            return doneAbout();
        const auto told = OpsgenieParser::firstTold(answer->body);
        if (!told)
            return failAbout();
        tellPaged(*told, *answer);
        isMissing ? askEnd(path) : doneAbout();
    });
}

void OpsgenieClient::askEnd(const QString &path)
{
    fetchAbout(question(path, byId()), [this](const Answer *answer) {
        if (!answer)
            return doneAbout();
        const auto closed = OpsgenieParser::closed(answer->body);
        if (!closed)
            return failAbout();
        tellEnd(*closed);
        doneAbout();
    });
}

} // namespace Chaos
