// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/page/joindesk.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using Answer = JoinDesk::Answer;

class TestJoinDesk : public QObject
{
    Q_OBJECT

private slots:
    void givesASeatToWhoSaysTheCode();
    void letsPeopleSayTheCodeAsTheyLike();
    void wantsANameThatIsNotTheRooms();
    void slowsDownWhoGuesses();
    void slowsDownManyWhoGuess();
    void hasOnlySoManySeats();
    void takesOnlySoManyResultsInAMinute();
    void makesCodesThatPeopleCanRead();

private:
    static constexpr Instant noon = instantOf(1'796'738'400'000'000);
};

void TestJoinDesk::givesASeatToWhoSaysTheCode()
{
    JoinDesk desk("7KQM3X");
    const auto joined = desk.join(u"7KQM3X"_s, u" Erin\n Example "_s, u"192.0.2.7"_s, noon);
    QCOMPARE(joined.answer, Answer::Welcome);
    QCOMPARE(joined.seat.size(), 32);
    QVERIFY(desk.nameOf(joined.seat));
    QCOMPARE(*desk.nameOf(joined.seat), u"Erin Example"_s);
    QVERIFY(!desk.nameOf({}) && !desk.nameOf("7KQM3X") && !desk.nameOf(joined.seat.chopped(1)));
    QVERIFY(desk.join(u"7KQM3X"_s, u"Bob"_s, {}, noon).seat != joined.seat);
}

void TestJoinDesk::letsPeopleSayTheCodeAsTheyLike()
{
    JoinDesk desk("7KQM3X");
    QCOMPARE(desk.join(u" 7kq-m3x "_s, u"Erin"_s, {}, noon).answer, Answer::Welcome);
    for (const QString &wrong : {QString(), u"7KQM3"_s, u"7KQM3XX"_s, QString(10'000, u'7')})
        QCOMPARE(desk.join(wrong, u"Erin"_s, wrong.left(9), noon).answer, Answer::WrongCode);
}

void TestJoinDesk::wantsANameThatIsNotTheRooms()
{
    JoinDesk desk("7KQM3X");
    for (const QString &name : {QString(), u"  "_s, u"room"_s, u"ROOM "_s})
        QCOMPARE(desk.join(u"7KQM3X"_s, name, {}, noon).answer, Answer::NoName);
    const auto joined = desk.join(u"7KQM3X"_s, u"\u202Eevil"_s + QString(900, u'x'), {}, noon);
    QVERIFY(desk.nameOf(joined.seat)->startsWith(u"\uFFFDevil"_s));
    QVERIFY(desk.nameOf(joined.seat)->size() < 70);
}

void TestJoinDesk::slowsDownWhoGuesses()
{
    JoinDesk desk("7KQM3X");
    for (int i = 0; i < JoinDesk::mostWrongHere; ++i)
        QCOMPARE(desk.join(u"AAAAAA"_s, u"Mallory"_s, u"192.0.2.1"_s, noon).answer,
                 Answer::WrongCode);
    // Not even the right code is looked at then; and nobody else has to wait.
    QCOMPARE(desk.join(u"7KQM3X"_s, u"Mallory"_s, u"192.0.2.1"_s, noon + 1min).answer,
             Answer::Wait);
    QCOMPARE(desk.join(u"7KQM3X"_s, u"Erin"_s, u"192.0.2.7"_s, noon + 1min).answer,
             Answer::Welcome);
    QCOMPARE(desk.join(u"7KQM3X"_s, u"Bob"_s, u"192.0.2.1"_s, noon + JoinDesk::memory + 1s).answer,
             Answer::Welcome);
}

void TestJoinDesk::slowsDownManyWhoGuess()
{
    JoinDesk desk("7KQM3X");
    for (int i = 0; i < JoinDesk::mostWrong; ++i)
        QCOMPARE(desk.join(u"AAAAAA"_s, u"M"_s, QString::number(i), noon).answer,
                 Answer::WrongCode);
    QCOMPARE(desk.join(u"7KQM3X"_s, u"Erin"_s, u"another"_s, noon).answer, Answer::Wait);
}

void TestJoinDesk::hasOnlySoManySeats()
{
    JoinDesk desk("7KQM3X");
    for (int i = 0; i < JoinDesk::mostSeats; ++i)
        QCOMPARE(desk.join(u"7KQM3X"_s, u"Erin"_s, {}, noon).answer, Answer::Welcome);
    QCOMPARE(desk.join(u"7KQM3X"_s, u"Erin"_s, {}, noon).answer, Answer::Full);
}

void TestJoinDesk::takesOnlySoManyResultsInAMinute()
{
    JoinDesk desk("7KQM3X");
    const QByteArray seat = desk.join(u"7KQM3X"_s, u"Erin"_s, {}, noon).seat;
    for (int i = 0; i < JoinDesk::mostSent; ++i)
        QVERIFY(desk.maySend(seat, noon));
    QVERIFY(!desk.maySend(seat, noon + 59s));
    QVERIFY(desk.maySend(seat, noon + 61s));
    QVERIFY(!desk.maySend("nobody", noon));
}

void TestJoinDesk::makesCodesThatPeopleCanRead()
{
    static const QRegularExpression readable(u"^[2-9A-HJ-NP-Z]{6}$"_s);
    QSet<QByteArray> codes;
    for (int i = 0; i < 200; ++i) {
        codes.insert(JoinDesk::freshCode());
        QVERIFY(QString::fromLatin1(JoinDesk::freshCode()).contains(readable));
    }
    QCOMPARE(codes.size(), 200);
}

QTEST_GUILESS_MAIN(TestJoinDesk)
#include "tst_joindesk.moc"
