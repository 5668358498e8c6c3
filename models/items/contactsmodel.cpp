// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/contactsmodel.h"

#include "models/rules/playing.h"

#include <QDateTime>

#include <algorithm>

namespace Chaos {

ContactsModel::ContactsModel(LiveDay &live, const Clock &clock, QObject *parent)
    : KeyedListModel(parent)
    , m_live(live)
    , m_clock(clock)
{
    connect(&live, &LiveDay::replaced, this, &ContactsModel::refresh);
    connect(&live, &LiveDay::changed, this, [this](Touched what) {
        if (touches(what, Touched::Plan | Touched::Roles))
            refresh();
    });
    refresh();
}

QDate ContactsModel::today() const
{
    return QDateTime::fromMSecsSinceEpoch(microsOf(m_clock.now()) / 1000).date();
}

void ContactsModel::refresh()
{
    std::vector<ContactRow> rows;
    for (const Contact &contact : m_live.day().plan().contacts)
        rows.push_back(rowFor(contact));
    // Without dates the plan's own order stands.
    std::ranges::stable_sort(rows, {}, &ContactRow::due);
    const auto next = std::ranges::find_if(
        rows, [](const ContactRow &row) { return row.state != ContactState::Told; });
    if (next != rows.end())
        next->isNext = true;
    merge(std::move(rows));
}

ContactRow ContactsModel::rowFor(const Contact &contact) const
{
    const Plan &plan = m_live.day().plan();
    return {.key = contact.key,
            .contact = contact,
            .owner = nameOf(plan, contact.owner),
            .due = dueDate(contact, plan.day.date),
            .state = stateOf(contact, plan.day.date, today()),
            .message = filledText(contact, plan)};
}

QVariant ContactsModel::data(const QModelIndex &index, int role) const
{
    const ContactRow *const row = rowAt(index);
    if (!row)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return row->contact.subject;
    case KeyRole:
        return row->key;
    case DueRole:
        return row->due;
    case StateRole:
        return int(row->state);
    case NextRole:
        return row->isNext;
    case FormRole:
        return row->contact.form;
    case AudienceRole:
        return row->contact.audience;
    case OwnerRole:
        return row->owner;
    case MessageRole:
        return row->message;
    default:
        return {};
    }
}

QHash<int, QByteArray> ContactsModel::roleNames() const
{
    return {{Qt::DisplayRole, "subject"}, {KeyRole, "key"},     {DueRole, "due"},
            {StateRole, "state"},         {NextRole, "next"},   {FormRole, "form"},
            {AudienceRole, "audience"},   {OwnerRole, "owner"}, {MessageRole, "message"}};
}

} // namespace Chaos
