// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/retro/retrofield.h"

#include <QKeyEvent>
#include <QMimeData>
#include <QTextBlock>

#include <algorithm>

namespace Chaos {

RetroField::RetroField(QWidget *parent)
    : QPlainTextEdit(parent)
{
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setTabChangesFocus(true);
    document()->setDocumentMargin(0);
    viewport()->setAutoFillBackground(false);
}

void RetroField::setPaper(const RetroPaper &paper)
{
    const Theme &theme = paper.theme;
    setFont(paper.words(21));
    setCursorWidth(std::max(2, paper.px(3)));
    QPalette colours = palette();
    colours.setColor(QPalette::Base, Qt::transparent);
    colours.setColor(QPalette::Text, theme.text);
    colours.setColor(QPalette::PlaceholderText, theme.textFaint);
    colours.setColor(QPalette::Highlight, theme.tint(theme.accent));
    colours.setColor(QPalette::HighlightedText, theme.text);
    setPalette(colours);
}

int RetroField::heightFor(int width)
{
    if (this->width() != width)
        resize(width, height());
    const QFontMetrics metrics(font());
    int lines = int(document()->size().height());
    if (document()->isEmpty()) {
        const QRect room(0, 0, width, 10000);
        lines = metrics.boundingRect(room, Qt::TextWordWrap, placeholderText()).height()
            / metrics.lineSpacing();
    }
    return std::max(1, lines) * metrics.lineSpacing() + 2;
}

void RetroField::start(const QString &text)
{
    const QSignalBlocker blocker(this);
    setPlainText(text);
    moveCursor(QTextCursor::End);
}

void RetroField::complete(qsizetype from, const QString &word)
{
    QTextCursor cursor = textCursor();
    cursor.setPosition(int(from), QTextCursor::KeepAnchor);
    cursor.insertText(word);
    setTextCursor(cursor);
}

/// Whether the cursor is on the first or the last of the lines that are seen.
bool RetroField::isAtEdge(int direction) const
{
    const QTextCursor cursor = textCursor();
    const QTextBlock block = cursor.block();
    const QTextLine line = block.layout()->lineForTextPosition(cursor.positionInBlock());
    const bool isFirst = !block.previous().isValid() && line.lineNumber() <= 0;
    const bool isLast =
        !block.next().isValid() && line.lineNumber() + 1 >= block.layout()->lineCount();
    return direction < 0 ? isFirst : isLast;
}

void RetroField::keyPressEvent(QKeyEvent *event)
{
    const bool isPlain = !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier));
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && isPlain)
        return emit entered();
    if (event->key() == Qt::Key_Up && isPlain && isAtEdge(-1))
        return emit left(-1);
    if (event->key() == Qt::Key_Down && isPlain && isAtEdge(1))
        return emit left(1);
    const bool isTyping = !event->text().isEmpty() && event->text().front().isPrint() && isPlain;
    const bool isFull = document()->characterCount() > longest && !textCursor().hasSelection();
    if (!isTyping || !isFull)
        QPlainTextEdit::keyPressEvent(event);
}

/// A line stays a line, and not longer than one that is typed.
void RetroField::insertFromMimeData(const QMimeData *source)
{
    const int room = std::max(0, longest - document()->characterCount());
    textCursor().insertText(source->text().simplified().left(room));
}

} // namespace Chaos
