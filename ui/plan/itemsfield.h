// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/plan/cardfield.h"

namespace Chaos {

class ItemLine;
class TextField;

/// A list of the card whose items have fields of their own: a line each, of which one is open, and
/// below them a line to add one.
class ItemsField final : public CardField
{
    Q_OBJECT

public:
    ItemsField(const Look &look, CardHand &hand, const CardSpec::Items &spec, QWidget *parent);

    void show(const CardView &view) override;
    void start(const CardView &view, const Drafts &drafts) override;
    void finish() override;
    void keepDrafts(Drafts &drafts) const override;

private:
    void fill(const CardView &view);
    void toggle(int at);
    void open(int at, const CardView &view);
    void close();
    void remove(int at);

    CardHand &m_hand;
    CardSpec::Items m_spec;
    TextField *m_adding;
    std::vector<ItemLine *> m_lines;
    QWidget *m_form = nullptr;
    std::vector<CardField *> m_fields; ///< of the open item
    int m_open = -1;
    int m_wanted = -1; ///< to be open when it is there
};

} // namespace Chaos
