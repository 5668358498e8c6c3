// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plan/namefield.h"

#include "ui/theme/theme.h"
#include "ui/widgets/plandrop.h"

#include <QDragEnterEvent>
#include <QKeyEvent>

namespace Chaos {

NameField::NameField(QWidget *parent)
    : QLineEdit(parent)
{
    setMaxLength(500);
    setTextMargins(step, 0, step, 0);
    connect(this, &QLineEdit::editingFinished, this, &NameField::finish);
}

void NameField::show(const QString &text)
{
    const bool isTyped = hasFocus() && QLineEdit::text() != m_shown;
    m_shown = text;
    if (!isTyped && QLineEdit::text() != text) {
        setText(text);
        setCursorPosition(0);
    }
}

void NameField::dragEnterEvent(QDragEnterEvent *event)
{
    if (PlanDrop::isOfFiles(*event))
        event->ignore();
    else
        QLineEdit::dragEnterEvent(event);
}

void NameField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && text() != m_shown)
        setText(m_shown);
    else
        QLineEdit::keyPressEvent(event);
}

void NameField::finish()
{
    const QString name = text().simplified();
    if (name == m_shown.simplified())
        return;
    if (m_adds)
        clear();
    else
        m_shown = name; // told once, until the plan answers
    emit named(name);
}

} // namespace Chaos
