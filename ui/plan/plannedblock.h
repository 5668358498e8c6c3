// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/plan/plannedline.h"

#include <QStringList>
#include <QWidget>

class QVBoxLayout;

namespace Chaos {

class WordButton;
class WrapLabel;

/// A row of the plan with its form below it, which is made when it is first opened and keeps what
/// was typed when it is closed. Removing what experiments use asks back.
class PlannedBlock : public QWidget
{
    Q_OBJECT

public:
    PlannedBlock(const Look &look, const QString &key, QWidget *parent);

    [[nodiscard]] const QString &key() const { return m_key; }
    [[nodiscard]] PlannedLine *line() const { return m_line; }
    [[nodiscard]] bool isOpen() const { return m_isOpen; }
    /// Shows what the plan and the world say now.
    virtual void refresh() = 0;
    /// Opens it and goes to what is missing first.
    void beginEditing();

signals:
    void removeWished();
    /// That part of it wants to be seen.
    void appeared(QWidget *part);

protected:
    /// `uses`: the titles of the experiments that need it.
    void setLine(PlannedLine::Text text, const QStringList &uses);
    /// What the form is made of; called once.
    virtual void makeForm(QVBoxLayout &column) = 0;
    virtual void focusForm() = 0;
    [[nodiscard]] const Look &look() const { return m_look; }
    [[nodiscard]] bool hasForm() const { return m_form != nullptr; }

    void keyPressEvent(QKeyEvent *event) override;

private:
    void toggle();
    void open(bool isOpen);
    void buildForm();
    void requestRemoval();
    void setAsking(bool isAsking);
    void showUses();

    const Look &m_look;
    QString m_key;
    PlannedLine *m_line;
    PlannedLine::Text m_text;
    QStringList m_uses;
    QWidget *m_form = nullptr;
    WrapLabel *m_usedBy = nullptr;
    WordButton *m_remove = nullptr;
    WordButton *m_keep = nullptr;
    bool m_isOpen = false;
    bool m_isAsking = false; ///< whether it is to be removed although it is used
};

} // namespace Chaos
