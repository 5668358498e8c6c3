// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/outlets/gitlabdialect.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QUrlQuery>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

IssueMembers gitlabMembers()
{
    return {.number = u"iid"_s, .url = u"web_url"_s, .text = u"description"_s};
}

} // namespace

QString GitLabDialect::path() const
{
    QString project = place().project;
    return u"/api/v4/projects/%1/issues"_s.arg(project.replace(u'/', u"%2F"_s));
}

Question GitLabDialect::look(const std::vector<IssueDraft> &drafts, const QString &page) const
{
    Question asked = question(path());
    asked.url.setQuery(QUrlQuery{{u"scope"_s, u"all"_s},
                                 {u"order_by"_s, u"created_at"_s},
                                 {u"sort"_s, u"asc"_s},
                                 {u"created_after"_s, earliest(drafts)},
                                 {u"per_page"_s, u"100"_s},
                                 {u"page"_s, page.isEmpty() ? u"1"_s : page}});
    return asked;
}

Outcome<IssuePage> GitLabDialect::seen(const QByteArray &body, const QString &page) const
{
    return listed(body, page, gitlabMembers());
}

Question GitLabDialect::create(const IssueDraft &draft) const
{
    QJsonObject issue{{u"title"_s, uncalling(draft.title)},
                      {u"description"_s, markdownBody(draft)}};
    if (!draft.due.isEmpty())
        issue[u"due_date"_s] = draft.due;
    return question(path(), issue);
}

Outcome<ItemCopy> GitLabDialect::created(const QByteArray &body) const
{
    return numbered(QJsonDocument::fromJson(body).object(), gitlabMembers());
}

} // namespace Chaos
