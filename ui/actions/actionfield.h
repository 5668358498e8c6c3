// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/rules/actionline.h"

#include <QLineEdit>

#include <functional>

namespace Chaos {

/// An action item as a line that is typed. Tab completes names while there is one to complete.
class ActionField final : public QLineEdit
{
    Q_OBJECT

public:
    explicit ActionField(QWidget *parent = nullptr);

    /// What the word may become that ends at that place.
    void setCompleter(std::function<QStringList(const QString &line, qsizetype at)> completer);

signals:
    void left();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    bool complete();

    std::function<QStringList(const QString &, qsizetype)> m_completer;
};

} // namespace Chaos
