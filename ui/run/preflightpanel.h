// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/baseline.h"
#include "models/items/liveday.h"

#include <QTimer>
#include <QWidget>

#include <vector>

class QLineEdit;
class QVBoxLayout;

namespace Chaos {

class Clock;
class ElidedLabel;
class Look;
class PanelHeading;
class PreflightLine;

/// Between start and trigger: how the world stands before anything is broken, what of it stands
/// against the trigger, and a line in which the incident commander takes it upon them.
class PreflightPanel final : public QWidget
{
    Q_OBJECT

public:
    PreflightPanel(LiveDay &live, const Clock &clock, Look &look, QWidget *parent = nullptr);

    /// Findings that stand on lines of their own; the others are counted.
    void setMostLines(int lines);
    /// Where a reason is wanted, if it is.
    void goToReason();

signals:
    void wished(const Chaos::Entry &entry);
    /// Why something was not done, for the bridge to show.
    void refused(const QString &why);
    /// Nobody is asked any more: the keyboard is free.
    void left();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void take(Touched what);
    void refresh();
    void showFindings(const Baseline &baseline, const std::vector<PreflightFinding> &standing);
    void showGate(const Run &run, const std::vector<PreflightFinding> &standing);
    void pass();
    [[nodiscard]] const Run *started() const;

    LiveDay &m_live;
    const Clock &m_clock;
    Look &m_look;
    PanelHeading *m_heading;
    QVBoxLayout *m_lines;
    std::vector<PreflightLine *> m_shown;
    ElidedLabel *m_more;
    ElidedLabel *m_passed;
    QLineEdit *m_reason;
    QString m_experiment; ///< key of the one that is shown
    int m_mostLines = 5;
    QTimer m_tick; ///< what lasts, lasts longer
    QTimer m_soon; ///< runs until it is looked again: alerts come in storms
};

} // namespace Chaos
