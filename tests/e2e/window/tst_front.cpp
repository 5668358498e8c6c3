// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/daywriter.h"
#include "app/front.h"
#include "app/journal/store.h"
#include "models/rules/timing.h"
#include "tests/e2e/window/shown.h"
#include "ui/start/startpage.h"
#include "ui/wall/wallwindow.h"

#include <QAbstractButton>
#include <QAbstractSlider>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QDirIterator>
#include <QFileDialog>
#include <QImage>
#include <QLineEdit>
#include <QPointer>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBrowser>

using namespace Chaos;
using namespace Qt::StringLiterals;

/// A new user plays an experiment of the rehearsal through in the real window: real keys, real
/// services on loopback, a real store, which alone says what has happened.
class TestFront : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void showsTheStartPageFirst();
    void opensTheRehearsal();
    void showsTheWallToTheCompany();
    void triggersAndLearnsWhenItWasKnownAndTold();
    void keepsWhatTheScribeTypes();
    void keepsACorrectedLineWithItsOriginal();
    void keepsAPastedPicture();
    void asksForAPlanFileBesideTheRun();
    void backsOutResetsAndFinishes();
    void runsTheDayAgainWhileItGoesOn();
    void goesFromTheReportToThatMoment();
    void opensTheDayAgainAsItWas();

private:
    [[nodiscard]] Day stored() const;
    [[nodiscard]] RunState state() const;
    void press(Qt::Key key);
    void savePicture(const QString &name);

    QTemporaryDir m_folder;
    CommandLine m_line;
    std::unique_ptr<Front> m_front;
    QWidget *m_window = nullptr;
};

namespace {

constexpr int patience = 20000;
const auto experiment = u"checkout-database"_s;

} // namespace

Day TestFront::stored() const
{
    return firstStoredDay(m_line.store);
}

RunState TestFront::state() const
{
    const Day day = stored();
    const Run *run = day.run(experiment);
    return run ? run->state : RunState::Queued;
}

void TestFront::press(Qt::Key key)
{
    QTest::keyClick(m_window, key);
}

void TestFront::savePicture(const QString &name)
{
    const QString folder = QCoreApplication::applicationDirPath() + u"/pictures"_s;
    QDir().mkpath(folder);
    QVERIFY(m_window->grab().save(folder + u"/front-"_s + name + u".png"_s));
}

void TestFront::initTestCase()
{
    QVERIFY(m_folder.isValid());
    m_line.store = m_folder.filePath(u"room.db"_s);
    m_front = std::make_unique<Front>(m_line);
    m_front->show();
    QTRY_VERIFY((m_window = shown<MainWindow>()));
    m_window->resize(1600, 1000);
    QVERIFY(QTest::qWaitForWindowActive(m_window));
}

void TestFront::showsTheStartPageFirst()
{
    QTRY_VERIFY(m_window->findChild<StartPage *>());
    savePicture(u"start"_s);
}

void TestFront::opensTheRehearsal()
{
    QTest::keyClick(m_window, Qt::Key_R, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(stored().plan().experiments.size(), 6, patience);
    QTRY_VERIFY(m_window->findChild<QLineEdit *>(u"scribeField"_s));
    // Everything is watched before anything is broken.
    QTRY_VERIFY_WITH_TIMEOUT(!stored().world().host("checkout").empty(), patience);
    savePicture(u"rehearsal"_s);
}

void TestFront::showsTheWallToTheCompany()
{
    QTest::keyClick(m_window, Qt::Key_W, Qt::ControlModifier | Qt::ShiftModifier);
    WallWindow *wall = nullptr;
    QTRY_VERIFY((wall = shown<WallWindow>()));
    // The room ends with its own window.
    QVERIFY(!wall->testAttribute(Qt::WA_QuitOnClose));
    QTest::keyClick(wall, Qt::Key_S);
    const auto *link = wall->findChild<QLineEdit *>(u"shareLink"_s);
    QVERIFY(!link->isVisible());
    wall->findChild<QAbstractButton *>(u"share-127.0.0.1"_s)->click();
    QTRY_VERIFY(link->isVisible());
    const QByteArray token = link->text().section(u'/', 3, 3).toLatin1();
    QCOMPARE(token.size(), 32);
    for (QDirIterator it(m_folder.path(), QDir::Files, QDirIterator::Subdirectories);
         it.hasNext();) {
        QFile file(it.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(!file.readAll().contains(token), qPrintable(file.fileName()));
    }
    wall->findChild<QAbstractButton *>(u"share-off"_s)->click();
    QTRY_VERIFY(!link->isVisible());
    QTest::keyClick(wall, Qt::Key_Escape);
    QTest::keyClick(wall, Qt::Key_Escape);
    QVERIFY(!wall->isVisible());
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window));
}

void TestFront::triggersAndLearnsWhenItWasKnownAndTold()
{
    press(Qt::Key_F5);
    QTRY_COMPARE_WITH_TIMEOUT(state(), RunState::Started, patience);
    press(Qt::Key_F7);
    // The second press counts only when it is not a double click.
    QTRY_COMPARE_WITH_TIMEOUT((press(Qt::Key_F7), state()), RunState::Triggered, patience);
    const auto timing = [this] {
        const Day day = stored();
        return timingOf(day, *day.run(experiment), day.lastAt());
    };
    QTRY_VERIFY_WITH_TIMEOUT(timing().timeToDetection.has_value(), patience);
    const RunTiming measured = timing();
    QVERIFY(measured.timeToKnow.has_value());
    // The probe's rule holds for 2 s; the on-call service waits 2 s more.
    QVERIFY(measured.timeToKnow->length >= std::chrono::seconds(2));
    QVERIFY(measured.timeToDetection->length
            >= measured.timeToKnow->length + std::chrono::milliseconds(1900));
    QVERIFY(measured.timeToKnow->plusMinus > Micros(0));
    savePicture(u"triggered"_s);
}

void TestFront::keepsWhatTheScribeTypes()
{
    auto *line = m_window->findChild<QLineEdit *>(u"scribeField"_s);
    QVERIFY(line);
    line->setFocus();
    QTest::keyClicks(line, u"Cart page <b>still</b> serves"_s);
    QTest::keyClick(line, Qt::Key_Return);
    const auto isKept = [this] {
        const Day day = stored();
        return std::ranges::any_of(day.story(), [](const StoryLine &told) {
            return told.text == "Cart page <b>still</b> serves"_L1;
        });
    };
    QTRY_VERIFY_WITH_TIMEOUT(isKept(), patience);
}

void TestFront::keepsACorrectedLineWithItsOriginal()
{
    auto *list = m_window->findChild<QTableView *>(u"story"_s);
    QVERIFY(list);
    const auto rowOf = [&](const QString &text) {
        const QAbstractItemModel &lines = *list->model();
        const auto found = lines.match(lines.index(0, 0), Qt::EditRole, text, 1, Qt::MatchContains);
        return found.isEmpty() ? QModelIndex() : found.first();
    };
    QTRY_VERIFY_WITH_TIMEOUT(rowOf(u"still"_s).isValid(), patience);
    list->setFocus();
    list->setCurrentIndex(rowOf(u"still"_s));
    QTest::keyClick(list, Qt::Key_F2);
    auto *editor = list->findChild<QLineEdit *>(u"correctionEditor"_s);
    QVERIFY(editor);
    editor->setText(u"Cart page no longer serves"_s);
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(rowOf(u"no longer"_s).isValid(), patience);
    const Day day = stored();
    const auto line =
        std::ranges::find(day.story(), u"Cart page no longer serves"_s, &StoryLine::text);
    QVERIFY(line != day.story().end());
    QCOMPARE(line->original, u"Cart page <b>still</b> serves"_s);
    // What was written first is shown, struck out, on wish.
    auto *originals = m_window->findChild<QAction *>(u"showOriginals"_s);
    originals->trigger();
    savePicture(u"corrected"_s);
    originals->trigger();
}

void TestFront::keepsAPastedPicture()
{
    QImage graph(400, 160, QImage::Format_RGB32);
    graph.fill(QColor(0x6e, 0xa8, 0xfe));
    QGuiApplication::clipboard()->setImage(graph);
    auto *line = m_window->findChild<QLineEdit *>(u"scribeField"_s);
    line->setFocus();
    QTest::keyClicks(line, u"cart p99"_s);
    QTest::keySequence(line, QKeySequence::Paste);
    const auto picture = [this] {
        const Day day = stored();
        const auto told = std::ranges::find(day.story(), Kind::PictureKept, &StoryLine::kind);
        return told == day.story().end() ? StoryLine() : *told;
    };
    QTRY_COMPARE_WITH_TIMEOUT(picture().text, u"cart p99"_s, patience);
    const auto store = Store::open(m_line.store, OpenMode::ReadOnly);
    QVERIFY(store);
    const auto bytes = (*store)->picture(picture().subject);
    QVERIFY(bytes);
    QCOMPARE(QImage::fromData(*bytes).pixelColor(200, 80), graph.pixelColor(200, 80));
    QTRY_COMPARE(line->text(), QString());
    savePicture(u"picture"_s);
}

void TestFront::asksForAPlanFileBesideTheRun()
{
    QSignalSpy requested(m_window->findChild<StartPage *>(), &StartPage::planFileRequested);
    QTest::keyClick(m_window, Qt::Key_O, Qt::ControlModifier);
    QCOMPARE(requested.count(), 1);
    auto *dialog = m_window->findChild<QFileDialog *>();
    QVERIFY(dialog);
    const QPointer<QFileDialog> watched(dialog);
    dialog->reject();
    QTRY_VERIFY(!watched || !watched->isVisible());
    QVERIFY(QTest::qWaitForWindowActive(m_window));
}

void TestFront::backsOutResetsAndFinishes()
{
    press(Qt::Key_F8);
    QTRY_COMPARE_WITH_TIMEOUT(state(), RunState::BackedOut, patience);
    const auto checkoutIsUp = [this] {
        return stored().world().host("checkout").back().state == HostState::Up;
    };
    QTRY_VERIFY_WITH_TIMEOUT(checkoutIsUp(), patience);
    // The dialog that was closed may have taken the focus of the desk with it.
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window));
    // F10 goes to the criteria that are not ticked, and confirms when all are.
    const auto criteria = stored().plan().experiment(experiment)->resetCriteria.size();
    QVERIFY(criteria > 0);
    for (std::size_t i = 0; i < criteria; ++i) {
        auto *box = m_window->findChild<QAbstractButton *>(u"reset_%1"_s.arg(i));
        QVERIFY(box);
        QTRY_COMPARE((press(Qt::Key_F10), m_window->focusWidget()), box);
        QCOMPARE(state(), RunState::BackedOut);
        QTest::keyClick(box, Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(box->isChecked(), patience);
    }
    press(Qt::Key_F10);
    QTRY_COMPARE_WITH_TIMEOUT(state(), RunState::Reset, patience);
    press(Qt::Key_F9);
    QTRY_COMPARE_WITH_TIMEOUT((press(Qt::Key_F9), state()), RunState::Finished, patience);
    QCOMPARE(stored().run(experiment)->held, std::optional(true));
    savePicture(u"finished"_s);
}

void TestFront::runsTheDayAgainWhileItGoesOn()
{
    auto *strip = m_window->findChild<QWidget *>(u"replayStrip"_s);
    auto *track = m_window->findChild<QAbstractSlider *>(u"replayTrack"_s);
    QVERIFY(strip && !strip->isVisible());
    QTest::keyClick(m_window, Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(strip->isVisible());
    QTRY_COMPARE(m_window->focusWidget(), track);
    QTRY_VERIFY(track->maximum() > 0);
    // Half of the day back the experiment was not over.
    track->setValue(track->maximum() / 2);
    const auto *due = m_window->findChild<QWidget *>(u"dueAct"_s);
    QVERIFY(!due->isVisible());
    const std::int64_t before = stored().lastSequence();
    QTest::keyClick(track, Qt::Key_F5);
    QTest::keyClick(track, Qt::Key_Space);
    QTRY_VERIFY_WITH_TIMEOUT(stored().lastSequence() > before, patience);
    savePicture(u"replay"_s);
    QTest::keyClick(track, Qt::Key_Escape);
    QVERIFY(!strip->isVisible());
    QTRY_VERIFY(due->isVisible());
    QVERIFY(std::ranges::none_of(stored().runs(), &Run::isUnderWay));
}

void TestFront::goesFromTheReportToThatMoment()
{
    const Day day = stored();
    const auto line = std::ranges::find(day.story(), Kind::ExperimentTriggered, &StoryLine::kind);
    QVERIFY(line != day.story().end());
    auto *window = qobject_cast<MainWindow *>(m_window);
    window->showPage(u"report"_s);
    auto *report = m_window->findChild<QTextBrowser *>(u"reportText"_s);
    const QString link = u"replay:%1"_s.arg(line->sequence);
    QTRY_VERIFY_WITH_TIMEOUT(report->toHtml().contains(link), patience);
    emit report->anchorClicked(QUrl(link));
    QCOMPARE(window->currentPage(), u"run"_s);
    QTRY_VERIFY(m_window->findChild<QWidget *>(u"replayStrip"_s)->isVisible());
    const auto *clock = m_window->findChild<QWidget *>(u"sinceTrigger"_s);
    QTRY_COMPARE(clock->accessibleDescription(), u"0:00"_s);
    savePicture(u"replayed-trigger"_s);
    QTest::keyClick(m_window->focusWidget(), Qt::Key_Escape);
    QVERIFY(!m_window->findChild<QWidget *>(u"replayStrip"_s)->isVisible());
}

void TestFront::opensTheDayAgainAsItWas()
{
    m_front.reset();
    const Day before = stored();
    m_line.day = u"1"_s;
    m_front = std::make_unique<Front>(m_line);
    m_front->show();
    QTRY_VERIFY((m_window = shown<MainWindow>()));
    QTRY_VERIFY_WITH_TIMEOUT(m_window->windowTitle().contains(before.plan().day.title), patience);
    QTRY_VERIFY_WITH_TIMEOUT(stored().lastSequence() > before.lastSequence(), patience);
    QCOMPARE(state(), RunState::Finished);
    m_front.reset();
}

QTEST_MAIN(TestFront)
#include "tst_front.moc"
