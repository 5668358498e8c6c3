// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/theme/theme.h"

#include <QPlainTextEdit>

namespace Chaos {

class Look;

/// A field that is as tall as its text. What is typed is taken over when the focus leaves it, with
/// Ctrl+Enter and, in a field of one paragraph, with Enter; Esc brings back what was there. Until
/// then nothing that comes from elsewhere disturbs it.
class GrowingEdit final : public QPlainTextEdit
{
    Q_OBJECT

public:
    GrowingEdit(const Look &look, Face face, bool hasLines, QWidget *parent = nullptr);

    /// Between the text and the edge of the field.
    void setPadding(int side, int above);
    /// What the plan says. A field that is dirty keeps its text.
    void setSettled(const QString &text);
    /// What the plan says of something else: whatever was typed is gone.
    void start(const QString &text);
    /// What was typed has been taken over.
    void accept() { m_settled = text(); }
    /// It has not, after all.
    void refuse(const QString &settled) { m_settled = settled; }
    [[nodiscard]] const QString &settled() const { return m_settled; }
    [[nodiscard]] QString text() const { return toPlainText(); }
    /// Whether it holds something that the plan does not say.
    [[nodiscard]] bool isDirty() const { return toPlainText() != m_settled; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {40, sizeHint().height()}; }

signals:
    /// It has been left, or Enter was pressed, and it is dirty.
    void entered();
    void reverted();

protected:
    bool event(QEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void dress();
    void fit();

    const Look &m_look;
    Face m_face;
    bool m_hasLines;
    int m_side;
    int m_above;
    QString m_settled;
};

} // namespace Chaos
