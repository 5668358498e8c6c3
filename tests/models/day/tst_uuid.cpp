// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/day/uuid.h"

#include <QTest>

using namespace Chaos;

class TestUuid : public QObject
{
    Q_OBJECT

private slots:
    void isOfVersionSevenWithTheInstantInFront();
    void sortsByAge();
    void readsBackWhatItWrote();
    void refusesWhatIsNoId();
};

void TestUuid::isOfVersionSevenWithTheInstantInFront()
{
    // The example of RFC 9562, appendix A.6: 22 February 2022, 19:22:22 UTC.
    const Uuid id = Uuid::make(instantOf(1645557742000000), {~0ULL, ~0ULL});
    QCOMPARE(id.toString().substr(0, 13), std::string("017f22e2-79b0"));
    QCOMPARE(id.toString()[14], '7');
    QVERIFY(std::string("89ab").find(id.toString()[19]) != std::string::npos);
}

void TestUuid::sortsByAge()
{
    QVERIFY(Uuid::make(instantOf(1000000), {~0ULL, ~0ULL})
            < Uuid::make(instantOf(1001000), {0, 0}));
}

void TestUuid::readsBackWhatItWrote()
{
    const Uuid id =
        Uuid::make(instantOf(1796738892000123), {0x0123456789abcdef, 0xfedcba9876543210});
    QCOMPARE(Uuid::fromString(id.toString()), id);
    QCOMPARE(Uuid::fromString("017F22E2-79B0-7CC3-98C4-DC0C0C07398F").toString(),
             std::string("017f22e2-79b0-7cc3-98c4-dc0c0c07398f"));
}

void TestUuid::refusesWhatIsNoId()
{
    for (const char *text :
         {"", "017f22e2", "017f22e2-79b0-7cc3-98c4-dc0c0c07398",
          "017f22e2x79b0-7cc3-98c4-dc0c0c07398f", "g17f22e2-79b0-7cc3-98c4-dc0c0c07398f"})
        QVERIFY(Uuid::fromString(text).isNull());
}

QTEST_GUILESS_MAIN(TestUuid)
#include "tst_uuid.moc"
