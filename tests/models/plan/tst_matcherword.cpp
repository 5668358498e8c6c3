// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/plan/matcherword.h"

#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;

class TestMatcherWord : public QObject
{
    Q_OBJECT

private slots:
    void readsAllFourForms();
    void writesWhatItReads();
    void refusesWhatIsNone_data();
    void refusesWhatIsNone();
    void namesABrokenExpression();
    void readsAPair();
};

void TestMatcherWord::readsAllFourForms()
{
    const auto read = matchersOfWord(uR"({a="1", b!="2" ,c=~"3|4",d!~"x,\"}y"})"_s);
    QVERIFY(read);
    const std::vector<LabelMatcher> wanted{{u"a"_s, LabelMatcher::Op::Equal, u"1"_s},
                                           {u"b"_s, LabelMatcher::Op::NotEqual, u"2"_s},
                                           {u"c"_s, LabelMatcher::Op::Matches, u"3|4"_s},
                                           {u"d"_s, LabelMatcher::Op::NotMatches, u"x,\"}y"_s}};
    QCOMPARE(*read, wanted);
    QVERIFY(matchersOfWord(u"{}"_s)->empty());
    QCOMPARE(matchersOfWord(u"a=\"1\""_s)->size(), 1U);
}

void TestMatcherWord::writesWhatItReads()
{
    const std::vector<LabelMatcher> matchers{
        {u"path"_s, LabelMatcher::Op::Matches, u"C:\\\\dir\\.\"quoted\"\n"_s},
        {u"empty"_s, LabelMatcher::Op::NotEqual, {}}};
    QCOMPARE(*matchersOfWord(wordOfMatchers(matchers)), matchers);
}

void TestMatcherWord::refusesWhatIsNone_data()
{
    QTest::addColumn<QString>("word");
    for (const char *word : {"a", "a=b", "{a=\"1\"", "a=\"1\" b=\"2\"", "1a=\"x\"", "a==\"1\"",
                             "{a=\"1}", "a=~\"x\\\""})
        QTest::newRow(word) << QString::fromLatin1(word);
    QTest::newRow("long") << QString(100'000, u'"');
}

void TestMatcherWord::refusesWhatIsNone()
{
    QFETCH(const QString, word);
    const auto read = matchersOfWord(word);
    QVERIFY(!read);
    QVERIFY(read.failure().detail.size() < 300);
}

void TestMatcherWord::namesABrokenExpression()
{
    QVERIFY(faultOf({u"a"_s, LabelMatcher::Op::Matches, u"(x"_s}).contains(u"(x"));
    QVERIFY(faultOf({u"a"_s, LabelMatcher::Op::Equal, u"(x"_s}).isEmpty());
    QVERIFY(faultOf({u"a"_s, LabelMatcher::Op::Matches, u"x.*"_s}).isEmpty());
}

void TestMatcherWord::readsAPair()
{
    QCOMPARE(matcherOfPair(u"a"_s, u"x"_s),
             (LabelMatcher{u"a"_s, LabelMatcher::Op::Equal, u"x"_s}));
    QCOMPARE(matcherOfPair(u"a"_s, u"=~x|y"_s),
             (LabelMatcher{u"a"_s, LabelMatcher::Op::Matches, u"x|y"_s}));
    QCOMPARE(matcherOfPair(u"a"_s, u"!=x"_s),
             (LabelMatcher{u"a"_s, LabelMatcher::Op::NotEqual, u"x"_s}));
}

QTEST_GUILESS_MAIN(TestMatcherWord)
#include "tst_matcherword.moc"
