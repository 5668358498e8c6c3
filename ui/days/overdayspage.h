// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/clock.h"
#include "models/day/outcome.h"
#include "models/items/errands.h"
#include "models/rules/repeating.h"
#include "ui/days/comparisontab.h"

#include <QDate>
#include <QWidget>

#include <functional>
#include <memory>

class QStackedWidget;

namespace Chaos {

struct AlertSheet;
class AlertsTab;
class Look;
class PanelHeading;
struct RepeatSheet;
class RepeatTab;
class WordButton;
class WrapLabel;

/// What all days of the desk tell together: the alert ledger, two days side by side, and the
/// experiments to be repeated.
class OverDaysPage final : public QWidget
{
    Q_OBJECT

public:
    OverDaysPage(const Look &look, const Clock &clock, QWidget *parent = nullptr);

    /// What is shown of them is worked out off this thread, to the last word. Rehearsals are left
    /// out unless somebody wants them.
    void setDays(std::shared_ptr<const KeptDays> kept);
    /// The days cannot be read at all.
    void setFailure(const Failure &failure);
    /// Of the day that is open; empty: none is.
    void setDayTitle(const QString &title);

signals:
    /// Somebody looks at it, and wants it to be fresh and to stay so; or no longer.
    void looked(bool isLooked);
    void planWished(const std::vector<Chaos::ToRepeat> &chosen);
    void saveWished(const std::vector<Chaos::ToRepeat> &chosen);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    struct Worked
    {
        std::shared_ptr<const KeptDays> kept{}; ///< those that are told of
        std::shared_ptr<const AlertSheet> alerts{};
        std::shared_ptr<const RepeatSheet> repeats{};
        std::vector<DayChoice> choices{};
        QString note{};
        QString trouble{};
        int rehearsals = 0;
        bool isEmpty = true;
    };
    /// Off the widgets' thread.
    [[nodiscard]] static Worked workedOut(std::shared_ptr<const KeptDays> all, QDate today,
                                          bool withRehearsals);

    void addTab(const QString &id, const QString &title, QWidget *tab);
    void choose(int tab);
    void work();
    void turnRehearsals();
    void take(Worked worked);
    /// Unless something newer is asked for meanwhile.
    void inTurn(std::vector<std::function<void()>> steps);
    void tell();
    [[nodiscard]] QDate today() const;

    const Look &m_look;
    const Clock &m_clock;
    PanelHeading *m_heading;
    WrapLabel *m_trouble;
    WrapLabel *m_empty;
    QStackedWidget *m_stack;
    AlertsTab *m_alerts;
    ComparisonTab *m_comparison;
    RepeatTab *m_repeat;
    std::vector<WordButton *> m_words;
    WordButton *m_rehearsals;
    bool m_withRehearsals = false;
    std::shared_ptr<const KeptDays> m_all; ///< as they were read
    Worked m_shown;
    int m_asked = 0; ///< only what was asked for last is shown
    Errands m_errands; ///< last, so that it goes first
};

} // namespace Chaos
