// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/clock.h"
#include "models/items/issueround.h"
#include "models/items/liveday.h"
#include "models/rules/actionline.h"
#include "ui/actions/actionrows.h"

#include <QTimer>
#include <QWidget>

class QListView;
class QMenu;

namespace Chaos {

class ActButton;
class ActionField;
class ElidedLabel;
class IssuesForm;
class Look;
class WrapLabel;

/// What is to be done after the day, by whom and until when: ticked off, changed, given an
/// experiment that shall prove it, and made issues of. All of it goes by the keyboard.
class ActionsPage final : public QWidget
{
    Q_OBJECT

public:
    /// `seat` tells the keys of this seat's items from those that others begin at the same time.
    ActionsPage(LiveDay &live, const Clock &clock, const IssueRound &round, std::uint32_t seat,
                const Look &look, QWidget *parent = nullptr);

    /// Where issues went the last time; empty: where those of the day are.
    void setTarget(const IssueTarget &target);

signals:
    void wished(const std::vector<Chaos::Entry> &entries);
    void issuesWished(const QStringList &items, const Chaos::IssueTarget &target,
                      const QByteArray &token);
    void stopWished();
    /// Esc: the report is wanted.
    void left();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void build();
    bool press(int key);
    void refresh();
    void tellChosen();
    void edit(const QString &key);
    void enter();
    void leaveEdit();
    void toggle();
    void offerRetests();
    void retest(const QString &experiment);
    void askForIssues();
    void explain();
    [[nodiscard]] QStringList chosen() const;
    [[nodiscard]] const ActionItem *item(const QString &key) const;
    [[nodiscard]] ActionLine::Context context() const;
    [[nodiscard]] Micros utcOffset() const;
    [[nodiscard]] QString freshKey();

    LiveDay &m_live;
    const Clock &m_clock;
    const IssueRound &m_round;
    const std::uint32_t m_seat;
    const Look &m_look;
    ActionRows m_rows;
    ElidedLabel *m_count;
    ActButton *m_new;
    ActButton *m_done;
    ActButton *m_retest;
    ActButton *m_issues;
    QListView *m_list;
    WrapLabel *m_empty;
    WrapLabel *m_whole; ///< all of the chosen item
    ActionField *m_field;
    WrapLabel *m_hint;
    IssuesForm *m_form;
    QMenu *m_retests;
    QString m_editing; ///< key of the item that is edited; empty while a new one is written
    QStringList m_wanted; ///< issues of these
    Instant m_lastKey{};
    QTimer m_turn; ///< what is overdue may change with time alone
};

} // namespace Chaos
