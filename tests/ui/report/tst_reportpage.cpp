// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/day/entries.h"
#include "models/report/report.h"
#include "tests/models/rules/dayscript.h"
#include "tests/ui/theme/portrait.h"
#include "ui/report/reportpage.h"
#include "ui/report/sealedbrowser.h"

#include <QAbstractButton>
#include <QAction>
#include <QFile>
#include <QMap>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBlock>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestReportPage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
    }
    void saysWhatToDoWhileThereIsNothing();
    void offersEveryFormat();
    void asksForAFreshReport();
    void fetchesNothingForWhatItShows();
    void leavesTheReaderWhereTheyWere();
    void scrollsAsideOnlyForWhatIsWider();
    void showsDrawingsAsPictures();
    void leadsFromAChronologyToItsMoments();
    void leadsFromEveryLineToItsMoment();
    void showsActionItemsInItsPlace();
    void showsMarkdownToo();
    void isPortrayed();

private:
    Look m_look;
};

void TestReportPage::initTestCase()
{
    RoomStyle::dress(*qApp, m_look);
}

void TestReportPage::saysWhatToDoWhileThereIsNothing()
{
    ReportPage page(m_look);
    page.show();
    QVERIFY(page.findChild<QWidget *>(u"noReport"_s)->isVisible());
    QVERIFY(!page.findChild<QWidget *>(u"saveReport"_s)->isEnabled());
    page.setHtml(u"<h1>First chaos day</h1>"_s);
    QVERIFY(!page.findChild<QWidget *>(u"noReport"_s)->isVisible());
    QVERIFY(page.findChild<SealedBrowser *>()->toPlainText().contains(u"First chaos day"_s));
    QVERIFY(page.findChild<QWidget *>(u"saveReport"_s)->isEnabled());
    page.setHtml({});
    QVERIFY(page.findChild<QWidget *>(u"noReport"_s)->isVisible());
    // What all days tell is there for who has nothing to report as well.
    QSignalSpy days(&page, &ReportPage::overDaysRequested);
    page.findChild<QAbstractButton *>(u"overDaysFromReport"_s)->click();
    QCOMPARE(days.count(), 1);
}

void TestReportPage::offersEveryFormat()
{
    ReportPage page(m_look);
    page.setHtml(u"<p>day</p>"_s);
    QSignalSpy wished(&page, &ReportPage::saveRequested);
    for (const QString &format : {u"pdf"_s, u"html"_s, u"md"_s, u"json"_s}) {
        page.findChild<QAction *>(u"save-"_s + format)->trigger();
        QCOMPARE(wished.takeFirst().first().toString(), format);
    }
    QSignalSpy printed(&page, &ReportPage::printRequested);
    page.findChild<QAction *>(u"printReport"_s)->trigger();
    QCOMPARE(printed.count(), 1);
}

void TestReportPage::asksForAFreshReport()
{
    ReportPage page(m_look);
    QSignalSpy wished(&page, &ReportPage::refreshRequested);
    page.show();
    QVERIFY(QTest::qWaitForWindowActive(&page));
    QTest::keyClick(&page, Qt::Key_F5);
    QCOMPARE(wished.count(), 1);
}

void TestReportPage::fetchesNothingForWhatItShows()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"secret.txt"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("secret");
    file.close();
    ReportPage page(m_look);
    auto *browser = page.findChild<SealedBrowser *>();
    const QUrl url = QUrl::fromLocalFile(path);
    page.setHtml(u"<p>before</p><img src='%1'><img src='http://127.0.0.1:1/x.png'>"
                 "<a href='%1'>link</a>"_s.arg(url.toString()));
    page.resize(800, 600);
    page.show();
    QCOMPARE(browser->loadResource(QTextDocument::HtmlResource, url).toByteArray(), QByteArray());
    browser->setSource(url);
    QVERIFY(browser->toPlainText().contains(u"before"_s));
    QVERIFY(!browser->toPlainText().contains(u"secret"_s));
}

void TestReportPage::leavesTheReaderWhereTheyWere()
{
    ReportPage page(m_look);
    page.resize(800, 600);
    page.show();
    page.setHtml(u"<p>line</p>"_s.repeated(400));
    auto *bar = page.findChild<SealedBrowser *>()->verticalScrollBar();
    bar->setValue(500);
    page.setHtml(u"<p>line</p>"_s.repeated(500));
    QCOMPARE(bar->value(), 500);
}

void TestReportPage::scrollsAsideOnlyForWhatIsWider()
{
    const auto barOf = [this](const QString &html, QSize size) {
        ReportPage page(m_look);
        page.setHtml(html);
        page.show();
        page.resize(size);
        QCoreApplication::processEvents();
        return page.findChild<SealedBrowser *>()->horizontalScrollBar()->isVisibleTo(&page);
    };
    const QString report = QString::fromUtf8(reportHtml(Day(), {}, Instant(1h)));
    for (int width = 700; width < 1300; width += 17)
        QVERIFY2(!barOf(report, {width, 400}), qPrintable(QString::number(width)));
    const QString wide = u"<table><tr><td width=\"3000\">Alert</td></tr></table>"_s;
    QVERIFY(barOf(wide, {1216, 632}));
}

void TestReportPage::showsDrawingsAsPictures()
{
    ReportPage page(m_look);
    page.resize(900, 700);
    page.show();
    page.setHtml(u"<p>before</p><svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 100 50\">"
                 "<rect width=\"100\" height=\"50\" fill=\"#ff00ff\"/><text>0:41</text></svg>"
                 "<p>after</p>"_s);
    const auto *browser = page.findChild<SealedBrowser *>();
    QVERIFY(!browser->toPlainText().contains(u"0:41"_s));
    QVERIFY(browser->toPlainText().contains(u"after"_s));
    const QImage shown = browser->viewport()->grab().toImage();
    int magenta = 0;
    for (int y = 0; y < shown.height(); ++y) {
        for (int x = 0; x < shown.width(); ++x)
            magenta += int(shown.pixelColor(x, y) == QColor(255, 0, 255));
    }
    QVERIFY2(magenta > 50'000, qPrintable(QString::number(magenta)));
}

void TestReportPage::leadsFromAChronologyToItsMoments()
{
    DayScript script;
    script.tell({u"-1 start"_s, u"0 trigger"_s, u"9 backout"_s});
    ReportPage page(m_look);
    page.setHtml(QString::fromUtf8(reportHtml(script.day(), {}, script.now())));
    auto *browser = page.findChild<SealedBrowser *>();
    QStringList links;
    for (QTextBlock block = browser->document()->begin(); block.isValid(); block = block.next()) {
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            links << it.fragment().charFormat().anchorHref();
        }
    }
    links.removeAll(QString());
    links.removeDuplicates(); // a sign of another face is a fragment of its own
    QStringList wanted;
    for (const StoryLine &line : script.day().story()) {
        if (!line.experiment.isEmpty())
            wanted << u"replay:%1"_s.arg(line.sequence);
    }
    QCOMPARE(wanted.size(), 3);
    QCOMPARE(links, wanted);

    QSignalSpy chosen(&page, &ReportPage::momentChosen);
    emit browser->anchorClicked(QUrl(links.last()));
    QCOMPARE(chosen.takeFirst().first().toLongLong(), script.day().story().back().sequence);
    for (const QString &dead : {u"replay:"_s, u"replay:-3"_s, u"replay:x"_s, u"http://1/"_s})
        emit browser->anchorClicked(QUrl(dead));
    QCOMPARE(chosen.size(), 0);
}

void TestReportPage::leadsFromEveryLineToItsMoment()
{
    DayScript script(QStringList{u"-30 prom Early firing -31"_s, u"-20 expect prom:Down known 60"_s,
                                 u"-9 start"_s, u"0 trigger"_s, u"43 prom Down firing 41"_s,
                                 u"50 prom Surprise firing 49"_s, u"300 backout"_s, u"350 reset"_s,
                                 u"400 item mend Down"_s});
    script.tell(500, Entries::eventDeclared(u"real"_s, u"The office has no network"_s, {}));
    script.tell(560, Entries::eventOver(u"real"_s, u"it came back"_s));
    script.tell(600, Entries::qaResult({.key = u"qa"_s, .outcome = QaOutcome::Fails}));
    script.tell(700,
                Entries::verdictGiven({.experiment = u"db"_s,
                                       .source = u"prom"_s,
                                       .alert = u"Down"_s,
                                       .verdict = Verdict::Fired}));
    const QString report = QString::fromUtf8(reportHtml(script.day(), {}, script.now()));
    QVERIFY(!report.contains(u"<a "_s)); // what is saved leads nowhere
    ReportPage page(m_look);
    page.setHtml(report);
    auto *browser = page.findChild<SealedBrowser *>();
    QMap<QString, QString> links; // where to by what is written there
    for (QTextBlock block = browser->document()->begin(); block.isValid(); block = block.next()) {
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            if (const QString to = it.fragment().charFormat().anchorHref(); !to.isEmpty())
                links[it.fragment().text()] = to;
        }
    }
    const auto at = [&](int seconds) {
        return u"replay-at:%1"_s.arg(microsOf(script.at(seconds)));
    };
    const auto seen = [&](const QString &name) {
        const auto &lanes = script.day().alerts().lanes();
        const auto lane = std::ranges::find(lanes, name.toStdString(), &Lane::name);
        return u"replay:%1"_s.arg((*lane->changes.begin()).sequence);
    };
    QCOMPARE(links[u"Down"_s], seen(u"Down"_s));
    QCOMPARE(links[u"Surprise (prom)"_s], seen(u"Surprise"_s));
    QCOMPARE(links[u"Early (prom)"_s], seen(u"Early"_s));
    QCOMPARE(links[u"fired"_s], at(700));
    QStringList all = links.values();
    for (const int seconds : {400, 500, 560, 600})
        QVERIFY2(all.contains(at(seconds)), qPrintable(all.join(u' ')));

    QSignalSpy chosen(&page, &ReportPage::instantChosen);
    emit browser->anchorClicked(QUrl(at(560)));
    QCOMPARE(chosen.takeFirst().first().value<Instant>(), script.at(560));
    for (const QString &dead : {u"replay-at:"_s, u"replay-at:-3"_s, u"replay-at:x"_s})
        emit browser->anchorClicked(QUrl(dead));
    QCOMPARE(chosen.size(), 0);
}

void TestReportPage::showsActionItemsInItsPlace()
{
    ReportPage page(m_look);
    page.show();
    auto *act = page.findChild<QAbstractButton *>(u"actionsFromReport"_s);
    QVERIFY(!act->isVisible()); // nobody has any
    auto *actions = new QWidget;
    page.setActions(actions);
    page.setHtml(u"<h1>First chaos day</h1>"_s);
    QVERIFY(act->isVisible() && !actions->isVisible());
    QSignalSpy refreshed(&page, &ReportPage::refreshRequested);
    act->click();
    QVERIFY(actions->isVisible());
    page.setHtml(u"<h1>First chaos day again</h1>"_s); // made meanwhile: it waits behind them
    QVERIFY(actions->isVisible());
    QCOMPARE(refreshed.count(), 0);
    act->click();
    QVERIFY(page.findChild<SealedBrowser *>()->isVisible());
    QCOMPARE(refreshed.count(), 1); // what was done there stands in it
}

void TestReportPage::showsMarkdownToo()
{
    ReportPage page(m_look);
    page.setMarkdown(u"# First chaos day\n\n40 alerts"_s);
    QVERIFY(page.findChild<SealedBrowser *>()->toPlainText().startsWith(u"First chaos day"_s));
}

void TestReportPage::isPortrayed()
{
    const QString html =
        u"<h1>First chaos day</h1><p>Tuesday 8 December 2026 · staging</p><hr>"
        "<h2>How fast we knew</h2><table cellpadding=6><tr><th align=left>Alert</th>"
        "<th align=left>Time to know</th></tr><tr><td>CheckoutDown</td>"
        "<td>0:41 ± 0.3 s</td></tr></table>"_s
        + u"<p>Each line is one experiment: trigger, identified, notified. </p>"_s.repeated(30);
    for (const bool dark : {true, false}) {
        m_look.setTheme(dark ? Theme::dark() : Theme::light());
        const QString tone = dark ? u"dark"_s : u"light"_s;
        ReportPage page(m_look);
        portray(page, {1216, 692}, u"report-empty-"_s + tone);
        page.setHtml(html);
        page.setNote(u"as of 14:09:59"_s);
        const QImage full = portray(page, {1216, 692}, u"report-"_s + tone);
        QVERIFY(inked(full, m_look.theme().window) > 10'000);
        portray(page, {1536, 972}, u"report-x2-"_s + tone, 2);
    }
}

QTEST_MAIN(TestReportPage)
#include "tst_reportpage.moc"
