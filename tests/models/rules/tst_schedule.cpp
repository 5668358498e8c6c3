// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/schedule.h"

#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(Contact)

class TestSchedule : public QObject
{
    Q_OBJECT

private slots:
    void countsWorkingDays();
    void datesContacts_data();
    void datesContacts();
    void knowsHowAContactStands();
    void beginsWithTheStorysSchedule();
    void fillsWhatItKnows();
};

void TestSchedule::countsWorkingDays()
{
    const QDate tuesday(2026, 12, 8);
    QCOMPARE(workingDaysBefore(tuesday, 0), tuesday);
    QCOMPARE(workingDaysBefore(tuesday, 1), QDate(2026, 12, 7));
    QCOMPARE(workingDaysBefore(tuesday, 2), QDate(2026, 12, 4)); // over the weekend
    QCOMPARE(workingDaysBefore(tuesday, 12), QDate(2026, 11, 20));
    QCOMPARE(workingDaysBefore(QDate(2026, 12, 6), 0), QDate(2026, 12, 4));
    QVERIFY(!workingDaysBefore({}, 3).isValid());
}

void TestSchedule::datesContacts_data()
{
    QTest::addColumn<Contact>("contact");
    QTest::addColumn<QDate>("due");
    using Unit = Contact::Unit;
    QTest::newRow("on the day") << Contact{} << QDate(2026, 12, 8);
    QTest::newRow("8 days before") << Contact{.before = 8} << QDate(2026, 11, 30);
    QTest::newRow("3 days before, a Saturday") << Contact{.before = 3} << QDate(2026, 12, 4);
    QTest::newRow("2 weeks before")
        << Contact{.before = 2, .unit = Unit::Weeks} << QDate(2026, 11, 24);
    QTest::newRow("2 months before")
        << Contact{.before = 2, .unit = Unit::Months} << QDate(2026, 10, 8);
    QTest::newRow("4 months before, a Saturday")
        << Contact{.before = 4, .unit = Unit::Months} << QDate(2026, 8, 7);
    QTest::newRow("a date of its own")
        << Contact{.before = 4, .on = QDate(2026, 11, 29)} << QDate(2026, 11, 29);
}

void TestSchedule::datesContacts()
{
    QFETCH(const Contact, contact);
    QFETCH(const QDate, due);
    QCOMPARE(dueDate(contact, QDate(2026, 12, 8)), due);
}

void TestSchedule::knowsHowAContactStands()
{
    const QDate day(2026, 12, 8);
    Contact contact{.before = 8};
    QVERIFY(stateOf(contact, day, QDate(2026, 11, 29)) == ContactState::Upcoming);
    QVERIFY(stateOf(contact, day, QDate(2026, 11, 30)) == ContactState::Due);
    QVERIFY(stateOf(contact, day, QDate(2026, 12, 1)) == ContactState::Late);
    QVERIFY(stateOf(contact, {}, QDate(2026, 12, 1)) == ContactState::Upcoming);
    contact.doneOn = QDate(2026, 12, 2);
    QVERIFY(stateOf(contact, day, QDate(2026, 12, 3)) == ContactState::Told);
}

void TestSchedule::beginsWithTheStorysSchedule()
{
    const QDate day(2026, 12, 8);
    QStringList lines;
    for (const Contact &contact : customaryContacts())
        lines << dueDate(contact, day).toString(Qt::ISODate) + u' ' + contact.form + u' '
                + contact.audience;
    const QStringList wanted{
        u"2026-08-07 mention the entire company"_s,
        u"2026-10-08 mention the entire company"_s,
        u"2026-10-08 presentation the entire company"_s,
        u"2026-11-30 email the entire company"_s,
        u"2026-12-04 presentation leadership"_s,
        u"2026-12-07 session anyone"_s,
        u"2026-12-08 chat channel anyone"_s,
    };
    QCOMPARE(lines, wanted);
}

void TestSchedule::fillsWhatItKnows()
{
    Plan plan;
    plan.day = {.title = u"{date}"_s, .from = QTime(9, 30), .to = QTime(17, 0)};
    plan.experiments = {{.key = u"a"_s, .title = u"Redis is killed"_s},
                        {.key = u"b"_s, .title = u"Mail"_s, .takenOut = u"too risky"_s}};
    plan.people = {{u"alice"_s, u"Alice"_s, {}}};
    plan.assignments = {{u"scribe"_s, u"alice"_s, {}}};
    const Contact contact{.text = u"{title}: {window}, {unknown}\n{experiments}{people}{"_s};
    // What was filled in is text: its braces are no places.
    QCOMPARE(filledText(contact, plan),
             u"{date}: 09:30–17:00, {unknown}\n- Redis is killed\n- Scribe: Alice\n{"_s);
}

QTEST_GUILESS_MAIN(TestSchedule)
#include "tst_schedule.moc"
