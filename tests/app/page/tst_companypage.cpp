// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/page/companypage.h"

#include "app/page/pageserver.h"
#include "tests/models/items/dayscript.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>
#include <QUrl>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr Instant begin = instantOf(1'796'738'400'000'000); // 2026-12-08T14:00:00Z

void planDay(DayScript &script)
{
    script.say(Entries::described({.title = u"Small day"_s}));
    script.say(Entries::planned(Experiment{.key = u"db"_s, .title = u"The database dies"_s}));
}

/// A connection on which requests are written as they stand.
class Visitor
{
public:
    explicit Visitor(const QUrl &link) { socket.connectToHost(link.host(), quint16(link.port())); }

    void ask(const QByteArray &verb, const QString &path, const QByteArray &more = {})
    {
        m_isAnswered = false;
        socket.write(verb + ' ' + path.toUtf8() + " HTTP/1.1\r\nHost: evil.example\r\n" + more
                     + "\r\n");
    }

    /// Whether a whole answer to what was asked last is there.
    bool hasAnswer()
    {
        if (m_isAnswered)
            return true;
        const qsizetype end = heard().indexOf("\r\n\r\n");
        if (end < 0)
            return false;
        static const QRegularExpression length(u"content-length: (\\d+)"_s,
                                               QRegularExpression::CaseInsensitiveOption);
        const auto match = length.match(QString::fromLatin1(m_heard.first(end)));
        const qsizetype size = match.captured(1).toLongLong();
        head = m_heard.first(end);
        if (!isHead && m_heard.size() < end + 4 + size)
            return false;
        body = m_heard.mid(end + 4, isHead ? 0 : size);
        m_heard.remove(0, end + 4 + body.size());
        m_isAnswered = true;
        return true;
    }

    [[nodiscard]] int status() const { return head.mid(9, 3).toInt(); }

    QTcpSocket socket;
    QByteArray head;
    QByteArray body;
    bool isHead = false;

private:
    const QByteArray &heard()
    {
        m_heard += socket.readAll();
        return m_heard;
    }

    QByteArray m_heard;
    bool m_isAnswered = false;
};

} // namespace

class TestCompanyPage : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"."_s));
        m_script = std::make_unique<DayScript>(begin);
        planDay(*m_script);
        m_wall = std::make_unique<LiveWall>(m_script->live(), m_script->clock(), QTimeZone::utc());
        m_page = std::make_unique<CompanyPage>(*m_wall);
    }

    void cleanup()
    {
        m_page.reset();
        m_wall.reset();
        m_script.reset();
    }

    void isOffUntilItIsOpened()
    {
        QVERIFY(!m_page->isOpen());
        QSignalSpy changed(m_wall.get(), &LiveWall::changed);
        const QUrl link = opened();
        QVERIFY(link.isValid());
        QVERIFY(!changed.isEmpty());
        m_page->close();
        QTcpSocket socket;
        socket.connectToHost(link.host(), quint16(link.port()));
        QTRY_COMPARE(socket.error(), QAbstractSocket::ConnectionRefusedError);
    }

    void servesThePageToWhoHasTheLink()
    {
        const QUrl link = opened();
        Visitor visitor(link);
        visitor.ask("GET", link.path());
        QTRY_VERIFY(visitor.hasAnswer());
        QCOMPARE(visitor.status(), 200);
        QVERIFY(visitor.body.contains("Nothing runs yet"));
        for (const char *header :
             {"Content-Type: text/html; charset=utf-8",
              "Content-Security-Policy: default-src 'none'", "X-Content-Type-Options: nosniff",
              "X-Frame-Options: DENY", "Referrer-Policy: no-referrer", "Cache-Control: no-store"})
            QVERIFY2(visitor.head.contains(header), header);
        QVERIFY(!visitor.head.contains("evil.example") && !visitor.body.contains("evil.example"));
        const QByteArray length = QByteArray::number(visitor.body.size());
        visitor.isHead = true;
        visitor.ask("HEAD", link.path());
        QTRY_VERIFY(visitor.hasAnswer());
        QCOMPARE(visitor.status(), 200);
        QVERIFY(visitor.head.contains("Content-Length: " + length));
    }

    void tellsNothingToAnybodyElse_data()
    {
        QTest::addColumn<QByteArray>("verb");
        QTest::addColumn<QString>("path"); // TOKEN stands for the right one
        const auto row = [](const char *name, const QByteArray &verb, const QString &path) {
            QTest::newRow(name) << verb << path;
        };
        row("no token", "GET", u"/"_s);
        row("nothing", "GET", u"//"_s);
        row("another token", "GET", u"/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA/"_s);
        row("its beginning", "GET", u"/TOKE/"_s);
        row("more than it", "GET", u"/TOKENx/state"_s);
        row("another place", "GET", u"/TOKEN/journal"_s);
        row("a path upwards", "GET", u"/TOKEN/../state"_s);
        row("a file", "GET", u"/TOKEN/page.js"_s);
        row("a post without it", "POST", u"/state"_s);
    }

    void tellsNothingToAnybodyElse()
    {
        QFETCH(const QByteArray, verb);
        QFETCH(QString, path);
        const QUrl link = opened();
        const QString token = link.path().section(u'/', 1, 1);
        path.replace(u"TOKEN"_s, token).replace(u"TOKE"_s, token.chopped(1));
        Visitor visitor(link);
        visitor.ask(verb, path, "Content-Length: 0\r\n");
        QTRY_VERIFY(visitor.hasAnswer());
        QCOMPARE(visitor.status(), 404);
        QCOMPARE(visitor.body, "Not found\n");
    }

    void takesNothing()
    {
        const QUrl link = opened();
        for (const QByteArray &verb :
             {QByteArray("POST"), QByteArray("PUT"), QByteArray("DELETE")}) {
            Visitor visitor(link);
            visitor.ask(verb, link.path() + u"state"_s, "Content-Length: 0\r\n");
            QTRY_VERIFY(visitor.hasAnswer());
            QCOMPARE(visitor.status(), 405);
            QVERIFY(visitor.head.contains("Allow: GET, HEAD"));
        }
    }

    void tellsOfAChangeAsSoonAsThereIsOne()
    {
        const QUrl link = opened();
        Visitor visitor(link);
        visitor.ask("GET", link.path() + u"state?after=0"_s);
        QTRY_VERIFY(visitor.hasAnswer());
        auto state = QJsonDocument::fromJson(visitor.body).object();
        QCOMPARE(state[u"title"_s].toString(), u"Nothing runs yet"_s);
        visitor.ask("GET", link.path() + u"state?after=%1"_s.arg(state[u"sequence"_s].toInteger()));
        m_script->say(Entries::started(u"db"_s));
        QTRY_VERIFY(visitor.hasAnswer());
        state = QJsonDocument::fromJson(visitor.body).object();
        QCOMPARE(state[u"title"_s].toString(), u"The database dies"_s);
    }

    void letsGoOfWhoWaitsForNothing()
    {
        PageServer server("token", {});
        server.setPatience(100ms);
        server.publish(WallView());
        const auto port = server.listen(QHostAddress::LocalHost, 0);
        QVERIFY(port);
        Visitor visitor(QUrl(u"http://127.0.0.1:%1/token/"_s.arg(*port)));
        visitor.ask("GET", u"/token/state?after=1"_s);
        QTRY_VERIFY(visitor.hasAnswer());
        QCOMPARE(visitor.status(), 204);
    }

    void isAtMostOnceASecondAnother()
    {
        const QUrl link = opened();
        Visitor visitor(link);
        m_script->say(Entries::started(u"db"_s)).say(Entries::triggered(u"db"_s, 0ms));
        qint64 sequence = 0;
        QElapsedTimer time;
        time.start();
        int states = 0;
        for (; time.elapsed() < 2500; ++states) {
            m_script->clock().advance(5s);
            visitor.ask("GET", link.path() + u"state?after=%1"_s.arg(sequence));
            QTRY_VERIFY(visitor.hasAnswer());
            const auto state = QJsonDocument::fromJson(visitor.body).object();
            QVERIFY(state[u"sequence"_s].toInteger() > sequence);
            sequence = state[u"sequence"_s].toInteger();
        }
        QVERIFY2(states <= 5, qPrintable(QString::number(states)));
    }

    void refusesWhatIsTooLong()
    {
        const QUrl link = opened();
        Visitor visitor(link);
        visitor.ask("GET", link.path(), "X-Long: " + QByteArray(100'000, 'x') + "\r\n");
        QTRY_VERIFY(visitor.hasAnswer() || visitor.socket.state() == QTcpSocket::UnconnectedState);
        QVERIFY(visitor.status() != 200);
    }

    void holdsOnlySoManyConnections()
    {
        const QUrl link = opened();
        std::vector<std::unique_ptr<Visitor>> crowd;
        for (int i = 0; i < PageServer::mostConnections; ++i)
            crowd.push_back(std::make_unique<Visitor>(link));
        crowd.back()->ask("GET", link.path());
        QTRY_VERIFY(crowd.back()->hasAnswer());
        Visitor late(link);
        QTRY_COMPARE(late.socket.state(), QTcpSocket::UnconnectedState);
        crowd.erase(crowd.begin());
        std::unique_ptr<Visitor> next;
        const auto isServed = [&] {
            if (!next || next->socket.state() == QTcpSocket::UnconnectedState) {
                next = std::make_unique<Visitor>(link);
                next->ask("GET", link.path());
            }
            return next->hasAnswer();
        };
        QTRY_VERIFY(isServed());
    }

    void hasANewTokenEachTime()
    {
        const QString first = opened().path();
        const QString second = opened().path();
        QVERIFY(first != second);
        // 24 bytes in letters that need no escaping.
        static const QRegularExpression token(u"^/[A-Za-z0-9_-]{32}/$"_s);
        QVERIFY(first.contains(token) && second.contains(token));
    }

    void saysWhyItCannotListen()
    {
        QSignalSpy failed(m_page.get(), &CompanyPage::failed);
        m_page->open(u"192.0.2.1"_s); // an address of nobody's
        QTRY_COMPARE(failed.count(), 1);
        QVERIFY(failed[0][0].value<Failure>().detail.contains(u"192.0.2.1"_s));
        QVERIFY(!m_page->isOpen());
    }

private:
    QUrl opened()
    {
        QSignalSpy spy(m_page.get(), &CompanyPage::opened);
        m_page->open(u"127.0.0.1"_s, 0);
        return spy.wait(5000) ? QUrl(spy[0][0].toString()) : QUrl();
    }

    std::unique_ptr<DayScript> m_script;
    std::unique_ptr<LiveWall> m_wall;
    std::unique_ptr<CompanyPage> m_page;
};

QTEST_GUILESS_MAIN(TestCompanyPage)
#include "tst_companypage.moc"
