// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/theme/theme.h"
#include "ui/widgets/strokeicon.h"

#include <QAbstractButton>

namespace Chaos {

class Look;

/// One way to begin: what it is, what comes of it, and its key. The whole row is the button.
class StartRow final : public QAbstractButton
{
    Q_OBJECT

public:
    struct Words
    {
        QString icon{};
        QString title{};
        QString about{};
        QKeySequence key{};
    };

    StartRow(const Look &look, const Words &words, QWidget *parent = nullptr);

    void setIconInk(Ink ink);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    const Look &m_look;
    Words m_words;
    StrokeIcon m_icon;
    Ink m_iconInk = Ink::Soft;
};

} // namespace Chaos
