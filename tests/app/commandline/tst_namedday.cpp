// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/namedday.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;

class TestNamedDay : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void findsADayByKeyTitleAndNumber();
    void saysWhichDayIsMeant_data();
    void saysWhichDayIsMeant();
    void listsTheDaysWhereNoneIsNear();
    void listsNoMoreThanFive();
    void saysThatThereIsNoDayYet();

private:
    void make(const QString &key, const QString &title) const
    {
        const auto made = Store::open(m_line.store, OpenMode::Create)
                              .value()
                              ->createDay(key, title, instantOf(1'796'040'000'000'000));
        QVERIFY(made);
    }
    [[nodiscard]] Outcome<NamedDay> asked(const QString &day)
    {
        m_line.day = day;
        return namedDay(m_line);
    }
    /// What is said behind "There is no day … in …."
    [[nodiscard]] QString told(const QString &day)
    {
        const auto named = asked(day);
        const QString what = u"There is no day \"%1\" in %2. "_s.arg(day, m_line.store);
        if (named || !named.failure().detail.startsWith(what))
            return named ? u"(found)"_s : named.failure().detail;
        return named.failure().detail.mid(what.size());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    CommandLine m_line;
};

void TestNamedDay::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_line.store = m_folder->filePath(u"room.db"_s);
    QVERIFY(Store::open(m_line.store, OpenMode::Create));
}

void TestNamedDay::findsADayByKeyTitleAndNumber()
{
    make(u"first-chaos-day-2026-12-08"_s, u"First chaos day"_s);
    for (const QString &name : {u"first-chaos-day-2026-12-08"_s, u"first chaos DAY"_s, u"1"_s}) {
        const auto named = asked(name);
        QVERIFY2(named, qPrintable(name));
        QCOMPARE(named->day.number, 1);
    }
}

void TestNamedDay::saysWhichDayIsMeant_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("said");
    QTest::newRow("misspelt key") << u"first-choas-day-2026-12-08"_s
                                  << u"Is it first-chaos-day-2026-12-08?"_s;
    QTest::newRow("misspelt key without its date")
        << u"frist-chaos-day"_s << u"Is it first-chaos-day-2026-12-08?"_s;
    QTest::newRow("key without its date")
        << u"first-chaos-day"_s << u"Is it first-chaos-day-2026-12-08?"_s;
    QTest::newRow("misspelt title") << u"Autum checkout"_s << u"Is it checkout-autumn?"_s;
    QTest::newRow("the later of two") << u"dry-run"_s << u"Is it dry-run-2026-11-01-2?"_s;
    QTest::newRow("none") << u"spring"_s
                          << u"It holds \"Dry run\", \"Dry run\", \"Autumn checkout\", "
                             "\"First chaos day\"."_s;
}

void TestNamedDay::saysWhichDayIsMeant()
{
    QFETCH(const QString, name);
    QFETCH(const QString, said);
    make(u"first-chaos-day-2026-12-08"_s, u"First chaos day"_s);
    make(u"checkout-autumn"_s, u"Autumn checkout"_s);
    make(u"dry-run-2026-11-01"_s, u"Dry run"_s);
    make(u"dry-run-2026-11-01-2"_s, u"Dry run"_s);
    QCOMPARE(told(name), said);
}

void TestNamedDay::listsTheDaysWhereNoneIsNear()
{
    for (const QString &title : {u"A"_s, u"B"_s, u"C"_s, u"D"_s, u"E"_s})
        make(title.toLower(), title);
    QCOMPARE(told(u"something else"_s), u"It holds \"E\", \"D\", \"C\", \"B\", \"A\"."_s);
}

void TestNamedDay::listsNoMoreThanFive()
{
    for (int i = 1; i <= 12; ++i)
        make(u"day-%1"_s.arg(i), u"Day %1"_s.arg(i));
    QCOMPARE(told(u"something else"_s),
             u"It holds 12 days; the latest are \"Day 12\", \"Day 11\", \"Day 10\", \"Day 9\", "
             "\"Day 8\"."_s);
}

void TestNamedDay::saysThatThereIsNoDayYet()
{
    QCOMPARE(told(u"first-chaos-day"_s), u"The store holds no day yet."_s);
}

QTEST_GUILESS_MAIN(TestNamedDay)
#include "tst_namedday.moc"
