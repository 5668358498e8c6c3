// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/outlets/githubdialect.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QUrlQuery>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

IssueMembers githubMembers()
{
    return {.number = u"number"_s, .url = u"html_url"_s, .text = u"body"_s};
}

} // namespace

QString GitHubDialect::path() const
{
    return u"/repos/%1/issues"_s.arg(place().project);
}

Question GitHubDialect::asking(Question question) const
{
    question.accept = "application/vnd.github+json";
    question.headers = {{"X-GitHub-Api-Version", "2022-11-28"}};
    return question;
}

Question GitHubDialect::look(const std::vector<IssueDraft> &drafts, const QString &page) const
{
    Question asked = asking(question(path()));
    asked.url.setQuery(QUrlQuery{{u"state"_s, u"all"_s},
                                 {u"sort"_s, u"created"_s},
                                 {u"direction"_s, u"asc"_s},
                                 {u"since"_s, earliest(drafts)},
                                 {u"per_page"_s, u"100"_s},
                                 {u"page"_s, page.isEmpty() ? u"1"_s : page}});
    return asked;
}

Outcome<IssuePage> GitHubDialect::seen(const QByteArray &body, const QString &page) const
{
    return listed(body, page, githubMembers());
}

Question GitHubDialect::create(const IssueDraft &draft) const
{
    return asking(
        question(path(), {{u"title"_s, uncalling(draft.title)}, {u"body"_s, markdownBody(draft)}}));
}

Outcome<ItemCopy> GitHubDialect::created(const QByteArray &body) const
{
    return numbered(QJsonDocument::fromJson(body).object(), githubMembers());
}

} // namespace Chaos
