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
///
/// A date is always whole: where it does not fit beside "8 days before" it stands below that. What
/// is told, and how, has two lines each.
class TellingStop final : public QAbstractButton
{
    Q_OBJECT

public:
    enum class Place : std::uint8_t { First, Middle, Last, Only };
    /// Lines of text above the dot and below it.
    struct Lines
    {
        int above = 1;
        int below = 2;
        bool operator==(const Lines &) const = default;
    };

    explicit TellingStop(const Look &look, QWidget *parent = nullptr);

    void show(const ContactRow &row, Place place);
    using QAbstractButton::show;
    [[nodiscard]] const ContactRow &row() const { return m_row; }
    /// The least at which nothing but a very long text is cut off.
    [[nodiscard]] int wantedWidth() const;
    /// What it needs when it is that wide.
    [[nodiscard]] Lines linesIn(int width) const;
    /// What it has: as many as any of its neighbours needs, so that all dots stand on one line.
    void setLines(Lines lines);
    [[nodiscard]] QStringList whenLines(int width) const;
    [[nodiscard]] QStringList subjectLines(int width) const;
    [[nodiscard]] QStringList formLines(int width) const;

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
    [[nodiscard]] QString form() const;

    const Look &m_look;
    ContactRow m_row;
    Lines m_lines;
    Place m_place = Place::Only;
};

} // namespace Chaos
