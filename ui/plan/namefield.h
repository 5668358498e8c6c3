// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLineEdit>

namespace Chaos {

/// One line of text that is edited in place: says so once, when it is left or Enter is pressed and
/// it holds something else; Escape takes the old text back. What is being typed stays while the
/// plan changes around it.
class NameField final : public QLineEdit
{
    Q_OBJECT

public:
    explicit NameField(QWidget *parent = nullptr);

    /// What the plan says.
    void show(const QString &text);
    using QLineEdit::show;
    /// Cleared after every entry: for the line that adds something.
    void setAdds(bool adds) { m_adds = adds; }

signals:
    void named(const QString &text);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void finish();

    QString m_shown;
    bool m_adds = false;
};

} // namespace Chaos
