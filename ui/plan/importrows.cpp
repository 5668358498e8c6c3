// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plan/importrows.h"

#include <algorithm>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t mostRows = 3000;
constexpr qsizetype longestText = 600;

using Sort = ImportRow::Sort;

QString bounded(const QString &text)
{
    return text.size() > longestText ? text.left(longestText) + u'…' : text;
}

/// Puts lines together under headings, as many as anybody reads.
class RowMaker
{
public:
    void heading(const QString &title, std::size_t count)
    {
        if (count > 0)
            add({.sort = Sort::Heading, .title = title, .name = QString::number(count)});
    }
    void change(const PlanChange &change)
    {
        add({.sort = change.isNew ? Sort::New : Sort::Changed,
             .title = change.title,
             .name = change.name});
        if (change.isNew)
            return;
        for (const PlanChange::Field &field : change.fields) {
            add({.sort = Sort::Field,
                 .title = field.name,
                 .before = field.before,
                 .after = field.after});
        }
    }
    void stays(const Unchanged &one)
    {
        add({.sort = Sort::Stays,
             .title = one.title,
             .name = one.name,
             .after =
                 one.isNamed ? ImportRows::tr("the same") : ImportRows::tr("not in the file")});
    }
    void lines(Sort sort, const QStringList &texts)
    {
        for (const QString &text : texts)
            add({.sort = sort, .title = text});
    }
    std::vector<ImportRow> take()
    {
        if (m_more > 0)
            m_rows.push_back(
                {.sort = Sort::Rest, .title = ImportRows::tr("… and %1 more").arg(m_more)});
        return std::move(m_rows);
    }

private:
    void add(ImportRow row)
    {
        if (m_rows.size() >= mostRows) {
            ++m_more;
            return;
        }
        for (QString *text : {&row.title, &row.name, &row.before, &row.after})
            *text = bounded(*text);
        m_rows.push_back(std::move(row));
    }

    std::vector<ImportRow> m_rows;
    int m_more = 0;
};

} // namespace

void ImportRows::show(const ImportPreview &preview)
{
    RowMaker rows;
    const auto added = std::size_t(std::ranges::count_if(preview.changes, &PlanChange::isNew));
    rows.heading(tr("NEW"), added);
    for (const PlanChange &change : preview.changes) {
        if (change.isNew)
            rows.change(change);
    }
    rows.heading(tr("CHANGED"), preview.changes.size() - added);
    for (const PlanChange &change : preview.changes) {
        if (!change.isNew)
            rows.change(change);
    }
    rows.heading(tr("TO KNOW"), std::size_t(preview.notes.size()));
    rows.lines(Sort::Note, preview.notes);
    rows.heading(tr("LEFT AS IT IS"), preview.unchanged.size());
    for (const Unchanged &one : preview.unchanged)
        rows.stays(one);
    take(rows.take());
}

void ImportRows::show(const Failure &failure)
{
    RowMaker rows;
    rows.lines(Sort::Mistake, failure.detail.split(u'\n', Qt::SkipEmptyParts));
    take(rows.take());
}

void ImportRows::take(std::vector<ImportRow> rows)
{
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

int ImportRows::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

Qt::ItemFlags ImportRows::flags(const QModelIndex &index) const
{
    const bool isHeading =
        index.isValid() && m_rows[std::size_t(index.row())].sort == Sort::Heading;
    return isHeading ? Qt::NoItemFlags : QAbstractListModel::flags(index);
}

QVariant ImportRows::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)
        || (role != Qt::DisplayRole && role != Qt::AccessibleTextRole))
        return {};
    const ImportRow &row = m_rows[std::size_t(index.row())];
    const QString nothing = tr("nothing");
    switch (row.sort) {
    case Sort::New:
        return tr("new: %1").arg((row.title + u' ' + row.name).simplified());
    case Sort::Field:
        return u"%1: %2 → %3"_s.arg(row.title, row.before.isEmpty() ? nothing : row.before,
                                    row.after.isEmpty() ? nothing : row.after);
    case Sort::Changed:
        return tr("changed: %1").arg((row.title + u' ' + row.name).simplified());
    case Sort::Stays:
        return u"%1: %2"_s.arg((row.title + u' ' + row.name).simplified(), row.after);
    case Sort::Heading:
        return u"%1 %2"_s.arg(row.title, row.name);
    case Sort::Note:
    case Sort::Mistake:
    case Sort::Rest:
        return row.title;
    }
    return {};
}

} // namespace Chaos
