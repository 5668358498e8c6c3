// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/alarmtone.h"

#include <QDataStream>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace Chaos {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int rate = 16'000; ///< samples a second
constexpr double pulse = 0.18; ///< seconds
constexpr double pause = 0.09;
constexpr int pulses = 3;

qint16 sampleAt(int index)
{
    const double at = double(index) / rate;
    const double within = std::fmod(at, pulse + pause);
    if (within >= pulse)
        return 0;
    // Faded in and out within a hundredth of a second, so that it does not click.
    const double volume = std::min({1.0, within / 0.01, (pulse - within) / 0.01});
    const double wave = std::sin(2 * std::numbers::pi * 880 * at)
        + 0.5 * std::sin(2 * std::numbers::pi * 1320 * at);
    return qint16(16'000 * volume * wave / 1.5);
}

} // namespace

AlarmTone::AlarmTone(const QStringList &players, const std::function<void()> &bell, QObject *parent)
    : QObject(parent)
    , m_players(players)
    , m_bell(bell)
{
    m_player.setStandardInputFile(QProcess::nullDevice());
    m_player.setStandardOutputFile(QProcess::nullDevice());
    m_player.setStandardErrorFile(QProcess::nullDevice());
    m_patience.setSingleShot(true);
    m_patience.setInterval(10s);
    connect(&m_patience, &QTimer::timeout, &m_player, &QProcess::kill);
    // Not before the player that failed has come to rest.
    connect(&m_player, &QProcess::finished, this, &AlarmTone::end, Qt::QueuedConnection);
    connect(&m_player, &QProcess::errorOccurred, this, &AlarmTone::fail, Qt::QueuedConnection);
}

AlarmTone::~AlarmTone()
{
    m_player.disconnect(this);
    m_player.kill();
    m_player.waitForFinished(1000);
}

QStringList AlarmTone::customaryPlayers()
{
    return {u"pw-play"_s, u"paplay"_s, u"aplay"_s};
}

QByteArray AlarmTone::wave()
{
    constexpr int count = int(rate * (pulse + pause)) * pulses;
    constexpr quint32 bytes = 2 * count;
    QByteArray wave;
    QDataStream out(&wave, QIODevice::WriteOnly);
    out.setByteOrder(QDataStream::LittleEndian);
    out.writeRawData("RIFF", 4);
    out << quint32(36 + bytes);
    out.writeRawData("WAVEfmt ", 8);
    out << quint32(16) << quint16(1) << quint16(1) << quint32(rate) << quint32(2 * rate)
        << quint16(2) << quint16(16);
    out.writeRawData("data", 4);
    out << bytes;
    for (int i = 0; i < count; ++i)
        out << sampleAt(i);
    return wave;
}

void AlarmTone::sound()
{
    if (m_isMuted || m_player.state() != QProcess::NotRunning)
        return;
    if (m_file.fileName().isEmpty() && m_file.open()) {
        m_file.write(wave());
        m_file.close();
    }
    m_next = 0;
    playNext();
}

void AlarmTone::playNext()
{
    if (m_next >= m_players.size() || m_file.fileName().isEmpty())
        return m_bell();
    m_player.start(m_players[m_next++], {m_file.fileName()});
    m_patience.start();
}

void AlarmTone::fail(QProcess::ProcessError error)
{
    if (error != QProcess::FailedToStart)
        return; // it ends as well
    m_patience.stop();
    playNext();
}

void AlarmTone::end(int code, QProcess::ExitStatus status)
{
    m_patience.stop();
    if (code != 0 || status != QProcess::NormalExit)
        playNext();
}

} // namespace Chaos
