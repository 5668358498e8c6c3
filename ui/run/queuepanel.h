// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/queuemodel.h"

#include <QWidget>

class QLineEdit;

namespace Chaos {

class ElidedLabel;
class Look;
class PanelHeading;
class QueueList;
class WordButton;
class WrapLabel;

/// The day's experiments in order: start one, skip one with a reason, put them in another order.
class QueuePanel final : public QWidget
{
    Q_OBJECT

public:
    QueuePanel(LiveDay &live, const Clock &clock, Look &look, QWidget *parent = nullptr);

    [[nodiscard]] const QueueModel &model() const { return m_model; }

signals:
    void wished(const Chaos::Entry &entry);
    /// The bridge does it, as it does every act.
    void startRequested(const QString &experiment);
    /// Something real broke, or what did is over.
    void eventPressed();
    /// Everything shall stop and be taken back, or may go on.
    void stopPressed();
    /// Somebody of live QA found something.
    void qaPressed();
    /// Why something was not done, for the bridge to show.
    void refused(const QString &why);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void refresh();
    void followCurrent();
    void start(const QModelIndex &index);
    void askToSkip(const QModelIndex &index);
    void skip();
    void endSkip();
    void move(const QModelIndex &index, int before);
    [[nodiscard]] QString note() const;

    LiveDay &m_live;
    const Clock &m_clock;
    QueueModel m_model;
    PanelHeading *m_heading;
    QueueList *m_list;
    WrapLabel *m_empty;
    QLineEdit *m_reason;
    ElidedLabel *m_hint;
    WordButton *m_found;
    WordButton *m_broke;
    WordButton *m_stop;
    QString m_skipping; ///< key of the experiment whose reason is being written
    QString m_followed; ///< key of the experiment last scrolled to
    QTimer m_tick;
};

} // namespace Chaos
