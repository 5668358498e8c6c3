// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/plan/cardspec.h"
#include "ui/plan/framedfield.h"

#include <map>

namespace Chaos {

/// What a field of the card may do with the experiment that the card shows.
class CardHand
{
public:
    CardHand() = default;
    CardHand(const CardHand &) = delete;
    CardHand &operator=(const CardHand &) = delete;
    virtual ~CardHand() = default;

    /// Lets `change` make it another one and wishes for that; a failure of `change` comes back, and
    /// nothing is wished for.
    virtual CardSpec::Written
    edit(const std::function<CardSpec::Written(Experiment &)> &change) = 0;
    virtual void wish(const std::function<Entry(const Experiment &)> &entry) = 0;
};

/// What the card shows: all of it is there for as long as `show` takes.
struct CardView
{
    const Plan &plan;
    const Experiment &experiment;
    const std::vector<Concern> &concerns;
};

/// One field of the card.
class CardField : public FramedField
{
    Q_OBJECT

public:
    /// Texts that could not be taken over, by the names of their fields.
    using Drafts = std::map<QString, QString>;

    CardField(const Look &look, const QString &name, const QString &caption,
              std::vector<ReadinessRule> rules, QWidget *parent);

    /// Shows what the plan says now; what is being typed stays.
    virtual void show(const CardView &view);
    /// Shows another experiment. `drafts` are those of that one.
    virtual void start(const CardView &view, const Drafts &drafts) = 0;
    /// Takes over what was typed, as if the field had been left.
    virtual void finish() {}
    virtual void keepDrafts(Drafts &) const {}

protected:
    [[nodiscard]] bool concernedBy(const CardView &view) const;
    /// Whether a concern of one of the rules is one of this field.
    [[nodiscard]] virtual bool mends(const Concern &, const CardView &) const { return true; }

private:
    std::vector<ReadinessRule> m_rules;
};

} // namespace Chaos
