// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/theme/theme.h"

#include <QAbstractButton>

namespace Chaos {

class Look;

/// Something a person does now: a word, the key that does the same, and a colour that says how
/// grave it is.
class ActButton final : public QAbstractButton
{
    Q_OBJECT

public:
    explicit ActButton(const Look &look, QWidget *parent = nullptr);
    ActButton(const Look &look, const QString &text, Ink ink, const QKeySequence &key,
              QWidget *parent = nullptr);

    /// The key works wherever its window has the focus. It is shown beside the word and in the
    /// tooltip. QAbstractButton forgets its shortcut when the text changes: call this after it.
    void setKey(const QKeySequence &key);
    void setInk(Ink ink);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    /// The key acts at once: QAbstractButton would wait 100 ms to show itself pressed, and what is
    /// done here is timed.
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QString keyText() const;

    const Look &m_look;
    QKeySequence m_key;
    Ink m_ink = Ink::Soft;
};

} // namespace Chaos
