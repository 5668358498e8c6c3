// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/rolesmodel.h"

#include <QAbstractButton>

namespace Chaos {

class Look;

/// One role: who plays it, as initials and name. Pressed, it asks who takes over.
class RoleButton final : public QAbstractButton
{
    Q_OBJECT

public:
    explicit RoleButton(const Look &look, QWidget *parent = nullptr);

    void show(const RoleRow &role);
    using QAbstractButton::show;
    /// One line instead of two, where there is little room.
    void setCompact(bool compact);

    [[nodiscard]] const RoleRow &role() const { return m_role; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {120, sizeHint().height()}; }

    /// "AL" of Alice, "GH" of Grace Hopper.
    [[nodiscard]] static QString initialsOf(const QString &name);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void paintDisc(QPainter &painter, const QRectF &disc) const;

    const Look &m_look;
    RoleRow m_role;
    bool m_compact = false;
};

} // namespace Chaos
