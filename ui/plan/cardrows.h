// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/plan/cardspec.h"

class QHBoxLayout;
class QVBoxLayout;
class QWidget;

namespace Chaos {

class CardField;
class CardHand;
class Look;

/// Lays the fields of the card below one another, halves two on a line.
class CardRows
{
public:
    explicit CardRows(QVBoxLayout &column)
        : m_column(column)
    {}

    CardField *add(const Look &look, CardHand &hand, const CardSpec::Field &spec, QWidget *parent);
    CardField *add(const Look &look, CardHand &hand, const CardSpec::Items &spec, QWidget *parent);

private:
    void place(CardField *field, bool isHalf);

    QVBoxLayout &m_column;
    QHBoxLayout *m_line = nullptr; ///< that has room for another half
};

} // namespace Chaos
