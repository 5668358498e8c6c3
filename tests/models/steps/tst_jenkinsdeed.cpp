// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/steps/activity.h"

#include <QJsonDocument>
#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;

namespace {

Outcome<JenkinsDeed> deed(const QByteArray &fields)
{
    return jenkinsIn(QJsonDocument::fromJson("{\"type\":\"jenkins\"," + fields + '}').object());
}

} // namespace

/// A job of Jenkins, as a step names it.
class TestJenkinsDeed : public QObject
{
    Q_OBJECT

private slots:
    void readsAJob();
    void encodesItsFolders();
    void fillsItsParameters();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
};

void TestJenkinsDeed::readsAJob()
{
    const auto read = deed(R"("url":"https://j.example/ci/","job":"chaos/kill-db","user":"bob",
                              "secret":"T","parameters":{"HOST":"db-1","N":2,"OFF":null})");
    QVERIFY(read);
    QCOMPARE(read->url, u"https://j.example/ci"_s);
    QCOMPARE(read->path(), u"/job/chaos/job/kill-db"_s);
    QCOMPARE(read->command(), u"Jenkins job chaos/kill-db (HOST=db-1, N=2, OFF=)"_s);
}

void TestJenkinsDeed::encodesItsFolders()
{
    const auto read = deed(R"("url":"https://j.example","job":"/a b//c?d/ü/")");
    QVERIFY(read);
    QCOMPARE(read->path(), u"/job/a%20b/job/c%3Fd/job/%C3%BC"_s);
}

void TestJenkinsDeed::fillsItsParameters()
{
    Substitution substitution({{u"host"_s, u"db-1"_s}});
    const auto read =
        activityOf({.provider = PlannedStep::Provider::Scripted,
                    .activity = uR"({"provider":{"type":"jenkins","url":"http://j","job":"$host",)"
                                uR"("parameters":{"H":"${host}"}}})"_s},
                   substitution);
    QVERIFY(read);
    QCOMPARE(read->command(), u"Jenkins job $host (H=db-1)"_s);
}

void TestJenkinsDeed::saysWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<QString>("wanted");
    QTest::newRow("no address") << QByteArray(R"("url":"j.example","job":"a")")
                                << u"“j.example” is no address that can be asked"_s;
    QTest::newRow("a question") << QByteArray(R"("url":"http://j/?a=1","job":"a")")
                                << u"is no address"_s;
    QTest::newRow("no job") << QByteArray(R"("url":"http://j","job":"/")") << u"It says no job"_s;
    QTest::newRow("no token") << QByteArray(R"("url":"http://j","job":"a","user":"bob")")
                              << u"write both as provider.user and provider.secret"_s;
}

void TestJenkinsDeed::saysWhatIsWrong()
{
    QFETCH(const QByteArray, fields);
    QFETCH(const QString, wanted);
    const auto read = deed(fields);
    QVERIFY(!read);
    QVERIFY2(read.failure().detail.contains(wanted), qPrintable(read.failure().detail));
}

QTEST_GUILESS_MAIN(TestJenkinsDeed)
#include "tst_jenkinsdeed.moc"
