// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/liveday.h"

#include <QTimer>
#include <QWidget>

#include <vector>

class QScrollArea;
class QVBoxLayout;

namespace Chaos {

class AskRound;
class Clock;
class FormText;
class HostBlock;
class Look;
class PanelHeading;
class PathsPanel;
class PlanEditor;
class PlannedBlock;
class SecretPlaces;
class SourceBlock;
class WrapLabel;

/// Where the day takes place: its staging hosts, and the sources of its alerts. A row each, which
/// is opened to be edited in place.
class HostsPage final : public QWidget
{
    Q_OBJECT

public:
    HostsPage(LiveDay &live, PlanEditor &editor, const AskRound &round, const SecretPlaces &secrets,
              const Clock &clock, const Look &look, QWidget *parent = nullptr);

    /// What can be done here; taken by whoever shows it.
    [[nodiscard]] QWidget *acts() const { return m_acts; }

signals:
    /// All sources that can be asked shall say anew how they are set up.
    void askWished();
    /// A source's secret, to be kept by this desk.
    void secretGiven(const QString &name, const QByteArray &secret);
    /// A canary through each of these sources, confirmed by a person.
    void proveWished(const QStringList &sources);
    void said(const QString &message);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    /// A heading, rows below it, and a line that adds one.
    struct Section
    {
        PanelHeading *heading = nullptr;
        WrapLabel *empty = nullptr;
        QVBoxLayout *rows = nullptr;
        FormText *add = nullptr;
    };

    [[nodiscard]] QWidget *makeActs();
    [[nodiscard]] Section makeSection(QVBoxLayout &column, const QString &title,
                                      const QString &empty);
    [[nodiscard]] QWidget *makeHosts();
    [[nodiscard]] QWidget *makeSources();
    void take(Touched what);
    void restart();
    void refresh();
    void refreshHosts();
    void refreshSources();
    void refreshAges();
    void connectBlock(PlannedBlock *block, bool isHost);
    void removeHost(const QString &key);
    void removeSource(const QString &key);
    void step(const PlannedBlock *from, int by);
    void reveal(QWidget *part);
    void ask();
    void addHost(StagingHost host);
    void addSource(AlertSource source);
    void editAwaited();

    LiveDay &m_live;
    PlanEditor &m_editor;
    const AskRound &m_round;
    const SecretPlaces &m_secrets;
    const Clock &m_clock;
    const Look &m_look;
    QWidget *m_acts;
    QScrollArea *m_scroll;
    Section m_hosts;
    Section m_sources;
    PathsPanel *m_paths;
    std::vector<HostBlock *> m_hostBlocks;
    std::vector<SourceBlock *> m_sourceBlocks;
    QString m_awaited; ///< objectName of the block that was added from here
    QTimer m_tick;
};

} // namespace Chaos
