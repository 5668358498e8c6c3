// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/retro/retropaper.h"

#include <QScrollArea>

namespace Chaos {

/// What lies in a panel: as tall as it needs to be.
class RetroContent : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    virtual void setPaper(const RetroPaper &paper) = 0;
    /// Lays itself out, and says how tall it is then.
    virtual int arrange(int width) = 0;

signals:
    /// It wants to be laid out anew.
    void grown();
    /// This part of it is looked at.
    void lookedAt(const QRect &part);
};

/// One of the three sheets of a retro: a caption, and below it what scrolls by itself with the
/// keyboard's place in it.
class RetroPanel final : public QWidget
{
    Q_OBJECT

public:
    RetroPanel(const QString &caption, RetroContent *content, QWidget *parent = nullptr);

    void setPaper(const RetroPaper &paper);
    /// Whether the keyboard is here.
    void setActive(bool active);
    [[nodiscard]] bool isActive() const { return m_isActive; }
    void scrollPages(int pages);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange();
    void look(const QRect &part);
    [[nodiscard]] int hidden() const; ///< pixels below what is shown

    RetroPaper m_paper;
    QString m_caption;
    RetroContent *m_content;
    QScrollArea *m_scroll;
    bool m_isActive = false;
};

} // namespace Chaos
