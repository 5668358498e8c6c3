// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/scribe/storyday.h"
#include "tests/ui/theme/portrait.h"
#include "ui/scribe/picturesource.h"
#include "ui/scribe/scribefield.h"
#include "ui/scribe/scribeline.h"
#include "ui/scribe/scribepanel.h"
#include "ui/scribe/storydelegate.h"
#include "ui/scribe/storylist.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/panelheading.h"

#include <QAction>
#include <QBuffer>
#include <QClipboard>
#include <QCompleter>
#include <QDropEvent>
#include <QElapsedTimer>
#include <QMimeData>
#include <QPointer>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Has every picture, or none yet.
class Pictures final : public PictureSource
{
public:
    QImage thumbnail(const QString &sha256, QSize bound) override
    {
        asked.append(sha256);
        return picture.isNull() ? picture : picture.scaled(bound, Qt::KeepAspectRatio);
    }

    QImage picture;
    QStringList asked;
};

QImage graph()
{
    QImage image(400, 160, QImage::Format_RGB32);
    image.fill(QColor(0x11, 0x18, 0x20));
    QPainter painter(&image);
    painter.setPen(QPen(QColor(0x3f, 0xb6, 0x8b), 4));
    painter.drawPolyline(QPolygonF({{0, 40}, {180, 44}, {210, 130}, {400, 122}}));
    return image;
}

} // namespace

class TestScribePanel : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void aLineCarriesTheTimeOfItsFirstKey();
    void enterWritesWhatIsTyped();
    void everyWordBecomesItsEntry();
    void anUnknownWordIsKeptWithAHint();
    void aWordWithNothingAfterItStaysInTheLine();
    void aDraftSurvivesLeavingAndComesBack();
    void earlierLinesComeBackWithUp();
    void tabCompletesAWord();
    void thePopupOffersTheWords();
    void aPastedPictureIsKept();
    void textGoesBeforeAPicture();
    void aDroppedFileIsAskedFor();
    void aPictureTooLargeIsExplained();
    void aThumbnailIsShownWhenItArrives();
    void followsTheNewestUnlessTheReaderHasGoneUp();
    void noLineIsCutInTwoWhileFollowing();
    void aLineIsCorrectedInPlace();
    void originalsAreShownOnDemand();
    void searchIsLiveAndLeftWithEscape();
    void aPictureHasItsRoomAmongTheLinesFound();
    void typingInTheListGoesToTheLine();
    void thePastIsReadAndNotWrittenOn();
    void theCurrentLineIsShownWhole();
    void aHundredThousandLinesScroll();
    void isPortrayed();

private:
    void show(QSize size = {900, 300});
    ScribeField *field() { return m_panel->findChild<ScribeField *>(); }
    StoryList *list() { return m_panel->findChild<StoryList *>(); }
    QString hint();
    static Day folded(const QList<QVariantList> &wishes);

    Look m_look;
    Pictures m_pictures;
    std::unique_ptr<SetClock> m_clock;
    std::unique_ptr<StoryDay> m_day;
    std::unique_ptr<ScribePanel> m_panel;
};

void TestScribePanel::initTestCase()
{
    qRegisterMetaType<Chaos::Entry>();
    RoomStyle::dress(*qApp, m_look);
}

void TestScribePanel::init()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
    m_pictures.picture = {};
    m_pictures.asked.clear();
    m_clock = std::make_unique<SetClock>(StoryDay::morning + 107s);
    m_day = std::make_unique<StoryDay>();
    m_day->plan();
    m_day->trigger();
    m_panel = std::make_unique<ScribePanel>(m_day->live, *m_clock, m_look, m_pictures);
}

void TestScribePanel::cleanup()
{
    m_panel.reset();
    m_day.reset();
    QGuiApplication::clipboard()->clear();
}

void TestScribePanel::show(QSize size)
{
    m_panel->resize(size);
    m_panel->show();
    QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
    m_panel->focusLine();
}

QString TestScribePanel::hint()
{
    auto *hint = m_panel->findChild<ElidedLabel *>(u"scribeHint"_s);
    return hint->isVisible() ? hint->text() : QString();
}

Day TestScribePanel::folded(const QList<QVariantList> &wishes)
{
    Day day;
    for (const QVariantList &wish : wishes) {
        Entry entry = wish.first().value<Entry>();
        entry.sequence = day.lastSequence() + 1;
        day.apply(entry.view());
    }
    return day;
}

void TestScribePanel::aLineCarriesTheTimeOfItsFirstKey()
{
    show();
    auto *line = m_panel->findChild<ScribeLine *>();
    QTRY_COMPARE(line->timeText(), u"T+1:47"_s);
    m_clock->advance(2s);
    QTRY_COMPARE(line->timeText(), u"T+1:49"_s);
    QTest::keyClicks(field(), u"C"_s);
    m_clock->advance(30s);
    QTest::keyClicks(field(), u"art page"_s);
    QCOMPARE(line->timeText(), u"T+1:49"_s);
    QSignalSpy wished(m_panel.get(), &ScribePanel::wished);
    QTest::keyClick(field(), Qt::Key_Return);
    QCOMPARE(wished.count(), 1);
    QVERIFY(wished.first().first().value<Entry>().at == StoryDay::morning + 109s);
    QCOMPARE(line->timeText(), u"T+2:19"_s);
    // A line begun, emptied and begun again carries the time of its second beginning; a space is
    // none.
    QTest::keyClicks(field(), u"x"_s);
    QTest::keyClick(field(), Qt::Key_Backspace);
    QTest::keyClick(field(), Qt::Key_Space);
    m_clock->advance(5s);
    QTest::keyClicks(field(), u"y"_s);
    QTest::keyClick(field(), Qt::Key_Return);
    QVERIFY(wished.last().first().value<Entry>().at == StoryDay::morning + 144s);
}

void TestScribePanel::enterWritesWhatIsTyped()
{
    show();
    QSignalSpy wished(m_panel.get(), &ScribePanel::wished);
    QTest::keyClick(field(), Qt::Key_Return);
    QTest::keyClicks(field(), u"   "_s);
    QTest::keyClick(field(), Qt::Key_Return);
    QCOMPARE(wished.count(), 0);
    QTest::keyClicks(field(), u"totals are stale"_s);
    QTest::keyClick(field(), Qt::Key_Enter);
    QCOMPARE(wished.count(), 1);
    const Day day = folded(wished);
    QCOMPARE(day.story().front().text, u"totals are stale"_s);
    QCOMPARE(day.story().front().tag, u"note"_s);
    QCOMPARE(field()->text(), QString());
}

void TestScribePanel::everyWordBecomesItsEntry()
{
    show();
    QSignalSpy wished(m_panel.get(), &ScribePanel::wished);
    for (const QString &line : {u"/action ssh db-1 reboot"_s, u"/todo write a runbook"_s,
                                u"/paged CheckoutDown"_s, u"/paged"_s, u"/qa fails"_s}) {
        QTest::keyClicks(field(), line);
        QTest::keyClick(field(), Qt::Key_Return);
    }
    const Day day = folded(wished);
    QCOMPARE(day.story().size(), 5U);
    QCOMPARE(day.items().front().text, u"write a runbook"_s);
    QCOMPARE(day.items().front().experiment, u"db"_s);
    QCOMPARE(day.pages().pages().size(), 2U);
    QCOMPARE(day.pages().pages().front().name, std::string("CheckoutDown"));
    QCOMPARE(hint(), QString());
}

void TestScribePanel::anUnknownWordIsKeptWithAHint()
{
    show();
    QSignalSpy wished(m_panel.get(), &ScribePanel::wished);
    QTest::keyClicks(field(), u"/acton ssh"_s);
    QTest::keyClick(field(), Qt::Key_Return);
    QCOMPARE(folded(wished).story().front().text, u"/acton ssh"_s);
    QVERIFY(hint().startsWith(u"/acton"_s));
    QVERIFY(hint().contains(u"/action"_s));
}

void TestScribePanel::aWordWithNothingAfterItStaysInTheLine()
{
    show();
    QSignalSpy wished(m_panel.get(), &ScribePanel::wished);
    QTest::keyClicks(field(), u"/todo "_s);
    QTest::keyClick(field(), Qt::Key_Return);
    QCOMPARE(wished.count(), 0);
    QCOMPARE(field()->text(), u"/todo "_s);
    QVERIFY(hint().contains(u"/todo"_s));
}

void TestScribePanel::aDraftSurvivesLeavingAndComesBack()
{
    show();
    QTest::keyClicks(field(), u"half a thou"_s);
    list()->setFocus();
    m_panel->hide();
    m_clock->advance(60s);
    m_panel->show();
    QCOMPARE(field()->text(), u"half a thou"_s);
    QCOMPARE(m_panel->findChild<ScribeLine *>()->timeText(), u"T+1:47"_s);
    // The application keeps it over a restart.
    QCOMPARE(m_panel->draft(), u"half a thou"_s);
    ScribePanel next(m_day->live, *m_clock, m_look, m_pictures);
    next.setDraft(m_panel->draft());
    QCOMPARE(next.draft(), u"half a thou"_s);
}

void TestScribePanel::earlierLinesComeBackWithUp()
{
    show();
    for (const QString &line : {u"one"_s, u"two"_s}) {
        QTest::keyClicks(field(), line);
        QTest::keyClick(field(), Qt::Key_Return);
    }
    QTest::keyClicks(field(), u"dra"_s);
    QTest::keyClick(field(), Qt::Key_Up);
    QCOMPARE(field()->text(), u"two"_s);
    QTest::keyClick(field(), Qt::Key_Up);
    QTest::keyClick(field(), Qt::Key_Up);
    QCOMPARE(field()->text(), u"one"_s);
    QTest::keyClick(field(), Qt::Key_Down);
    QTest::keyClick(field(), Qt::Key_Down);
    QCOMPARE(field()->text(), u"dra"_s);
}

void TestScribePanel::tabCompletesAWord()
{
    show();
    QTest::keyClicks(field(), u"/que"_s);
    QTest::keyClick(field(), Qt::Key_Tab);
    QCOMPARE(field()->text(), u"/question "_s);
    field()->clear();
    QTest::keyClicks(field(), u"/zzz"_s);
    QTest::keyClick(field(), Qt::Key_Tab);
    QCOMPARE(field()->text(), u"/zzz"_s);
}

void TestScribePanel::thePopupOffersTheWords()
{
    show();
    QTest::keyClicks(field(), u"/"_s);
    auto *popup = field()->completer()->popup();
    QVERIFY(popup->isVisible());
    QCOMPARE(popup->model()->rowCount(), 7);
    QTest::keyClick(popup, Qt::Key_Down);
    QTest::keyClick(popup, Qt::Key_Down);
    QTest::keyClick(popup, Qt::Key_Return);
    QCOMPARE(field()->text(), u"/alert "_s);
    QVERIFY(!popup->isVisible());
}

void TestScribePanel::aPastedPictureIsKept()
{
    show();
    QTest::keyClicks(field(), u"cart p99"_s);
    QGuiApplication::clipboard()->setImage(graph());
    QSignalSpy pictures(m_panel.get(), &ScribePanel::pictureWished);
    QSignalSpy wished(m_panel.get(), &ScribePanel::wished);
    QTest::keySequence(field(), QKeySequence::Paste);
    m_clock->advance(10s);
    QTRY_COMPARE(wished.count(), 1);
    QCOMPARE(pictures.count(), 1);
    const QString hash = pictures.first().at(1).toString();
    QVERIFY(QImage::fromData(pictures.first().at(0).toByteArray()).size() == QSize(400, 160));
    const Day day = folded(wished);
    QVERIFY(day.picture(hash));
    QCOMPARE(day.picture(hash)->caption, u"cart p99"_s);
    QCOMPARE(day.picture(hash)->width, 400);
    QVERIFY(day.story().front().at == StoryDay::morning + 107s);
    QCOMPARE(field()->text(), QString()); // it has become the caption
}

void TestScribePanel::textGoesBeforeAPicture()
{
    show();
    auto *data = new QMimeData;
    data->setText(u"a cell"_s);
    data->setImageData(graph());
    QGuiApplication::clipboard()->setMimeData(data);
    QTest::keySequence(field(), QKeySequence::Paste);
    QCOMPARE(field()->text(), u"a cell"_s);
}

void TestScribePanel::aDroppedFileIsAskedFor()
{
    show();
    QSignalSpy asked(m_panel.get(), &ScribePanel::pictureFileWished);
    QSignalSpy wished(m_panel.get(), &ScribePanel::wished);
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(u"/tmp/graph.PNG"_s)});
    QDragEnterEvent enter({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(field(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(field(), &drop);
    QCOMPARE(asked.count(), 1);
    QByteArray png;
    QBuffer buffer(&png);
    buffer.open(QIODevice::WriteOnly);
    graph().save(&buffer, "PNG");
    m_panel->keepPicture(png, {});
    QTRY_COMPARE(wished.count(), 1);
}

void TestScribePanel::aPictureTooLargeIsExplained()
{
    show();
    QTest::keyClicks(field(), u"kept"_s);
    QGuiApplication::clipboard()->setImage(QImage(9000, 2, QImage::Format_RGB32));
    QSignalSpy wished(m_panel.get(), &ScribePanel::wished);
    QTest::keySequence(field(), QKeySequence::Paste);
    QTRY_VERIFY(hint().contains(u"9000 × 2"_s));
    QCOMPARE(wished.count(), 0);
    QCOMPARE(field()->text(), u"kept"_s);
}

void TestScribePanel::aThumbnailIsShownWhenItArrives()
{
    show();
    m_day->happen(Entries::pictureKept(u"abc"_s, u"graph"_s, 400, 160), 100s);
    QTRY_COMPARE(list()->model()->rowCount(), 3);
    QVERIFY(list()->rowHeight(2) > 100);
    const QImage before = list()->grab().toImage();
    QCOMPARE(m_pictures.asked.last(), u"abc"_s);
    m_pictures.picture = graph();
    m_panel->pictureArrived(u"abc"_s);
    QVERIFY(list()->grab().toImage() != before);
    const auto asked = m_pictures.asked.size();
    list()->grab();
    QCOMPARE(m_pictures.asked.size(), asked); // and is kept at hand
}

void TestScribePanel::followsTheNewestUnlessTheReaderHasGoneUp()
{
    show();
    auto *bar = list()->verticalScrollBar();
    for (int i = 0; i < 40; ++i)
        m_day->note(u"note"_s, QString::number(i), 108s);
    QTRY_COMPARE(list()->model()->rowCount(), 42);
    QTRY_VERIFY(bar->maximum() > 0);
    QTRY_COMPARE(bar->value(), bar->maximum());
    bar->setValue(100);
    QVERIFY(!list()->isFollowing());
    QVERIFY(m_panel->findChild<PanelHeading *>()->note().contains(u"End"_s));
    m_day->note(u"note"_s, u"newest"_s, 109s);
    QTRY_COMPARE(list()->model()->rowCount(), 43);
    QCoreApplication::processEvents();
    QCOMPARE(bar->value(), 100);
    QTest::keyClick(list(), Qt::Key_End);
    QCOMPARE(bar->value(), bar->maximum());
    QVERIFY(list()->isFollowing());
    // Who writes wants to see what they wrote.
    bar->setValue(0);
    QTest::keyClicks(field(), u"mine"_s);
    QTest::keyClick(field(), Qt::Key_Return);
    QVERIFY(list()->isFollowing());
}

void TestScribePanel::noLineIsCutInTwoWhileFollowing()
{
    show({900, 300});
    for (int i = 0; i < 30; ++i)
        m_day->note(u"note"_s, u"line %1"_s.arg(i), 108s + std::chrono::seconds(i));
    QTRY_COMPARE(list()->model()->rowCount(), 32);
    m_panel->resize(900, 300 + list()->viewport()->height() % StoryDelegate::rowHeight + 13);
    QTRY_VERIFY(list()->rowViewportPosition(list()->rowAt(0)) < 0);
    const int cut = list()->rowViewportPosition(list()->rowAt(0)) + StoryDelegate::rowHeight;
    QVERIFY(cut > 0);
    const QImage seen = list()->viewport()->grab().toImage();
    QCOMPARE(inked(seen.copy(0, 0, seen.width(), cut), m_look.theme().window), qint64(0));
    QVERIFY(inked(seen, m_look.theme().window) > 100);
}

void TestScribePanel::aLineIsCorrectedInPlace()
{
    show();
    const Uuid id = m_day->note(u"note"_s, u"totals are stael"_s, 108s);
    QTRY_COMPARE(list()->model()->rowCount(), 3);
    QSignalSpy wished(m_panel.get(), &ScribePanel::wished);
    const auto correct = [&](int row, auto key, const QString &text) {
        list()->setFocus();
        list()->setCurrentIndex(list()->model()->index(row, 0));
        QTest::keyClick(list(), key);
        auto *editor = list()->findChild<QLineEdit *>(u"correctionEditor"_s);
        if (!editor)
            return false;
        editor->setText(text);
        const QPointer<QLineEdit> watched(editor);
        QTest::keyClick(editor, Qt::Key_Return);
        return QTest::qWaitFor([&] { return watched.isNull(); });
    };
    QVERIFY(correct(2, Qt::Key_F2, u"totals are stale"_s));
    QTRY_COMPARE(wished.count(), 1);
    const Entry entry = wished.first().first().value<Entry>();
    QVERIFY(entry.kind == Kind::NoteCorrected);
    QCOMPARE(entry.subject, id.toString());
    m_day->grant(entry);
    QTRY_COMPARE(list()->model()->index(2, 0).data().toString(), u"totals are stale"_s);
    QVERIFY(correct(2, Qt::Key_Return, u"totals are stale"_s)); // nothing new: nothing wished
    QVERIFY(correct(2, Qt::Key_Return, u"  "_s));
    QCoreApplication::processEvents();
    QCOMPARE(wished.count(), 1);
    QVERIFY(!correct(1, Qt::Key_F2, u"history is not rewritten"_s));
}

void TestScribePanel::originalsAreShownOnDemand()
{
    show();
    const Uuid id = m_day->note(u"note"_s, u"totals are stael"_s, 108s);
    m_day->happen(Entries::corrected(id, u"totals are stale"_s), 110s);
    QTRY_COMPARE(list()->model()->index(2, 0).data().toString(), u"totals are stale"_s);
    const QImage before = list()->grab().toImage();
    m_panel->findChild<QAction *>(u"showOriginals"_s)->trigger();
    QVERIFY(list()->grab().toImage() != before);
    m_panel->findChild<QAction *>(u"showOriginals"_s)->trigger();
    QCOMPARE(list()->grab().toImage(), before);
}

void TestScribePanel::searchIsLiveAndLeftWithEscape()
{
    show();
    m_day->note(u"note"_s, u"apple"_s, 108s);
    m_day->note(u"note"_s, u"pear"_s, 109s);
    QTRY_COMPARE(list()->model()->rowCount(), 4);
    QTest::keySequence(m_panel.get(), QKeySequence::Find);
    auto *sought = m_panel->findChild<QLineEdit *>(u"scribeSearch"_s);
    QVERIFY(sought->hasFocus());
    QTest::keyClicks(sought, u"app"_s);
    QCOMPARE(list()->model()->rowCount(), 1);
    QCOMPARE(m_panel->findChild<PanelHeading *>()->note(), u"1 line found"_s);
    QTest::keyClick(sought, Qt::Key_Escape);
    QCOMPARE(list()->model()->rowCount(), 4);
    QVERIFY(!sought->isVisible());
    QVERIFY(field()->hasFocus());
}

void TestScribePanel::aPictureHasItsRoomAmongTheLinesFound()
{
    show();
    m_day->happen(Entries::pictureKept(u"abc"_s, u"graph"_s, 400, 160), 108s);
    m_day->note(u"note"_s, u"the graph is flat"_s, 109s);
    m_day->happen(Entries::pictureKept(u"def"_s, u"photo"_s, 400, 160), 110s);
    QTRY_COMPARE(list()->model()->rowCount(), 5);
    auto *sought = m_panel->findChild<QLineEdit *>(u"scribeSearch"_s);
    sought->setText(u"graph"_s);
    QCOMPARE(list()->model()->rowCount(), 2);
    QVERIFY(list()->rowHeight(0) > 100);
    QCOMPARE(list()->rowHeight(1), StoryDelegate::rowHeight);
    sought->clear();
    QCOMPARE(list()->rowHeight(1), StoryDelegate::rowHeight);
    for (const int row : {2, 4})
        QVERIFY(list()->rowHeight(row) > 100);
    QCOMPARE(list()->rowHeight(3), StoryDelegate::rowHeight);
}

void TestScribePanel::typingInTheListGoesToTheLine()
{
    show();
    list()->setFocus();
    QTest::keyClicks(list(), u"a"_s);
    QCOMPARE(field()->text(), u"a"_s);
    QVERIFY(field()->hasFocus());
    QTest::keyClicks(field(), u"b"_s);
    QCOMPARE(field()->text(), u"ab"_s);
}

void TestScribePanel::thePastIsReadAndNotWrittenOn()
{
    show();
    QTest::keyClicks(field(), u"half a line"_s);
    QSignalSpy wished(m_panel.get(), &ScribePanel::wished);
    m_panel->setPast(true);
    QVERIFY(!field()->isVisible());
    list()->setFocus();
    list()->setCurrentIndex(list()->model()->index(0, 0));
    QTest::keyClick(list(), Qt::Key_F2);
    QVERIFY(!list()->findChild<QLineEdit *>(u"correctionEditor"_s));
    QTest::keyClicks(list(), u"typed nowhere"_s);
    QCOMPARE(wished.count(), 0);
    m_panel->setPast(false);
    QVERIFY(field()->isVisible());
    QCOMPARE(m_panel->draft(), u"half a line"_s);
    QTest::keyClick(field(), Qt::Key_Return);
    QCOMPARE(wished.count(), 1);
}

void TestScribePanel::theCurrentLineIsShownWhole()
{
    show();
    m_day->note(u"note"_s, u"a long line goes on and on "_s.repeated(20), 108s);
    m_day->note(u"note"_s, u"short"_s, 109s);
    QTRY_COMPARE(list()->model()->rowCount(), 4);
    const int folded = list()->rowHeight(3);
    QCOMPARE(list()->rowHeight(2), folded);
    list()->setCurrentIndex(list()->model()->index(2, 0));
    QVERIFY(list()->rowHeight(2) >= folded + 3 * 14);
    list()->setCurrentIndex(list()->model()->index(3, 0));
    QCOMPARE(list()->rowHeight(2), folded);
    QCOMPARE(list()->rowHeight(3), folded);
}

void TestScribePanel::aHundredThousandLinesScroll()
{
    std::vector<Entry> entries;
    for (int i = 0; i < 100'000; ++i) {
        Entry entry = Entries::note(u"note"_s, u"line %1 of a very long day"_s.arg(i));
        entry.sequence = 1000 + i;
        entry.at = StoryDay::morning + Micros(i);
        entries.push_back(std::move(entry));
    }
    show();
    m_day->commit(std::move(entries));
    QTRY_COMPARE(list()->model()->rowCount(), 100'002);
    auto *bar = list()->verticalScrollBar();
    QTRY_COMPARE(bar->value(), bar->maximum());
    QImage image(list()->size(), QImage::Format_RGB32);
    list()->render(&image);

    std::vector<qint64> frames;
    for (int frame = 0; frame < 200; ++frame) {
        QElapsedTimer timer;
        timer.start();
        bar->setValue(int(qint64(bar->maximum()) * frame / 200));
        list()->viewport()->repaint();
        frames.push_back(timer.nsecsElapsed());
    }
    std::ranges::sort(frames);
    qint64 appended = 0;
    for (int i = 0; i < 20; ++i) {
        Entry entry = Entries::note(u"note"_s, u"one more"_s);
        entry.sequence = 101'000 + i;
        QElapsedTimer append;
        append.start();
        QTRY_VERIFY(append.hasExpired(20)); // the frame of the one before is over
        append.start();
        m_day->commit({entry});
        QCOMPARE(list()->model()->rowCount(), 100'003 + i);
        list()->viewport()->repaint();
        appended += append.nsecsElapsed() / 20;
    }
    QElapsedTimer search;
    search.start();
    m_panel->findChild<QLineEdit *>(u"scribeSearch"_s)->setText(u"99999"_s);
    const auto note = [this] { return m_panel->findChild<PanelHeading *>()->note(); };
    QCOMPARE(note(), u"searching… 0 found so far"_s);
    QTRY_COMPARE(note(), u"1 line found"_s);
    QCOMPARE(list()->model()->rowCount(), 1);
    qInfo("100,000 lines: frame median %.2f ms, worst %.2f ms; append %.2f ms; search %.0f ms",
          double(frames[100]) / 1e6, double(frames.back()) / 1e6, double(appended) / 1e6,
          double(search.nsecsElapsed()) / 1e6);
    // Far above what it takes, and far below what painting or measuring every line would.
    QVERIFY(frames[100] < 50'000'000);
}

void TestScribePanel::isPortrayed()
{
    m_panel.reset();
    m_pictures.picture = graph();
    const Uuid note =
        m_day->note(u"action"_s, u"ssh db-staging-1 sudo ip link set eth1 down"_s, 19s);
    m_day->alert(41s);
    m_day->note(u"note"_s, u"Cart page still serves, but totals are stael"_s, 72s);
    m_day->note(u"live-qa"_s, u"Step 3 “pay by card” fails with a clear message — pass"_s, 93s);
    for (const bool dark : {true, false}) {
        m_look.setTheme(dark ? Theme::dark() : Theme::light());
        QApplication::setPalette(RoomStyle::paletteOf(m_look.theme()));
        const QString tone = dark ? u"dark"_s : u"light"_s;
        StoryDay empty;
        ScribePanel none(empty.live, *m_clock, m_look, m_pictures);
        portray(none, {966, 184}, u"scribe-empty-"_s + tone);
        ScribePanel panel(m_day->live, *m_clock, m_look, m_pictures);
        panel.show();
        QTRY_VERIFY(panel.findChild<StoryList *>()->model()->rowCount() >= 6);
        const QImage seen = portray(panel, {966, 184}, u"scribe-1280-"_s + tone);
        QVERIFY(inked(seen, m_look.theme().window) > 3'000);
        portray(panel, {1238, 268}, u"scribe-1600-"_s + tone);
    }
    m_day->happen(Entries::corrected(note, u"ssh db-staging-1 sudo ip link set eth1 down now"_s),
                  100s);
    m_day->happen(Entries::pictureKept(u"abc"_s, u"cart p99 climbs"_s, 400, 160), 101s);
    m_day->note(u"question"_s,
                u"why does the queue not drain although nothing waits for it "_s.repeated(8), 102s);
    m_day->happen(Entries::itemOpened({.key = u"t"_s, .text = u"write a runbook"_s}), 103s);
    m_day->happen(Entries::pageSent({.source = "by hand", .name = "CheckoutDown"}), 104s);
    for (const bool dark : {true, false}) {
        m_look.setTheme(dark ? Theme::dark() : Theme::light());
        QApplication::setPalette(RoomStyle::paletteOf(m_look.theme()));
        ScribePanel panel(m_day->live, *m_clock, m_look, m_pictures);
        panel.findChild<QAction *>(u"showOriginals"_s)->trigger();
        panel.show();
        QTRY_VERIFY(panel.findChild<StoryList *>()->model()->rowCount() >= 10);
        auto *story = panel.findChild<StoryList *>();
        story->setCurrentIndex(story->model()->index(7, 0));
        panel.findChild<QLineEdit *>(u"scribeSearch"_s)->show();
        panel.setDraft(u"/todo write down why"_s);
        portray(panel, {966, 460}, dark ? u"scribe-full-x2-dark"_s : u"scribe-full-x2-light"_s, 2);
    }
}

QTEST_MAIN(TestScribePanel)
#include "tst_scribepanel.moc"
