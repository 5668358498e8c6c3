// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/theme/theme.h"

#include <QAbstractButton>

namespace Chaos {

class Look;

/// An act that is a quiet word beside other things, with the key that does the same: "Import…
/// Ctrl+I". A checkable one is a choice among its like: the chosen word is strong.
class WordButton final : public QAbstractButton
{
    Q_OBJECT

public:
    WordButton(const Look &look, const QString &text, const QKeySequence &key = {},
               QWidget *parent = nullptr);

    /// The key works wherever its window has the focus. `help` says in the tooltip what it does.
    void setKey(const QKeySequence &key);
    void setHelp(const QString &help);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    /// Its key acts at once: QAbstractButton would show itself pressed for a while first.
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void tell();
    [[nodiscard]] QString keyText() const;
    [[nodiscard]] QFont face() const;

    const Look &m_look;
    QKeySequence m_key;
    QString m_help;
};

} // namespace Chaos
