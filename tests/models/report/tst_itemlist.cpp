// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/report/itemlist.h"

#include "models/day/entries.h"
#include "tests/models/rules/dayscript.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// The fields of the second record, as RFC 4180 reads them.
QStringList recordIn(const QByteArray &csv)
{
    const QString text = QString::fromUtf8(csv);
    QStringList fields{QString()};
    bool isQuoted = false;
    for (qsizetype i = text.indexOf(u"\r\n"_s) + 2; i < text.size(); ++i) {
        if (text[i] == u'"' && isQuoted && text.mid(i + 1, 1) == u"\"")
            fields.last() += text[i++];
        else if (text[i] == u'"')
            isQuoted = !isQuoted;
        else if (text[i] == u',' && !isQuoted)
            fields << QString();
        else if (text[i] == u'\r' && !isQuoted)
            break;
        else
            fields.last() += text[i];
    }
    return fields;
}

DayScript dayWith(const ActionItem &item)
{
    DayScript script(DayScript::Stage::Bare);
    script.say(10, Entries::itemOpened(item));
    return script;
}

} // namespace

class TestItemList : public QObject
{
    Q_OBJECT

private slots:
    void beginsWithWhatIsOpen();
    void givesNoFormulaToASpreadsheet_data();
    void givesNoFormulaToASpreadsheet();
    void quotesWhatWouldEndACell();
    void guardsEveryCell();
    void showsMarkupAsText();
    void linksToWebPagesOnly();
    void boundsWhatItSays();
    void isTheReportsOwnJson();
    void isEmptyWithoutItems();
};

void TestItemList::beginsWithWhatIsOpen()
{
    DayScript script(DayScript::Stage::Bare);
    script.say(10, Entries::itemOpened({.key = u"a"_s, .text = u"done at once"_s}));
    script.say(11, Entries::itemClosed(u"a"_s));
    script.say(12,
               Entries::itemOpened({.key = u"b"_s,
                                    .text = u"one incident per condition"_s,
                                    .owner = u"Dave"_s,
                                    .experiment = u"db"_s,
                                    .alert = u"Down"_s,
                                    .kind = ItemKind::Alert,
                                    .due = DayScript::zero + 48h}));
    script.say(13,
               Entries::itemExported(u"b"_s,
                                     {.tracker = u"github"_s,
                                      .project = u"a/b"_s,
                                      .id = u"#12"_s,
                                      .url = u"https://github.com/a/b/issues/12"_s}));
    QCOMPARE(ItemList::markdown(script.day(), script.at(20)),
             "- [ ] one incident per condition  \n"
             "  alert · about Down · from Checkout loses its database · Dave · due 2026-12-10 "
             "14:00 · open · [\\#12](<https://github.com/a/b/issues/12>)\n"
             "- [x] done at once  \n"
             "  other · nobody · done on the day\n");
    QCOMPARE(ItemList::csv(script.day(), script.at(20)),
             "action,kind,alert,experiment,owner,due,standing,opened_at,closed_at,links,key\r\n"
             "one incident per condition,alert,Down,Checkout loses its database,Dave,"
             "2026-12-10T14:00:00.000000Z,open,2026-12-08T14:00:12.000000Z,,"
             "https://github.com/a/b/issues/12,b\r\n"
             "done at once,other,,,,,on_the_day,2026-12-08T14:00:10.000000Z,"
             "2026-12-08T14:00:11.000000Z,,a\r\n");
}

void TestItemList::givesNoFormulaToASpreadsheet_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    QTest::newRow("equals") << u"=cmd|' /C calc'!A0"_s << u"'=cmd|' /C calc'!A0"_s;
    QTest::newRow("plus") << u"+1"_s << u"'+1"_s;
    QTest::newRow("minus") << u"-1+1"_s << u"'-1+1"_s;
    QTest::newRow("at") << u"@SUM(A1)"_s << u"'@SUM(A1)"_s;
    QTest::newRow("tab") << u"\t=1"_s << u"' =1"_s;
    QTest::newRow("return") << u"\r=1"_s << u"\uFFFD=1"_s;
    QTest::newRow("line") << u"\n=1"_s << u"' =1"_s;
    QTest::newRow("blank") << u"  =1"_s << u"'  =1"_s;
    QTest::newRow("wide") << u"\uFF1D1"_s << u"'\uFF1D1"_s;
    QTest::newRow("within a quote") << u"\"=1\",=1"_s << u"\"=1\",=1"_s;
    QTest::newRow("harmless") << u"a=b"_s << u"a=b"_s;
}

void TestItemList::givesNoFormulaToASpreadsheet()
{
    QFETCH(const QString, text);
    QFETCH(const QString, shown);
    const DayScript script = dayWith({.key = u"k"_s, .text = text});
    QCOMPARE(recordIn(ItemList::csv(script.day(), script.at(20))).value(0), shown);
}

void TestItemList::quotesWhatWouldEndACell()
{
    const DayScript script = dayWith({.key = u"k"_s, .text = u"say \"no\", then\r\ngo, ü"_s});
    const QByteArray csv = ItemList::csv(script.day(), script.at(20));
    QVERIFY2(csv.contains("\r\n\"say \"\"no\"\", then"), csv.constData());
    QCOMPARE(csv.count('\n'), 2);
    QCOMPARE(csv.count("\r\n"), 2);
    QCOMPARE(recordIn(csv).size(), 11);
    QVERIFY(recordIn(csv).value(0).endsWith(u" go, ü"_s));
}

void TestItemList::guardsEveryCell()
{
    DayScript script = dayWith({.key = u"=k"_s,
                                .text = u"x"_s,
                                .owner = u"=o"_s,
                                .experiment = u"=e"_s,
                                .alert = u"=a"_s});
    script.say(
        11,
        Entries::itemExported(u"=k"_s, {.tracker = u"jira"_s, .project = u"A"_s, .id = u"=i"_s}));
    const QStringList fields = recordIn(ItemList::csv(script.day(), script.at(20)));
    QCOMPARE(fields.filter(u"'="_s),
             QStringList({u"'=a"_s, u"'=e"_s, u"'=o"_s, u"'=i"_s, u"'=k"_s}));
}

void TestItemList::showsMarkupAsText()
{
    const DayScript script =
        dayWith({.key = u"k"_s,
                 .text = u"<script>alert(1)</script> [x](y) @all\n- [x] no \u202E"_s,
                 .owner = u"**o**"_s,
                 .alert = u"![i](z)"_s});
    const QByteArray text = ItemList::markdown(script.day(), script.at(20));
    QVERIFY2(text.startsWith(
                 "- [ ] \\<script\\>alert(1)\\</script\\> \\[x\\](y) \\@all - \\[x\\] no \uFFFD"),
             text.constData());
    QVERIFY(text.contains("about \\!\\[i\\](z) · \\*\\*o\\*\\*"));
    QCOMPARE(text.count('\n'), 2);
}

void TestItemList::linksToWebPagesOnly()
{
    for (const QString &url : {u"javascript:alert(1)"_s, u"file:///etc/passwd"_s, u"//x/y"_s,
                               u"https://"_s, u"https://a/"_s + QString(3000, u'x')}) {
        DayScript script = dayWith({.key = u"k"_s, .text = u"x"_s});
        script.say(11, Entries::itemExported(u"k"_s, {.id = u"#1"_s, .url = url}));
        const QByteArray text = ItemList::markdown(script.day(), script.at(20));
        QVERIFY2(!text.contains("]("), text.constData());
    }
    DayScript script = dayWith({.key = u"k"_s, .text = u"x"_s});
    script.say(11, Entries::itemExported(u"k"_s, {.id = u"#1"_s, .url = u"https://a/)x"_s}));
    QVERIFY(ItemList::markdown(script.day(), script.at(20)).contains("[\\#1](<https://a/)x>)"));
}

void TestItemList::boundsWhatItSays()
{
    const DayScript script = dayWith({.key = u"k"_s, .text = QString(10'000, u'x')});
    const QString shown = recordIn(ItemList::csv(script.day(), script.at(20))).value(0);
    QCOMPARE(shown, QString(5000, u'x') + u'…');
    QVERIFY(ItemList::markdown(script.day(), script.at(20)).size() < 5200);
}

void TestItemList::isTheReportsOwnJson()
{
    DayScript script = dayWith({.key = u"k"_s, .text = u"=1 \"x\""_s});
    script.say(11, Entries::itemOpened({.key = u"l"_s, .text = u"y"_s}));
    const QByteArray json = ItemList::json(script.day(), script.at(20));
    const QJsonArray items = QJsonDocument::fromJson(json).array();
    QCOMPARE(items.size(), 2);
    QCOMPARE(items[0][u"text"_s].toString(), u"=1 \"x\""_s);
    QCOMPARE(items[1][u"standing"_s].toString(), u"open"_s);
}

void TestItemList::isEmptyWithoutItems()
{
    const DayScript script(DayScript::Stage::Bare);
    QCOMPARE(ItemList::markdown(script.day(), script.at(20)), QByteArray());
    QCOMPARE(ItemList::csv(script.day(), script.at(20)).count("\r\n"), 1);
    QCOMPARE(ItemList::json(script.day(), script.at(20)), "[]\n");
}

QTEST_GUILESS_MAIN(TestItemList)
#include "tst_itemlist.moc"
