// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/clock.h"
#include "models/items/liveday.h"
#include "models/rules/actionline.h"
#include "models/rules/retropage.h"
#include "ui/retro/retropaper.h"

#include <QMap>
#include <QSet>
#include <QTimer>
#include <QWidget>

#include <array>

namespace Chaos {

class RetroAlerts;
class RetroBars;
class RetroFigures;
class RetroHead;
class RetroNotes;
class RetroPanel;
struct GivenVerdict;

/// The mini-retro on the shared screen: filled in by the room, confirmed by the team, and held by
/// the keyboard alone. What is kept is an entry at once; what is still being typed is a draft that
/// the application keeps.
class RetroScreen final : public QWidget
{
    Q_OBJECT

public:
    /// By the place of what was typed: see `draftChanged`.
    using Drafts = QMap<QString, QString>;

    /// `seat` tells the keys of this seat's lines from those that others begin at the same time.
    RetroScreen(LiveDay &live, const Clock &clock, std::uint32_t seat, QWidget *parent = nullptr);

    /// Full screen, on another screen than the desk's own window where there is one, with the retro
    /// that is to be held next.
    void showBeside(const QWidget &desk);
    /// The retro that is to be held next.
    void goToNext();
    [[nodiscard]] const QString &experiment() const { return m_page.experiment; }
    [[nodiscard]] const RetroPage &page() const { return m_page; }
    void setDrafts(const Drafts &drafts);

signals:
    void wished(const Chaos::Entry &entry);
    /// Typed and not yet entered; without text: it is no more.
    void draftChanged(const QString &place, const QString &text);
    /// Esc: the room's own window is wanted.
    void left();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    enum Sheet : std::uint8_t { Alerts, Learned, Actions };

    void build();
    void listen();
    void take(Touched what);
    void tick();
    void refresh();
    void showRetro(const QString &experiment);
    void showDrafts();
    void fill();
    void arrange();
    [[nodiscard]] std::vector<struct RetroNote> linesOfPage() const;
    [[nodiscard]] std::vector<struct RetroNote> itemsOfPage() const;
    [[nodiscard]] QStringList facts() const;

    bool press(QKeyEvent &event);
    bool pressEverywhere(QKeyEvent &event);
    bool pressInAlerts(QKeyEvent &event);
    bool pressInField(QKeyEvent &event);
    void goTo(int sheet);
    void turn(int by);
    void leave();
    void adjust(Micros by);
    void hold();
    void judge();
    void toggleItem();

    void begin();
    void act(const Entry &entry);
    void keepLine(const QString &key, const QString &line);
    void keepItem(const QString &key, const QString &line);
    void keepDraft(Sheet sheet, const QString &key, const QString &text);
    [[nodiscard]] QString placeOf(Sheet sheet, const QString &key) const;
    [[nodiscard]] QString freshKey();
    [[nodiscard]] ActionLine::Context context() const;
    [[nodiscard]] RetroNotes &notes() const;
    void say(const QString &message);
    [[nodiscard]] QString keys() const;

    LiveDay &m_live;
    const Clock &m_clock;
    std::uint32_t m_seat;
    RetroPaper m_paper;
    RetroPage m_page;
    RetroHead *m_head;
    RetroFigures *m_figures;
    RetroBars *m_bars;
    RetroAlerts *m_alerts;
    RetroNotes *m_learned;
    RetroNotes *m_actions;
    std::array<RetroPanel *, 3> m_panels{};
    Sheet m_sheet = Alerts;
    Drafts m_drafts;
    QSet<QString> m_begun; ///< experiments whose clock was wished for from here
    QSet<QString> m_confirmed; ///< … in which something was agreed on from here
    Instant m_lastKey{};
    bool m_isStale = false;
    QTimer m_second;
    QTimer m_messageEnd;
    QString m_message;
};

} // namespace Chaos
