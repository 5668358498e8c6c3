// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/sourcesmodel.h"

#include <QTimer>
#include <QWidget>

#include <vector>

class QHBoxLayout;

namespace Chaos {

class Clock;
class ElidedLabel;
class Look;
class StateDot;

/// The status bar: which sources can be believed, how their clocks stand, and what is saved.
class SourcesBar final : public QWidget
{
    Q_OBJECT

public:
    SourcesBar(LiveDay &live, const Clock &clock, const Look &look, QWidget *parent = nullptr);

    /// What keeps the journal from saving, in the alarm's colour; empty when nothing does.
    void setTrouble(const QString &trouble);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    struct Mark
    {
        QWidget *box = nullptr;
        StateDot *dot = nullptr;
        ElidedLabel *label = nullptr;
    };

    void fit(std::size_t count);
    void refresh();
    void refreshClock();
    void refreshPace();
    void refreshSaved();

    LiveDay &m_live;
    const Clock &m_clock;
    const Look &m_look;
    SourcesModel m_model;
    QHBoxLayout *m_row;
    std::vector<Mark> m_marks;
    ElidedLabel *m_empty;
    ElidedLabel *m_offset;
    ElidedLabel *m_pace;
    ElidedLabel *m_saved;
    QString m_trouble;
    QTimer m_tick;
};

} // namespace Chaos
