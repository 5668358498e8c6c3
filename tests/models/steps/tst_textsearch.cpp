// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/steps/textsearch.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;

class TestTextSearch : public QObject
{
    Q_OBJECT

private slots:
    void searches_data();
    void searches();
    void refusesWhatIsNoPattern_data();
    void refusesWhatIsNoPattern();
    void endsWithHostilePatterns_data();
    void endsWithHostilePatterns();
    void findsInLongTexts();
    void boundsLengths();
};

void TestTextSearch::searches_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isFound");
    const auto row = [](const char *pattern, const QString &text, bool isFound) {
        QTest::addRow("/%s/ in %s", pattern, qPrintable(text.left(20)))
            << QString::fromUtf8(pattern) << text << isFound;
    };
    row("^a", u"ba"_s, false);
    row("a", u"ba"_s, true);
    row("", u""_s, true);
    row("b|a$", u"xa"_s, true);
    row("a$", u"a\n"_s, true);
    row("a\\Z", u"a\n"_s, false);
    row("a\\Z", u"ba"_s, true);
    row("\\\\Z", u"\\Z"_s, true);
    row("a.b", u"a\nb"_s, false);
    row("(?s)a.b", u"a\nb"_s, true);
    row("(?i)OK", u"ok"_s, true);
    row("(?P<x>a)(?P=x)", u"baa"_s, true);
    row("^\\d+$", u"٣"_s, true); // digits of any script
    row("(?<=ab)c", u"0123456789abcdefab"_s + u"c"_s, true);
    row("(?<=abcdefghijklmnopq)r", u"abcdefghijklmnopqr"_s, true);
    row("(?x)a # )\n b", u"ab"_s, true);
    row("(?x) zz # at the end", u"0123456789012345678901234567890zz"_s, true);
    row("😀$", u"0123456789012😀x0123456789012😀"_s, true);
    row("^.$", u"😀"_s, true);
    row("b", QString(QChar(0xd800)) + u"b"_s, true);
    row("\\bup\\b", u"it is up."_s, true);
    row("\\bup\\b", u"cupboard"_s, false);
}

void TestTextSearch::searches()
{
    QFETCH(const QString, pattern);
    QFETCH(const QString, text);
    QFETCH(const bool, isFound);
    const auto found = isFoundIn(pattern, text);
    QVERIFY2(found, qPrintable(found ? QString() : found.failure().detail));
    QCOMPARE(*found, isFound);
}

void TestTextSearch::refusesWhatIsNoPattern_data()
{
    QTest::addColumn<QString>("pattern");
    for (const char *pattern : {"(", "a)(b", "[", "*a", "(*ACCEPT)", "(*LIMIT_MATCH=1)a", "a{2,1}"})
        QTest::newRow(pattern) << QString::fromUtf8(pattern);
}

void TestTextSearch::refusesWhatIsNoPattern()
{
    QFETCH(const QString, pattern);
    const auto found = isFoundIn(pattern, u"aab"_s);
    QVERIFY(!found);
    QVERIFY(!found.failure().detail.isEmpty());
}

void TestTextSearch::endsWithHostilePatterns_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("text");
    const QString many(mostOfSearchedText, u'a');
    QTest::newRow("repetitions inside repetitions") << u"(a+)+$"_s << QString(40, u'a') + u'b';
    QTest::newRow("the same, long") << u"(a|a)*b"_s << many;
    QTest::newRow("from everywhere to the end") << u"a.*[cd]"_s << many;
    QTest::newRow("three times") << u"a{0,900}.*b?.*[cd]"_s << many;
    QTest::newRow("up and down") << u".*b?.*[cd]"_s << QString(50'000, u'a');
    QTest::newRow("up and down, from few places")
        << u"^.*b?.*[cd]"_s << QString(mostOfSearchedText, u'a');
    QTest::newRow("long walks") << u"a{0,300}[^bc]*[bc]"_s << QString(100'000, u'a');
    QTest::newRow("recursion") << u"(a(?1)?a|a)*$"_s << QString(5'000, u'a') + u'b';
}

void TestTextSearch::endsWithHostilePatterns()
{
    QFETCH(const QString, pattern);
    QFETCH(const QString, text);
    QElapsedTimer timer;
    timer.start();
    const auto found = isFoundIn(pattern, text);
    QVERIFY(!found);
    QVERIFY2(found.failure().detail.contains(u"too long"), qPrintable(found.failure().detail));
    QVERIFY2(timer.elapsed() < 60'000, qPrintable(QString::number(timer.elapsed())));
}

void TestTextSearch::findsInLongTexts()
{
    const QString text = QString(u"a line of a log\n"_s).repeated(12'000) + u"{\"ok\": true}"_s;
    QCOMPARE(*isFoundIn(u"\"ok\":\\s*true"_s, text), true);
    QCOMPARE(*isFoundIn(u"^line"_s, text), false);
    QCOMPARE(*isFoundIn(u"log.*ok"_s, text), false);
    // One line, to whose end the engine looks first.
    const QString oneLine = u"{\"a\":1}, "_s.repeated(3'500);
    const auto found = isFoundIn(u"\"a\".*\"b\""_s, oneLine + u"{\"b\":1}"_s + oneLine);
    QVERIFY2(found, qPrintable(found ? QString() : found.failure().detail));
    QVERIFY(*found);
}

void TestTextSearch::boundsLengths()
{
    QVERIFY(!isFoundIn(QString(mostOfPattern + 1, u'a'), u"a"_s));
    QVERIFY(!isFoundIn(u"a"_s, QString(mostOfSearchedText + 1, u'a')));
    QVERIFY(isFoundIn(u"a"_s, QString(mostOfSearchedText, u'a')));
}

QTEST_GUILESS_MAIN(TestTextSearch)
#include "tst_textsearch.moc"
