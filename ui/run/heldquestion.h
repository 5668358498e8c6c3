// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#include <optional>

namespace Chaos {

class BridgeButton;
class ElidedLabel;
class Look;

/// Asks below the bridge whether the hypothesis held. The room's proposal is the button that has
/// the focus, so that Enter takes it; Esc keeps the experiment open.
class HeldQuestion final : public QWidget
{
    Q_OBJECT

public:
    explicit HeldQuestion(Look &look, QWidget *parent = nullptr);

    void ask(const QString &hypothesis, std::optional<bool> proposal);
    /// As if the proposed button had been pressed.
    void acceptProposal();
    void dismiss();

signals:
    void answered(std::optional<bool> held);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    BridgeButton *addButton(const QString &name, const QString &title, std::optional<bool> held);

    Look &m_look;
    ElidedLabel *m_question;
    BridgeButton *m_held;
    BridgeButton *m_notHeld;
    BridgeButton *m_cannotSay;
    BridgeButton *m_proposed;
};

} // namespace Chaos
