// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/steps/toxiproxydeed.h"

#include <QJsonDocument>
#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;

namespace {

Outcome<ToxiproxyDeed> deed(const QByteArray &fields)
{
    return toxiproxyIn(
        QJsonDocument::fromJson("{\"url\":\"http://t.example:8474/\"," + fields + '}').object());
}

} // namespace

/// What Toxiproxy is told, as a step says it.
class TestToxiproxyDeed : public QObject
{
    Q_OBJECT

private slots:
    void readsWhatIsToBeDone_data();
    void readsWhatIsToBeDone();
    void namesAToxicAsToxiproxyDoes();
    void takesBackWhatItCan();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
};

void TestToxiproxyDeed::readsWhatIsToBeDone_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<QString>("command");
    QTest::addColumn<bool>("isFault");
    QTest::newRow("a toxic")
        << QByteArray(R"("proxy":"redis","toxic":{"type":"latency","toxicity":0.5,
                         "attributes":{"latency":1000,"jitter":10}})")
        << u"Toxiproxy redis: add latency (jitter=10, latency=1000, toxicity=0.5)"_s << true;
    QTest::newRow("bare") << QByteArray(R"("proxy":"redis","toxic":{"type":"timeout"})")
                          << u"Toxiproxy redis: add timeout"_s << true;
    QTest::newRow("gone") << QByteArray(R"("proxy":"redis","remove":"slow")")
                          << u"Toxiproxy redis: remove slow"_s << false;
    QTest::newRow("off") << QByteArray(R"("proxy":"redis","enabled":false)")
                         << u"Toxiproxy redis: switch off"_s << true;
    QTest::newRow("on") << QByteArray(R"("proxy":"redis","enabled":true)")
                        << u"Toxiproxy redis: switch on"_s << false;
    QTest::newRow("all") << QByteArray(R"("reset":true)") << u"Toxiproxy: reset"_s << false;
}

void TestToxiproxyDeed::readsWhatIsToBeDone()
{
    QFETCH(const QByteArray, fields);
    QFETCH(const QString, command);
    QFETCH(const bool, isFault);
    const auto read = deed(fields);
    QVERIFY2(read, read ? "" : qPrintable(read.failure().detail));
    QCOMPARE(read->url, u"http://t.example:8474"_s);
    QCOMPARE(read->command(), command);
    QCOMPARE(read->isFault(), isFault);
}

void TestToxiproxyDeed::namesAToxicAsToxiproxyDoes()
{
    QCOMPARE(deed(R"("proxy":"r","toxic":{"type":"slicer","stream":"upstream"})")->toxic,
             u"slicer_upstream"_s);
    QCOMPARE(deed(R"("proxy":"r","toxic":{"type":"slicer","name":"mine"})")->toxic, u"mine"_s);
}

void TestToxiproxyDeed::takesBackWhatItCan()
{
    const auto added = *deed(R"("proxy":"r","toxic":{"type":"timeout"})");
    const auto off = *deed(R"("proxy":"r","enabled":false)");
    const auto removed = *deed(R"("proxy":"r","remove":"timeout_downstream")");
    const auto on = *deed(R"("proxy":"r","enabled":true)");
    const auto reset = *deed(R"("reset":true)");
    QVERIFY(removed.takesBack(added) && !removed.takesBack(off));
    QVERIFY(on.takesBack(off) && !on.takesBack(added));
    QVERIFY(reset.takesBack(off) && reset.takesBack(added) && !reset.takesBack(on));
    QVERIFY(!deed(R"("proxy":"other","remove":"timeout_downstream")")->takesBack(added));
}

void TestToxiproxyDeed::saysWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<QString>("wanted");
    const auto row = [](const char *name, const QByteArray &fields, const QString &wanted) {
        QTest::newRow(name) << fields << wanted;
    };
    row("nothing to do", R"("proxy":"r")", u"What is Toxiproxy to do?"_s);
    row("two things", R"("proxy":"r","remove":"a","enabled":true)", u"What is Toxiproxy to do?"_s);
    row("no proxy", R"("remove":"a")", u"It says no proxy"_s);
    row("no such toxic", R"("proxy":"r","toxic":{"type":"venom"})", u"“venom” is no toxic"_s);
    row("no such stream", R"("proxy":"r","toxic":{"type":"timeout","stream":"both"})",
        u"and not “both”"_s);
    row("more than all", R"("proxy":"r","toxic":{"type":"timeout","toxicity":2})",
        u"a number from 0 to 1"_s);
    row("no fields", R"("proxy":"r","toxic":{"type":"timeout","attributes":[1]})",
        u"attributes are fields"_s);
    row("a toxic by name", R"("proxy":"r","toxic":"latency")", u"provider.toxic is fields"_s);
    row("not reset", R"("proxy":"r","reset":false)", u"and provider.reset true"_s);
}

void TestToxiproxyDeed::saysWhatIsWrong()
{
    QFETCH(const QByteArray, fields);
    QFETCH(const QString, wanted);
    const auto read = deed(fields);
    QVERIFY(!read);
    QVERIFY2(read.failure().detail.contains(wanted), qPrintable(read.failure().detail));
}

QTEST_GUILESS_MAIN(TestToxiproxyDeed)
#include "tst_toxiproxydeed.moc"
