// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/plan/cardspec.h"

#include <QAbstractButton>

namespace Chaos {

class Look;

/// The answer that was chosen; pressed, it offers the others.
class ChoiceButton final : public QAbstractButton
{
    Q_OBJECT

public:
    explicit ChoiceButton(const Look &look, QWidget *parent);

    /// `caption` is what is chosen, for those who cannot see. A key without an option is shown as
    /// it is.
    void offer(const QString &caption, const std::vector<CardSpec::Option> &options,
               const QString &chosen);
    [[nodiscard]] const QString &chosen() const { return m_chosen; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {60, sizeHint().height()}; }

signals:
    /// Another one than before.
    void choiceMade(const QString &key);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void open();
    void choose(const QString &key);

    const Look &m_look;
    std::vector<CardSpec::Option> m_options;
    QString m_chosen;
};

} // namespace Chaos
