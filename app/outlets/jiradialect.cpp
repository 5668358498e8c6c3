// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/outlets/jiradialect.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

/// Atlassian's document format has text as text: no markup, nobody called.
QJsonObject paragraph(const QString &text)
{
    const QJsonArray content{QJsonObject{{u"type"_s, u"text"_s}, {u"text"_s, text}}};
    return {{u"type"_s, u"paragraph"_s}, {u"content"_s, content}};
}

QJsonObject documentOf(const IssueDraft &draft)
{
    QJsonArray content{paragraph(draft.text.isEmpty() ? draft.title : draft.text)};
    for (const IssueDraft::Line &line : draft.lines)
        content << paragraph(u"%1: %2"_s.arg(line.about, line.text));
    return {{u"type"_s, u"doc"_s}, {u"version"_s, 1}, {u"content"_s, content}};
}

/// A line of the older wiki markup, in which each sign that could be markup is written as a number.
QString wiki(const QString &text)
{
    static constexpr QStringView special = u"\\*_-+^~{}[]!|#?@%(:=&<>";
    QString written;
    for (const QChar c : text)
        written += special.contains(c) ? u"&#%1;"_s.arg(int(c.unicode())) : QString(c);
    return written;
}

QString wikiOf(const IssueDraft &draft)
{
    QString text = wiki(draft.text) + u"\n\n"_s;
    for (const IssueDraft::Line &line : draft.lines)
        text += line.about + u": "_s + wiki(line.text) + u'\n';
    return text;
}

} // namespace

Question JiraDialect::asking(const QString &path, const QJsonObject &body) const
{
    Question asked = question(u"/rest/api/"_s + (isCloud() ? u'3' : u'2') + path, body);
    if (isCloud()) {
        asked.access = {
            .auth = Access::Auth::Basic, .user = place().user, .secret = place().secret};
    }
    return asked;
}

Question JiraDialect::look(const std::vector<IssueDraft> &drafts, const QString &page) const
{
    QStringList markers;
    for (const IssueDraft &draft : drafts)
        markers << u'"' + draft.marker + u'"';
    QJsonObject body{{u"jql"_s,
                      u"project = \"%1\" AND labels in (%2) ORDER BY created ASC"_s.arg(
                          place().project, markers.join(u", "_s))},
                     {u"maxResults"_s, 100},
                     {u"fields"_s, QJsonArray{u"labels"_s}}};
    if (isCloud() && !page.isEmpty())
        body[u"nextPageToken"_s] = page;
    else if (!isCloud())
        body[u"startAt"_s] = page.toInt();
    return asking(isCloud() ? u"/search/jql"_s : u"/search"_s, body);
}

Outcome<IssuePage> JiraDialect::seen(const QByteArray &body, const QString &page) const
{
    const QJsonObject found = QJsonDocument::fromJson(body).object();
    if (!found[u"issues"_s].isArray())
        return unreadable();
    const QJsonArray issues = found[u"issues"_s].toArray();
    IssuePage read;
    for (const QJsonValue &issue : issues) {
        const QString key = issue[u"key"].toString();
        if (key.isEmpty())
            return unreadable();
        const QJsonArray labels = issue[u"fields"][u"labels"].toArray();
        for (const QJsonValue &label : labels)
            read.issues.try_emplace(label.toString(), copyOf(key));
    }
    if (isCloud())
        read.next = found[u"nextPageToken"_s].toString().left(4000);
    else if (const qsizetype next = page.toInt() + issues.size();
             !issues.isEmpty() && next < found[u"total"_s].toInteger())
        read.next = QString::number(next);
    return read;
}

Question JiraDialect::create(const IssueDraft &draft) const
{
    QJsonObject fields{{u"project"_s, QJsonObject{{u"key"_s, place().project}}},
                       {u"issuetype"_s, QJsonObject{{u"name"_s, u"Task"_s}}},
                       {u"summary"_s, draft.title},
                       {u"labels"_s, QJsonArray{u"chaosroom"_s, draft.marker}}};
    if (isCloud())
        fields[u"description"_s] = documentOf(draft);
    else
        fields[u"description"_s] = wikiOf(draft);
    return asking(u"/issue"_s, {{u"fields"_s, fields}});
}

Outcome<ItemCopy> JiraDialect::created(const QByteArray &body) const
{
    const QString key = QJsonDocument::fromJson(body).object()[u"key"_s].toString();
    if (key.isEmpty())
        return unreadable();
    return copyOf(key);
}

ItemCopy JiraDialect::copyOf(const QString &key) const
{
    static const QRegularExpression plain(u"\\A[A-Z][A-Z0-9_]*-[0-9]+\\z"_s);
    const QString url = place().url.toString(QUrl::StripTrailingSlash) + u"/browse/"_s + key;
    return copy(key, plain.match(key).hasMatch() ? url : QString());
}

} // namespace Chaos
