// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/rules/retropage.h"
#include "ui/retro/retropanel.h"
#include "ui/retro/retrotext.h"
#include "ui/retro/verdictchoice.h"

namespace Chaos {

/// The alerts of an experiment, each with the verdict that the room proposes or a person gave.
class RetroAlerts final : public RetroContent
{
    Q_OBJECT

public:
    explicit RetroAlerts(QWidget *parent = nullptr);

    void setPage(const RetroPage &page);
    void setPaper(const RetroPaper &paper) override;
    int arrange(int width) override;

    [[nodiscard]] int current() const { return m_current; }
    /// Null where there is none.
    [[nodiscard]] const RetroRow *currentRow() const;
    [[nodiscard]] bool isChoosing() const { return m_choice.has_value(); }
    [[nodiscard]] const VerdictChoice *choice() const { return m_choice ? &*m_choice : nullptr; }
    /// Whether it had a use for the key.
    bool press(int key, const QString &text);

signals:
    void given(const Chaos::GivenVerdict &verdict);
    void rated(const Chaos::AlertRating &rating);
    void currentChanged(int row);

protected:
    void paintEvent(QPaintEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    struct Laid
    {
        QRect area{};
        RetroText name{};
        RetroText verdict{};
        RetroText remarks{};
        RetroText evidence{};
        int verdictLeft = 0;
        int evidenceTop = 0;
    };
    [[nodiscard]] Laid lay(const RetroRow &row, int top, int width, bool withEvidence) const;
    int layAll(int width, bool withEvidence);
    int layChoice(int top, int width);
    bool choose(int row);
    bool pressChoice(int key, const QString &text);
    bool rate(QChar letter);
    void takeBack();
    void setCurrent(int row);
    void change();
    void speak();
    void paintRow(QPainter &painter, std::size_t index) const;
    void paintDisc(QPainter &painter, const RetroRow &row, const QRectF &disc) const;
    void paintChoice(QPainter &painter) const;

    RetroPaper m_paper;
    RetroPage m_page;
    std::vector<Laid> m_laid;
    RetroText m_none; ///< says so where there is no alert
    std::vector<std::pair<QRect, RetroText>> m_options;
    std::optional<VerdictChoice> m_choice;
    int m_current = 0;
};

} // namespace Chaos
