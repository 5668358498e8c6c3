// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/liveday.h"

#include <QStringList>
#include <QTimer>
#include <QWidget>

#include <vector>

class QVBoxLayout;

namespace Chaos {

class ActButton;
class Clock;
class Look;
class PanelHeading;
class PathLine;
class WordButton;
class WrapLabel;

/// The proof of the alert paths: a line for each source that can take a canary, and the question
/// that goes before sending any, for real people get them.
class PathsPanel final : public QWidget
{
    Q_OBJECT

public:
    PathsPanel(LiveDay &live, const Clock &clock, const Look &look, QWidget *parent = nullptr);

    void refresh();
    /// Another day: what was asked belongs to the one before.
    void restart();
    /// Asks whether they shall be sent, naming who gets them; or says why none can be.
    void ask();
    /// Nothing new comes while nobody looks.
    void setLookedAt(bool isLookedAt);

signals:
    /// A canary through each of these, confirmed by a person.
    void proveWished(const QStringList &sources);
    void said(const QString &message);
    /// It has something to show.
    void appeared(QWidget *part);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] QWidget *makeQuestion();
    void refreshLines();
    void close();
    void send();
    [[nodiscard]] QString emptyText() const;

    LiveDay &m_live;
    const Clock &m_clock;
    const Look &m_look;
    PanelHeading *m_heading;
    WrapLabel *m_empty;
    WrapLabel *m_who = nullptr;
    ActButton *m_send = nullptr;
    QWidget *m_question;
    WordButton *m_prove;
    QVBoxLayout *m_rows;
    std::vector<PathLine *> m_lines;
    QStringList m_asked; ///< the sources that the question is about
    QTimer m_tick; ///< runs while a canary is out and somebody looks
    bool m_isLookedAt = false;
};

} // namespace Chaos
