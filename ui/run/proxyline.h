// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/proxywatch.h"
#include "ui/widgets/statedot.h"

#include <QAbstractButton>

namespace Chaos {

class Look;

/// One proxy: whence and whereto, what passes through it, and the fault that it has. Pressed to
/// give it another.
class ProxyLine final : public QAbstractButton
{
    Q_OBJECT

public:
    explicit ProxyLine(const Look &look, QWidget *parent = nullptr);

    void show(const ProxyRow &proxy);
    using QWidget::show;
    [[nodiscard]] const ProxyRow &row() const { return m_proxy; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] bool isOpen() const { return m_proxy.standing && m_proxy.standing->isListening; }
    [[nodiscard]] std::pair<StateDot::Shape, Ink> mark() const;
    [[nodiscard]] QString traffic() const;
    /// What stands below the way: the fault, or what is wrong with the proxy; empty: nothing does.
    [[nodiscard]] QString remark() const;
    void paintFault(QPainter &painter, const QRect &box) const;

    const Look &m_look;
    ProxyRow m_proxy;
};

} // namespace Chaos
