// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStyledItemDelegate>

#include <array>

namespace Chaos {

class Look;

/// Paints an action item: what is to be done, by whom, until when, how it stands, and its issue.
class ActionDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    static constexpr int columns = 5;

    ActionDelegate(const Look &look, QObject *parent);

    struct Place
    {
        int x = 0;
        int width = 0;
    };
    [[nodiscard]] static std::array<Place, columns> places(int width);
    [[nodiscard]] static std::array<QString, columns> captions();

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;

private:
    const Look &m_look;
};

} // namespace Chaos
