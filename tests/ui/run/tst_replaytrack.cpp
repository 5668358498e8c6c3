// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/run/replaytrack.h"

#include "tests/ui/run/pastday.h"
#include "ui/theme/look.h"

#include <QSignalSpy>
#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A track over the whole day, 1,016 pixels wide: 1,000 for the day and the handle's room.
class Track
{
public:
    Track()
        : widget(past.replay, look)
        , wished(&widget, &ReplayTrack::wished)
    {
        past.replay.open();
        widget.resize(1016, 28);
    }
    /// The day has been read, and the track shows the end of it.
    [[nodiscard]] bool isReady()
    {
        widget.follow();
        const Replay::Stretch day = past.replay.stretch();
        return past.replay.at() == day.to && day.from < day.to;
    }
    [[nodiscard]] Instant lastWish() const { return wished.last().first().value<Instant>(); }

    ReplayedDay past;
    Look look;
    ReplayTrack widget;
    QSignalSpy wished;
};

} // namespace

class TestReplayTrack : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support).*"_s));
    }

    void findsThePixelOfEveryInstant()
    {
        Track track;
        QTRY_VERIFY(track.isReady());
        const Replay::Stretch day = track.past.replay.stretch();
        QCOMPARE(track.widget.xOf(day.from), 8.0);
        QCOMPARE(track.widget.xOf(day.to), 1008.0);
        QVERIFY(track.widget.instantAt(-50) == day.from);
        QVERIFY(track.widget.instantAt(2'000) == day.to);
        for (int x = 8; x <= 1008; x += 50)
            QVERIFY(std::abs(track.widget.xOf(track.widget.instantAt(x)) - x) < 0.01);
    }

    void wishesForWhereItIsDragged()
    {
        Track track;
        QTRY_VERIFY(track.isReady());
        QTest::mousePress(&track.widget, Qt::LeftButton, {}, QPoint(508, 14));
        QVERIFY(track.lastWish() == track.widget.instantAt(508));
        QTest::mouseMove(&track.widget, QPoint(258, 14));
        QTest::mouseRelease(&track.widget, Qt::LeftButton, {}, QPoint(258, 14));
        QVERIFY(track.wished.size() <= 2); // nothing more for letting go
    }

    void wishesForWhatTheKeysSay()
    {
        Track track;
        QTRY_VERIFY(track.isReady());
        const Replay::Stretch day = track.past.replay.stretch();
        QTest::keyClick(&track.widget, Qt::Key_Left);
        const Micros back = day.to - track.lastWish();
        QVERIFY(back >= 10s && back < 11s); // whole seconds after the beginning
        QTest::keyClick(&track.widget, Qt::Key_PageDown);
        QVERIFY(day.to - track.lastWish() - back == 300s);
        QTest::keyClick(&track.widget, Qt::Key_Home);
        QVERIFY(track.lastWish() == day.from);
        QTest::keyClick(&track.widget, Qt::Key_End);
        QVERIFY(track.lastWish() == day.to);
    }

    void wishesForNothingWhenItFollows()
    {
        Track track;
        QTRY_VERIFY(track.isReady());
        track.past.replay.lookAt(Scenes::begin);
        track.widget.follow();
        QTRY_VERIFY(track.past.replay.at() == Scenes::begin);
        track.widget.follow();
        QCOMPARE(track.wished.size(), 0);
    }
};

QTEST_MAIN(TestReplayTrack)
#include "tst_replaytrack.moc"
