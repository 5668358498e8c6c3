// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractListModel>
#include <QSet>

#include <algorithm>
#include <utility>
#include <vector>

namespace Chaos {

/// A list whose rows are told apart by a `key` and merged, never reset: what did not change is not
/// signalled, so selection, scroll position and focus stay where the person put them.
template<typename Row>
class KeyedListModel : public QAbstractListModel
{
public:
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_rows.size());
    }

    [[nodiscard]] const std::vector<Row> &rows() const { return m_rows; }
    /// -1 for a key that is not there.
    [[nodiscard]] int rowOf(const QString &key) const
    {
        const auto it = std::ranges::find(m_rows, key, &Row::key);
        return it == m_rows.end() ? -1 : int(it - m_rows.begin());
    }

protected:
    using QAbstractListModel::QAbstractListModel;

    /// The row of an index, or null for an index that is none of ours.
    [[nodiscard]] const Row *rowAt(const QModelIndex &index) const
    {
        if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
            return nullptr;
        return &m_rows[std::size_t(index.row())];
    }

    void merge(std::vector<Row> fresh)
    {
        // Mostly the same rows stand in the same order.
        if (std::ranges::equal(m_rows, fresh, {}, &Row::key, &Row::key))
            return replace(std::move(fresh));
        removeAllBut(fresh);
        const QSet<QString> known = keysOf(m_rows);
        const int count = int(fresh.size());
        for (int at = 0; at < count;) {
            int end = at;
            while (end < count && !known.contains(fresh[std::size_t(end)].key))
                ++end;
            if (end > at)
                insert(at, fresh.begin() + at, fresh.begin() + end);
            else
                place(at, fresh[std::size_t(end++)]);
            at = end;
        }
        if (rowCount() > int(fresh.size()))
            remove(int(fresh.size()), rowCount() - 1);
        replace(std::move(fresh));
    }

    /// One row with other values under the same key.
    void mergeRow(int at, Row fresh)
    {
        Row &row = m_rows[std::size_t(at)];
        if (row == fresh)
            return;
        row = std::move(fresh);
        emit dataChanged(index(at), index(at));
    }

private:
    [[nodiscard]] static QSet<QString> keysOf(const std::vector<Row> &rows)
    {
        QSet<QString> keys;
        keys.reserve(qsizetype(rows.size()));
        for (const Row &row : rows)
            keys.insert(row.key);
        return keys;
    }

    void removeAllBut(const std::vector<Row> &fresh)
    {
        const QSet<QString> kept = keysOf(fresh);
        const auto isGone = [&](int at) { return !kept.contains(m_rows[std::size_t(at)].key); };
        for (int last = rowCount() - 1; last >= 0; --last) {
            if (!isGone(last))
                continue;
            int first = last;
            while (first > 0 && isGone(first - 1))
                --first;
            remove(first, last);
            last = first;
        }
    }

    void remove(int first, int last)
    {
        beginRemoveRows({}, first, last);
        m_rows.erase(m_rows.begin() + first, m_rows.begin() + last + 1);
        endRemoveRows();
    }

    template<typename Iterator>
    void insert(int at, Iterator first, Iterator last)
    {
        beginInsertRows({}, at, at + int(last - first) - 1);
        m_rows.insert(m_rows.begin() + at, first, last);
        endInsertRows();
    }

    /// Sees to it that the row at `at` has the key of `row`.
    void place(int at, const Row &row)
    {
        const auto begin = m_rows.begin();
        const auto here = begin + std::min(at, rowCount());
        const auto old = std::ranges::find(here, m_rows.end(), row.key, &Row::key);
        if (old == m_rows.end()) {
            insert(at, &row, &row + 1);
        } else if (old != here) {
            const int from = int(old - begin);
            beginMoveRows({}, from, from, {}, at);
            std::rotate(here, old, old + 1);
            endMoveRows();
        }
    }

    void replace(std::vector<Row> fresh)
    {
        int first = 0;
        const int count = rowCount();
        while (first < count) {
            int end = first;
            while (end < count && m_rows[std::size_t(end)] != fresh[std::size_t(end)])
                ++end;
            if (end == first) {
                ++first;
                continue;
            }
            std::move(fresh.begin() + first, fresh.begin() + end, m_rows.begin() + first);
            emit dataChanged(index(first), index(end - 1));
            first = end + 1;
        }
    }

    std::vector<Row> m_rows;
};

} // namespace Chaos
