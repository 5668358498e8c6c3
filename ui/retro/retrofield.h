// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/retro/retropaper.h"

#include <QPlainTextEdit>

namespace Chaos {

/// Where a line is typed: as tall as its text, so that all of it is seen from the back of the room.
class RetroField final : public QPlainTextEdit
{
    Q_OBJECT

public:
    static constexpr int longest = 2000; ///< characters

    explicit RetroField(QWidget *parent = nullptr);

    void setPaper(const RetroPaper &paper);
    /// How tall it is in that width.
    [[nodiscard]] int heightFor(int width);
    [[nodiscard]] QString text() const { return toPlainText(); }
    /// Without telling that it changed.
    void start(const QString &text);
    [[nodiscard]] qsizetype cursorPlace() const { return textCursor().position(); }
    /// Puts a word in the place of what stands between there and the cursor.
    void complete(qsizetype from, const QString &word);

signals:
    void entered();
    /// The arrow keys leave it at its first or its last line.
    void left(int direction);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void insertFromMimeData(const QMimeData *source) override;

private:
    [[nodiscard]] bool isAtEdge(int direction) const;
};

} // namespace Chaos
