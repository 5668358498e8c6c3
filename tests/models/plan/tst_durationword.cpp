// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/plan/durationword.h"

#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestDurationWord : public QObject
{
    Q_OBJECT

private slots:
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
    void writesWhatItReads();
};

void TestDurationWord::reads_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<qint64>("micros");
    const auto row = [](const QString &word, Micros length) {
        QTest::newRow(qPrintable(word)) << word << qint64(length.count());
    };
    row(u"10m"_s, 10min);
    row(u"90s"_s, 90s);
    row(u"1m30s"_s, 90s);
    row(u"2 h 30 m"_s, 150min);
    row(u"1.5h"_s, 90min);
    row(u"800ms"_s, 800ms);
    row(u"250us"_s, 250us);
    row(u"5 min"_s, 5min);
    row(u"1d"_s, 24h);
    row(u"0s"_s, 0s);
}

void TestDurationWord::reads()
{
    QFETCH(const QString, word);
    QFETCH(const qint64, micros);
    QVERIFY(durationOfWord(word));
    QCOMPARE(durationOfWord(word)->count(), micros);
}

void TestDurationWord::refuses_data()
{
    QTest::addColumn<QString>("word");
    for (const char *word : {"", "10", "m", "-5s", "10 minutes", "1m 30", "5s!", "9999999999999s",
                             "400d", "s10", "1..5s", "10mm", "1e3s", "0x10s", "99999999d99999999d"})
        QTest::newRow(word) << QString::fromLatin1(word);
}

void TestDurationWord::refuses()
{
    QFETCH(const QString, word);
    QVERIFY(!durationOfWord(word));
}

void TestDurationWord::writesWhatItReads()
{
    for (const Micros length : {Micros(0), Micros(1), Micros(999'999), Micros(90'000'000),
                                Micros(3'661'000'250), Micros(86'400'000'000)})
        QCOMPARE(durationOfWord(wordOfDuration(length)), std::optional(length));
    QCOMPARE(wordOfDuration(90s), u"1m30s"_s);
    QCOMPARE(wordOfDuration(1500ms), u"1s500ms"_s);
}

QTEST_GUILESS_MAIN(TestDurationWord)
#include "tst_durationword.moc"
