// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QObject>
#include <QProcess>
#include <QStringList>
#include <QTemporaryFile>
#include <QTimer>

#include <functional>

namespace Chaos {

/// A short alarm tone: by the first of the desk's own players that can play it, else the desk's
/// bell. Where there is no sound card nothing is heard, and nothing fails.
class AlarmTone final : public QObject
{
    Q_OBJECT

public:
    /// `players` take a WAV file as their last argument, `bell` is rung where none of them plays
    /// it.
    AlarmTone(const QStringList &players, const std::function<void()> &bell,
              QObject *parent = nullptr);
    ~AlarmTone() override;

    /// PipeWire's, PulseAudio's and ALSA's player, in this order.
    [[nodiscard]] static QStringList customaryPlayers();
    /// Three short pulses: 16 bit, mono.
    [[nodiscard]] static QByteArray wave();

    void setMuted(bool muted) { m_isMuted = muted; }
    void sound();

private:
    void playNext();
    void fail(QProcess::ProcessError error);
    void end(int code, QProcess::ExitStatus status);

    QStringList m_players;
    std::function<void()> m_bell;
    QTemporaryFile m_file; ///< the wave, for the players
    QProcess m_player;
    QTimer m_patience; ///< a player that hangs is let go
    qsizetype m_next = 0;
    bool m_isMuted = false;
};

} // namespace Chaos
