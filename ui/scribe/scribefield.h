// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLineEdit>
#include <QMimeData>

namespace Chaos {

/// The field in which the scribe types: offers the words that begin with a slash, recalls earlier
/// lines with Up and Down, and lets a pasted or dropped picture through to its owner.
class ScribeField final : public QLineEdit
{
    Q_OBJECT

public:
    explicit ScribeField(QWidget *parent = nullptr);

    /// Keeps a line for Up and Down.
    void remember(const QString &line);

signals:
    /// Something that holds a picture was pasted or dropped.
    void picturePasted(const QMimeData *data);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    bool complete();
    void recall(int direction);

    QStringList m_history;
    qsizetype m_recalled = 0; ///< index into the history; its size: the draft
    QString m_draft;
};

} // namespace Chaos
