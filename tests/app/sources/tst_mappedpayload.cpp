// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sources/mappedpayload.h"

#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;

class TestMappedPayload : public QObject
{
    Q_OBJECT

private slots:
    void readsOneAlert();
    void readsAList();
    void aListMayBeTheWholeBody();
    void whatIsOver_data();
    void whatIsOver();
    void tellsAlertsApartByIdOrLabels();
    void saysWhatIsMissing_data();
    void saysWhatIsMissing();
    void boundsWhatComes();
    void knowsPointers_data();
    void knowsPointers();
};

namespace {
const PayloadMapping ofEvents{.alerts = u"/events"_s,
                              .name = u"/trigger/name"_s,
                              .state = u"/status"_s,
                              .id = u"/id"_s,
                              .labels = u"/tags"_s};

Outcome<Notification> read(const PayloadMapping &mapping, const QByteArray &body)
{
    return MappedPayload(mapping).notification(body);
}
} // namespace

void TestMappedPayload::readsOneAlert()
{
    const auto page = read({.name = u"/alert~1title"_s}, R"({"alert/title":"Disk full","x":[1]})");
    QVERIFY(page);
    QCOMPARE(page->alerts.size(), 1u);
    const ReportedAlert &alert = page->alerts.front();
    QCOMPARE(alert.name, std::string("Disk full"));
    QVERIFY(alert.state == AlertState::Firing);
    QVERIFY((alert.labels == std::vector<Label>{{"alertname", "Disk full"}}));
    QVERIFY(!alert.hasOnset() && !alert.fingerprint.empty());
}

void TestMappedPayload::readsAList()
{
    const auto page = read(ofEvents, R"({"events":[
        {"id":17,"status":"PROBLEM","trigger":{"name":"Disk full"},
         "tags":{"host":"db-1","free":0.5,"alertname":"other","deep":{"a":1},"is_new":true,"no":null}},
        {"id":18,"status":"OK","trigger":{"name":"CPU busy"}}]})");
    QVERIFY(page);
    QCOMPARE(page->alerts.size(), 2u);
    QCOMPARE(page->alerts[0].name, std::string("Disk full"));
    QVERIFY(
        (page->alerts[0].labels
         == std::vector<Label>{
             {"alertname", "Disk full"}, {"free", "0.5"}, {"host", "db-1"}, {"is_new", "true"}}));
    QVERIFY(page->alerts[0].state == AlertState::Firing);
    QVERIFY(page->alerts[1].state == AlertState::Inactive);
    const auto none = read(ofEvents, R"({"events":[]})");
    QVERIFY(none && none->alerts.empty());
}

void TestMappedPayload::aListMayBeTheWholeBody()
{
    const auto page = read({.name = u"/n"_s}, R"([{"n":"A"},{"n":2}])");
    QVERIFY(page);
    QCOMPARE(page->alerts.size(), 2u);
    QCOMPARE(page->alerts[1].name, std::string("2"));
}

void TestMappedPayload::whatIsOver_data()
{
    QTest::addColumn<QStringList>("over");
    QTest::addColumn<QByteArray>("state");
    QTest::addColumn<bool>("isOver");
    QTest::newRow("a usual word") << QStringList() << R"("Resolved")"_ba << true;
    QTest::newRow("spaces") << QStringList() << R"(" ok ")"_ba << true;
    QTest::newRow("another") << QStringList() << R"("okay")"_ba << false;
    QTest::newRow("a word of the plan") << QStringList{u"Vorbei"_s} << R"("VORBEI")"_ba << true;
    QTest::newRow("no word of the plan") << QStringList{u"Vorbei"_s} << R"("ok")"_ba << false;
    QTest::newRow("a number") << QStringList{u"0"_s} << "0"_ba << true;
    QTest::newRow("a truth") << QStringList{u"false"_s} << "false"_ba << true;
    QTest::newRow("nothing") << QStringList() << "null"_ba << false;
    QTest::newRow("an object") << QStringList() << R"({"ok":1})"_ba << false;
}

void TestMappedPayload::whatIsOver()
{
    QFETCH(QStringList, over);
    QFETCH(QByteArray, state);
    QFETCH(bool, isOver);
    const auto page =
        read({.name = u"/n"_s, .state = u"/s"_s, .over = over}, R"({"n":"A","s":)" + state + "}");
    QVERIFY(page);
    QCOMPARE(page->alerts.front().state == AlertState::Inactive, isOver);
}

void TestMappedPayload::tellsAlertsApartByIdOrLabels()
{
    const auto print = [](const PayloadMapping &mapping, const QByteArray &body) {
        const auto page = read(mapping, body);
        return page ? page->alerts.front().fingerprint : std::string();
    };
    const PayloadMapping byId{.name = u"/n"_s, .id = u"/i"_s, .labels = u"/l"_s};
    PayloadMapping byLabels = byId;
    byLabels.id.clear();
    const QByteArray one = R"({"n":"A","i":"1","l":{"host":"a"}})";
    const QByteArray moved = R"({"n":"A","i":"1","l":{"host":"b"}})";
    const QByteArray other = R"({"n":"A","i":"2","l":{"host":"a"}})";
    QCOMPARE(print(byId, one), print(byId, moved));
    QVERIFY(print(byId, one) != print(byId, other));
    QVERIFY(print(byLabels, one) != print(byLabels, moved));
    QCOMPARE(print(byLabels, one), print(byLabels, other));
}

void TestMappedPayload::saysWhatIsMissing_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("why");
    QTest::newRow("no list") << R"({"event":[]})"_ba << u"there is nothing at /events"_s;
    QTest::newRow("no name") << R"({"events":[{"trigger":{}}]})"_ba
                             << u"no alert's name stands at /trigger/name"_s;
    QTest::newRow("one of two")
        << R"({"events":[{"trigger":{"name":"A"}},{"trigger":{"name":""}}]})"_ba
        << u"no alert's name stands at /trigger/name"_s;
    QTest::newRow("no object") << R"({"events":[7]})"_ba
                               << u"no alert's name stands at /trigger/name"_s;
    QTest::newRow("no JSON") << "status=ok"_ba << u"it is no JSON"_s;
    QTest::newRow("nothing") << ""_ba << u"it is no JSON"_s;
}

void TestMappedPayload::saysWhatIsMissing()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, why);
    const auto page = read(ofEvents, body);
    QVERIFY(!page);
    QVERIFY(page.failure().kind == Failure::Kind::BadAnswer);
    QVERIFY2(page.failure().detail.contains(why), qPrintable(page.failure().detail));
}

void TestMappedPayload::boundsWhatComes()
{
    const QByteArray longName(5000, 'n');
    const auto one = read({.name = u"/n"_s}, R"({"n":")" + longName + R"("})");
    QVERIFY(one);
    QCOMPARE(one->alerts.front().name.size(), 1024u);
    const auto many = read({.name = u"/n"_s},
                           "[" + QByteArray(R"({"n":"A"},)").repeated(10'005) + R"({"n":"A"}])");
    QVERIFY(many);
    QCOMPARE(many->alerts.size(), MappedPayload::mostAlerts);
}

void TestMappedPayload::knowsPointers_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isPointer");
    QTest::newRow("the whole") << u""_s << true;
    QTest::newRow("a member") << u"/a"_s << true;
    QTest::newRow("an element") << u"/a/0"_s << true;
    QTest::newRow("escaped") << u"/a~0~1"_s << true;
    QTest::newRow("an empty name") << u"/"_s << true;
    QTest::newRow("no slash") << u"a.b"_s << false;
    QTest::newRow("a path") << u"$.a"_s << false;
    QTest::newRow("a tilde") << u"/a~2"_s << false;
    QTest::newRow("a tilde at the end") << u"/a~"_s << false;
}

void TestMappedPayload::knowsPointers()
{
    QFETCH(QString, text);
    QTEST(isJsonPointer(text), "isPointer");
}

QTEST_GUILESS_MAIN(TestMappedPayload)
#include "tst_mappedpayload.moc"
