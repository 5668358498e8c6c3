// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/outlets/trackerdialect.h"

#include "app/outlets/githubdialect.h"
#include "app/outlets/gitlabdialect.h"
#include "app/outlets/jiradialect.h"
#include "models/rules/tamedtext.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace Chaos {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct DialectWords
{
    Q_DECLARE_TR_FUNCTIONS(TrackerDialect)
};

constexpr Micros clockSlack = 24h;
constexpr std::int64_t largestPage = 32 << 20; // a hundred issues, with long texts

QString linkIn(const QString &address)
{
    const QUrl url(address, QUrl::StrictMode);
    const bool isWeb = url.scheme() == "https"_L1 || url.scheme() == "http"_L1;
    return isWeb && !url.host().isEmpty() && address.size() <= 1000 ? address : QString();
}

/// All the texts in a refusal, whatever its shape: GitHub says `message` and `errors[]`, GitLab a
/// `message` that is a text or an object of lists, Jira `errorMessages[]` and `errors{}`.
void gather(const QJsonValue &value, QStringList &texts)
{
    if (texts.size() >= 6)
        return;
    if (value.isString()) {
        if (!value.toString().isEmpty())
            texts << value.toString();
        return;
    }
    const QJsonArray list = value.toArray();
    for (const QJsonValue &one : list)
        gather(one, texts);
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (it.key() != "documentation_url"_L1 && it.key() != "status"_L1)
            gather(it.value(), texts);
    }
}

QString reasonIn(const QByteArray &body)
{
    QStringList texts;
    gather(QJsonDocument::fromJson(body).object(), texts);
    return tamed(texts.join(u"; "_s), 300);
}

} // namespace

TrackerDialect::TrackerDialect(TrackerPlace place)
    : m_place(std::move(place))
{}

std::optional<Failure> TrackerDialect::complaint(const Answer &answer) const
{
    const int status = answer.status;
    if (status >= 200 && status < 300)
        return {};
    const QString host = m_place.host();
    const auto said = [&](Failure::Kind kind, const QString &words) {
        const QString reason = reasonIn(answer.body);
        const QString text = u"%1 (%2)"_s.arg(words).arg(status);
        return Failure{kind, reason.isEmpty() ? text : u"%1: %2"_s.arg(text, reason)};
    };
    if (answer.wait > Micros(0)) {
        return said(Failure::Kind::Refused,
                    DialectWords::tr("%1 asks to be left alone for %2 s")
                        .arg(host)
                        .arg(std::chrono::ceil<std::chrono::seconds>(answer.wait).count()));
    }
    if (status == 404)
        return said(Failure::Kind::NotFound,
                    DialectWords::tr("there is no %1 at %2, or the token %3 may not see it")
                        .arg(m_place.project, host, m_place.secret));
    if (status == 410)
        return said(Failure::Kind::NotFound,
                    DialectWords::tr("%1 keeps no issues").arg(m_place.project));
    if (status == 429)
        return said(Failure::Kind::Refused, DialectWords::tr("%1 was asked too much").arg(host));
    if (status < 500)
        return said(Failure::Kind::BadInput, DialectWords::tr("%1 does not take it").arg(host));
    return said(Failure::Kind::BadAnswer, DialectWords::tr("%1 is in trouble").arg(host));
}

Question TrackerDialect::question(const QString &path) const
{
    Question asked{.url = m_place.url, .maxBytes = largestPage};
    QString base = m_place.url.path(QUrl::FullyEncoded);
    while (base.endsWith(u'/'))
        base.chop(1);
    // As it stands: the slash in a GitLab project's path is written %2F.
    asked.url.setPath(base + path, QUrl::TolerantMode);
    asked.accept = "application/json";
    asked.access = {.auth = Access::Auth::Bearer, .secret = m_place.secret};
    return asked;
}

Question TrackerDialect::question(const QString &path, const QJsonObject &body) const
{
    Question asked = question(path);
    asked.verb = "POST";
    asked.contentType = "application/json";
    asked.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    return asked;
}

ItemCopy TrackerDialect::copy(const QString &id, const QString &url) const
{
    return {.tracker = m_place.word(),
            .project = m_place.project,
            .id = tamed(id, 80),
            .url = linkIn(url)};
}

Outcome<ItemCopy> TrackerDialect::numbered(const QJsonValue &issue,
                                           const IssueMembers &members) const
{
    if (!issue[members.number].isDouble())
        return unreadable();
    return copy(u"#%1"_s.arg(issue[members.number].toInteger()), issue[members.url].toString());
}

Outcome<IssuePage> TrackerDialect::listed(const QByteArray &body, const QString &page,
                                          const IssueMembers &members) const
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    if (!document.isArray())
        return unreadable();
    const QJsonArray issues = document.array();
    IssuePage read;
    // An empty page is the last: a short one may be one of a server that gives fewer at a time.
    if (!issues.isEmpty())
        read.next = QString::number(std::max(page.toInt(), 1) + 1);
    for (const QJsonValue &issue : issues) {
        const auto there = numbered(issue, members);
        if (!there)
            return there.failure();
        if (issue[u"pull_request"].isObject())
            continue;
        const QStringList markers = hiddenMarkersIn(issue[members.text].toString());
        for (const QString &marker : markers)
            read.issues.try_emplace(marker, *there);
    }
    return read;
}

Failure TrackerDialect::unreadable() const
{
    return {Failure::Kind::BadAnswer,
            DialectWords::tr("%1 answers what no %2 does: is the address right?")
                .arg(m_place.host(), m_place.word())};
}

std::unique_ptr<TrackerDialect> dialectOf(const TrackerPlace &place)
{
    switch (place.tracker) {
    case Tracker::GitHub:
        return std::make_unique<GitHubDialect>(place);
    case Tracker::GitLab:
        return std::make_unique<GitLabDialect>(place);
    case Tracker::Jira:
        return std::make_unique<JiraDialect>(place);
    }
    return {};
}

QString markdownBody(const IssueDraft &draft)
{
    QString text = issueMarkdown(draft.text) + u"\n\n"_s;
    for (const IssueDraft::Line &line : draft.lines)
        text += u"- %1: "_s.arg(line.about) + issueMarkdown(line.text) + u'\n';
    return text + u'\n' + hiddenMarker(draft.marker) + u'\n';
}

QString earliest(const std::vector<IssueDraft> &drafts)
{
    const auto first = std::ranges::min_element(drafts, {}, &IssueDraft::openedAt);
    const Instant at = first == drafts.end() ? Instant{} : first->openedAt - clockSlack;
    return toRfc3339(at).left(19) + u'Z';
}

} // namespace Chaos
