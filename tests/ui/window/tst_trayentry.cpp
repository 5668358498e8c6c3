// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/trayentry.h"

#include "models/day/entries.h"
#include "ui/theme/look.h"

#include <QSignalSpy>
#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;

class TestTrayEntry : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_day = {}; }

    void stopsOnlyWhereThereIsADay();
    void saysWhatIsApplied();
    void tellsWhatIsWished();

private:
    void tell(Entry entry)
    {
        entry.sequence = m_day.lastSequence() + 1;
        m_day.apply(entry.view());
    }
    [[nodiscard]] static QAction *action(const TrayEntry &tray, const QString &name)
    {
        return tray.menu().findChild<QAction *>(name);
    }

    Look m_look{Theme::dark()};
    Day m_day;
};

void TestTrayEntry::stopsOnlyWhereThereIsADay()
{
    TrayEntry tray(m_look);
    QAction *stop = action(tray, u"trayStop"_s);
    QVERIFY(stop && !stop->isEnabled());
    tray.show(&m_day);
    QVERIFY(stop->isEnabled());
    tray.show(nullptr);
    QVERIFY(!stop->isEnabled());
}

void TestTrayEntry::saysWhatIsApplied()
{
    TrayEntry tray(m_look);
    tell(Entries::planned(Experiment{.key = u"db"_s, .title = u"The database\ndies"_s}));
    tray.show(&m_day);
    QCOMPARE(tray.text(), u"Chaosroom: nothing is under way"_s);
    tell(Entries::started(u"db"_s));
    tray.show(&m_day);
    QCOMPARE(tray.text(), u"Chaosroom: The database dies is under way"_s);
    tell(Entries::triggered(u"db"_s, {}));
    tray.show(&m_day);
    QCOMPARE(tray.text(), u"Chaosroom: The database dies is applied"_s);
    tell(Entries::stopRaised({}));
    tray.show(&m_day);
    QCOMPARE(tray.text(), u"Chaosroom: the emergency stop is raised"_s);
    QVERIFY(!action(tray, u"trayStop"_s)->isEnabled());
}

void TestTrayEntry::tellsWhatIsWished()
{
    TrayEntry tray(m_look);
    tray.show(&m_day);
    QSignalSpy stops(&tray, &TrayEntry::stopWished);
    QSignalSpy windows(&tray, &TrayEntry::windowWished);
    action(tray, u"trayStop"_s)->trigger();
    QCOMPARE(stops.size(), 1);
    QCOMPARE(windows.size(), 0);
    action(tray, u"trayWindow"_s)->trigger();
    QCOMPARE(windows.size(), 1);
}

QTEST_MAIN(TestTrayEntry)
#include "tst_trayentry.moc"
