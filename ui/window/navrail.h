// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#include <vector>

class QVBoxLayout;

namespace Chaos {

class Look;
class NavButton;

/// The pages of the room, one below the other at the left edge. Ctrl+1 is the first.
class NavRail final : public QWidget
{
    Q_OBJECT

public:
    explicit NavRail(const Look &look, QWidget *parent = nullptr);

    void addEntry(const QString &id, const QString &icon, const QString &word);
    void setEntryShown(const QString &id, bool shown);
    void setCurrent(const QString &id);
    /// Whether the alarm tone is off.
    void setMuted(bool muted);
    /// The wall makes sense only while a day is open.
    void setWallShown(bool shown);

signals:
    void chosen(const QString &id);
    void toneToggled();
    void soundToggled();
    void wallWished();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Entry
    {
        QString id{};
        NavButton *button = nullptr;
        bool shown = true;
    };

    void numberEntries();
    void nameTone();
    void name(NavButton *button, const QString &word, const QString &act);

    const Look &m_look;
    std::vector<Entry> m_entries;
    QVBoxLayout *m_column;
    NavButton *m_wall;
    NavButton *m_sound;
    NavButton *m_tone;
};

} // namespace Chaos
