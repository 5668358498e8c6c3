// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/daywriter.h"
#include "app/front.h"
#include "app/sampledays.h"
#include "models/day/entryjson.h"
#include "tests/e2e/window/shown.h"
#include "ui/days/overdayspage.h"
#include "ui/start/startpage.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QListView>
#include <QTemporaryDir>
#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;

/// Who looks back on a day in the real window, and plans the next one from what it left. The store
/// alone says what has happened.
class TestDaysFront : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void showsTheLedgerWithoutADay();
    void savesWhatIsToBeRepeatedAsAPlan();
    void isReachedFromTheReport();
    void putsWhatIsToBeRepeatedIntoTheOpenDay();
    void cleanupTestCase() { m_front.reset(); }

private:
    template<typename Widget>
    Widget *find(const QString &name) const
    {
        return m_window->findChild<Widget *>(name);
    }
    [[nodiscard]] bool isPageShown() const
    {
        const auto *page = m_window->findChild<OverDaysPage *>();
        return page && page->isVisible();
    }
    void savePicture(const QString &name) const;

    QTemporaryDir m_folder;
    CommandLine m_line;
    std::unique_ptr<Front> m_front;
    QWidget *m_window = nullptr;
};

namespace {

constexpr int patience = 20000;
const auto nextDay = u"second-chaos-day-2999-01-01"_s;

} // namespace

void TestDaysFront::savePicture(const QString &name) const
{
    const QString folder = QCoreApplication::applicationDirPath() + u"/pictures"_s;
    QDir().mkpath(folder);
    QVERIFY(m_window->grab().save(folder + u"/days-"_s + name + u".png"_s));
}

void TestDaysFront::initTestCase()
{
    QVERIFY(m_folder.isValid());
    m_line.store = m_folder.filePath(u"room.db"_s);
    auto journal = EntryJson::readJournal(sampleJournal(u"first-chaos-day"_s));
    QVERIFY(journal.hasValue());
    QVERIFY(takeDay(m_line.store, *std::move(journal)).hasValue());
    const auto next = createDay(m_line.store, newDay(u"Second chaos day"_s, QDate(2999, 1, 1)));
    QVERIFY(next.hasValue());
    QCOMPARE(next->key, nextDay);
    m_front = std::make_unique<Front>(m_line);
    m_front->show();
    QTRY_VERIFY((m_window = shown<MainWindow>()));
    m_window->resize(1600, 1000);
    QVERIFY(QTest::qWaitForWindowActive(m_window));
}

void TestDaysFront::showsTheLedgerWithoutADay()
{
    QTRY_VERIFY(m_window->findChild<StartPage *>());
    savePicture(u"start"_s);
    QTest::keyClick(m_window, Qt::Key_D, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(isPageShown(), patience);
    const auto *list = find<QListView>(u"ledgerList"_s);
    QTRY_VERIFY_WITH_TIMEOUT(list->isVisible() && list->model()->rowCount() > 40, patience);
    savePicture(u"ledger"_s);
    find<QAbstractButton>(u"repeatTabWord"_s)->click();
    QVERIFY(find<QListView>(u"repeatList"_s)->model()->rowCount() > 20);
    QVERIFY(!find<QAbstractButton>(u"putIntoPlan"_s)->isEnabled());
    savePicture(u"repeat"_s);
}

void TestDaysFront::savesWhatIsToBeRepeatedAsAPlan()
{
    const QString file = m_folder.filePath(u"again.yaml"_s);
    find<QAbstractButton>(u"saveRepeatPlan"_s)->click();
    QFileDialog *dialog = nullptr;
    QTRY_VERIFY((dialog = m_window->findChild<QFileDialog *>()));
    emit dialog->fileSelected(file);
    dialog->reject();
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(file), patience);
    QTRY_VERIFY(!m_window->findChild<QFileDialog *>());
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window));
}

void TestDaysFront::isReachedFromTheReport()
{
    QTest::keyClick(m_window, Qt::Key_1, Qt::ControlModifier);
    QTRY_VERIFY(m_window->findChild<StartPage *>()->isVisible());
    QAbstractButton *row = nullptr;
    QTRY_VERIFY_WITH_TIMEOUT((row = find<QAbstractButton>(u"day-"_s + nextDay)), patience);
    row->click();
    QTRY_VERIFY_WITH_TIMEOUT(m_window->windowTitle().contains(u"Second chaos day"_s), patience);
    const auto *run = m_window->findChild<QWidget *>(u"runScreen"_s);
    QTRY_VERIFY_WITH_TIMEOUT(
        (run = m_window->findChild<QWidget *>(u"runScreen"_s)) && run->isVisible(), patience);
    QTest::keyClick(m_window, Qt::Key_5, Qt::ControlModifier);
    QAbstractButton *way = nullptr;
    QTRY_VERIFY_WITH_TIMEOUT(
        (way = find<QAbstractButton>(u"overDaysFromReport"_s)) && way->isVisible(), patience);
    QVERIFY(!isPageShown());
    QTest::keyClick(m_window, Qt::Key_D, Qt::ControlModifier);
    QTRY_VERIFY(isPageShown());
}

void TestDaysFront::putsWhatIsToBeRepeatedIntoTheOpenDay()
{
    auto *put = find<QAbstractButton>(u"putIntoPlan"_s);
    auto *list = find<QListView>(u"repeatList"_s);
    QTRY_VERIFY(put->isVisible());
    list->selectAll();
    QTRY_VERIFY(put->isEnabled());
    const int count = list->model()->rowCount();
    put->click();
    const auto sheet = [this] { return find<QWidget>(u"importSheet"_s); };
    QTRY_VERIFY_WITH_TIMEOUT(sheet() && sheet()->isVisible(), patience);
    savePicture(u"put"_s);
    QWidget *changes = find<QListView>(u"importList"_s);
    QTRY_VERIFY_WITH_TIMEOUT((QTest::keyClick(changes, Qt::Key_Return), !sheet()->isVisible()),
                             patience);
    const auto planned = [this] {
        auto store = Store::open(m_line.store, OpenMode::ReadOnly);
        const auto day = (*store)->findDay(nextDay);
        const auto plan = planOf(**store, day->number);
        return plan ? int(plan->experiments.size()) : -1;
    };
    QTRY_COMPARE_WITH_TIMEOUT(planned(), count, patience);
}

QTEST_MAIN(TestDaysFront)
#include "tst_daysfront.moc"
