// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/rehearsal/fault.h"

#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestFault : public QObject
{
    Q_OBJECT

private slots:
    void reads_data();
    void reads();
};

void TestFault::reads_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("kind"); ///< -1: none
    QTest::addColumn<int>("delay");
    using Kind = Fault::Kind;
    QTest::newRow("refuse") << u"refuse"_s << int(Kind::Refuse) << 0;
    QTest::newRow("error") << u"error"_s << int(Kind::Error) << 0;
    QTest::newRow("hang") << u"hang"_s << int(Kind::Hang) << 0;
    QTest::newRow("drop") << u" drop "_s << int(Kind::Drop) << 0;
    QTest::newRow("slow") << u"slow"_s << int(Kind::Slow) << 1500;
    QTest::newRow("slow by how much") << u"slow 700 ms"_s << int(Kind::Slow) << 700;
    QTest::newRow("without a space") << u"slow 90ms"_s << int(Kind::Slow) << 90;
    QTest::newRow("nothing") << u""_s << -1 << 0;
    QTest::newRow("another word") << u"explode"_s << -1 << 0;
    QTest::newRow("a delay that means nothing") << u"refuse 5 ms"_s << -1 << 0;
    QTest::newRow("a delay without a unit") << u"slow 5"_s << -1 << 0;
}

void TestFault::reads()
{
    QFETCH(const QString, text);
    const auto fault = Fault::read(text);
    QTEST(fault ? int(fault->kind) : -1, "kind");
    QTEST(fault ? int(fault->delay.count()) : 0, "delay");
}

QTEST_GUILESS_MAIN(TestFault)
#include "tst_fault.moc"
