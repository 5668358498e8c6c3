// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/alarmtone.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

using namespace Chaos;
using namespace Qt::StringLiterals;

/// The players here are scripts that write down what they were given.
class TestAlarmTone : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void isAWaveOfASecondAtMost();
    void isPlayedByTheFirstWhoCan();
    void ringsTheBellWhereNobodyCan();
    void isSilentWhenMuted();

private:
    QString player(const QString &name, const QByteArray &script) const;
    [[nodiscard]] QByteArray played() const;

    std::unique_ptr<QTemporaryDir> m_folder;
    int m_bells = 0;
};

void TestAlarmTone::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_bells = 0;
}

QString TestAlarmTone::player(const QString &name, const QByteArray &script) const
{
    const QString path = m_folder->filePath(name);
    QFile file(path);
    if (file.open(QIODevice::WriteOnly)) {
        file.write("#!/bin/sh\n" + script + '\n');
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    return path;
}

QByteArray TestAlarmTone::played() const
{
    QFile file(m_folder->filePath(u"played"_s));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TestAlarmTone::isAWaveOfASecondAtMost()
{
    const QByteArray wave = AlarmTone::wave();
    QVERIFY(wave.startsWith("RIFF"));
    QCOMPARE(wave.mid(8, 8), QByteArray("WAVEfmt "));
    QCOMPARE(wave.mid(36, 4), QByteArray("data"));
    QVERIFY(wave.size() > 16'000 && wave.size() <= 44 + 2 * 16'000);
    const auto length = qFromLittleEndian<quint32>(wave.constData() + 4);
    QCOMPARE(length + 8, quint32(wave.size()));
}

void TestAlarmTone::isPlayedByTheFirstWhoCan()
{
    const QByteArray place = m_folder->filePath(u"played"_s).toLocal8Bit();
    const QString broken = player(u"broken"_s, "echo broken >> " + place + "; exit 1");
    const QString good = player(u"good"_s, "head -c 4 \"$1\" >> " + place);
    const QString never = player(u"never"_s, "echo never >> " + place);
    AlarmTone tone({u"/nowhere/player"_s, broken, good, never}, [this] { ++m_bells; });
    tone.sound();
    QTRY_COMPARE_WITH_TIMEOUT(played(), QByteArray("broken\nRIFF"), 30'000);
    QCOMPARE(m_bells, 0);
}

void TestAlarmTone::ringsTheBellWhereNobodyCan()
{
    AlarmTone tone({u"/nowhere/player"_s, player(u"broken"_s, "exit 3")}, [this] { ++m_bells; });
    tone.sound();
    QTRY_COMPARE_WITH_TIMEOUT(m_bells, 1, 30'000);
    tone.sound();
    QTRY_COMPARE_WITH_TIMEOUT(m_bells, 2, 30'000);
}

void TestAlarmTone::isSilentWhenMuted()
{
    AlarmTone tone({}, [this] { ++m_bells; });
    tone.setMuted(true);
    tone.sound();
    QCOMPARE(m_bells, 0);
    tone.setMuted(false);
    tone.sound();
    QCOMPARE(m_bells, 1);
}

QTEST_GUILESS_MAIN(TestAlarmTone)
#include "tst_alarmtone.moc"
