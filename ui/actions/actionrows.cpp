// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/actions/actionrows.h"

#include "models/report/reportedday.h"
#include "models/report/retrotext.h"
#include "models/rules/playing.h"
#include "models/rules/tamedtext.h"

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestCell = 300;

QString issueOf(const ActionItem &item, const IssueRound &round, bool &isMissing)
{
    if (round.waits(item.key))
        return ActionRows::tr("waits…");
    const IssueRound::End *const end = round.endOf(item.key);
    if (end && !end->isThere) {
        isMissing = true;
        return ActionRows::tr("not made: %1").arg(tamed(end->what, longestCell));
    }
    QStringList ids;
    for (const ItemCopy &copy : item.copies)
        ids << tamed(copy.id, 40);
    return ids.isEmpty() ? u"–"_s : ids.join(u", "_s);
}

ActionRow actionRow(const Day &day, const ReportedItem &reported, const IssueRound &round,
                    Micros utcOffset)
{
    const ActionItem &item = *reported.item;
    ActionItem unlinked = item; // its links have a column of their own
    unlinked.copies.clear();
    ReportedItem told = reported;
    told.item = &unlinked;
    const ItemText text = itemText(told, utcOffset);
    QStringList about;
    if (!item.alert.isEmpty())
        about << ActionRows::tr("about %1").arg(tamed(item.alert, longestCell));
    if (!item.experiment.isEmpty())
        about << ActionRows::tr("from %1").arg(
            tamed(experimentTitle(day.plan(), item.experiment), longestCell));
    ActionRow row{.key = item.key,
                  .text = tamed(item.text, 2000),
                  .about = about.join(u" · "_s),
                  .owner = text.owner.isEmpty() ? ActionRows::tr("nobody")
                                                : tamed(text.owner, longestCell),
                  .due = text.due.isEmpty() ? u"–"_s : text.due,
                  .state = tamed(text.state, longestCell),
                  .standing = reported.standing};
    row.issue = issueOf(item, round, row.isIssueMissing);
    return row;
}

} // namespace

QVariant ActionRows::data(const QModelIndex &index, int role) const
{
    const ActionRow *const found = rowAt(index);
    if (!found)
        return {};
    if (role == Qt::DisplayRole)
        return found->text;
    if (role != Qt::AccessibleTextRole)
        return {};
    return QStringList{found->text, found->owner, tr("due %1").arg(found->due), found->state,
                       tr("issue: %1").arg(found->issue)}
        .join(u", "_s);
}

std::vector<ActionRow> ActionRows::of(const Day &day, const IssueRound &round, Instant now,
                                      Micros utcOffset)
{
    std::vector<ActionRow> rows;
    const auto items = reportedItems(day, now, utcOffset);
    for (const ReportedItem &one : items)
        rows.push_back(actionRow(day, one, round, utcOffset));
    return rows;
}

} // namespace Chaos
