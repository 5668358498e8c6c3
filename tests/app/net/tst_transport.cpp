// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/clock/roomclock.h"
#include "app/net/secrets.h"
#include "app/net/transport.h"
#include "models/day/entry.h"
#include "tests/support/fakeserver.h"

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QSslCertificate>
#include <QSslKey>
#include <QTemporaryDir>
#include <QTest>

#include <map>
#include <memory>

using namespace Chaos;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using Test::FakeServer;

namespace {
class KnownSecrets final : public Secrets
{
public:
    std::optional<QByteArray> value(const QString &name) const override
    {
        return name == u"TOKEN"_s ? std::optional<QByteArray>("s3cret") : std::nullopt;
    }
};

/// Everything that one question led to.
struct Heard
{
    int times = 0;
    std::optional<Outcome<Answer>> outcome;
};
} // namespace

class TestTransport : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void answersWithBodyAndInstants();
    void saysWhoItIs();
    void handsOnWhatAServerSaysIsWrong();
    void fails_data();
    void fails();
    void refusesWhatItCannotAsk_data();
    void refusesWhatItCannotAsk();
    void tellsRefusalsOfAllKinds();
    void endsASlowDripAtItsDeadline();
    void breaksOffWhatIsTooLong();
    void boundsWhatIsUnpacked();
    void neverFollowsARedirect();
    void provesWhoItIs_data();
    void provesWhoItIs();
    void putsAKeyWhereItIsWanted();
    void saysThatNoSecretIsNamed();
    void sendsNothingTwiceThatWouldDoHarm();
    void readsHowLongToLeaveItAlone_data();
    void readsHowLongToLeaveItAlone();
    void readsTheDateUnlessACacheAnswered_data();
    void readsTheDateUnlessACacheAnswered();
    void keepsItsConnection();
    void keepsNoCookies();
    void saysNothingToADeadAsker();
    void endsWhatIsUnderWayWhenItGoes();
    void trustsTheGivenAuthorityAlone();
    void logsNoSecrets();

private:
    std::shared_ptr<Heard> ask(const Question &question);
    std::shared_ptr<Heard> ask(const QString &path, Micros timeout = 5s);
    void finish(const std::shared_ptr<Heard> &heard);
    static Failure::Kind kindOf(const std::shared_ptr<Heard> &heard)
    {
        return heard->outcome->failure().kind;
    }

    RoomClock m_clock;
    KnownSecrets m_secrets;
    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<Transport> m_transport;
    std::unique_ptr<QObject> m_asker;
};

void TestTransport::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_server = std::make_unique<FakeServer>();
    m_transport = std::make_unique<Transport>(m_clock, m_secrets);
    m_asker = std::make_unique<QObject>();
}

void TestTransport::cleanup()
{
    m_asker.reset();
    m_transport.reset();
    m_server.reset();
}

std::shared_ptr<Heard> TestTransport::ask(const Question &question)
{
    auto heard = std::make_shared<Heard>();
    m_transport->ask(m_asker.get(), question, [heard](Outcome<Answer> outcome) {
        ++heard->times;
        heard->outcome.emplace(std::move(outcome));
    });
    return heard;
}

std::shared_ptr<Heard> TestTransport::ask(const QString &path, Micros timeout)
{
    return ask(Question{.url = m_server->url(path), .timeout = timeout});
}

void TestTransport::finish(const std::shared_ptr<Heard> &heard)
{
    QTRY_COMPARE_WITH_TIMEOUT(heard->times, 1, 10'000);
}

void TestTransport::answersWithBodyAndInstants()
{
    m_server->react("/slow", {.body = "{\"a\":1}", .after = 50ms});
    const Instant before = m_clock.now();
    const auto heard = ask(u"/slow"_s);
    QCOMPARE(heard->times, 0); // never before `ask` has returned
    finish(heard);
    QVERIFY(*heard->outcome);
    const Answer &answer = heard->outcome->value();
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.body, "{\"a\":1}"_ba);
    QCOMPARE(answer.contentType, "application/json"_ba);
    QVERIFY(answer.body.capacity() >= answer.body.size() + qsizetype(payloadPadding));
    QVERIFY(before <= answer.askedAt);
    QVERIFY(answer.askedAt + 50ms <= answer.headAt);
    QVERIFY(answer.headAt <= answer.endedAt);
    QVERIFY(answer.endedAt <= m_clock.now());
}

void TestTransport::saysWhoItIs()
{
    m_server->answer("", "ok");
    finish(ask(u"/"_s));
    const auto &request = m_server->requests().first();
    QCOMPARE(request.verb, "GET"_ba);
    QCOMPARE(request.headers.value("user-agent"), "Chaosroom/" CHAOSROOM_VERSION ""_ba);
    QCOMPARE(request.headers.value("cache-control"), "no-cache"_ba);
    QVERIFY(!request.headers.contains("authorization"));
}

void TestTransport::handsOnWhatAServerSaysIsWrong()
{
    m_server->answer("/422", "{\"status\":\"error\"}", 422);
    m_server->answer("/503", "down for maintenance", 503);
    for (const auto &[path, status] : std::map<QString, int>{{u"/422"_s, 422}, {u"/503"_s, 503}}) {
        const auto heard = ask(path);
        finish(heard);
        QVERIFY(*heard->outcome);
        QCOMPARE(heard->outcome->value().status, status);
        QVERIFY(!heard->outcome->value().body.isEmpty());
    }
}

void TestTransport::fails_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("kind");
    QTest::newRow("401") << u"/401"_s << int(Failure::Kind::Unauthorized);
    QTest::newRow("403") << u"/403"_s << int(Failure::Kind::Unauthorized);
    QTest::newRow("login page") << u"/302"_s << int(Failure::Kind::Unauthorized);
    QTest::newRow("hangs") << u"/hang"_s << int(Failure::Kind::TimedOut);
    QTest::newRow("hangs up") << u"/hangup"_s << int(Failure::Kind::Refused);
    QTest::newRow("hangs in the middle") << u"/half"_s << int(Failure::Kind::TimedOut);
    QTest::newRow("breaks off in the middle") << u"/broken"_s << int(Failure::Kind::Refused);
    QTest::newRow("no HTTP") << u"/garbage"_s << int(Failure::Kind::Refused);
}

void TestTransport::fails()
{
    QFETCH(QString, path);
    QFETCH(int, kind);
    m_server->answer("/401", "who are you", 401);
    m_server->answer("/403", "not you", 403);
    m_server->react("/302", {.status = 302, .headers = "Location: https://login.example/\r\n"});
    m_server->react("/hang", {.hang = true});
    m_server->react("/hangup", {.hangUp = true});
    m_server->react("/half", {.body = "{", .headers = "Content-Length: 100\r\n"});
    m_server->react("/broken",
                    {.raw = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"data\":"_ba});
    m_server->react("/garbage", {.raw = "\x16\x03\x01 what is this\r\n\r\n"_ba});
    const auto heard = ask(path, 500ms);
    finish(heard);
    QVERIFY(!*heard->outcome);
    QVERIFY2(int(kindOf(heard)) == kind, qPrintable(heard->outcome->failure().detail));
    QVERIFY(heard->outcome->failure().detail.contains(u"127.0.0.1"_s));
    QCoreApplication::sendPostedEvents();
    QCOMPARE(heard->times, 1);
}

void TestTransport::refusesWhatItCannotAsk_data()
{
    QTest::addColumn<QString>("url");
    QTest::newRow("file") << u"file:///etc/passwd"_s;
    QTest::newRow("ftp") << u"ftp://127.0.0.1/"_s;
    QTest::newRow("empty") << QString();
    QTest::newRow("no host") << u"http:///x"_s;
    QTest::newRow("words") << u"not a url"_s;
}

void TestTransport::refusesWhatItCannotAsk()
{
    QFETCH(QString, url);
    const auto heard = ask(Question{.url = QUrl(url)});
    QCOMPARE(heard->times, 0);
    finish(heard);
    QVERIFY(kindOf(heard) == Failure::Kind::BadInput);
}

void TestTransport::tellsRefusalsOfAllKinds()
{
    m_server->goAway();
    auto heard = ask(u"/"_s);
    finish(heard);
    QVERIFY(kindOf(heard) == Failure::Kind::Refused);
    QVERIFY(heard->outcome->failure().detail.startsWith(u"nobody listens at 127.0.0.1:"_s));
    heard = ask(Question{.url = QUrl(u"http://no-such-host.invalid/"_s)});
    finish(heard);
    QVERIFY(!*heard->outcome);
}

void TestTransport::endsASlowDripAtItsDeadline()
{
    m_server->react("/drip", {.body = QByteArray(1000, ' '), .dripBytes = 1, .dripEvery = 20ms});
    QElapsedTimer timer;
    timer.start();
    const auto heard = ask(u"/drip"_s, 400ms);
    finish(heard);
    QVERIFY(kindOf(heard) == Failure::Kind::TimedOut);
    QVERIFY(timer.elapsed() < 3000);
}

void TestTransport::breaksOffWhatIsTooLong()
{
    constexpr qint64 huge = 100 << 20;
    m_server->react("/announced", {.endless = huge});
    m_server->react("/unannounced", {.headers = "Connection: close\r\n", .endless = huge});
    for (const QString &path : {u"/announced"_s, u"/unannounced"_s}) {
        Question question{.url = m_server->url(path)};
        question.maxBytes = 1 << 20;
        const auto heard = ask(question);
        finish(heard);
        QVERIFY(kindOf(heard) == Failure::Kind::TooLarge);
    }
    Question question{.url = m_server->url(u"/exact"_s)};
    question.maxBytes = 4;
    m_server->answer("/exact", "1234");
    const auto heard = ask(question);
    finish(heard);
    QVERIFY(*heard->outcome);
}

void TestTransport::boundsWhatIsUnpacked()
{
    // qCompress writes a length and a zlib stream; "deflate" is that stream.
    const QByteArray packed = qCompress(QByteArray(50 << 20, ' '), 9).mid(4);
    QVERIFY(packed.size() < 1 << 20);
    m_server->react("/bomb", {.body = packed, .headers = "Content-Encoding: deflate\r\n"});
    Question question{.url = m_server->url(u"/bomb"_s)};
    question.maxBytes = 2 << 20;
    auto heard = ask(question);
    finish(heard);
    QVERIFY(kindOf(heard) == Failure::Kind::TooLarge);
    question.maxBytes = 64 << 20;
    heard = ask(question);
    finish(heard);
    QVERIFY(*heard->outcome);
    QCOMPARE(heard->outcome->value().body.size(), 50 << 20);
}

void TestTransport::neverFollowsARedirect()
{
    FakeServer elsewhere;
    elsewhere.answer("", "{}");
    m_server->react(
        "/",
        {.status = 307, .headers = "Location: " + elsewhere.url(u"/x"_s).toEncoded() + "\r\n"});
    const auto heard = ask(u"/"_s);
    finish(heard);
    QVERIFY(kindOf(heard) == Failure::Kind::Unauthorized);
    QVERIFY(elsewhere.requests().isEmpty());
}

void TestTransport::provesWhoItIs_data()
{
    QTest::addColumn<int>("auth");
    QTest::addColumn<QString>("secret");
    QTest::addColumn<QByteArray>("header");
    QTest::newRow("none") << int(Access::Auth::None) << u"TOKEN"_s << ""_ba;
    QTest::newRow("basic") << int(Access::Auth::Basic) << u"TOKEN"_s
                           << "Basic " + "scribe:s3cret"_ba.toBase64();
    QTest::newRow("bearer") << int(Access::Auth::Bearer) << u"TOKEN"_s << "Bearer s3cret"_ba;
    QTest::newRow("a secret that is not there")
        << int(Access::Auth::Bearer) << u"OTHER"_s << "fails"_ba;
}

void TestTransport::provesWhoItIs()
{
    QFETCH(int, auth);
    QFETCH(QString, secret);
    QFETCH(QByteArray, header);
    m_server->answer("", "ok");
    Question question{.url = m_server->url(u"/"_s)};
    question.url.setUserInfo(u"someone:else"_s); // what a URL says does not count
    question.access = {Access::Auth(auth), u"scribe"_s, secret, {}};
    const auto heard = ask(question);
    finish(heard);
    if (header == "fails") {
        QVERIFY(kindOf(heard) == Failure::Kind::Unauthorized);
        QVERIFY(heard->outcome->failure().detail.contains(u"OTHER"_s));
        QVERIFY(m_server->requests().isEmpty());
        return;
    }
    QVERIFY(*heard->outcome);
    QCOMPARE(m_server->requests().first().headers.value("authorization"), header);
}

void TestTransport::putsAKeyWhereItIsWanted()
{
    m_server->answer("", "ok");
    Question question{.url = m_server->url(u"/"_s)};
    question.access = {.auth = Access::Auth::Key,
                       .user = u"alice\r\nX-Evil: 1"_s,
                       .secret = u"TOKEN"_s,
                       .keyHeader = "X-Api-Key",
                       .keyPrefix = "Token token=",
                       .userHeader = "X-Api-Id"};
    const auto heard = ask(question);
    finish(heard);
    QVERIFY(*heard->outcome);
    const auto headers = m_server->requests().first().headers;
    QCOMPARE(headers.value("x-api-key"), "Token token=s3cret");
    QCOMPARE(headers.value("x-api-id"), "alice X-Evil: 1");
    QVERIFY(!headers.contains("authorization") && !headers.contains("x-evil"));
}

void TestTransport::saysThatNoSecretIsNamed()
{
    Question question{.url = m_server->url(u"/"_s)};
    question.access = {.auth = Access::Auth::Bearer};
    const auto heard = ask(question);
    finish(heard);
    QVERIFY(kindOf(heard) == Failure::Kind::Unauthorized);
    QVERIFY(m_server->requests().isEmpty());
}

void TestTransport::sendsNothingTwiceThatWouldDoHarm()
{
    m_server->answer("/well", "ok");
    m_server->react("/made", {.hangUp = true});
    const auto before = ask({.url = m_server->url(u"/well"_s)}); // its line is kept
    finish(before);
    const QByteArray body(100'000, 'x');
    const auto heard =
        ask({.verb = "POST", .url = m_server->url(u"/made"_s), .body = body, .isOnce = true});
    finish(heard);
    QVERIFY(!*heard->outcome);
    QVERIFY(heard->outcome->failure().detail.contains(u"hung up before"_s));
    QCOMPARE(m_server->requests().size(), 2);
    QCOMPARE(m_server->requests().last().verb, "POST");
    QCOMPARE(m_server->requests().last().body, body);
}

void TestTransport::readsHowLongToLeaveItAlone_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("headers");
    QTest::addColumn<int>("seconds");
    QTest::newRow("seconds") << 429 << "Retry-After: 30\r\n"_ba << 30;
    QTest::newRow("a date") << 503
                            << "Date: Fri, 27 Nov 2026 05:00:00 GMT\r\n"
                               "Retry-After: Fri, 27 Nov 2026 05:01:30 GMT\r\n"_ba
                            << 90;
    QTest::newRow("a date that is past") << 503
                                         << "Date: Fri, 27 Nov 2026 05:00:00 GMT\r\n"
                                            "Retry-After: Fri, 27 Nov 2026 04:00:00 GMT\r\n"_ba
                                         << 0;
    QTest::newRow("PagerDuty") << 429 << "ratelimit-reset: 12\r\n"_ba << 12;
    QTest::newRow("Opsgenie") << 429 << "X-RateLimit-Period-In-Sec: 60\r\n"_ba << 60;
    QTest::newRow("GitHub's secondary limit") << 403 << "Retry-After: 60\r\n"_ba << 60;
    QTest::newRow("GitHub's limit") << 403
                                    << "Date: Fri, 27 Nov 2026 05:00:00 GMT\r\n"
                                       "x-ratelimit-remaining: 0\r\n"
                                       "x-ratelimit-reset: 1795755690\r\n"_ba
                                    << 90;
    QTest::newRow("for ever") << 429 << "Retry-After: 99999999999\r\n"_ba << 900;
    QTest::newRow("negative") << 429 << "Retry-After: -5\r\n"_ba << 0;
    QTest::newRow("not a number") << 429 << "Retry-After: soon\r\n"_ba << 0;
    QTest::newRow("nothing") << 429 << ""_ba << 0;
    QTest::newRow("a good answer") << 200 << "Retry-After: 30\r\n"_ba << 0;
}

void TestTransport::readsHowLongToLeaveItAlone()
{
    QFETCH(int, status);
    QFETCH(QByteArray, headers);
    QFETCH(int, seconds);
    const bool hasDate = headers.startsWith("Date:");
    FakeServer::Reaction reaction{.status = status, .body = "x", .headers = headers};
    if (hasDate) {
        reaction.raw = "HTTP/1.1 " + QByteArray::number(status) + " x\r\n" + headers
            + "Content-Length: 1\r\n\r\nx";
    }
    m_server->react("", reaction);
    const auto heard = ask({.url = m_server->url(u"/"_s)});
    finish(heard);
    QVERIFY(*heard->outcome);
    QCOMPARE(heard->outcome->value().wait, Micros(std::chrono::seconds(seconds)));
}

void TestTransport::readsTheDateUnlessACacheAnswered_data()
{
    QTest::addColumn<QByteArray>("headers");
    QTest::addColumn<qint64>("seconds");
    QTest::newRow("fresh") << "Date: Tue, 14 Nov 2023 22:13:20 GMT\r\n"_ba << 1'700'000'000LL;
    QTest::newRow("cached") << "Date: Tue, 14 Nov 2023 22:13:20 GMT\r\nAge: 3\r\n"_ba << 0LL;
    QTest::newRow("nonsense") << "Date: yesterday\r\n"_ba << 0LL;
}

void TestTransport::readsTheDateUnlessACacheAnswered()
{
    QFETCH(QByteArray, headers);
    QFETCH(qint64, seconds);
    m_server->react("", {.body = "ok", .headers = headers});
    const auto heard = ask(u"/"_s);
    finish(heard);
    const auto date = heard->outcome->value().date;
    QCOMPARE(date.has_value(), seconds != 0);
    if (date)
        QCOMPARE(qint64(microsOf(*date)), seconds * 1'000'000);
}

void TestTransport::keepsItsConnection()
{
    m_server->answer("", "ok");
    for (int i = 0; i < 5; ++i)
        finish(ask(u"/"_s));
    QCOMPARE(m_server->requests().size(), 5);
    QCOMPARE(m_server->connections(), 1);
}

void TestTransport::keepsNoCookies()
{
    m_server->react("", {.body = "ok", .headers = "Set-Cookie: session=1; Path=/\r\n"});
    finish(ask(u"/"_s));
    finish(ask(u"/"_s));
    QVERIFY(!m_server->requests().at(1).headers.contains("cookie"));
}

void TestTransport::saysNothingToADeadAsker()
{
    m_server->react("/slow", {.body = "ok", .after = 500ms});
    m_server->answer("/quick", "ok");
    auto asker = std::make_unique<QObject>();
    int times = 0;
    const auto count = [&times](const Outcome<Answer> &) { ++times; };
    m_transport->ask(asker.get(), {.url = m_server->url(u"/slow"_s)}, count);
    QTRY_COMPARE(m_server->requests().size(), 1);
    m_transport->ask(asker.get(), {.url = QUrl(u"nonsense"_s)}, count);
    asker.reset();
    // Another question behind it shows that everything of the first has been dealt with.
    finish(ask(u"/slow"_s));
    finish(ask(u"/quick"_s));
    QCOMPARE(times, 0);
}

void TestTransport::endsWhatIsUnderWayWhenItGoes()
{
    m_server->react("", {.hang = true});
    const auto heard = ask(u"/"_s);
    QTRY_COMPARE(m_server->requests().size(), 1);
    m_transport.reset();
    QCOMPARE(heard->times, 1);
    QVERIFY(kindOf(heard) == Failure::Kind::Cancelled);
}

void TestTransport::trustsTheGivenAuthorityAlone()
{
    QTemporaryDir folder;
    const QString key = folder.filePath(u"key.pem"_s);
    const QString certificate = folder.filePath(u"cert.pem"_s);
    QProcess openssl;
    openssl.start(u"openssl"_s,
                  {u"req"_s, u"-x509"_s, u"-newkey"_s, u"rsa:2048"_s, u"-nodes"_s, u"-keyout"_s,
                   key, u"-out"_s, certificate, u"-days"_s, u"2"_s, u"-subj"_s, u"/CN=staging"_s,
                   u"-addext"_s, u"subjectAltName=IP:127.0.0.1"_s});
    QVERIFY(openssl.waitForFinished(60'000));
    QCOMPARE(openssl.exitCode(), 0);

    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificate(QSslCertificate::fromPath(certificate).value(0));
    QFile file(key);
    QVERIFY(file.open(QIODevice::ReadOnly));
    tls.setPrivateKey(QSslKey(&file, QSsl::Rsa));
    m_server->useTls(tls);
    m_server->answer("", "ok");

    Question question{.url = m_server->url(u"/"_s)};
    auto heard = ask(question);
    finish(heard);
    QVERIFY(kindOf(heard) == Failure::Kind::Unauthorized);
    QVERIFY(heard->outcome->failure().detail.contains(u"not trusted"_s));
    QVERIFY(m_server->requests().isEmpty());

    question.access.caFile = certificate;
    heard = ask(question);
    finish(heard);
    QVERIFY2(*heard->outcome,
             qPrintable(*heard->outcome ? QString() : heard->outcome->failure().detail));

    // A connection that one trusts is not lent to another that does not.
    question.access.caFile.clear();
    heard = ask(question);
    finish(heard);
    QVERIFY(!*heard->outcome);

    question.access.caFile = folder.filePath(u"none.pem"_s);
    heard = ask(question);
    finish(heard);
    QVERIFY(kindOf(heard) == Failure::Kind::BadInput);
    QVERIFY(heard->outcome->failure().detail.contains(u"none.pem"_s));
}

void TestTransport::logsNoSecrets()
{
    const QUrl url(u"https://scribe:s3cret@host:9090/api/v1/query?query=x&token=s3cret#s3cret"_s);
    QCOMPARE(Transport::redacted(url), u"https://host:9090/api/v1/query"_s);
}

QTEST_GUILESS_MAIN(TestTransport)
#include "tst_transport.moc"
