// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/rules/readiness.h"

#include <QWidget>

namespace Chaos {

class Look;

/// One concern in full: what it is, by when it should be gone, why it matters and what to do.
class ConcernBox final : public QWidget
{
    Q_OBJECT

public:
    explicit ConcernBox(const Look &look, QWidget *parent = nullptr);

    void show(const Concern &concern);

    [[nodiscard]] QSize sizeHint() const override { return {320, heightForWidth(320)}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {120, 0}; }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Lines
    {
        QStringList title{};
        QStringList text{};
        QString date{};
        int dateWidth = 0;
    };
    [[nodiscard]] Lines linesIn(int width) const;

    const Look &m_look;
    Concern m_concern;
};

} // namespace Chaos
