// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/report/itemlist.h"

#include "models/day/wordtext.h"
#include "models/report/csv.h"
#include "models/report/markdown.h"
#include "models/report/reportedday.h"
#include "models/report/retrojson.h"
#include "models/report/retrotext.h"
#include "models/rules/itemstanding.h"
#include "models/rules/playing.h"
#include "models/rules/tamedtext.h"

#include <QCoreApplication>

namespace Chaos::ItemList {

using namespace Qt::StringLiterals;

namespace {

struct ListedItems
{
    Q_DECLARE_TR_FUNCTIONS(ItemList)
};

constexpr qsizetype longestText = 5000; // as in the report

QString stamp(const std::optional<Instant> &at)
{
    return at ? toRfc3339(*at) : QString();
}

/// "alert", "about Down", "from Checkout loses its database", "Dave", "due …", "open", links
QStringList detailsOf(const Plan &plan, const ReportedItem &reported, Micros utcOffset)
{
    const ActionItem &item = *reported.item;
    ActionItem unlinked = item; // its links stand by themselves
    unlinked.copies.clear();
    ReportedItem told = reported;
    told.item = &unlinked;
    const ItemText text = itemText(told, utcOffset);
    QStringList details{itemKindTitle(item.kind)};
    if (!text.about.isEmpty())
        details << ListedItems::tr("about %1").arg(Markdown::md(text.about));
    if (!item.experiment.isEmpty())
        details << ListedItems::tr("from %1").arg(
            Markdown::md(experimentTitle(plan, item.experiment)));
    details << (text.owner.isEmpty() ? ListedItems::tr("nobody") : Markdown::md(text.owner));
    if (!text.due.isEmpty())
        details << ListedItems::tr("due %1").arg(text.due);
    details << Markdown::md(text.state);
    for (const ItemCopy &copy : item.copies)
        details << Markdown::link(copy.id, copy.url);
    return details;
}

} // namespace

QByteArray markdown(const Day &day, Instant now, Micros utcOffset)
{
    QString text;
    const auto items = reportedItems(day, now, utcOffset);
    for (const ReportedItem &one : items) {
        text += (isDone(one.standing) ? u"- [x] "_s : u"- [ ] "_s)
            + Markdown::md(one.item->text, longestText) + u"  \n  "_s
            + detailsOf(day.plan(), one, utcOffset).join(u" · "_s) + u'\n';
    }
    return text.toUtf8();
}

QByteArray csv(const Day &day, Instant now, Micros utcOffset)
{
    // Names are for programs too: they are not translated.
    QString text =
        Csv::line({u"action"_s, u"kind"_s, u"alert"_s, u"experiment"_s, u"owner"_s, u"due"_s,
                   u"standing"_s, u"opened_at"_s, u"closed_at"_s, u"links"_s, u"key"_s});
    const auto items = reportedItems(day, now, utcOffset);
    for (const ReportedItem &one : items) {
        const ActionItem &item = *one.item;
        QStringList links;
        for (const ItemCopy &copy : item.copies)
            links << (copy.url.isEmpty() ? copy.id : copy.url);
        text += Csv::line({item.text, wordText(wordIn(itemKindWords, item.kind)), item.alert,
                           experimentTitle(day.plan(), item.experiment), one.owner, stamp(item.due),
                           wordText(wordIn(itemStandingWords, one.standing)), stamp(item.openedAt),
                           stamp(item.closedAt), links.join(u' '), item.key});
    }
    return text.toUtf8();
}

QByteArray json(const Day &day, Instant now, Micros utcOffset)
{
    QByteArray text;
    const auto items = reportedItems(day, now, utcOffset);
    for (const ReportedItem &one : items)
        text += (text.isEmpty() ? "[\n" : ",\n") + QByteArray::fromStdString(itemJson(one));
    return text.isEmpty() ? "[]\n" : text + "\n]\n";
}

} // namespace Chaos::ItemList
