// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/daywriter.h"
#include "app/front.h"
#include "app/sampledays.h"
#include "tests/e2e/window/shown.h"
#include "tests/ui/theme/dragging.h"
#include "ui/start/startpage.h"

#include <QAbstractItemModel>
#include <QApplication>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QListView>
#include <QTemporaryDir>
#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// How plans come into the real window: the sample day, files opened as days, and files brought
/// into a day that is open. The store alone says what has happened.
class TestPlanFiles : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void opensTheSampleDay();
    void opensItOnceMoreAsADayOfItsOwn();
    void showsWhatAFileChangesBeforeItDoes();
    void bringsAnExperimentIntoTheDay();
    void showsWhatADroppedFileChanges();
    void tellsTheMistakesOfAFile();
    void makesADayOfADroppedExperiment();
    void asksBeforeAFileChangesItsDay();
    void cleanupTestCase() { m_front.reset(); }

private:
    [[nodiscard]] std::vector<DayInfo> days() const;
    [[nodiscard]] Plan planIn(const QString &key) const;
    [[nodiscard]] QString written(const QString &name, const QByteArray &bytes) const;
    [[nodiscard]] bool isSheetShown() const;
    [[nodiscard]] QString sheetLines() const;
    void import(const QString &file);
    void pressInSheet(Qt::Key key);
    void goToStart();
    void savePicture(const QString &name);

    QTemporaryDir m_folder;
    CommandLine m_line;
    std::unique_ptr<Front> m_front;
    QWidget *m_window = nullptr;
};

namespace {

constexpr int patience = 20000;
constexpr std::size_t sampleSize = 41; ///< forty alerts, and one that is taken out
const auto sampleKey = u"first-chaos-day-2026-12-08"_s;

const QByteArray experiment = R"json({
	"title": "Cart survives", "description": "Is the cart cached?", "tags": ["cart"],
	"method": [{"type": "action", "name": "stop", "provider":
		{"type": "process", "path": "systemctl", "arguments": "stop db"}}]
})json";

} // namespace

std::vector<DayInfo> TestPlanFiles::days() const
{
    auto store = Store::open(m_line.store, OpenMode::ReadOnly);
    if (!store)
        return {};
    const auto days = (*store)->days();
    return days ? *days : std::vector<DayInfo>();
}

Plan TestPlanFiles::planIn(const QString &key) const
{
    auto store = Store::open(m_line.store, OpenMode::ReadOnly);
    if (!store)
        return {};
    const auto day = (*store)->findDay(key);
    if (!day)
        return {};
    const auto plan = planOf(**store, day->number);
    return plan ? *plan : Plan();
}

QString TestPlanFiles::written(const QString &name, const QByteArray &bytes) const
{
    QFile file(m_folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(file.fileName()));
    return file.fileName();
}

bool TestPlanFiles::isSheetShown() const
{
    const auto *sheet = m_window->findChild<QWidget *>(u"importSheet"_s);
    return sheet && sheet->isVisible();
}

QString TestPlanFiles::sheetLines() const
{
    QStringList lines;
    const QAbstractItemModel *model = m_window->findChild<QListView *>(u"importList"_s)->model();
    for (int row = 0; row < model->rowCount(); ++row)
        lines << model->index(row, 0).data().toString();
    return lines.join(u'\n');
}

void TestPlanFiles::import(const QString &file)
{
    QTest::keyClick(m_window, Qt::Key_I, Qt::ControlModifier);
    auto *dialog = m_window->findChild<QFileDialog *>();
    QVERIFY(dialog);
    emit dialog->fileSelected(file);
    dialog->reject();
    QTRY_VERIFY(!m_window->findChild<QFileDialog *>());
    QTRY_VERIFY_WITH_TIMEOUT(isSheetShown(), patience);
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window));
}

void TestPlanFiles::pressInSheet(Qt::Key key)
{
    // Where the plan has just changed the sheet looks again before it imports.
    QWidget *list = m_window->findChild<QListView *>(u"importList"_s);
    QTRY_VERIFY_WITH_TIMEOUT((QTest::keyClick(list, key), !isSheetShown()), patience);
}

void TestPlanFiles::goToStart()
{
    QTest::keyClick(m_window, Qt::Key_1, Qt::ControlModifier);
    QTRY_VERIFY(m_window->findChild<StartPage *>()->isVisible());
}

void TestPlanFiles::savePicture(const QString &name)
{
    const QString folder = QCoreApplication::applicationDirPath() + u"/pictures"_s;
    QDir().mkpath(folder);
    QVERIFY(m_window->grab().save(folder + u"/planfiles-"_s + name + u".png"_s));
}

void TestPlanFiles::initTestCase()
{
    QVERIFY(m_folder.isValid());
    m_line.store = m_folder.filePath(u"room.db"_s);
    m_front = std::make_unique<Front>(m_line);
    m_front->show();
    QTRY_VERIFY((m_window = shown<MainWindow>()));
    m_window->resize(1600, 1000);
    QVERIFY(QTest::qWaitForWindowActive(m_window));
}

void TestPlanFiles::opensTheSampleDay()
{
    QTest::keyClick(m_window, Qt::Key_L, Qt::ControlModifier);
    const auto screen = [this] { return m_window->findChild<QWidget *>(u"planScreen"_s); };
    QTRY_VERIFY_WITH_TIMEOUT(screen() && screen()->isVisible(), patience);
    QCOMPARE(planIn(sampleKey).experiments.size(), sampleSize);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->windowTitle().contains(u"First chaos day"_s), patience);
    QTRY_VERIFY(!m_window->findChild<QWidget *>(u"loadingVeil"_s)->isVisible());
}

void TestPlanFiles::opensItOnceMoreAsADayOfItsOwn()
{
    goToStart();
    QTest::keyClick(m_window, Qt::Key_L, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(days().size(), 2U, patience);
    QTRY_COMPARE_WITH_TIMEOUT(planIn(sampleKey + u"-2"_s).experiments.size(), sampleSize, patience);
    QTRY_VERIFY(m_window->findChild<QWidget *>(u"planScreen"_s)->isVisible());
    QTRY_VERIFY(!m_window->findChild<QWidget *>(u"loadingVeil"_s)->isVisible());
    // A day is written on only when it is on the screen.
    const auto isOpen = [this] {
        const auto store = Store::open(m_line.store, OpenMode::ReadOnly);
        const auto day =
            store ? (*store)->findDay(sampleKey + u"-2"_s) : Outcome<DayInfo>(store.failure());
        const auto folded = day ? foldDay(**store, day->number) : Outcome<Day>(day.failure());
        return folded && folded->session().has_value();
    };
    QTRY_VERIFY_WITH_TIMEOUT(isOpen(), patience);
}

void TestPlanFiles::showsWhatAFileChangesBeforeItDoes()
{
    const QString key = sampleKey + u"-2"_s;
    const Plan before = planIn(key);
    const QString first = before.experiments.front().key;
    import(written(u"part.yaml"_s,
                   "notes: Bring cake.\nexperiments:\n  - {key: "_ba + first.toUtf8()
                       + ", title: Another title, time_box: 33m}\n"));
    QVERIFY(sheetLines().contains(u"→ 33m"_s));
    QVERIFY(sheetLines().contains(u"→ Bring cake."_s));
    savePicture(u"preview"_s);
    pressInSheet(Qt::Key_Escape);
    QCOMPARE(planIn(key), before);

    import(m_folder.filePath(u"part.yaml"_s));
    pressInSheet(Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(planIn(key).day.notes, u"Bring cake."_s, patience);
    const Experiment bare{.key = first, .title = u"Another title"_s, .timeBox = 33min};
    QCOMPARE(planIn(key).experiments.front(), bare);
    QCOMPARE(planIn(key).day.date, before.day.date);
    QCOMPARE(planIn(sampleKey), before);
}

void TestPlanFiles::bringsAnExperimentIntoTheDay()
{
    const QString key = sampleKey + u"-2"_s;
    import(written(u"cart.json"_s, experiment));
    QVERIFY(sheetLines().startsWith(u"NEW 1\nnew: experiment cart-survives Cart survives\n"
                                    "TO KNOW 1\nTags are not carried over: cart.\n"_s));
    savePicture(u"experiment"_s);
    pressInSheet(Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(planIn(key).experiments.size(), sampleSize + 1, patience);
    QCOMPARE(planIn(key).experiments.back().title, u"Cart survives"_s);
    QCOMPARE(planIn(key).assignments.size(), planIn(sampleKey).assignments.size());
}

void TestPlanFiles::showsWhatADroppedFileChanges()
{
    Dragging drag({QUrl::fromLocalFile(written(u"dropped.yaml"_s, "notes: Bring tea.\n"))});
    auto *screen = m_window->findChild<QWidget *>(u"planScreen"_s);
    QVERIFY(drag.over(*screen));
    savePicture(u"dragging"_s);
    drag.drop(*screen);
    QTRY_VERIFY_WITH_TIMEOUT(isSheetShown(), patience);
    QVERIFY2(sheetLines().contains(u"→ Bring tea."_s), qPrintable(sheetLines()));
    pressInSheet(Qt::Key_Escape);
    QVERIFY(planIn(sampleKey + u"-2"_s).day.notes != u"Bring tea."_s);
}

void TestPlanFiles::tellsTheMistakesOfAFile()
{
    const QString file = written(u"wrong.yaml"_s, "titel: x\ndate: soon\n");
    import(file);
    QVERIFY(sheetLines().contains(
        file + u":1:1: titel: there is no such field; did you mean \"title\"?"_s));
    QVERIFY(sheetLines().contains(file + u":2:7: date: "_s));
    savePicture(u"mistakes"_s);
    pressInSheet(Qt::Key_Escape);
}

void TestPlanFiles::makesADayOfADroppedExperiment()
{
    goToStart();
    const QString file = m_folder.filePath(u"cart.json"_s);
    emit m_window->findChild<StartPage *>()->planFileDropped(QUrl::fromLocalFile(file));
    QTRY_COMPARE_WITH_TIMEOUT(planIn(u"cart-survives"_s).experiments.size(), 1U, patience);
    QTRY_VERIFY_WITH_TIMEOUT(isSheetShown(), patience);
    QCOMPARE(sheetLines(), u"TO KNOW 1\nTags are not carried over: cart."_s);
    savePicture(u"new-day"_s);
    pressInSheet(Qt::Key_Escape);
}

void TestPlanFiles::asksBeforeAFileChangesItsDay()
{
    goToStart();
    const Plan before = planIn(sampleKey);
    QByteArray changed = sampleDay(u"first-chaos-day"_s);
    changed.replace("\nenvironment: staging\n", "\nenvironment: stage-2\n");
    const QString file = written(u"sample.yaml"_s, changed);
    emit m_window->findChild<StartPage *>()->planFileDropped(QUrl::fromLocalFile(file));
    QTRY_VERIFY_WITH_TIMEOUT(isSheetShown(), patience);
    QVERIFY(sheetLines().startsWith(u"CHANGED 1\n"_s));
    QCOMPARE(planIn(sampleKey), before);
    pressInSheet(Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(planIn(sampleKey).day.environment, u"stage-2"_s, patience);
}

QTEST_MAIN(TestPlanFiles)
#include "tst_planfiles.moc"
