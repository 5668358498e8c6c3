// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStyledItemDelegate>

#include <array>

namespace Chaos {

class Look;

/// The columns of the inventory: the delegate and the heading agree on them here.
namespace CoverageColumns {

enum class Column : std::uint8_t { Alert, Source, TestedBy, Runbook, Proved };
inline constexpr std::size_t count = 5;

struct Place
{
    int x = 0;
    int width = 0;
};
[[nodiscard]] std::array<Place, count> placesIn(int width);
[[nodiscard]] QString caption(Column column);

} // namespace CoverageColumns

/// Paints one alert of the inventory: whose it is, what tests it, and when it was proved.
class CoverageDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit CoverageDelegate(const Look &look, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

    /// "checkout-db and 2 more", "guards 1", "nothing".
    [[nodiscard]] static QString testsOf(const QModelIndex &index);
    /// "8 Dec 2026 · fired", "never".
    [[nodiscard]] static QString proofOf(const QModelIndex &index);
    /// "cleared by itself on 8 Dec 2026": what else was proven of it.
    [[nodiscard]] static QStringList moreProofOf(const QModelIndex &index);
    [[nodiscard]] static QString runbookOf(const QModelIndex &index);

private:
    const Look &m_look;
};

} // namespace Chaos
