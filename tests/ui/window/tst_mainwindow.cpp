// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/theme/portrait.h"
#include "ui/window/failurebanner.h"
#include "ui/window/loadingveil.h"
#include "ui/window/mainwindow.h"
#include "ui/window/navrail.h"
#include "ui/window/windowmemory.h"

#include <QAbstractButton>
#include <QLabel>
#include <QLayout>
#include <QPaintEvent>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

class Memory final : public WindowMemory
{
public:
    QByteArray geometry() const override { return kept; }
    void keepGeometry(const QByteArray &geometry) override { kept = geometry; }
    void keepTone(Theme::Tone tone) override { tones.push_back(tone); }

    QByteArray kept;
    std::vector<Theme::Tone> tones;
};

/// Notes what of a widget is painted.
class Painted final : public QObject
{
public:
    QRect all;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint)
            all |= static_cast<QPaintEvent *>(event)->rect();
        return QObject::eventFilter(watched, event);
    }
};

} // namespace

class TestMainWindow : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void buildsAPageWhenItIsFirstShown();
    void showsOnlyPagesThatMakeSense();
    void keysChooseWhatIsToBeSeen();
    void staysWhereItIsForAWindowOfItsOwn();
    void namesTheDayInItsTitle();
    void remembersItsPlaceAndTone();
    void mutesTheAlarm();
    void tellsOfAFailureWithItsAge();
    void tellsEveryMistakeOfAFile();
    void tellsTheNewestOfSeveralFailures();
    void liesAVeilOverTheDayWhileItIsRead();
    void paintsNoMoreOfTheVeilThanMoves();
    void keepsItsStatusAlongTheLowerEdge();
    void isPortrayed();

private:
    std::unique_ptr<MainWindow> made();

    SetClock m_clock{Instant(1'000'000s)};
    Memory m_memory;
    std::unique_ptr<Look> m_look;
};

void TestMainWindow::init()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
    m_look = std::make_unique<Look>(Theme::dark());
    RoomStyle::dress(*qApp, *m_look);
    m_memory.kept.clear();
    m_memory.tones.clear();
}

void TestMainWindow::cleanup()
{
    qApp->setStyle(u"Fusion"_s);
}

std::unique_ptr<MainWindow> TestMainWindow::made()
{
    auto window = std::make_unique<MainWindow>(*m_look, m_clock, m_memory);
    window->addPage(u"start"_s, u"home"_s, u"Start"_s, new QLabel(u"start"_s));
    window->addPage(u"run"_s, u"run"_s, u"Run"_s, [] { return new QLabel(u"run"_s); });
    window->addPage(u"report"_s, u"report"_s, u"Report"_s, [] { return new QLabel(u"report"_s); });
    window->showPage(u"start"_s);
    return window;
}

void TestMainWindow::buildsAPageWhenItIsFirstShown()
{
    MainWindow window(*m_look, m_clock, m_memory);
    int built = 0;
    window.addPage(u"run"_s, u"run"_s, u"Run"_s, [&built] {
        ++built;
        return new QLabel(u"run"_s);
    });
    window.addPage(u"start"_s, u"home"_s, u"Start"_s, new QLabel);
    window.showPage(u"start"_s);
    QCOMPARE(built, 0);
    QSignalSpy shown(&window, &MainWindow::pageShown);
    window.showPage(u"run"_s);
    window.showPage(u"start"_s);
    window.showPage(u"run"_s);
    window.showPage(u"run"_s);
    QCOMPARE(built, 1);
    QCOMPARE(shown.count(), 3);
    QCOMPARE(window.currentPage(), u"run"_s);
    window.showPage(u"no such page"_s);
    QCOMPARE(window.currentPage(), u"run"_s);
}

void TestMainWindow::showsOnlyPagesThatMakeSense()
{
    const auto window = made();
    window->setPageShown(u"run"_s, false);
    window->show();
    QVERIFY(!window->findChild<QAbstractButton *>(u"nav-run"_s)->isVisible());
    window->showPage(u"run"_s);
    QCOMPARE(window->currentPage(), u"start"_s);
    window->setPageShown(u"run"_s, true);
    QVERIFY(window->findChild<QAbstractButton *>(u"nav-run"_s)->isVisible());
}

void TestMainWindow::keysChooseWhatIsToBeSeen()
{
    const auto window = made();
    window->setPageShown(u"run"_s, false);
    window->show();
    QVERIFY(QTest::qWaitForWindowActive(window.get()));
    QTest::keyClick(window.get(), Qt::Key_2, Qt::ControlModifier);
    QTRY_COMPARE(window->currentPage(), u"report"_s);
    window->setPageShown(u"run"_s, true);
    QTest::keyClick(window.get(), Qt::Key_2, Qt::ControlModifier);
    QTRY_COMPARE(window->currentPage(), u"run"_s);
    QTest::keyClick(window.get(), Qt::Key_F11);
    QVERIFY(window->isFullScreen());
    QTest::keyClick(window.get(), Qt::Key_F11);
    QVERIFY(!window->isFullScreen());
    QTest::keyClick(window.get(), Qt::Key_Q, Qt::ControlModifier);
    QVERIFY(!window->isVisible());
}

void TestMainWindow::staysWhereItIsForAWindowOfItsOwn()
{
    const auto window = made();
    window->addWindow(u"retro"_s, u"retro"_s, u"Retro"_s);
    QSignalSpy wished(window.get(), &MainWindow::windowWished);
    QSignalSpy shown(window.get(), &MainWindow::pageShown);
    auto *button = window->findChild<QAbstractButton *>(u"nav-retro"_s);
    button->click();
    QCOMPARE(wished.size(), 1);
    QCOMPARE(wished.front().front().toString(), u"retro"_s);
    QCOMPARE(shown.size(), 0);
    QCOMPARE(window->currentPage(), u"start"_s);
    QVERIFY(!button->isChecked());
    window->preparePage(u"retro"_s);
    window->showPage(u"retro"_s);
    QCOMPARE(window->currentPage(), u"start"_s);
}

void TestMainWindow::namesTheDayInItsTitle()
{
    const auto window = made();
    QCOMPARE(window->windowTitle(), u"Chaosroom"_s);
    window->setDayTitle(u"First chaos day"_s);
    QCOMPARE(window->windowTitle(), u"First chaos day – Chaosroom"_s);
}

void TestMainWindow::remembersItsPlaceAndTone()
{
    auto window = made();
    window->show();
    window->resize(1111, 777);
    window->findChild<QAbstractButton *>(u"toneToggle"_s)->click();
    QVERIFY(!m_look->theme().isDark());
    QCOMPARE(m_memory.tones, std::vector{Theme::Tone::Light});
    window->close();
    QVERIFY(!m_memory.kept.isEmpty());
    window = made();
    QCOMPARE(window->size(), QSize(1111, 777));
}

void TestMainWindow::mutesTheAlarm()
{
    const auto window = made();
    window->show();
    QVERIFY(QTest::qWaitForWindowActive(window.get()));
    QSignalSpy changed(window.get(), &MainWindow::mutedChanged);
    const auto *sound = window->findChild<QAbstractButton *>(u"soundToggle"_s);
    QCOMPARE(sound->text(), u"Sound"_s);
    QTest::keyClick(window.get(), Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(changed.size(), 1);
    QCOMPARE(changed.takeFirst()[0].toBool(), true);
    QCOMPARE(sound->text(), u"Muted"_s);
    QVERIFY(sound->toolTip().contains(u"Ctrl+Shift+M"_s));
    window->setMuted(false); // as remembered: nobody did it just now
    QCOMPARE(sound->text(), u"Sound"_s);
    QVERIFY(changed.isEmpty());
}

void TestMainWindow::tellsOfAFailureWithItsAge()
{
    const auto window = made();
    window->show();
    auto *banner = window->findChild<FailureBanner *>();
    QVERIFY(!banner->isVisible());
    window->showFailure(u"store"_s, u"Could not save"_s,
                        {Failure::Kind::Storage, u"the disk is full; make room, retrying"_s},
                        m_clock.now() - 42s);
    QVERIFY(banner->isVisible());
    QCOMPARE(banner->text(), u"Could not save: the disk is full; make room, retrying"_s);
    QVERIFY(banner->grab().toImage() != QImage());
    window->clearFailure(u"store"_s);
    QVERIFY(!banner->isVisible());
    QCOMPARE(banner->text(), QString());
}

void TestMainWindow::tellsEveryMistakeOfAFile()
{
    const auto window = made();
    window->resize(1280, 720);
    window->show();
    auto *banner = window->findChild<FailureBanner *>();
    window->showFailure(u"open"_s, u"No"_s, {Failure::Kind::BadInput, u"day.yaml:1:1: titel"_s},
                        {});
    const int one = banner->layout()->heightForWidth(1000);
    window->showFailure(u"open"_s, u"No"_s,
                        {Failure::Kind::BadInput, u"day.yaml:1:1: titel\nday.yaml:2:7: date"_s},
                        {});
    QCOMPARE(banner->text(), u"No:\nday.yaml:1:1: titel\nday.yaml:2:7: date"_s);
    QVERIFY(banner->layout()->heightForWidth(1000) > one + 20);
}

void TestMainWindow::tellsTheNewestOfSeveralFailures()
{
    const auto window = made();
    auto *banner = window->findChild<FailureBanner *>();
    window->showFailure(u"store"_s, u"Could not save"_s, {Failure::Kind::Storage, {}}, {});
    window->showFailure(u"net"_s, u"No network"_s, {Failure::Kind::Refused, {}}, {});
    QVERIFY(banner->text().startsWith(u"No network · and 1"_s));
    window->showFailure(u"store"_s, u"Still could not save"_s, {Failure::Kind::Storage, {}}, {});
    QVERIFY(banner->text().startsWith(u"Still could not save · and 1"_s));
    window->clearFailure(u"store"_s);
    QCOMPARE(banner->text(), u"No network"_s);
}

void TestMainWindow::liesAVeilOverTheDayWhileItIsRead()
{
    const auto window = made();
    window->show();
    auto *veil = window->findChild<LoadingVeil *>();
    QVERIFY(!veil->isVisible());
    window->setLoading(10, 1'000'000);
    QVERIFY(veil->isVisible());
    window->resize(1200, 800);
    QCOMPARE(veil->size(), veil->parentWidget()->size());
    window->showPage(u"run"_s);
    QVERIFY(veil->isVisible());
    window->setLoading(1'000'000, 1'000'000);
    QVERIFY(!veil->isVisible());
    window->setLoading(0, 0);
    QVERIFY(!veil->isVisible());
}

/// What lies under it shines through, and is as much work as all of the window.
void TestMainWindow::paintsNoMoreOfTheVeilThanMoves()
{
    const auto window = made();
    window->resize(1200, 800);
    window->show();
    auto *veil = window->findChild<LoadingVeil *>();
    window->setLoading(10, 1'000'000);
    QCoreApplication::processEvents();
    const QImage before = veil->grab().toImage();
    Painted painted;
    veil->installEventFilter(&painted);
    window->setLoading(500'000, 1'000'000);
    QTRY_VERIFY(!painted.all.isEmpty());
    veil->removeEventFilter(&painted);
    QVERIFY(painted.all.height() < veil->height() / 4);
    // What differs lies in there.
    QImage after = veil->grab().toImage();
    QVERIFY(after != before);
    QPainter(&after).drawImage(painted.all, before, painted.all);
    QCOMPARE(after, before);
}

void TestMainWindow::keepsItsStatusAlongTheLowerEdge()
{
    const auto window = made();
    auto *status = new QLabel(u"Saved"_s);
    status->setFixedHeight(28);
    window->setStatusWidget(status);
    window->show();
    QCoreApplication::processEvents();
    QCOMPARE(status->mapTo(window.get(), QPoint(0, 28)).y(), window->height());
    QCOMPARE(status->width(), window->width());
}

void TestMainWindow::isPortrayed()
{
    for (const bool dark : {true, false}) {
        m_look->setTheme(dark ? Theme::dark() : Theme::light());
        const QString tone = dark ? u"dark"_s : u"light"_s;
        const auto window = made();
        window->showFailure(u"store"_s, u"Could not save"_s,
                            {Failure::Kind::Storage,
                             u"the disk is full. Make room on /home; everything is kept and "
                             "retried until then"_s},
                            m_clock.now() - 42s);
        const QImage failing = portray(*window, {1280, 720}, u"window-failing-"_s + tone);
        QVERIFY(inked(failing, m_look->theme().window) > 10'000);
        window->clearFailure(u"store"_s);
        window->setLoading(412'000, 1'000'000);
        portray(*window, {1280, 720}, u"window-loading-"_s + tone, 2);
    }
}

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
