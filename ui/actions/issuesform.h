// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/issueround.h"

#include <QWidget>

class QLineEdit;

namespace Chaos {

class ActButton;
class Look;
class WrapLabel;

/// Where issues are made of action items, and how far that has come.
class IssuesForm final : public QWidget
{
    Q_OBJECT

public:
    IssuesForm(const Look &look, const IssueRound &round, QWidget *parent = nullptr);

    /// Asks for it; `chosen` items would be made issues of.
    void ask(int chosen);
    void setTarget(const IssueTarget &target);
    [[nodiscard]] IssueTarget target() const;

signals:
    /// `token`: typed, and kept nowhere here; empty: it is known already.
    void wished(const Chaos::IssueTarget &target, const QByteArray &token);
    void stopWished();
    void left();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QLineEdit *addField(const QString &name, const QString &caption, const QString &hint);
    void refresh();
    void follow(bool isBusy);
    [[nodiscard]] QString progress() const;
    void press();

    const Look &m_look;
    const IssueRound &m_round;
    WrapLabel *m_title;
    QLineEdit *m_to;
    QLineEdit *m_url;
    QLineEdit *m_user;
    QLineEdit *m_token;
    ActButton *m_act;
    WrapLabel *m_progress;
    int m_chosen = 0;
    bool m_wasBusy = false;
};

} // namespace Chaos
