// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/rules/retropage.h"
#include "ui/retro/retropaper.h"
#include "ui/retro/retrotext.h"

#include <QWidget>

namespace Chaos {

/// The top of the sheet: which experiment, what was expected of it, and the clock of the retro.
class RetroHead final : public QWidget
{
    Q_OBJECT

public:
    explicit RetroHead(QWidget *parent = nullptr);

    void setPage(const RetroPage &page);
    void setPaper(const RetroPaper &paper);
    /// Only the clock goes on.
    void setLeft(std::optional<Micros> left);
    [[nodiscard]] QString clockText() const { return m_figures; }
    [[nodiscard]] QString clockCaption() const { return m_clockCaption; }

    /// Whether not all of the hypothesis fits, however small it is set.
    [[nodiscard]] bool isHypothesisCut() const { return m_hypothesis.isCut(); }
    [[nodiscard]] int heightFor(int width);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange(int width);
    void tellClock();

    RetroPaper m_paper;
    RetroPage m_page;
    RetroText m_caption;
    RetroText m_title;
    RetroText m_hypothesis;
    QString m_clockCaption;
    QString m_figures;
    Ink m_clockInk = Ink::Warning;
};

} // namespace Chaos
