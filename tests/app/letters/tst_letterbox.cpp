// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/journal/notary.h"
#include "app/journal/store.h"
#include "app/letters/letterbox.h"
#include "models/day/clock.h"
#include "models/day/entries.h"

#include <QCryptographicHash>
#include <QLocalSocket>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

#include <future>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestLetterbox : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void answersOnceItIsDurable();
    void carriesAPicture();
    void takesNothingThatCommandsHaveNotToSay();
    void answersWhatIsNoLetter();
    void saysThatNobodyIsThere();
    void saysThatItIsNotWrittenDownYet();
    void hasOneDoorForEveryPathToTheStore();

private:
    [[nodiscard]] QString path() const { return m_folder->filePath(u"room.db"_s); }
    /// The entry as a command signs it.
    [[nodiscard]] Letter letterOf(Entry entry);
    /// Posts from a thread of its own, as commands are programs of their own.
    [[nodiscard]] std::future<Outcome<Done>> posted(Letter letter,
                                                    std::chrono::milliseconds patience = 10s);
    [[nodiscard]] static bool isThere(std::future<Outcome<Done>> &answer)
    {
        return answer.wait_for(0s) == std::future_status::ready;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    SetClock m_clock{Instant(1h)};
    Notary m_notary{m_clock, 7};
};

void TestLetterbox::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    auto store = Store::open(path(), OpenMode::Create);
    QVERIFY(store);
    QVERIFY((*store)->createDay(u"day"_s, u"Day"_s, Instant{}));
    QVERIFY(DayLock::take(path(), 1));
}

Letter TestLetterbox::letterOf(Entry entry)
{
    entry.actor = "Alice";
    m_notary.sign(entry);
    return {.entries = {std::move(entry)}};
}

std::future<Outcome<Done>> TestLetterbox::posted(Letter letter, std::chrono::milliseconds patience)
{
    return std::async(std::launch::async,
                      [letter = std::move(letter), path = path(), patience]() mutable {
                          return post(std::move(letter), path, 1, patience);
                      });
}

void TestLetterbox::answersOnceItIsDurable()
{
    Letterbox box;
    QVERIFY(box.open(path(), 1));
    std::vector<Letter> arrived;
    connect(&box, &Letterbox::arrived, this,
            [&](const Letter &letter) { arrived.push_back(letter); });
    const Letter letter = letterOf(Entries::stopRaised(u"customers “call”"_s));
    auto answer = posted(letter);
    QTRY_COMPARE(arrived.size(), 1U);
    QCOMPARE(arrived[0].entries, letter.entries);

    box.committed(EntryBatch::of(letterOf(Entries::stopRaised({})).entries)); // another one's
    QCoreApplication::processEvents();
    QVERIFY(!isThere(answer));
    box.committed(EntryBatch::of(letter.entries));
    QTRY_VERIFY(isThere(answer));
    QVERIFY(answer.get());
}

void TestLetterbox::carriesAPicture()
{
    const QByteArray png = QByteArray::fromBase64(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5E"
        "rkJggg==");
    const QByteArray hash = QCryptographicHash::hash(png, QCryptographicHash::Sha256).toHex();
    QaResult result{.key = u"k"_s, .outcome = QaOutcome::Fails, .text = u"blank page"_s};
    result.picture = QString::fromLatin1(hash);
    result.width = result.height = 1;
    Letter letter = letterOf(Entries::qaResult(result));
    letter.pictures = {png};
    const auto read = Letter::read(letter.bytes());
    QVERIFY2(read, read ? "" : qPrintable(read.failure().detail));
    QCOMPARE(read->pictures, letter.pictures);
    QCOMPARE(read->entries, letter.entries);
}

void TestLetterbox::takesNothingThatCommandsHaveNotToSay()
{
    Letterbox box;
    QVERIFY(box.open(path(), 1));
    QSignalSpy arrived(&box, &Letterbox::arrived);
    for (const Entry &entry :
         {Entries::backedOut(u"db"_s, u"no"_s), Entries::note(u"n"_s, u"x"_s),
          Entries::stepBegan({.key = u"k"_s, .experiment = u"db"_s, .phase = StepPhase::Method})}) {
        auto answer = posted(letterOf(entry));
        QTRY_VERIFY(isThere(answer));
        const auto said = answer.get();
        QVERIFY(!said);
        QCOMPARE(said.failure().kind, Failure::Kind::Refused);
        QVERIFY(said.failure().detail.contains(u"not taken"_s));
    }
    QCOMPARE(arrived.size(), 0);
}

void TestLetterbox::answersWhatIsNoLetter()
{
    Letterbox box;
    QVERIFY(box.open(path(), 1));
    QSignalSpy arrived(&box, &Letterbox::arrived);
    const auto sent = [&](const QByteArray &bytes) {
        QLocalSocket socket;
        socket.setSocketOptions(QLocalSocket::AbstractNamespaceOption);
        socket.connectToServer(doorOf(path(), 1));
        socket.write(bytes);
        (void)QTest::qWaitFor([&] { return socket.state() == QLocalSocket::UnconnectedState; });
        return socket.readAll();
    };
    const auto letter = [](const QByteArray &text) {
        QByteArray size(4, '\0');
        qToBigEndian(quint32(text.size()), size.data());
        return size + text;
    };
    QVERIFY(sent(letter("GET / HTTP/1.1\r\n\r\n")).endsWith('\n'));
    QVERIFY(sent(letter("[{\"id\": 3}]")).contains("missing"));
    QCOMPARE(sent("\xff\xff\xff\xff"), QByteArray()); // more than any letter
    QCOMPARE(arrived.size(), 0);
}

void TestLetterbox::saysThatNobodyIsThere()
{
    const auto said = post(letterOf(Entries::stopRaised({})), path(), 1);
    QVERIFY(!said);
    QCOMPARE(said.failure().kind, Failure::Kind::NotFound);
}

void TestLetterbox::saysThatItIsNotWrittenDownYet()
{
    Letterbox box;
    QVERIFY(box.open(path(), 1));
    auto answer = posted(letterOf(Entries::stopRaised({})), 300ms);
    QTRY_VERIFY(isThere(answer));
    const auto said = answer.get();
    QVERIFY(!said);
    QCOMPARE(said.failure().kind, Failure::Kind::TimedOut);
}

void TestLetterbox::hasOneDoorForEveryPathToTheStore()
{
    QVERIFY(QFile::link(m_folder->path(), m_folder->path() + u"-link"_s));
    const QString other = m_folder->path() + u"-link/room.db"_s;
    QCOMPARE(doorOf(other, 1), doorOf(path(), 1));
    QFile::remove(m_folder->path() + u"-link"_s);
    QVERIFY(doorOf(path(), 1) != doorOf(path(), 2));
    QCOMPARE(doorOf(m_folder->filePath(u"none.db"_s), 1), QString());
}

QTEST_GUILESS_MAIN(TestLetterbox)
#include "tst_letterbox.moc"
