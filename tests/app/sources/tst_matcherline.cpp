// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sources/matcherline.h"

#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;

namespace {

/// "label|op|value" of each, the matchers apart by spaces; "none" for what is no matcher.
QString written(const QByteArray &line)
{
    const auto matchers = matchersOfLine({line.constData(), std::size_t(line.size())});
    if (!matchers)
        return u"none"_s;
    QStringList all;
    for (const LabelMatcher &matcher : *matchers) {
        const std::string_view op = wordIn(matcherOpWords, matcher.op);
        all.push_back(u"%1|%2|%3"_s.arg(
            matcher.label, QLatin1StringView(op.data(), qsizetype(op.size())), matcher.value));
    }
    return all.join(u' ');
}

} // namespace

class TestMatcherLine : public QObject
{
    Q_OBJECT

private slots:
    void reads_data();
    void reads();
};

void TestMatcherLine::reads_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("matchers");
    QTest::newRow("quoted") << R"(severity="page")"_ba << u"severity|=|page"_s;
    QTest::newRow("bare") << "severity=page"_ba << u"severity|=|page"_s;
    QTest::newRow("spaced") << R"(  severity  =  "page"  )"_ba << u"severity|=|page"_s;
    QTest::newRow("not") << R"(a!="b")"_ba << u"a|!=|b"_s;
    QTest::newRow("like") << R"(a=~"b|c.*")"_ba << u"a|=~|b|c.*"_s;
    QTest::newRow("unlike") << "a!~b.*"_ba << u"a|!~|b.*"_s;
    QTest::newRow("empty value") << R"(a="")"_ba << u"a|=|"_s;
    QTest::newRow("bare empty value") << "a="_ba << u"a|=|"_s;
    QTest::newRow("escapes") << "a=\"b\\\"c\\\\d\\ne\\.\""_ba << u"a|=|b\"c\\d\ne\\."_s;
    QTest::newRow("several") << R"({a="b, c", d!~"e",})"_ba << u"a|=|b, c d|!~|e"_s;
    QTest::newRow("bare several") << "a=b,c=~d"_ba << u"a|=|b c|=~|d"_s;
    QTest::newRow("braces inside") << R"(a=~"b{2}")"_ba << u"a|=~|b{2}"_s;
    QTest::newRow("quoted name") << "\"grün x\"=\"ö\""_ba << u"grün x|=|ö"_s;
    QTest::newRow("none") << ""_ba << u""_s;
    QTest::newRow("no operator") << "nonsense"_ba << u"none"_s;
    QTest::newRow("no name") << R"(="b")"_ba << u"none"_s;
    QTest::newRow("open quote") << "a=\"b"_ba << u"none"_s;
    QTest::newRow("open brace") << R"({a="b")"_ba << u"none"_s;
    QTest::newRow("a lone brace") << "{"_ba << u"none"_s;
    QTest::newRow("text behind") << R"(a="b"c)"_ba << u"none"_s;
    QTest::newRow("quote inside") << R"(a=b"c")"_ba << u"none"_s;
    QTest::newRow("other operator") << "a>b"_ba << u"none"_s;
}

void TestMatcherLine::reads()
{
    QFETCH(QByteArray, line);
    QFETCH(QString, matchers);
    QCOMPARE(written(line), matchers);
}

QTEST_GUILESS_MAIN(TestMatcherLine)
#include "tst_matcherline.moc"
