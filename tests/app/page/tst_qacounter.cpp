// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/page/pagefile.h"
#include "app/page/pageserver.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QJsonObject result(const QString &key)
{
    return {{u"key"_s, key},
            {u"experiment"_s, u"db"_s},
            {u"try"_s, u"Buy two tickets"_s},
            {u"look"_s, u"the order page"_s},
            {u"outcome"_s, u"fails"_s},
            {u"severity"_s, u"high"_s},
            {u"text"_s, u"<script>alert(1)</script>"_s},
            {u"picture"_s, u"AAECAw=="_s}};
}

} // namespace

class TestQaCounter : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_server = std::make_unique<PageServer>("token", "7KQM3X");
        m_server->publish(WallView());
        m_port = *m_server->listen(QHostAddress::LocalHost, 0);
        m_web = std::make_unique<QNetworkAccessManager>();
        connect(&m_server->qa(), &QaCounter::sent, this,
                [this](const QaSent &sent) { m_sent.push_back(sent); });
        m_sent.clear();
    }

    void cleanup()
    {
        m_web.reset();
        m_server.reset();
    }

    void servesAPageThatRunsItsOwnScriptAlone()
    {
        QNetworkReply *reply = get(u"qa"_s);
        QTRY_VERIFY(reply->isFinished());
        QCOMPARE(statusOf(reply), 200);
        const QByteArray html = reply->readAll();
        const QByteArray policy = reply->rawHeader("Content-Security-Policy");
        QVERIFY(policy.startsWith("default-src 'none'; script-src 'sha256-"));
        const qsizetype from = html.indexOf("<script>") + 8;
        const QByteArray script = html.mid(from, html.indexOf("</script>") - from);
        const QByteArray hash =
            QCryptographicHash::hash(script, QCryptographicHash::Sha256).toBase64();
        QVERIFY(policy.contains("script-src 'sha256-" + hash + "'"));
        QVERIFY(policy.contains("form-action 'none'") && !policy.contains("unsafe"));
        QVERIFY(!script.contains("innerHTML") && !script.contains("eval"));
        QCOMPARE(html.count("<script"), 1);
        QVERIFY(!html.contains("{{") && !html.contains("http:") && !html.contains("7KQM3X"));
    }

    void isNotThereWithoutAJoinCode()
    {
        PageServer readOnly("token", {});
        readOnly.publish(WallView());
        m_port = *readOnly.listen(QHostAddress::LocalHost, 0);
        for (const QString &place : {u"qa"_s, u"qa/board?seat=&after=0"_s}) {
            QNetworkReply *reply = get(place);
            QTRY_VERIFY(reply->isFinished());
            QCOMPARE(statusOf(reply), 404);
        }
        QNetworkReply *reply = post(u"qa/join"_s, {{u"code"_s, u""_s}, {u"name"_s, u"Erin"_s}});
        QTRY_VERIFY(reply->isFinished());
        QCOMPARE(statusOf(reply), 404);
    }

    void letsNobodyInWithoutTheCode()
    {
        for (int i = 0; i < JoinDesk::mostWrongHere; ++i)
            QCOMPARE(joined(u"AAAAAA"_s), std::pair(403, QString()));
        QCOMPARE(joined(u"7KQM3X"_s), std::pair(429, QString()));
        for (const QString &place : {u"qa/board?seat=AAAA&after=0"_s, u"qa/board"_s}) {
            QNetworkReply *reply = get(place);
            QTRY_VERIFY(reply->isFinished());
            QCOMPARE(statusOf(reply), 403);
        }
        QNetworkReply *reply = post(u"qa/send?seat=AAAA"_s, result(u"a"_s));
        QTRY_VERIFY(reply->isFinished());
        QCOMPARE(statusOf(reply), 403);
        QVERIFY(m_sent.empty());
    }

    void showsTheCardsToWhoHasJoined()
    {
        const QString seat = joined(u"7kq m3x"_s).second;
        QVERIFY(!seat.isEmpty());
        QNetworkReply *reply = get(u"qa/board?seat=%1&after=0"_s.arg(seat));
        QTRY_VERIFY(reply->isFinished());
        const qint64 sequence = jsonOf(reply)[u"sequence"_s].toInteger();
        reply = get(u"qa/board?seat=%1&after=%2"_s.arg(seat).arg(sequence));
        m_server->qa().publish({.experiment = u"db"_s,
                                .title = u"</script><b>The database dies"_s,
                                .isUnderWay = true,
                                .cards = {{u"Buy two tickets"_s, u"the order page"_s}}});
        QTRY_VERIFY(reply->isFinished());
        const QJsonObject board = jsonOf(reply);
        QCOMPARE(board[u"title"_s].toString(), u"</script><b>The database dies"_s);
        QCOMPARE(board[u"cards"_s][0][u"try"_s].toString(), u"Buy two tickets"_s);
        QCOMPARE(reply->rawHeader("Content-Type"), "application/json");
        QCOMPARE(reply->rawHeader("X-Content-Type-Options"), "nosniff");
    }

    void answersAResultOnceItIsKept()
    {
        const QString seat = joined(u"7KQM3X"_s).second;
        QNetworkReply *reply = post(u"qa/send?seat="_s + seat, result(u"a"_s));
        QTRY_COMPARE(m_sent.size(), 1u);
        const QaResult &sent = m_sent[0].result;
        QCOMPARE(sent.by, u"Erin"_s);
        QCOMPARE(sent.card.look, u"the order page"_s);
        QCOMPARE(sent.outcome, QaOutcome::Fails);
        QCOMPARE(sent.severity, Level::High);
        QCOMPARE(sent.seat, QaSeat::Page);
        QCOMPARE(sent.text, u"<script>alert(1)</script>"_s);
        QCOMPARE(m_sent[0].picture, QByteArray("\0\1\2\3", 4));
        QVERIFY(!reply->isFinished());
        // Sent again meanwhile: both are answered by the one that is kept.
        QNetworkReply *again = post(u"qa/send?seat="_s + seat, result(u"a"_s));
        QTRY_COMPARE(m_sent.size(), 2u);
        m_server->qa().tell(u"another"_s, {});
        m_server->qa().tell(u"a"_s, {});
        QTRY_VERIFY(reply->isFinished() && again->isFinished());
        QCOMPARE(statusOf(reply), 200);
        QVERIFY(jsonOf(reply)[u"kept"_s].toBool());
        QCOMPARE(statusOf(again), 200);
    }

    void saysWhyAResultWasNotTaken()
    {
        const QString seat = joined(u"7KQM3X"_s).second;
        QNetworkReply *reply = post(u"qa/send?seat="_s + seat, result(u"a"_s));
        QTRY_COMPARE(m_sent.size(), 1u);
        m_server->qa().tell(u"a"_s, u"That is no picture."_s);
        QTRY_VERIFY(reply->isFinished());
        QCOMPARE(statusOf(reply), 422);
        QCOMPARE(jsonOf(reply)[u"why"_s].toString(), u"That is no picture."_s);
    }

    void saysSoWhenNothingIsWritten()
    {
        m_server->qa().setPatience(100ms);
        const QString seat = joined(u"7KQM3X"_s).second;
        QNetworkReply *reply = post(u"qa/send?seat="_s + seat, result(u"a"_s));
        QTRY_VERIFY(reply->isFinished());
        QCOMPARE(statusOf(reply), 503);
        QVERIFY(jsonOf(reply)[u"why"_s].toString().contains(u"Send it again"_s));
    }

    void refusesWhatItCannotRead_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("body");
        const auto changed = [](const QString &name, const QJsonValue &value) {
            QJsonObject json = result(u"a"_s);
            json[name] = value;
            return QJsonDocument(json).toJson();
        };
        const QByteArray json = "application/json";
        QTest::newRow("nothing") << json << QByteArray();
        QTest::newRow("no object") << json << QByteArray("[1, 2]");
        QTest::newRow("cut off") << json << QJsonDocument(result(u"a"_s)).toJson().chopped(9);
        QTest::newRow("deep") << json << QByteArray(3000, '[');
        QTest::newRow("another outcome") << json << changed(u"outcome"_s, u"explodes"_s);
        QTest::newRow("no outcome") << json << changed(u"outcome"_s, 7);
        QTest::newRow("a long text") << json << changed(u"text"_s, QString(3000, u'x'));
        QTest::newRow("a broken picture") << json << changed(u"picture"_s, u"%%%"_s);
        // What a page of another site can send without asking.
        QTest::newRow("a form") << QByteArray("application/x-www-form-urlencoded")
                                << QJsonDocument(result(u"a"_s)).toJson();
        QTest::newRow("a text") << QByteArray("text/plain; application/json")
                                << QJsonDocument(result(u"a"_s)).toJson();
    }

    void refusesWhatItCannotRead()
    {
        QFETCH(const QByteArray, type);
        QFETCH(const QByteArray, body);
        const QString seat = joined(u"7KQM3X"_s).second;
        QNetworkReply *reply = post(u"qa/send?seat="_s + seat, body, type);
        QTRY_VERIFY(reply->isFinished());
        QCOMPARE(statusOf(reply), 400);
        QVERIFY(!jsonOf(reply)[u"why"_s].toString().isEmpty());
        QVERIFY(m_sent.empty());
    }

    void takesLongResultsFromWhoHasJoinedAlone()
    {
        const QString seat = joined(u"7KQM3X"_s).second;
        QJsonObject pictured = result(u"a"_s);
        pictured[u"picture"_s] = QString::fromLatin1(QByteArray(900'000, 'p').toBase64());
        post(u"qa/send?seat="_s + seat, pictured);
        QTRY_COMPARE(m_sent.size(), 1u);
        QCOMPARE(m_sent[0].picture.size(), 900'000);
        for (const QString &place :
             {u"qa/send?seat=AAAA"_s, u"qa/join"_s, u"state"_s, u"qa/join?seat="_s + seat}) {
            QNetworkReply *reply = post(place, pictured);
            QTRY_VERIFY(reply->isFinished());
            QVERIFY2(statusOf(reply) == 413 || statusOf(reply) == 0, qPrintable(place));
        }
        pictured[u"picture"_s] = QString(5'000'000, u'A');
        QNetworkReply *reply = post(u"qa/send?seat="_s + seat, pictured);
        QTRY_VERIFY(reply->isFinished());
        QVERIFY(statusOf(reply) == 413 || statusOf(reply) == 0);
        QCOMPARE(m_sent.size(), 1u);
    }

    void tellsReadersFromSenders()
    {
        QNetworkReply *reply = get(u"qa/send?seat=AAAA"_s);
        QTRY_VERIFY(reply->isFinished());
        QCOMPARE(statusOf(reply), 405);
        QCOMPARE(reply->rawHeader("Allow"), "POST");
        reply = post(u"qa"_s, result(u"a"_s));
        QTRY_VERIFY(reply->isFinished());
        QCOMPARE(statusOf(reply), 405);
        QVERIFY(reply->rawHeader("Access-Control-Allow-Origin").isEmpty());
    }

private:
    QUrl at(const QString &place) const
    {
        return QUrl(u"http://127.0.0.1:%1/token/%2"_s.arg(m_port).arg(place));
    }
    QNetworkReply *get(const QString &place) { return m_web->get(QNetworkRequest(at(place))); }
    QNetworkReply *post(const QString &place, const QByteArray &body, const QByteArray &type)
    {
        QNetworkRequest request(at(place));
        request.setRawHeader("Content-Type", type);
        return m_web->post(request, body);
    }
    QNetworkReply *post(const QString &place, const QJsonObject &json)
    {
        return post(place, QJsonDocument(json).toJson(QJsonDocument::Compact), "application/json");
    }
    static int statusOf(const QNetworkReply *reply)
    {
        return reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    }
    static QJsonObject jsonOf(QNetworkReply *reply)
    {
        return QJsonDocument::fromJson(reply->readAll()).object();
    }
    /// The status, and the seat.
    std::pair<int, QString> joined(const QString &code)
    {
        QNetworkReply *reply = post(u"qa/join"_s, {{u"code"_s, code}, {u"name"_s, u"Erin"_s}});
        if (!QTest::qWaitFor([&] { return reply->isFinished(); }))
            return {};
        return {statusOf(reply), jsonOf(reply)[u"seat"_s].toString()};
    }

    std::unique_ptr<PageServer> m_server;
    std::unique_ptr<QNetworkAccessManager> m_web;
    quint16 m_port = 0;
    std::vector<QaSent> m_sent;
};

QTEST_GUILESS_MAIN(TestQaCounter)
#include "tst_qacounter.moc"
