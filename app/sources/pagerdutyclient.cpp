// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sources/pagerdutyclient.h"

#include <algorithm>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t mostLogs = 10;
constexpr int mostPages = 10;

} // namespace

PagerDutyClient::PagerDutyClient(const AlertSource &source, Transport &transport,
                                 const Clock &clock, std::uint64_t seed, QObject *parent)
    : IncidentClient(source, mostLogs, transport, clock, seed, parent)
{}

Question PagerDutyClient::pageQuestion(const QString &path, QUrlQuery query, int offset) const
{
    query.addQueryItem(u"time_zone"_s, u"UTC"_s);
    query.addQueryItem(u"limit"_s, u"100"_s);
    query.addQueryItem(u"offset"_s, QString::number(offset));
    Question asked = question(path, query);
    asked.accept = "application/vnd.pagerduty+json;version=2";
    return asked;
}

Question PagerDutyClient::listQuestion(int offset) const
{
    QUrlQuery query;
    query.addQueryItem(u"statuses[]"_s, u"triggered"_s);
    query.addQueryItem(u"statuses[]"_s, u"acknowledged"_s);
    query.addQueryItem(u"sort_by"_s, u"created_at:asc"_s);
    return pageQuestion(u"/incidents"_s, query, offset);
}

Outcome<IncidentPage> PagerDutyClient::listIn(const QByteArray &body) const
{
    return PagerDutyParser::incidents(body);
}

void PagerDutyClient::askAbout(const std::string &id, bool)
{
    m_path = u"/incidents/%1/log_entries"_s.arg(QString::fromStdString(id));
    m_log = {};
    m_pages = 0;
    askLog();
}

void PagerDutyClient::askLog()
{
    ++m_pages;
    fetchAbout(pageQuestion(m_path, {{u"is_overview"_s, u"false"_s}}, m_log.count),
               [this](const Answer *answer) { takeLog(answer); });
}

void PagerDutyClient::takeLog(const Answer *answer)
{
    if (!answer)
        return doneAbout();
    const auto log = PagerDutyParser::log(answer->body);
    if (!log)
        return failAbout();
    const auto isThere = [](const Stamp &stamp) { return stamp.at != Instant{}; };
    if (isThere(log->notified)
        && (!isThere(m_log.notified) || log->notified.at < m_log.notified.at))
        m_log.notified = log->notified;
    if (log->resolved.at > m_log.resolved.at)
        m_log.resolved = log->resolved;
    m_log.count += log->count;
    if (log->hasMore && log->count > 0 && m_pages < mostPages)
        return askLog();
    tellPaged(m_log.notified, *answer);
    tellEnd(m_log.resolved);
    doneAbout();
}

} // namespace Chaos
