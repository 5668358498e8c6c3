// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/daywriter.h"
#include "app/front.h"
#include "app/journal/store.h"
#include "tests/e2e/window/shown.h"
#include "ui/start/startpage.h"
#include "ui/window/failurebanner.h"

#include <QApplication>
#include <QLineEdit>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <signal.h>

using namespace Chaos;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 20000;

} // namespace

/// The same day of the same store, wanted by two programs: a window of its own process, and the one
/// of this test.
class TestTwoWindows : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();

    void refusesTheSecondAndSaysWhoHasTheDay();
    void letsTheSecondOpenAnotherDay();
    void letsTheSecondHaveItWhenTheFirstIsKilled();

private:
    [[nodiscard]] std::int64_t entries(const QString &day) const;
    void want(const QString &day);

    QTemporaryDir m_folder;
    CommandLine m_line;
    QProcess m_first;
    std::unique_ptr<Front> m_second;
    MainWindow *m_window = nullptr;
    std::int64_t m_before = 0;
};

/// How many entries lie in the store.
std::int64_t TestTwoWindows::entries(const QString &day) const
{
    const auto store = Store::open(m_line.store, OpenMode::ReadOnly);
    const auto found = store ? (*store)->findDay(day) : Outcome<DayInfo>(store.failure());
    return found ? found->entries : -1;
}

void TestTwoWindows::want(const QString &day)
{
    emit m_window->findChild<StartPage *>()->dayRequested(day);
}

void TestTwoWindows::initTestCase()
{
    QVERIFY(m_folder.isValid());
    m_line.store = m_folder.filePath(u"room.db"_s);
    for (const QString &title : {u"Shared"_s, u"Other"_s}) {
        Plan plan{.day = {.title = title}};
        plan.experiments = {{.key = u"db"_s, .title = u"Checkout loses its database"_s}};
        QVERIFY(createDay(m_line.store, plan));
    }
    m_before = entries(u"shared"_s);
    QVERIFY(m_before > 0);

    // This test's environment has no home and no display.
    m_first.start(QStringLiteral(CHAOSROOM_PROGRAM), {u"--store"_s, m_line.store, u"shared"_s});
    QVERIFY(m_first.waitForStarted());
    QTRY_COMPARE_WITH_TIMEOUT(entries(u"shared"_s), m_before + 1, patience); // its session

    m_second = std::make_unique<Front>(m_line);
    m_second->show();
    QTRY_VERIFY((m_window = shown<MainWindow>()));
}

void TestTwoWindows::cleanupTestCase()
{
    m_second.reset();
    m_first.kill();
    m_first.waitForFinished();
}

void TestTwoWindows::refusesTheSecondAndSaysWhoHasTheDay()
{
    want(u"shared"_s);
    const auto *banner = m_window->findChild<FailureBanner *>();
    QVERIFY(banner);
    QTRY_VERIFY_WITH_TIMEOUT(banner->isVisible(), patience);
    const QString said = banner->text();
    QVERIFY2(said.contains(u"another Chaosroom"_s)
                 && said.contains(QString::number(m_first.processId()))
                 && said.contains(u"close it there"_s),
             qPrintable(said));
    // Nothing that looks like a day without a plan, and nothing written.
    QTRY_COMPARE(m_window->currentPage(), u"start"_s);
    QVERIFY(!m_window->windowTitle().contains(u"Shared"_s));
    QCOMPARE(entries(u"shared"_s), m_before + 1);
    QCOMPARE(m_first.state(), QProcess::Running);
}

void TestTwoWindows::letsTheSecondOpenAnotherDay()
{
    const auto before = entries(u"other"_s);
    want(u"other"_s);
    QTRY_COMPARE_WITH_TIMEOUT(entries(u"other"_s), before + 1, patience);
    QCOMPARE(m_window->currentPage(), u"run"_s);
    QVERIFY(!m_window->findChild<FailureBanner *>()->isVisible());
}

void TestTwoWindows::letsTheSecondHaveItWhenTheFirstIsKilled()
{
    QCOMPARE(::kill(pid_t(m_first.processId()), SIGKILL), 0);
    QVERIFY(m_first.waitForFinished());
    want(u"shared"_s);
    QTRY_COMPARE_WITH_TIMEOUT(entries(u"shared"_s), m_before + 2, patience);
    QVERIFY(m_window->windowTitle().contains(u"Shared"_s));
    QVERIFY(!m_window->findChild<FailureBanner *>()->isVisible());
    // And it is writable.
    auto *line = m_window->findChild<QLineEdit *>(u"scribeField"_s);
    QVERIFY(line);
    QTest::keyClicks(line, u"We go on here"_s);
    QTest::keyClick(line, Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(entries(u"shared"_s), m_before + 3, patience);
}

QTEST_MAIN(TestTwoWindows)
#include "tst_twowindows.moc"
