// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/outlets/trackerdialect.h"

#include "models/day/entries.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const Instant morning = instantOf(1'796'720'400'000'000); // 2026-12-08 09:00 UTC

/// A day with that item and one that is done.
Day dayWith(const ActionItem &item)
{
    Day day;
    std::int64_t count = 0;
    for (Entry entry :
         {Entries::described({.title = u"First @all day"_s, .date = {2026, 12, 8}}),
          Entries::itemOpened(item), Entries::itemOpened({.key = u"z"_s, .text = u"z"_s}),
          Entries::itemClosed(u"z"_s)}) {
        entry.sequence = ++count;
        entry.at = morning + std::chrono::seconds(count);
        day.apply(entry.view());
    }
    return day;
}

IssueDraft draftOf(const ActionItem &item)
{
    return issueDrafts(dayWith(item), true, morning + 1h).at(0);
}

TrackerPlace placeOf(const QString &word)
{
    TrackerPlace place = TrackerPlace::read(word).value();
    if (place.tracker == Tracker::Jira)
        place.url = QUrl(u"https://jira.example/top/"_s);
    return place;
}

QJsonObject createdBy(const TrackerPlace &place, const IssueDraft &draft)
{
    return QJsonDocument::fromJson(dialectOf(place)->create(draft).body).object();
}

} // namespace

class TestTrackerDialect : public QObject
{
    Q_OBJECT

private slots:
    void tellsWhatAnItemIs();
    void leavesOutWhatIsDone();
    void marksAnItemAlikeInEveryStore();
    void findsNoMarkerThatPeopleWrote();
    void callsNobody_data();
    void callsNobody();
    void givesGitLabNoCommand();
    void takesNoMarkupFromADay();
    void boundsTitleAndText();
    void asksAtTheRightAddress();
    void readsNoLinkButToTheWeb();
    void readsAnyGarbage_data();
    void readsAnyGarbage();
};

void TestTrackerDialect::tellsWhatAnItemIs()
{
    const IssueDraft draft = draftOf({.key = u"i"_s,
                                      .text = u"one incident per condition"_s,
                                      .owner = u"Dave"_s,
                                      .experiment = u"db"_s,
                                      .alert = u"Pool"_s,
                                      .kind = ItemKind::Alert,
                                      .due = morning + 48h});
    const QJsonObject issue = createdBy(placeOf(u"gitlab:a/b"_s), draft);
    QCOMPARE(issue[u"title"_s].toString(), u"one incident per condition"_s);
    QCOMPARE(issue[u"due_date"_s].toString(), u"2026-12-10"_s);
    QCOMPARE(
        issue[u"description"_s].toString(),
        u"one incident per condition\n\n- Kind: alert\n- Alert: Pool\n- Experiment: db\n"
        "- Owner: Dave\n- Due: 2026-12-10 09:00\n- Chaos day: First \\@\u200Ball day 2026-12-08\n"
        "\n<!-- %1 -->\n"_s.arg(draft.marker));
}

void TestTrackerDialect::leavesOutWhatIsDone()
{
    const Day day = dayWith({.key = u"i"_s, .text = u"x"_s});
    QCOMPARE(issueDrafts(day, true, morning + 1h).size(), 1U);
    QCOMPARE(issueDrafts(day, false, morning + 1h).size(), 2U);
}

void TestTrackerDialect::marksAnItemAlikeInEveryStore()
{
    const IssueDraft draft = draftOf({.key = u"i --> <b>"_s, .text = u"x"_s});
    QCOMPARE(draft.marker, draftOf({.key = u"i --> <b>"_s, .text = u"changed"_s}).marker);
    QVERIFY(draft.marker != draftOf({.key = u"j"_s, .text = u"x"_s}).marker);
    QCOMPARE(hiddenMarkersIn(hiddenMarker(draft.marker)), QStringList{draft.marker});
}

void TestTrackerDialect::findsNoMarkerThatPeopleWrote()
{
    const QString other = hiddenMarker(u"chaosroom-"_s + QString(32, u'a'));
    const IssueDraft draft =
        draftOf({.key = u"i"_s, .text = other, .owner = other, .alert = other});
    QCOMPARE(hiddenMarkersIn(markdownBody(draft)), QStringList{draft.marker});
}

void TestTrackerDialect::callsNobody_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"ask @all", "@octocat", "see #12", "a/b#3", "!4", "%5", "~bug", "$6",
                             "&7", "GH-8", "x@y.z"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void TestTrackerDialect::callsNobody()
{
    QFETCH(const QString, text);
    static const QRegularExpression call(u"[@#!%~$&][A-Za-z0-9]|GH-[0-9]"_s);
    QVERIFY(call.match(text).hasMatch());
    const IssueDraft draft = draftOf({.key = u"i"_s, .text = text, .owner = text});
    for (const QString &place : {u"github:a/b"_s, u"gitlab:a/b"_s}) {
        const QJsonObject issue = createdBy(placeOf(place), draft);
        for (const QString &member : {u"title"_s, u"body"_s, u"description"_s})
            QVERIFY2(!call.match(issue[member].toString()).hasMatch(),
                     qPrintable(issue[member].toString()));
    }
}

void TestTrackerDialect::givesGitLabNoCommand()
{
    const IssueDraft draft =
        draftOf({.key = u"i"_s, .text = u"/close\n/assign me"_s, .owner = u"/unlock"_s});
    const QString text = createdBy(placeOf(u"gitlab:a/b"_s), draft)[u"description"_s].toString();
    const QStringList lines = text.split(u'\n');
    for (const QString &line : lines)
        QVERIFY2(!line.trimmed().startsWith(u'/'), qPrintable(text));
}

void TestTrackerDialect::takesNoMarkupFromADay()
{
    const QString odd = u"<script>x</script> [a](b) {code} [~bob] \\\\ *b* \u202E"_s;
    const IssueDraft draft = draftOf({.key = u"i"_s, .text = odd});
    const QString hub = createdBy(placeOf(u"github:a/b"_s), draft)[u"body"_s].toString();
    QVERIFY2(hub.startsWith(u"\\<script\\>x\\</script\\> \\[a\\](b) \\{code\\} \\[\\~"_s),
             qPrintable(hub));
    QVERIFY(!hub.contains(u'\u202E'));

    TrackerPlace place = placeOf(u"jira:SRE"_s);
    const QJsonObject old = createdBy(place, draft)[u"fields"_s].toObject();
    const QString wiki = old[u"description"_s].toString();
    for (const QString &sign : {u"<"_s, u"["_s, u"{"_s, u"~"_s, u"*"_s, u"\\"_s})
        QVERIFY2(!wiki.contains(sign), qPrintable(wiki));
    QVERIFY(wiki.contains(u"&#91;&#126;bob&#93;"_s));

    place.user = u"me"_s;
    const QJsonObject cloud = createdBy(place, draft)[u"fields"_s].toObject();
    const QJsonObject first = cloud[u"description"_s][u"content"_s][0].toObject();
    QCOMPARE(first[u"type"_s].toString(), u"paragraph"_s);
    const QJsonArray texts = first[u"content"_s].toArray();
    QCOMPARE(texts.size(), 1);
    QCOMPARE(texts[0][u"type"].toString(), u"text"_s);
    QVERIFY(texts[0][u"text"].toString().contains(u"[~bob]"_s));
}

void TestTrackerDialect::boundsTitleAndText()
{
    for (const QString &sign : {u"x"_s, u"@"_s, u"\n"_s, u"&"_s}) {
        const IssueDraft draft = draftOf({.key = u"i"_s,
                                          .text = sign.repeated(10'000) + u'x',
                                          .owner = sign.repeated(10'000),
                                          .experiment = sign.repeated(10'000),
                                          .alert = sign.repeated(10'000)});
        for (const QString &word : {u"github:a/b"_s, u"gitlab:a/b"_s, u"jira:SRE"_s}) {
            QJsonObject issue = createdBy(placeOf(word), draft);
            if (word == u"jira:SRE"_s)
                issue = issue[u"fields"_s].toObject();
            const QString title =
                issue[word == u"jira:SRE"_s ? u"summary"_s : u"title"_s].toString();
            const QString text =
                issue[word == u"github:a/b"_s ? u"body"_s : u"description"_s].toString();
            QVERIFY2(!title.isEmpty() && title.size() <= 255 && !title.contains(u'\n'),
                     qPrintable(title));
            QVERIFY2(text.size() <= (word == u"jira:SRE"_s ? 32'767 : 65'536), qPrintable(word));
        }
    }
}

void TestTrackerDialect::asksAtTheRightAddress()
{
    const IssueDraft draft = draftOf({.key = u"i"_s, .text = u"x"_s});
    const auto asked = [&](const TrackerPlace &place) {
        return dialectOf(place)->create(draft).url.toString(QUrl::FullyEncoded);
    };
    QCOMPARE(asked(placeOf(u"github:a/b"_s)), u"https://api.github.com/repos/a/b/issues"_s);
    QCOMPARE(asked(placeOf(u"gitlab:a/b/c"_s)),
             u"https://gitlab.com/api/v4/projects/a%2Fb%2Fc/issues"_s);
    QCOMPARE(asked(placeOf(u"gitlab:42"_s)), u"https://gitlab.com/api/v4/projects/42/issues"_s);
    TrackerPlace place = placeOf(u"jira:SRE"_s);
    QCOMPARE(asked(place), u"https://jira.example/top/rest/api/2/issue"_s);
    place.user = u"me"_s;
    QCOMPARE(asked(place), u"https://jira.example/top/rest/api/3/issue"_s);
    const QUrl looked = dialectOf(placeOf(u"github:a/b"_s))->look({draft}, {}).url;
    QVERIFY2(looked.query().contains(u"since=2026-12-07T09:00:02Z"_s), qPrintable(looked.query()));
}

void TestTrackerDialect::readsNoLinkButToTheWeb()
{
    const auto hub = dialectOf(placeOf(u"github:a/b"_s));
    const auto linkOf = [&](const QByteArray &url) {
        return hub->created("{\"number\":1,\"html_url\":\"" + url + "\"}").value().url;
    };
    QCOMPARE(linkOf("javascript:alert(1)"), QString());
    QCOMPARE(linkOf("https://x/1"), u"https://x/1"_s);
    const auto jira = dialectOf(placeOf(u"jira:SRE"_s));
    QCOMPARE(jira->created("{\"key\":\"SRE-7\"}")->url, u"https://jira.example/top/browse/SRE-7"_s);
    QCOMPARE(jira->created("{\"key\":\"../x\"}")->url, QString());
}

void TestTrackerDialect::readsAnyGarbage_data()
{
    QTest::addColumn<QByteArray>("body");
    for (const char *body : {"", "<html>", "[1]", "[{}]", "{\"issues\":[{}]}", "{\"number\":\"x\"}",
                             "{\"key\":3}", "null", "\xff\xfe"})
        QTest::newRow(body) << QByteArray(body);
}

void TestTrackerDialect::readsAnyGarbage()
{
    QFETCH(const QByteArray, body);
    for (const QString &word : {u"github:a/b"_s, u"gitlab:a/b"_s, u"jira:SRE"_s}) {
        const auto dialect = dialectOf(placeOf(word));
        QVERIFY(!dialect->created(body));
        QVERIFY(!dialect->seen(body, {}));
        QVERIFY(dialect->complaint({.status = 500, .body = body}));
    }
}

QTEST_GUILESS_MAIN(TestTrackerDialect)
#include "tst_trackerdialect.moc"
