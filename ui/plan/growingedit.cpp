// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plan/growingedit.h"

#include "ui/theme/look.h"
#include "ui/widgets/plandrop.h"

#include <QDragEnterEvent>
#include <QKeyEvent>
#include <QTextBlock>

#include <algorithm>

namespace Chaos {

namespace {

constexpr int mostLines = 14; ///< then it scrolls
constexpr int longest = 20000; ///< characters

} // namespace

GrowingEdit::GrowingEdit(const Look &look, Face face, bool hasLines, QWidget *parent)
    : QPlainTextEdit(parent)
    , m_look(look)
    , m_face(face)
    , m_hasLines(hasLines)
    , m_side(3 * step)
    , m_above(2 * step)
{
    setFrameShape(QFrame::NoFrame);
    setTabChangesFocus(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setViewportMargins(m_side, m_above, m_side, m_above);
    document()->setDocumentMargin(0);
    viewport()->setAutoFillBackground(false);
    dress();
    connect(&look, &Look::changed, this, &GrowingEdit::dress);
    connect(this, &QPlainTextEdit::textChanged, this, &GrowingEdit::fit);
}

void GrowingEdit::dress()
{
    setFont(m_look.theme().font(m_face));
    QPalette palette = this->palette();
    palette.setColor(QPalette::Base, Qt::transparent);
    palette.setColor(QPalette::Text, m_look.theme().text);
    palette.setColor(QPalette::PlaceholderText, m_look.theme().textFaint);
    setPalette(palette);
    fit();
}

void GrowingEdit::setPadding(int side, int above)
{
    m_side = side;
    m_above = above;
    setViewportMargins(side, above, side, above);
    fit();
}

void GrowingEdit::setSettled(const QString &text)
{
    if (isDirty())
        m_settled = text;
    else
        start(text);
}

void GrowingEdit::start(const QString &text)
{
    m_settled = text;
    if (toPlainText() != text)
        setPlainText(text);
}

/// A line each for what is typed or, where nothing is, for what is asked.
QSize GrowingEdit::sizeHint() const
{
    const QFontMetrics metrics(font());
    const int width = std::max(40, this->width() - 2 * m_side);
    int lines = 0;
    if (document()->isEmpty()) {
        lines = metrics.boundingRect(QRect(0, 0, width, 10000), Qt::TextWordWrap, placeholderText())
                    .height()
            / metrics.lineSpacing();
    } else {
        // A line that nobody has seen yet is not laid out.
        auto *layout = static_cast<QPlainTextDocumentLayout *>(document()->documentLayout());
        for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
            layout->ensureBlockLayout(block);
            lines += std::max(1, block.layout()->lineCount());
        }
    }
    lines = std::clamp(lines, 1, mostLines);
    return {width, lines * metrics.lineSpacing() + 2 * m_above + 2};
}

void GrowingEdit::fit()
{
    const int wanted = sizeHint().height();
    if (height() != wanted)
        setFixedHeight(wanted);
    setVerticalScrollBarPolicy(document()->lineCount() > mostLines ? Qt::ScrollBarAsNeeded
                                                                   : Qt::ScrollBarAlwaysOff);
}

/// Undo belongs to the text while it has something to undo, and to the plan otherwise.
bool GrowingEdit::event(QEvent *event)
{
    if (event->type() != QEvent::ShortcutOverride)
        return QPlainTextEdit::event(event);
    auto *key = static_cast<QKeyEvent *>(event);
    const bool isOfPlan = (key->matches(QKeySequence::Undo) && !isDirty())
        || (key->matches(QKeySequence::Redo) && !document()->isRedoAvailable());
    if (!isOfPlan)
        return QPlainTextEdit::event(event);
    event->ignore();
    return true;
}

void GrowingEdit::dragEnterEvent(QDragEnterEvent *event)
{
    if (PlanDrop::isOfFiles(*event))
        event->ignore();
    else
        QPlainTextEdit::dragEnterEvent(event);
}

void GrowingEdit::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const bool isControl = event->modifiers().testFlag(Qt::ControlModifier);
    if (isEnter && (isControl || !m_hasLines)) {
        if (isDirty())
            emit entered();
        return;
    }
    if (event->key() == Qt::Key_Escape) {
        if (!isDirty())
            return event->ignore();
        setPlainText(m_settled);
        emit reverted();
        return;
    }
    const bool isFull = document()->characterCount() > longest && !event->text().isEmpty()
        && event->text().front().isPrint() && !textCursor().hasSelection();
    if (!isFull)
        QPlainTextEdit::keyPressEvent(event);
}

void GrowingEdit::focusOutEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason && isDirty())
        emit entered();
}

void GrowingEdit::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        fit();
}

} // namespace Chaos
