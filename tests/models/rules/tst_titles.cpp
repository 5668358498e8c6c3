// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/titles.h"
#include "tests/models/rules/dayscript.h"

#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;

class TestTitles : public QObject
{
    Q_OBJECT

private slots:
    void findsAWholeName_data();
    void findsAWholeName();
    void knowsWhoWritesThem();
};

void TestTitles::findsAWholeName_data()
{
    QTest::addColumn<QByteArray>("title");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<bool>("isSaid");
    const auto row = [](const char *title, const char *name, bool isSaid) {
        QTest::addRow("%s in %s", name, title) << QByteArray(title) << QByteArray(name) << isSaid;
    };
    row("CheckoutDown", "CheckoutDown", true);
    row("[FIRING:2] CheckoutDown (web staging)", "CheckoutDown", true);
    row("[FIRING:2] CheckoutDown (web staging)", "Checkout", false);
    row("[FIRING:2] CheckoutDown (web staging)", "Down", false);
    row("web1/checkout is CRITICAL", "checkout", true);
    row("CheckoutDown2, CheckoutDown", "CheckoutDown", true);
    row("checkout_down", "checkout", false);
    row("checkoutdown", "CheckoutDown", false);
    row("Überlast", "berlast", false);
    row("Disk full on db-1", "Disk full", true);
    row("Disk fuller on db-1", "Disk full", false);
    row("(load) high", "(load)", true);
    row("x(load)", "(load)", true);
    row("", "A", false);
    row("anything", "", false);
}

void TestTitles::findsAWholeName()
{
    QFETCH(const QByteArray, title);
    QFETCH(const QByteArray, name);
    QTEST(isSaidIn(title.toStdString(), name.toStdString()), "isSaid");
}

void TestTitles::knowsWhoWritesThem()
{
    const DayScript script({u"-20 source pd pagerduty"_s, u"-20 source hook webhook"_s});
    QVERIFY(writesTitles(script.day(), "pd"));
    QVERIFY(!writesTitles(script.day(), "hook"));
    QVERIFY(!writesTitles(script.day(), "prom"));
    QVERIFY(!writesTitles(script.day(), "nobody"));
}

QTEST_GUILESS_MAIN(TestTitles)
#include "tst_titles.moc"
