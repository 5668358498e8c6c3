// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/actions/actionfield.h"

#include <QKeyEvent>

namespace Chaos {

ActionField::ActionField(QWidget *parent)
    : QLineEdit(parent)
{}

void ActionField::setCompleter(std::function<QStringList(const QString &, qsizetype)> completer)
{
    m_completer = std::move(completer);
}

bool ActionField::complete()
{
    const qsizetype at = cursorPosition();
    const QStringList words = m_completer ? m_completer(text(), at) : QStringList();
    if (words.isEmpty())
        return false;
    const qsizetype from = ActionLine::wordStart(text(), at);
    const QString begun = text().mid(from, at - from);
    if (begun == words.first())
        return false;
    setSelection(int(from), int(at - from));
    insert(words.first() + (at == text().size() ? QStringLiteral(" ") : QString()));
    return true;
}

/// QWidget would go on to the next control before the key is heard.
bool ActionField::event(QEvent *event)
{
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Tab
        && complete())
        return true;
    return QLineEdit::event(event);
}

void ActionField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        emit left();
    else
        QLineEdit::keyPressEvent(event);
}

} // namespace Chaos
