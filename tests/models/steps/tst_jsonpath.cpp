// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/steps/jsonpath.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;

namespace {

const char *const store = R"({
    "store": {
        "book": [
            {"category": "reference", "author": "Alice", "price": 8.95},
            {"category": "fiction", "author": "Bob", "price": 12.99},
            {"category": "fiction", "author": "Carol", "isbn": "0-553", "price": 8.99},
            {"category": "fiction", "author": "Dave", "isbn": "0-395", "price": 22.99}
        ],
        "bicycle": {"color": "red", "price": 19.95}
    },
    "at": 2, "names": ["at", "nothing"], "list": [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
    "a-b": {"é": "x"}, "flag": true, "one": 1, "no": null, "big": 9007199254740993,
    "mixed": [1, true, "1", 1.5, null, [1], {"a": 1}], "word": "Hello, 😀!"
})";

QJsonValue json(const QByteArray &text)
{
    const QJsonArray list = QJsonDocument::fromJson('[' + text + ']').array();
    Q_ASSERT(list.size() == 1);
    return list.first();
}

QString found(const QString &path, const QJsonValue &value)
{
    const auto read = JsonPath::read(path);
    if (!read)
        return read.failure().detail;
    const auto matches = read->matches(value);
    if (!matches)
        return matches.failure().detail;
    QJsonArray list;
    for (const QJsonValue &one : *matches)
        list.append(one);
    return QString::fromUtf8(QJsonDocument(list).toJson(QJsonDocument::Compact));
}

} // namespace

class TestJsonPath : public QObject
{
    Q_OBJECT

private slots:
    void finds_data();
    void finds();
    void findsAtTheRoot_data();
    void findsAtTheRoot();
    void refuses_data();
    void refuses();
    void boundsWhatIsFound();
    void boundsWork_data();
    void boundsWork();
    void survivesAnything();
};

void TestJsonPath::finds_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("values");
    const auto row = [](const char *path, const char *values) {
        QTest::newRow(path) << QString::fromUtf8(path) << QString::fromUtf8(values);
    };
    row("$.at", "[2]");
    row(" $ . at ", "[2]");
    row("$.nobody", "[]");
    row("$.no", "[null]");
    row("$[\"a-b\"][\"\\u00e9\"]", "[\"x\"]");
    row("$.store.book[*].author", R"(["Alice","Bob","Carol","Dave"])");
    row("$..author", R"(["Alice","Bob","Carol","Dave"])");
    row("$.store..price", "[19.95,8.95,12.99,8.99,22.99]");
    row("$.store.bicycle.*", R"(["red",19.95])");
    row("$..book[2].author", R"(["Carol"])");
    row("$..book[-1].author", R"(["Dave"])");
    row("$..book[-1:].author", R"(["Dave"])");
    row("$..book[3:4:1].author", R"(["Dave"])");
    row("$..book[0,1].author", R"(["Alice","Bob"])");
    row("$..book[1,0,1].price", "[12.99,8.95,12.99]");
    row("$..[\"isbn\",\"color\"]", R"(["red","0-553","0-395"])");
    row("$.list[4]", "[4]");
    row("$.list[-10]", "[0]");
    row("$.list[-11]", "[]");
    row("$.list[10]", "[]");
    row("$.list[99999999999999999999]", "[]");
    row("$.list[:]", "[0,1,2,3,4,5,6,7,8,9]");
    row("$.list[::2]", "[0,2,4,6,8]");
    row("$.list[:7:2]", "[0,2,4,6]");
    row("$.list[5::2]", "[5,7,9]");
    row("$.list[5:7]", "[5,6]");
    row("$.list[-15:]", "[0,1,2,3,4,5,6,7,8,9]");
    row("$.list[:-15]", "[]");
    row("$.list[8:]", "[8,9]");
    row("$.list[:2:]", "[0,1]");
    row("$.list[::-3]", "[9,6,3,0]");
    row("$.list[3:0:-1]", "[3,2,1]");
    row("$.list[::9999999999999999999999]", "[0]");
    row("$.list[::-9999999999999999999999]", "[9]");
    row("$.at[0]", "[]");
    row("$.at[1:]", "[]");
    row("$.at.*", "[]");
    row("$.list.length()", "[10]");
    row("$.word[length()]", "[9]");
    row("$.word[charAt(7)]", "[\"😀\"]");
    row("$.word[charAt(-1)]", "[\"!\"]");
    row("$.word[charAt(9)]", "[]");
    row("$.word[charAt(1.5)]", "[]");
    row("$.word[charAt()]", "[]");
    row("$.word[charAt($.list[1,4])]", R"(["e","o"])");
    row("$.word[substring(7)]", "[\"😀!\"]");
    row("$.word[substring(-2,-1)]", "[\"😀\"]");
    row("$.word[substring(5,2)]", "[\"\"]");
    row("$.word[substring(1, 99)]", "[\"ello, 😀!\"]");
    row("$.word[substring(1,2,3)]", "[]");
    row("$.at[length()]", "[]");
    row("$.store.bicycle.entries()", R"([[["color","red"],["price",19.95]]])");
    row("$.store.bicycle[keys()][*]", R"(["color","price"])");
    row("$.store.bicycle[values()]", R"([["red",19.95]])");
    row("$.names.entries()[*]", R"([[0,"at"],[1,"nothing"]])");
    row("$.names.keys()", "[[0,1]]");
    row("$.names.keys(1)", "[]");
    row("$.store.book[$.at].author", R"(["Carol"])");
    row("$[$.names[*]]", "[2]");
    row("$.list[$.list[1,3]]", "[1,3]");
    row("$.list[$.flag]", "[1]");
    // A filter tests what it stands behind.
    row("$.store.bicycle[?(@.color=\"red\")].price", "[19.95]");
    row("$.store.book[?(@.price<10)]", "[]");
    row("$.store.book[*][?(@.price<10)].author", R"(["Alice","Carol"])");
    row("$.store.book.*[?(@.isbn)].author", R"(["Carol","Dave"])");
    row("$..book[*][?(@.category != \"fiction\")].author", R"(["Alice"])");
    row("$..book[*][?(@.price>=12.99)].author", R"(["Bob","Dave"])");
    row("$..book[*][?(not @.isbn)].author", R"(["Alice","Bob"])");
    row("$..book[*][?(not not @.isbn)].author", R"(["Carol","Dave"])");
    row("$[?(@.no)].at", "[2]"); // there, though null
    row("$[?(0)].at", "[]");
    row("$[?(0 = 0)].at", "[2]");
    row("$[?(0 = @.at)].at", "[]");
    row("$[?({\"a\": [1, 2.0]} = {\"a\": [true, 2]})].at", "[2]");
    // "or" binds tighter than "and".
    row("$[?(1=1 or 1=1 and 1=0)].at", "[]");
    row("$[?(1=0 and 1=1 or 1=1)].at", "[]");
    row("$[?((1=0 and 1=1) or 1=1)].at", "[2]");
    // Any pair will do.
    row("$[?(@.list[*] = $.store.book[*].price)].at", "[]");
    row("$[?(@.list[*] > $.store.book[*].price)].at", "[2]");
    row("$[?(@.list[*] != 3)].at", "[2]");
    row("$.mixed[*][?(@ = 1)]", "[1,true]");
    row("$.mixed[*][?(@ = \"1\")]", "[\"1\"]");
    row("$.mixed[*][?(@ < 2)]", "[1,true,1.5]");
    row("$.mixed[*][?(@ < \"2\")]", "[]");
    row("$.mixed[*][?(@ = null)]", "[null]");
    row("$.mixed[*][?(@ = [1.0])]", "[[1]]");
    row("$.big[?(@ = 9007199254740993)]", "[9007199254740993]");
    row("$.big[?(@ = 9007199254740992.0)]", "[]");
    row("$[?(@.word contains \"lo, \")].at", "[2]");
    row("$[?([\"x\", \"red\"] contains $.store.bicycle.color)].at", "[2]");
    row("$[?(@.list contains 10)].at", "[]");
    row("$[?(@.store contains \"book\")].at", "[2]");
    row("$[?(@.at contains 2)].at", "[]");
    row("$.contains", "[]");
    row("$.store.book[?(@.length() > 3)][0].author", R"(["Alice"])");
}

void TestJsonPath::finds()
{
    QFETCH(const QString, path);
    QFETCH(const QString, values);
    QCOMPARE(found(path, json(store)), values);
}

void TestJsonPath::findsAtTheRoot_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("root");
    QTest::addColumn<QString>("values");
    QTest::newRow("itself") << u"$"_s << QByteArray("5") << u"[5]"_s;
    QTest::newRow("a text's length") << u"$[length()]"_s << QByteArray("\"up\"") << u"[2]"_s;
    QTest::newRow("all below") << u"$..*"_s << QByteArray("[[1,[2]],3]")
                               << u"[[1,[2]],3,1,[2],2]"_s;
    QTest::newRow("a filter on each below")
        << u"$..[?(@.a)]"_s << QByteArray(R"({"a":{"a":1}})") << uR"([{"a":{"a":1}},{"a":1}])"_s;
    QTest::newRow("the manual's, with $")
        << u"$.foo[*][?(@.baz)].baz"_s << QByteArray(R"({"foo":[{"baz":1},{"bar":2},{"baz":3}]})")
        << u"[1,3]"_s;
}

void TestJsonPath::findsAtTheRoot()
{
    QFETCH(const QString, path);
    QFETCH(const QByteArray, root);
    QFETCH(const QString, values);
    QCOMPARE(found(path, json(root)), values);
}

void TestJsonPath::refuses_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("detail");
    const auto row = [](const char *path, const char *detail) {
        QTest::newRow(path) << QString::fromUtf8(path) << QString::fromUtf8(detail);
    };
    row("", "character 1 of the path: a path starts with $");
    row("foo[*].baz", "character 1 of the path: a path starts with $");
    row("@.a", "character 1 of the path: a path starts with $");
    row("$a", "character 2 of the path: the path should end here");
    row("$.a-b", "character 4 of the path: the path should end here");
    row("$.", "character 3 of the path: a name of letters");
    row("$..", "character 4 of the path: a name of letters");
    row("$.0", "character 3 of the path: a name of letters");
    row("$.[\"a\"]", "character 3 of the path: no dot is wanted before [");
    row("$.a.or", "character 5 of the path: this word has a meaning");
    row("$['a']", "character 3 of the path: a name in brackets stands in double quotes");
    row("$[a]", "character 3 of the path: a name in brackets stands in double quotes: [\"a\"]");
    row("$[\"a", "character 3 of the path: the closing \" is missing");
    row("$[\"\\x\"]", "character 5 of the path: \\ stands before");
    row("$[\"\\u12\"]", "character 5 of the path: \\ stands before");
    row("$[\"a\nb\"]", "character 5 of the path: line breaks");
    row("$[1.0]", "character 3 of the path: a whole number");
    row("$[1e0]", "character 3 of the path: a whole number");
    row("$[01]", "character 4 of the path: a closing ]");
    row("$[-]", "character 3 of the path: a whole number");
    row("$[1", "character 4 of the path: a closing ]");
    row("$[]", "character 3 of the path: a name in double quotes");
    row("$[::0]", "character 5 of the path: steps of 0");
    row("$.foo(1)", "character 3 of the path: one of charAt, entries");
    row("$.length(", "character 10 of the path: a value like");
    row("$[?@.a]", "character 4 of the path: a filter stands in round brackets");
    row("$[?(@.a == 1)]", "character 9 of the path: equality is a single =");
    row("$[?(@.a && @.b)]", "character 9 of the path: the words and, or and not");
    row("$[?(!@.a)]", "character 5 of the path: a value like");
    row("$[?(@.a = 'x')]", "character 11 of the path: a text stands in double quotes");
    row("$[?(@.a = )]", "character 11 of the path: a value like");
    row("$[?(@.a @.b)]", "character 9 of the path: and, or, a comparison");
    row("$[?(@.a = [1,])]", "character 14 of the path: a value like");
    row("$[?(@.a = {a: 1})]", "character 12 of the path: a name in double quotes");
    row("$.a]", "character 4 of the path: the path should end here");
}

void TestJsonPath::refuses()
{
    QFETCH(const QString, path);
    QFETCH(const QString, detail);
    const auto read = JsonPath::read(path);
    QVERIFY(!read);
    QCOMPARE(read.failure().detail.left(detail.size()), detail);
    QVERIFY(read.failure().detail.endsWith(u'.'));
}

void TestJsonPath::boundsWhatIsFound()
{
    QJsonArray list;
    for (std::size_t i = 0; i < JsonPath::mostMatches; ++i)
        list.append(qint64(i));
    QCOMPARE((*JsonPath::read(u"$[*]"_s)->matches(list)).size(), JsonPath::mostMatches);
    list.append(0);
    const auto tooMany = JsonPath::read(u"$[*]"_s)->matches(list);
    QVERIFY(!tooMany);
    QCOMPARE(tooMany.failure().kind, Failure::Kind::TooLarge);
    const QString longest = u"$"_s + u".a"_s.repeated((JsonPath::mostCharacters - 1) / 2);
    QVERIFY(JsonPath::read(longest));
    QVERIFY(!JsonPath::read(longest + u".a"_s));
}

void TestJsonPath::boundsWork_data()
{
    QTest::addColumn<QString>("path");
    const auto row = [](const char *name, const QString &path) { QTest::newRow(name) << path; };
    row("descents", u"$"_s + u"..[?(1)]"_s.repeated(200));
    row("unions", u"$"_s + u"[*,*,*,*]"_s.repeated(200));
    row("filters in filters", u"$..[?($..[?($..[?($..* = $..*)])])]"_s);
    row("whole documents compared", u"$..[?($ = $ and not $ = $)]"_s);
    row("whole texts compared", u"$..[?($[0][0] = $[0][1] and 1 = 0)]"_s);
    row("entries of entries", u"$"_s + u"..entries()"_s.repeated(100));
    row("parts of texts", u"$[0][0,0,0,0,0]"_s + u"[substring(1),substring(2)]"_s.repeated(60));
    row("keys looked up", u"$..[$..[*]]..[$..[*]]"_s);
    row("functions of many", u"$[0][0][substring($..length(),$..length())]..length()"_s);
}

/// Nothing of it may take long, crash, or be taken for an answer.
void TestJsonPath::boundsWork()
{
    QFETCH(const QString, path);
    QJsonArray inner{QString(100'000, u'a'), QString(100'000, u'a')};
    for (int i = 0; i < 1'000; ++i)
        inner.append(QJsonObject{{u"a"_s, i}, {u"b"_s, QJsonArray{i, i + 1}}});
    const QJsonArray root{inner, inner};
    const auto read = JsonPath::read(path);
    QVERIFY2(read, qPrintable(read ? QString() : read.failure().detail));
    QElapsedTimer timer;
    timer.start();
    const auto matches = read->matches(root);
    QVERIFY(!matches);
    QCOMPARE(matches.failure().kind, Failure::Kind::TooLarge);
    QVERIFY2(timer.elapsed() < 60'000, qPrintable(QString::number(timer.elapsed())));
}

void TestJsonPath::survivesAnything()
{
    const QByteArray deepList = QByteArray(1'000, '[') + QByteArray(1'000, ']');
    for (const QString &part : {u"["_s, u"("_s, u"[?("_s, u"[?(not "_s, u"[?((("_s, u"[$"_s,
                                u"[length("_s, u"[?({\"a\":"_s, u"[?([["_s, u"\""_s, u"\\"_s,
                                u".."_s, u"-"_s, u"[?(@ and "_s, u"[\"\\u"_s})
        QVERIFY(!JsonPath::read(u'$' + part.repeated(300)));
    const QString all = u"$..a[?(@.b=\"c\\u00e9\" and not(@[0:1:2]>1 or [1,{\"a\":null}] contains "
                        "$.x.charAt(1)))].keys()"_s;
    QVERIFY(JsonPath::read(all));
    for (qsizetype i = 0; i < all.size(); ++i) {
        static_cast<void>(JsonPath::read(all.left(i)));
        static_cast<void>(JsonPath::read(all.left(i) + all.mid(i + 1)));
    }
    const QJsonValue deep = json(deepList);
    QVERIFY(JsonPath::read(u"$..*"_s)->matches(deep));
    QVERIFY(JsonPath::read(u"$..[?(@ = $)]"_s)->matches(deep));
}

QTEST_GUILESS_MAIN(TestJsonPath)
#include "tst_jsonpath.moc"
