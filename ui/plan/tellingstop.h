// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/contactsmodel.h"
#include "ui/widgets/statedot.h"

#include <QAbstractButton>

namespace Chaos {

class Look;

/// One time of telling people on the line of the schedule: when, what, and to whom. Pressed, it
/// offers what can be done about it.
class TellingStop final : public QAbstractButton
{
    Q_OBJECT

public:
    enum class Place : std::uint8_t { First, Middle, Last, Only };

    explicit TellingStop(const Look &look, QWidget *parent = nullptr);

    void show(const ContactRow &row, Place place);
    using QAbstractButton::show;
    [[nodiscard]] const ContactRow &row() const { return m_row; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

    [[nodiscard]] static std::pair<StateDot::Shape, Ink> markOf(const ContactRow &row);
    /// "8 days before · Mon 30 Nov", "the day".
    [[nodiscard]] static QString whenOf(const ContactRow &row);
    [[nodiscard]] static QString wordOf(ContactState state);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    const Look &m_look;
    ContactRow m_row;
    Place m_place = Place::Only;
};

} // namespace Chaos
