// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/rehearsal/player.h"
#include "models/day/entries.h"

#include <QSignalSpy>
#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestPlayer : public QObject
{
    Q_OBJECT

private slots:
    void playsADayToItsEnd();
    void wishesNothingTwiceWhileTheDiskIsSlow();
    void givesUpWhenNothingMoves();
    void isNotContentWithASkippedExperiment();

private:
    void apply(Entry entry)
    {
        entry.at = m_clock.now();
        entry.sequence = m_day.lastSequence() + 1;
        m_day.apply(entry.view());
    }
    void plan()
    {
        m_day = {};
        apply(Entries::planned(Experiment{.key = u"db"_s, .title = u"Database"_s, .timeBox = 1s}));
    }

    SetClock m_clock{instantOf(1796738400000000)};
    Day m_day;
};

void TestPlayer::playsADayToItsEnd()
{
    plan();
    Player player(m_day, m_clock);
    QStringList wishes;
    connect(&player, &Player::wished, this, [&](const Entry &entry) {
        wishes.append(QString::fromUtf8(wordOf(entry.kind).data()));
        apply(entry);
        m_clock.advance(2s);
    });
    QSignalSpy finished(&player, &Player::finished);
    player.play();
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(finished.first().first().toBool(), true);
    QCOMPARE(wishes.join(u' '),
             u"experiment.started note.written experiment.triggered experiment.backed_out "
             "experiment.reset_confirmed experiment.finished"_s);
}

void TestPlayer::wishesNothingTwiceWhileTheDiskIsSlow()
{
    plan();
    Player player(m_day, m_clock);
    player.setPatience(1s);
    int wishes = 0;
    connect(&player, &Player::wished, this, [&](const Entry &) { ++wishes; });
    QSignalSpy finished(&player, &Player::finished);
    player.play();
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(wishes, 1);
}

void TestPlayer::givesUpWhenNothingMoves()
{
    plan();
    apply(Entries::planned(StagingHost{.key = u"shop"_s})); // never seen
    Player player(m_day, m_clock);
    player.setPatience(300ms);
    QSignalSpy finished(&player, &Player::finished);
    player.play();
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(finished.first().first().toBool(), false);
}

void TestPlayer::isNotContentWithASkippedExperiment()
{
    plan();
    apply(Entries::skipped(u"db"_s, u"no time"_s));
    Player player(m_day, m_clock);
    QSignalSpy finished(&player, &Player::finished);
    player.play();
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(finished.first().first().toBool(), false);
}

QTEST_GUILESS_MAIN(TestPlayer)
#include "tst_player.moc"
