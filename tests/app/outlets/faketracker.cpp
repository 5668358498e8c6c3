// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/outlets/faketracker.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QUrlQuery>

namespace Chaos::Test {

using namespace Qt::StringLiterals;

namespace {

FakeServer::Reaction json(const QJsonValue &value, int status = 200)
{
    const QJsonDocument document =
        value.isArray() ? QJsonDocument(value.toArray()) : QJsonDocument(value.toObject());
    return {.status = status,
            .body = document.toJson(QJsonDocument::Compact),
            .headers = "Content-Type: application/json\r\n"};
}

/// All texts of a document in Atlassian's format.
QString textsIn(const QJsonValue &node)
{
    QString text = node[u"text"].toString();
    const QJsonArray content = node[u"content"].toArray();
    for (const QJsonValue &one : content)
        text += textsIn(one) + u'\n';
    return text;
}

} // namespace

FakeTracker::FakeTracker(Kind kind, QObject *parent)
    : QObject(parent)
    , m_kind(kind)
{
    m_server.handle("", [this](const FakeServer::Request &request) { return answer(request); });
}

bool FakeTracker::isJira() const
{
    return m_kind == Kind::JiraCloud || m_kind == Kind::JiraDataCenter;
}

TrackerPlace FakeTracker::place() const
{
    TrackerPlace place{.url = m_server.url(), .secret = u"KEY"_s};
    place.tracker = isJira()     ? Tracker::Jira
        : m_kind == Kind::GitHub ? Tracker::GitHub
                                 : Tracker::GitLab;
    place.project = isJira()     ? u"SRE"_s
        : m_kind == Kind::GitHub ? u"acme/shop"_s
                                 : u"acme/web/shop"_s;
    if (m_kind == Kind::JiraCloud)
        place.user = u"me@example.com"_s;
    return place;
}

void FakeTracker::addForeign(int count)
{
    for (int i = 0; i < count; ++i)
        m_issues.push_back({.title = u"foreign"_s, .text = u"x"_s, .labels = {}, .sent = {}});
}

void FakeTracker::refuse(int times, const FakeServer::Reaction &reaction)
{
    m_refusals = times;
    m_refusal = reaction;
}

void FakeTracker::loseAnswers(int times, const FakeServer::Reaction &reaction)
{
    m_losses = times;
    m_loss = reaction;
}

QByteArray FakeTracker::authorization() const
{
    return m_kind == Kind::JiraCloud ? "Basic " + QByteArray("me@example.com:s3cret").toBase64()
                                     : "Bearer s3cret";
}

FakeServer::Reaction FakeTracker::answer(const FakeServer::Request &request)
{
    if (request.headers.value("authorization") != authorization())
        return json(QJsonObject{{u"message"_s, u"Bad credentials"_s}}, 401);
    if (!request.headers.value("user-agent").startsWith("Chaosroom/"))
        m_complaints << u"no user agent"_s;
    if (m_kind == Kind::GitHub
        && (request.headers.value("accept") != "application/vnd.github+json"
            || request.headers.value("x-github-api-version") != "2022-11-28"))
        m_complaints << u"another version of GitHub's API"_s;
    const QByteArray path = request.target.split('?').first();
    const QJsonObject body = QJsonDocument::fromJson(request.body).object();
    if (request.verb == "POST" && request.headers.value("content-type") != "application/json")
        m_complaints << u"no JSON"_s;
    if (isJira()) {
        const QByteArray top = m_kind == Kind::JiraCloud ? "/rest/api/3" : "/rest/api/2";
        const QByteArray searched = m_kind == Kind::JiraCloud ? "/search/jql" : "/search";
        if (request.verb == "POST" && path == top + searched)
            return search(body);
        if (request.verb == "POST" && path == top + "/issue")
            return create(body);
    } else if (path
               == (m_kind == Kind::GitHub ? "/repos/acme/shop/issues"
                                          : "/api/v4/projects/acme%2Fweb%2Fshop/issues")) {
        return request.verb == "POST" ? create(body)
                                      : list(QUrl(QString::fromUtf8(request.target)));
    }
    m_complaints << u"no such page: "_s + QString::fromUtf8(request.verb + ' ' + path);
    return json(QJsonObject{{u"message"_s, u"Not Found"_s}}, 404);
}

FakeServer::Reaction FakeTracker::create(const QJsonObject &body)
{
    ++m_creations;
    if (m_refusals > 0) {
        --m_refusals;
        return m_refusal;
    }
    const QJsonObject fields = isJira() ? body[u"fields"_s].toObject() : body;
    Issue issue{.title = fields[isJira() ? u"summary"_s : u"title"_s].toString(),
                .text = {},
                .labels = {},
                .sent = fields};
    const QJsonValue text = fields[m_kind == Kind::GitHub ? u"body"_s : u"description"_s];
    issue.text = m_kind == Kind::JiraCloud ? textsIn(text) : text.toString();
    const QJsonArray labels = fields[u"labels"_s].toArray();
    for (const QJsonValue &label : labels)
        issue.labels << label.toString();
    if (issue.title.isEmpty() || issue.title.size() > 255 || issue.title.contains(u'\n'))
        m_complaints << u"a bad title"_s;
    if (issue.text.size() > 65'536 || (isJira() && issue.text.size() > 32'767))
        m_complaints << u"too long a text"_s;
    if (isJira()
        && (fields[u"project"_s][u"key"_s] != u"SRE"_s
            || fields[u"issuetype"_s][u"name"_s] != u"Task"_s))
        m_complaints << u"no project or type"_s;
    m_issues.push_back(issue);
    if (m_losses > 0) {
        --m_losses;
        return m_loss;
    }
    return json(shown(m_issues.size() - 1), 201);
}

QJsonObject FakeTracker::shown(std::size_t index) const
{
    const auto number = qint64(index) + 1;
    const Issue &issue = m_issues[index];
    if (m_kind == Kind::GitHub) {
        return {{u"number"_s, number},
                {u"title"_s, issue.title},
                {u"html_url"_s, u"https://github.com/acme/shop/issues/%1"_s.arg(number)},
                {u"body"_s, issue.text.isEmpty() ? QJsonValue() : QJsonValue(issue.text)}};
    }
    if (m_kind == Kind::GitLab) {
        return {{u"id"_s, 9000 + number},
                {u"iid"_s, number},
                {u"web_url"_s, u"https://gitlab.com/acme/web/shop/-/issues/%1"_s.arg(number)},
                {u"description"_s, issue.text.isEmpty() ? QJsonValue() : QJsonValue(issue.text)}};
    }
    const QJsonObject fields{{u"labels"_s, QJsonArray::fromStringList(issue.labels)}};
    return {{u"id"_s, QString::number(10'000 + number)},
            {u"key"_s, u"SRE-%1"_s.arg(number)},
            {u"fields"_s, fields}};
}

FakeServer::Reaction FakeTracker::list(const QUrl &url)
{
    ++m_looks;
    if (m_looking)
        return *m_looking;
    const QUrlQuery query(url);
    const auto wanted = [&](const QString &name) {
        return query.queryItemValue(name, QUrl::FullyDecoded);
    };
    const bool isAll =
        m_kind == Kind::GitHub ? wanted(u"state"_s) == u"all"_s : wanted(u"scope"_s) == u"all"_s;
    const QString since = wanted(m_kind == Kind::GitHub ? u"since"_s : u"created_after"_s);
    if (!isAll || !QDateTime::fromString(since, Qt::ISODate).isValid())
        m_complaints << u"not all: "_s + query.toString();
    const int size = std::min(wanted(u"per_page"_s).toInt(), 100);
    const int from = (wanted(u"page"_s).toInt() - 1) * size;
    QJsonArray page;
    for (int i = from; i < std::min(from + size, int(m_issues.size())); ++i)
        page << shown(std::size_t(i));
    return json(page);
}

FakeServer::Reaction FakeTracker::search(const QJsonObject &body)
{
    ++m_looks;
    if (m_looking)
        return *m_looking;
    const QString jql = body[u"jql"_s].toString();
    static const QRegularExpression known(
        u"\\Aproject = \"SRE\" AND labels in \\(\"[\", a-z0-9-]+\"\\) ORDER BY created ASC\\z"_s);
    if (!known.match(jql).hasMatch())
        m_complaints << u"not JQL: "_s + jql;
    QJsonArray all;
    for (std::size_t i = 0; i < m_issues.size(); ++i) {
        for (const QString &label : std::as_const(m_issues[i].labels)) {
            if (jql.contains(u'"' + label + u'"'))
                all << shown(i);
        }
    }
    // Fewer on a page than were asked for, as both may do.
    const bool isCloud = m_kind == Kind::JiraCloud;
    const int from =
        isCloud ? body[u"nextPageToken"_s].toString().mid(1).toInt() : body[u"startAt"_s].toInt();
    QJsonArray page;
    for (qsizetype i = from; i < std::min<qsizetype>(from + 2, all.size()); ++i)
        page << all[i];
    QJsonObject found{{u"issues"_s, page}};
    const bool isLast = from + 2 >= all.size();
    if (isCloud) {
        found[u"isLast"_s] = isLast;
        if (!isLast)
            found[u"nextPageToken"_s] = u"t%1"_s.arg(from + 2);
    } else {
        found[u"startAt"_s] = from;
        found[u"total"_s] = all.size();
    }
    return json(found);
}

} // namespace Chaos::Test
