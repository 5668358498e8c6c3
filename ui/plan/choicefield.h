// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/plan/cardfield.h"

#include <QAbstractButton>

namespace Chaos {

/// The answer that was chosen; pressed, it offers the others.
class ChoiceButton final : public QAbstractButton
{
    Q_OBJECT

public:
    explicit ChoiceButton(const Look &look, QWidget *parent);

    void setAnswer(const QString &word, bool isAnswered);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {60, sizeHint().height()}; }

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    const Look &m_look;
    bool m_isAnswered = true;
};

/// A field of the card with few answers.
class ChoiceField final : public CardField
{
    Q_OBJECT

public:
    ChoiceField(const Look &look, CardHand &hand, const CardSpec::Choice &spec, QWidget *parent);

    void show(const CardView &view) override;
    void start(const CardView &view, const Drafts &drafts) override;

private:
    void offer();
    void choose(const QString &key);

    CardHand &m_hand;
    CardSpec::Choice m_spec;
    ChoiceButton *m_button;
    std::vector<CardSpec::Option> m_options;
    QString m_chosen;
};

} // namespace Chaos
