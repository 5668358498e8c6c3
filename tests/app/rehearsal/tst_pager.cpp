// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/clock/roomclock.h"
#include "app/net/secrets.h"
#include "app/net/transport.h"
#include "app/rehearsal/pager.h"
#include "tests/support/fakeserver.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Chaos;
using namespace Chaos::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

Entries::SeenAlert alertIn(AlertState state)
{
    return {.source = "room",
            .fingerprint = "shop/ShopDown",
            .name = "ShopDown",
            .state = state,
            .since = instantOf(1796738400000000),
            .labels = {{"alertname", "ShopDown"}, {"host", "shop"}}};
}

} // namespace

class TestPager : public QObject
{
    Q_OBJECT

private slots:
    void speaksAsAlertmanagerDoes();
    void pagesOnceAndTellsTheEnd();
    void keepsToItselfWhatEndsAtOnce();
    void triesAgainWhenTheRoomIsNotThere();
    void tellsTheEndThatCameWhileItPaged();

private:
    [[nodiscard]] static QStringList told(const FakeServer &server)
    {
        QStringList words;
        for (const auto &request : server.requests())
            words.append(
                QJsonDocument::fromJson(request.body).object().value("status"_L1).toString());
        return words;
    }

    RoomClock m_clock;
    EnvironmentSecrets m_secrets;
    Transport m_transport{m_clock, m_secrets};
};

void TestPager::speaksAsAlertmanagerDoes()
{
    const QJsonObject body =
        QJsonDocument::fromJson(notificationOf(alertIn(AlertState::Firing), false)).object();
    QCOMPARE(body.value("version"_L1).toString(), u"4"_s);
    QCOMPARE(body.value("status"_L1).toString(), u"firing"_s);
    const QJsonObject alert = body.value("alerts"_L1).toArray().at(0).toObject();
    QCOMPARE(alert.value("labels"_L1).toObject().value("alertname"_L1).toString(), u"ShopDown"_s);
    QCOMPARE(alert.value("startsAt"_L1).toString(), u"2026-12-08T14:00:00.000000Z"_s);
    QCOMPARE(alert.value("fingerprint"_L1).toString(), u"shop/ShopDown"_s);
}

void TestPager::pagesOnceAndTellsTheEnd()
{
    FakeServer server;
    server.answer("", "");
    Pager pager(m_transport, server.url(u"/webhook"_s), 30ms);
    pager.take(alertIn(AlertState::Firing));
    QTRY_COMPARE(told(server), QStringList{u"firing"_s});
    pager.take(alertIn(AlertState::Firing)); // goes on
    pager.take(alertIn(AlertState::Inactive));
    QTRY_COMPARE(told(server), (QStringList{u"firing"_s, u"resolved"_s}));
    QCOMPARE(server.requests().first().verb, QByteArray("POST"));
    QCOMPARE(server.requests().first().target, QByteArray("/webhook"));
}

void TestPager::keepsToItselfWhatEndsAtOnce()
{
    FakeServer server;
    server.answer("", "");
    Pager pager(m_transport, server.url(), 200ms);
    pager.take(alertIn(AlertState::Firing));
    pager.take(alertIn(AlertState::Inactive));
    Entries::SeenAlert other = alertIn(AlertState::Firing);
    other.fingerprint = "cart/CartDown";
    pager.take(other);
    QTRY_COMPARE(told(server), QStringList{u"firing"_s});
    QVERIFY(server.requests().first().body.contains("cart/CartDown"));
}

void TestPager::triesAgainWhenTheRoomIsNotThere()
{
    FakeServer server;
    server.answer("", "", 503);
    Pager pager(m_transport, server.url(), 10ms);
    pager.take(alertIn(AlertState::Firing));
    QTRY_COMPARE(server.requests().size(), 1);
    server.answer("", "");
    QTRY_COMPARE(server.requests().size(), 2);
}

void TestPager::tellsTheEndThatCameWhileItPaged()
{
    FakeServer server;
    server.react("", {.status = 200, .after = 150ms});
    Pager pager(m_transport, server.url(), 10ms);
    pager.take(alertIn(AlertState::Firing));
    QTRY_COMPARE(server.requests().size(), 1);
    pager.take(alertIn(AlertState::Inactive));
    QTRY_COMPARE(told(server), (QStringList{u"firing"_s, u"resolved"_s}));
}

QTEST_GUILESS_MAIN(TestPager)
#include "tst_pager.moc"
