// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/contactsmodel.h"

#include "tests/models/items/dayscript.h"
#include "tests/models/items/modeltext.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Noon UTC of Friday, 4 December 2026.
const Instant friday = instantOf(1'796'385'600'000'000);

void plan(DayScript &script)
{
    script
        .say(Entries::described(
            {.title = u"First chaos day"_s, .date = QDate(2026, 12, 8), .from = {}, .to = {}}))
        .say(Entries::planned(Person{.key = u"al"_s, .name = u"Alice"_s}))
        .say(Entries::planned(
            Contact{.key = u"day"_s, .subject = u"Chat"_s, .audience = u"anyone"_s}))
        .say(Entries::planned(Contact{.key = u"mail"_s,
                                      .before = 4,
                                      .form = u"email"_s,
                                      .subject = u"Our day"_s,
                                      .audience = u"company"_s,
                                      .owner = u"al"_s,
                                      .text = u"{title} in {environment}"_s}));
}

} // namespace

class TestContactsModel : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void standsInTheOrderOfDates()
    {
        DayScript script(friday);
        plan(script);
        ContactsModel model(script.live(), script.clock());
        const QAbstractItemModelTester tester(&model);
        QCOMPARE(textOf(model, {"key", "due", "state", "next", "owner", "message"}),
                 u"mail | 2026-12-04 | 1 | true | Alice | First chaos day in staging\n"
                 "day | 2026-12-08 | 0 | false |  | "_s);
    }

    void growsLateWithTheDays()
    {
        DayScript script(friday);
        plan(script);
        ContactsModel model(script.live(), script.clock());
        script.after(24h);
        model.refresh();
        QCOMPARE(model.rows().front().state, ContactState::Late);
        Contact told = script.day().plan().contacts.back();
        told.doneOn = QDate(2026, 12, 5);
        script.say(Entries::planned(told));
        QTRY_COMPARE(model.rows().front().state, ContactState::Told);
        QVERIFY(!model.rows().front().isNext);
        QVERIFY(model.rows().back().isNext);
    }

    void keepsThePlansOrderWithoutADate()
    {
        DayScript script(friday);
        plan(script);
        script.say(Entries::described({.title = u"Some day"_s}));
        ContactsModel model(script.live(), script.clock());
        QCOMPARE(textOf(model, {"key", "state"}), u"day | 0\nmail | 0"_s);
    }
};

QTEST_GUILESS_MAIN(TestContactsModel)
#include "tst_contactsmodel.moc"
