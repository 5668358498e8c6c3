// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/plan/planimport.h"

#include <QAbstractListModel>

#include <vector>

namespace Chaos {

/// One line of what an import does.
struct ImportRow
{
    enum class Sort : std::uint8_t {
        Heading, ///< of the lines below it
        New,
        Changed,
        Field, ///< of what stands changed above it
        Stays,
        Note, ///< what of the file has no place in the day
        Mistake, ///< why the file cannot be read
        Rest, ///< how many more there are
    };

    Sort sort = Sort::Heading;
    QString title{};
    QString name{}; ///< what people call it; of a heading how many lines it has
    QString before{}; ///< of a field; empty: it was not there
    QString after{}; ///< of a field; empty: it goes away
};

/// What an import does to a day, or why it cannot be done, as lines to read. Bounded.
class ImportRows final : public QAbstractListModel
{
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    void show(const ImportPreview &preview);
    void show(const Failure &failure);
    void clear() { take({}); }

    [[nodiscard]] const std::vector<ImportRow> &rows() const { return m_rows; }
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    /// Headings are passed over by the keys.
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    /// A line as text, also for who cannot see it.
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    void take(std::vector<ImportRow> rows);

    std::vector<ImportRow> m_rows;
};

} // namespace Chaos
