// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/hosts/deskresolver.h"

#include <QTest>

#include <memory>

using namespace Chaos;
using namespace Qt::StringLiterals;

class TestDeskResolver : public QObject
{
    Q_OBJECT

private slots:
    void findsThisDesk();
    void answersEachAskerOnce();
    void saysWhenThereIsNoSuchName();
    void passesOverAnAskerThatDied();
    void mayDieBeforeItsAnswers();
};

void TestDeskResolver::findsThisDesk()
{
    DeskResolver resolver;
    std::optional<Resolver::Addresses> found;
    resolver.lookUp(u"localhost"_s, this, [&](const auto &addresses) { found = addresses; });
    QVERIFY(!found); // never before the call is over
    QTRY_VERIFY(found);
    QVERIFY(found->hasValue());
    for (const QHostAddress &address : **found)
        QVERIFY(address.isLoopback());
}

void TestDeskResolver::answersEachAskerOnce()
{
    DeskResolver resolver;
    int answers = 0;
    for (int i = 0; i < 50; ++i)
        resolver.lookUp(u"localhost"_s, this, [&](const auto &) { ++answers; });
    for (int i = 1; i < 40; ++i)
        resolver.lookUp(u"127.0.0.%1"_s.arg(i), this, [&](const auto &) { ++answers; });
    QTRY_COMPARE(answers, 89);
}

void TestDeskResolver::saysWhenThereIsNoSuchName()
{
    DeskResolver resolver;
    std::optional<Resolver::Addresses> found;
    // Reserved never to exist (RFC 6761); a desk without any name server says something else.
    resolver.lookUp(u"nobody.invalid"_s, this, [&](const auto &addresses) { found = addresses; });
    QTRY_VERIFY_WITH_TIMEOUT(found, 30'000);
    QVERIFY(!found->hasValue());
    QVERIFY(!found->failure().detail.isEmpty());
}

void TestDeskResolver::passesOverAnAskerThatDied()
{
    DeskResolver resolver;
    bool told = false;
    auto asker = std::make_unique<QObject>();
    resolver.lookUp(u"localhost"_s, asker.get(), [&](const auto &) { told = true; });
    bool second = false;
    resolver.lookUp(u"localhost"_s, this, [&](const auto &) { second = true; });
    asker.reset();
    QTRY_VERIFY(second);
    QVERIFY(!told);
}

void TestDeskResolver::mayDieBeforeItsAnswers()
{
    for (int i = 0; i < 50; ++i) {
        DeskResolver resolver;
        resolver.lookUp(u"localhost"_s, this, [](const auto &) {});
        if (i % 2 == 0)
            QCoreApplication::processEvents();
    }
    QCoreApplication::processEvents();
}

QTEST_GUILESS_MAIN(TestDeskResolver)
#include "tst_deskresolver.moc"
