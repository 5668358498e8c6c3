// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/front.h"
#include "tests/e2e/window/shown.h"
#include "tests/support/longday.h"
#include "ui/timeline/timelineview.h"
#include "ui/window/loadingveil.h"

#include <QApplication>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 60000;
constexpr std::int64_t entries = 200'000;

/// Notes what the veil says each time it is painted, and what the window did in between.
class Watch final : public QObject
{
public:
    Watch(MainWindow &window, LoadingVeil &veil)
        : m_window(window)
        , m_veil(veil)
    {
        veil.installEventFilter(this);
        // As often as there is nothing else to do: each is a turn of the widgets' thread.
        startTimer(0);
    }

    QStringList said;
    int turns = 0; ///< of the event loop, while the veil was there
    int linesUnderIt = 0; ///< of the story, when the veil was lifted
    bool wasResized = false;
    bool wasTyped = false;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint
            && said.value(said.size() - 1) != m_veil.accessibleName())
            said << m_veil.accessibleName();
        const auto *story = m_window.findChild<QTableView *>(u"story"_s);
        if (event->type() == QEvent::Hide && story)
            linesUnderIt = story->model()->rowCount();
        return QObject::eventFilter(watched, event);
    }

    void timerEvent(QTimerEvent *) override
    {
        if (!m_veil.isVisible())
            return;
        if (++turns == 1) {
            m_window.resize(1300, 800);
            wasResized = m_veil.width() < 1300 && m_veil.width() > 1000
                && m_veil.size() == m_veil.parentWidget()->size();
        }
        auto *line = m_window.findChild<QLineEdit *>(u"scribeField"_s);
        if (!line || !line->isVisible() || wasTyped)
            return;
        QTest::keyClick(line, Qt::Key_X);
        wasTyped = line->text() == "x"_L1;
        line->clear();
    }

private:
    MainWindow &m_window;
    LoadingVeil &m_veil;
};

} // namespace

/// A day with very many entries is opened in the real window.
class TestLongDay : public QObject
{
    Q_OBJECT

private slots:
    void answersWhileItReadsAndShowsAllOfIt();

private:
    QTemporaryDir m_folder;
    CommandLine m_line;
    std::unique_ptr<Front> m_front;
    MainWindow *m_window = nullptr;
};

void TestLongDay::answersWhileItReadsAndShowsAllOfIt()
{
    QVERIFY(m_folder.isValid());
    m_line.store = m_folder.filePath(u"room.db"_s);
    m_line.day = Test::LongDay::key();
    const auto made = Test::LongDay(entries, RoomClock().now()).write(m_line.store);
    QVERIFY2(made, made ? "" : qPrintable(made.failure().detail));

    m_front = std::make_unique<Front>(m_line);
    m_front->show();
    m_window = shown<MainWindow>();
    QVERIFY(m_window);
    m_window->resize(1600, 1000);
    QVERIFY(QTest::qWaitForWindowActive(m_window));
    auto *veil = m_window->findChild<LoadingVeil *>();
    QVERIFY(veil);
    Watch watch(*m_window, *veil);
    QTRY_VERIFY_WITH_TIMEOUT(veil->isVisible(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(!veil->isVisible(), patience);

    // It moved, and in between the window did what it was asked to.
    QVERIFY2(watch.said.size() >= 5, qPrintable(watch.said.join(u'\n')));
    QVERIFY2(watch.turns > watch.said.size(), qPrintable(QString::number(watch.turns)));
    QVERIFY(watch.wasResized);
    QVERIFY(watch.wasTyped);
    QVERIFY(watch.linesUnderIt > entries / 20);

    const auto *story = m_window->findChild<QTableView *>(u"story"_s);
    QVERIFY(story);
    const QAbstractItemModel &lines = *story->model();
    QTRY_VERIFY_WITH_TIMEOUT(lines.rowCount() > entries / 20, patience);
    // What the room sees of the hosts may stand below it already.
    bool isThere = false;
    for (int row = lines.rowCount() - 1; row >= 0 && !isThere; --row)
        isThere = lines.index(row, 0).data(Qt::EditRole).toString() == Test::LongDay::lastNote();
    QVERIFY(isThere);
    const auto *timeline = m_window->findChild<TimelineView *>();
    QVERIFY(timeline);
    const auto drawnLanes = [&] {
        return std::ranges::count_if(timeline->contents().rows(), [](const TimelineRow &row) {
            return row.what == TimelineRow::What::Lane && row.lane >= 0;
        });
    };
    QTRY_VERIFY_WITH_TIMEOUT(drawnLanes() >= 3, patience);
}

QTEST_MAIN(TestLongDay)
#include "tst_longday.moc"
