// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractButton>

namespace Chaos {

class Look;

/// One item of a list in a line of its own, with what is wrong with it; pressed, it opens.
class ItemLine final : public QAbstractButton
{
    Q_OBJECT

public:
    explicit ItemLine(const Look &look, QWidget *parent);

    void show(const QString &summary, const QString &trouble, bool isOpen);

    [[nodiscard]] QSize sizeHint() const override { return sizeFor(320); }
    [[nodiscard]] QSize minimumSizeHint() const override { return {60, 0}; }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override { return sizeFor(width).height(); }

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QSize sizeFor(int width) const;
    [[nodiscard]] QStringList summaryLines(int width) const;
    [[nodiscard]] QStringList troubleLines(int width) const;

    const Look &m_look;
    QString m_summary;
    QString m_trouble;
    bool m_isOpen = false;
};

} // namespace Chaos
