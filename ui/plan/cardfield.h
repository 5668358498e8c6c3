// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/plan/cardspec.h"

#include <QWidget>

#include <map>

class QVBoxLayout;

namespace Chaos {

class ElidedLabel;
class Look;
class WrapLabel;

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

/// One field of the card: its caption, its body with the line around it, and what is wrong below.
class CardField : public QWidget
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

    /// The remedy for what was typed; empty: nothing is wrong.
    void setFault(const QString &remedy);
    [[nodiscard]] QString fault() const;
    [[nodiscard]] bool isMissing() const { return m_isMissing; }

protected:
    void setMissing(bool missing);
    /// What the line is drawn around. Taken over.
    void setBody(QWidget *body);
    /// Without a caption, and a line below it while it has the focus in place of one around it.
    void setHeading();
    [[nodiscard]] const Look &look() const { return m_look; }
    [[nodiscard]] QVBoxLayout *column() const { return m_column; }
    [[nodiscard]] bool concernedBy(const CardView &view) const;

    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QColor edge() const;

    const Look &m_look;
    std::vector<ReadinessRule> m_rules;
    ElidedLabel *m_caption;
    QWidget *m_body = nullptr;
    WrapLabel *m_fault;
    QVBoxLayout *m_column;
    bool m_isMissing = false;
    bool m_isHeading = false;
};

} // namespace Chaos
