// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/outlets/issuedraft.h"

#include "models/report/markdown.h"
#include "models/report/reportedday.h"
#include "models/report/retrotext.h"
#include "models/rules/itemstanding.h"
#include "models/rules/playing.h"
#include "models/rules/tamedtext.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QRegularExpression>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

struct DraftWords
{
    Q_DECLARE_TR_FUNCTIONS(IssueDraft)
};

constexpr qsizetype longestTitle = 120; // twice as long when it calls nobody; Jira takes 255
constexpr qsizetype longestText = 3000; // Jira takes 32,767 with each sign written as a number

QString markerOf(const ActionItem &item)
{
    // A key is one of its day: with the instant at which it was opened it is one of all days.
    const QByteArray whole =
        item.key.toUtf8() + '\0' + QByteArray::number(qlonglong(microsOf(item.openedAt)));
    const QByteArray sum = QCryptographicHash::hash(whole, QCryptographicHash::Sha256).toHex();
    return u"chaosroom-"_s + QString::fromLatin1(sum.left(32));
}

IssueDraft draftOf(const Day &day, const ReportedItem &reported, Micros utcOffset)
{
    const ActionItem &item = *reported.item;
    const ItemText told = itemText(reported, utcOffset);
    const DayDescription &about = day.plan().day;
    IssueDraft draft{.item = item.key,
                     .marker = markerOf(item),
                     .title = tamed(item.text, longestTitle).trimmed(),
                     .text = tamed(item.text, longestText).trimmed(),
                     .openedAt = item.openedAt};
    if (draft.title.isEmpty())
        draft.title = DraftWords::tr("An action item without words");
    const auto add = [&](const QString &name, const QString &text) {
        if (!text.isEmpty())
            draft.lines.push_back({name, tamed(text)});
    };
    add(DraftWords::tr("Kind"), itemKindTitle(item.kind));
    add(DraftWords::tr("Alert"), item.alert);
    add(DraftWords::tr("Experiment"), experimentTitle(day.plan(), item.experiment));
    add(DraftWords::tr("Owner"), reported.owner);
    add(DraftWords::tr("Due"), told.due);
    add(DraftWords::tr("Chaos day"),
        (about.title + u' ' + about.date.toString(Qt::ISODate)).trimmed());
    if (item.due)
        draft.due = localDate(*item.due, utcOffset).toString(Qt::ISODate);
    return draft;
}

} // namespace

std::vector<IssueDraft> issueDrafts(const Day &day, bool openOnly, Instant now, Micros utcOffset)
{
    std::vector<IssueDraft> drafts;
    const auto items = reportedItems(day, now, utcOffset);
    for (const ReportedItem &one : items) {
        if (!openOnly || !isDone(one.standing))
            drafts.push_back(draftOf(day, one, utcOffset));
    }
    return drafts;
}

QString hiddenMarker(const QString &marker)
{
    return u"<!-- %1 -->"_s.arg(marker);
}

QStringList hiddenMarkersIn(const QString &text)
{
    static const QRegularExpression hidden(u"<!-- (chaosroom-[0-9a-f]{32}) -->"_s);
    QStringList markers;
    auto matches = hidden.globalMatch(text);
    while (matches.hasNext())
        markers << matches.next().captured(1);
    return markers;
}

QString uncalling(QString text)
{
    static const QRegularExpression call(u"([@#!%~$&^*]|\\bGH-)(?=\\S)"_s);
    return text.replace(call, u"\\1\u200B"_s);
}

QString issueMarkdown(const QString &text)
{
    // A backslash alone calls all the same: people are looked for in the finished page.
    QString written = uncalling(Markdown::md(text, longestText));
    if (written.startsWith(u'/'))
        written.prepend(u'\\');
    return written;
}

} // namespace Chaos
