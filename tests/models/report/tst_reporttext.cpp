// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/report/bars.h"
#include "models/report/reporttext.h"

#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestReportText : public QObject
{
    Q_OBJECT

private slots:
    void tamesTextFromOutside_data();
    void tamesTextFromOutside();
    void cutsLongText();
    void tellsTheTimeOnTheWall();
    void namesEveryVerdictOnce();
    void marksAnAxisSparsely();
};

void TestReportText::tamesTextFromOutside_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("tamed");
    QTest::newRow("plain") << u"Müller 東京 🙂"_s << u"Müller 東京 🙂"_s;
    QTest::newRow("lines") << u"a\nb\tc"_s << u"a b c"_s;
    QTest::newRow("turning mark") << u"a\u202Eb"_s << u"a\uFFFDb"_s;
    QTest::newRow("zero width") << u"a\u200Bb"_s << u"a\uFFFDb"_s;
    QTest::newRow("escape") << u"a\u001B[31mb"_s << u"a\uFFFD[31mb"_s;
    QTest::newRow("line separator") << u"a\u2028b"_s << u"a b"_s;
}

void TestReportText::tamesTextFromOutside()
{
    QFETCH(const QString, text);
    QTEST(tamed(text), "tamed");
}

void TestReportText::cutsLongText()
{
    const QString cut = tamed(QString(10'000, u'x'));
    QCOMPARE(cut.size(), 501);
    QVERIFY(cut.endsWith(u'…'));
    // A pair of surrogates at the edge is not torn into something that is no text.
    QVERIFY(tamed(QString(499, u'x') + u"🙂🙂"_s).isValidUtf16());
}

void TestReportText::tellsTheTimeOnTheWall()
{
    const Instant at = *fromRfc3339("2026-12-08T23:30:00Z");
    QCOMPARE(wallTime(at, 0s), u"2026-12-08 23:30:00"_s);
    QCOMPARE(wallTime(at, 1h), u"2026-12-09 00:30:00"_s);
    QCOMPARE(zoneText(0s), u"UTC"_s);
    QCOMPARE(zoneText(1h), u"UTC+01:00"_s);
    QCOMPARE(zoneText(-210min), u"UTC−03:30"_s);
}

void TestReportText::namesEveryVerdictOnce()
{
    QStringList titles;
    for (const auto &[verdict, word] : verdictWords)
        titles.push_back(verdictTitle(verdict));
    QVERIFY(!titles.contains(QString()));
    QCOMPARE(titles.removeDuplicates(), 0);
}

void TestReportText::marksAnAxisSparsely()
{
    for (const Micros longest : {Micros(0), Micros(10s), Micros(59s), Micros(4min), Micros(9h)}) {
        QVERIFY(axisStep(longest) > 0s);
        QVERIFY(longest / axisStep(longest) < 8);
    }
    QCOMPARE(axisStep(207s), Micros(30s));
}

QTEST_GUILESS_MAIN(TestReportText)
#include "tst_reporttext.moc"
