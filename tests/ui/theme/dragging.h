// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QCoreApplication>
#include <QDragEnterEvent>
#include <QMimeData>
#include <QUrl>
#include <QWidget>

namespace Chaos {

/// Something that a person drags over widgets and drops, as a file manager offers it.
class Dragging
{
public:
    explicit Dragging(const QList<QUrl> &urls)
    {
        if (!urls.isEmpty())
            m_data.setUrls(urls);
    }

    [[nodiscard]] QMimeData &data() { return m_data; }

    /// Whether the widget, or one that it lies in, would take it.
    [[nodiscard]] bool over(QWidget &widget)
    {
        QDragEnterEvent enter(widget.rect().center(), Qt::CopyAction | Qt::MoveAction, &m_data,
                              Qt::LeftButton, Qt::NoModifier);
        enter.ignore();
        QCoreApplication::sendEvent(&widget, &enter);
        return enter.isAccepted();
    }

    void drop(QWidget &widget)
    {
        QDropEvent drop(widget.rect().center(), Qt::CopyAction | Qt::MoveAction, &m_data,
                        Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&widget, &drop);
    }

    static void leave(QWidget &widget)
    {
        QDragLeaveEvent leave;
        QCoreApplication::sendEvent(&widget, &leave);
    }

private:
    QMimeData m_data;
};

} // namespace Chaos
