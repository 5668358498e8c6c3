// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/run/qastrip.h"

#include "tests/ui/run/stage.h"
#include "ui/run/bridgetitle.h"
#include "ui/run/draggedpicture.h"
#include "ui/run/qaresults.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/wordbutton.h"
#include "ui/widgets/wraplabel.h"

#include <QClipboard>
#include <QDropEvent>
#include <QGuiApplication>
#include <QMimeData>
#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

void runDay(DayScript &script)
{
    Scenes::planSmallDay(script);
    Experiment one = *script.day().plan().experiment(u"one"_s);
    one.liveQa = {{u"Buy two tickets"_s, u"the order page"_s}, {u"Ask for a refund"_s, {}}};
    script.say(Entries::planned(one));
    script.say(Entries::started(u"one"_s)).say(Entries::triggered(u"one"_s, 0ms));
}

} // namespace

class TestQaStrip : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support).*"_s));
        m_script = std::make_unique<DayScript>(Scenes::begin);
        runDay(*m_script);
        m_stage = std::make_unique<Stage>(*m_script);
        QVERIFY(QTest::qWaitForWindowActive(&m_stage->window));
        m_strip = m_stage->find<QaStrip>(u"qaStrip"_s);
        m_line = m_stage->find<QLineEdit>(u"qaLine"_s);
        connect(m_strip, &QaStrip::entered, this,
                [this](const QaResult &result, const QImage &image, const QByteArray &bytes) {
                    m_result = result;
                    m_image = image;
                    m_bytes = bytes;
                });
        m_result = {};
    }

    void cleanup()
    {
        m_stage.reset();
        m_script.reset();
    }

    void takesAResultByTheKeyboardAlone()
    {
        QVERIFY(!m_strip->isVisible());
        QTest::keyClick(&m_stage->window, Qt::Key_F3);
        QVERIFY(m_strip->isVisible());
        QCOMPARE(QApplication::focusWidget(), m_line);
        QCOMPARE(m_stage->find<WrapLabel>(u"qaCard"_s)->text(), u"1 of 3 · Buy two tickets"_s);
        QCOMPARE(m_stage->find<WrapLabel>(u"qaLook"_s)->text(), u"Look: the order page"_s);
        QTest::keyClick(m_line, Qt::Key_Down);
        QCOMPARE(m_stage->find<WrapLabel>(u"qaCard"_s)->text(), u"2 of 3 · Ask for a refund"_s);
        QTest::keyClicks(m_line, u"nothing comes"_s);
        QTest::keyClick(m_line, Qt::Key_Return); // what came of it is wanted
        QVERIFY(m_result.key.isEmpty());
        QVERIFY(
            m_stage->find<BridgeTitle>(u"bridgeTitle"_s)->message().contains(u"Ctrl+2 fails"_s));
        QTest::keyClick(m_line, Qt::Key_2, Qt::ControlModifier);
        QTest::keyClick(m_line, Qt::Key_7, Qt::ControlModifier);
        QTest::keyClick(m_line, Qt::Key_Return);
        QCOMPARE(m_result.experiment, u"one"_s);
        QCOMPARE(m_result.card.attempt, u"Ask for a refund"_s);
        QCOMPARE(m_result.outcome, QaOutcome::Fails);
        QCOMPARE(m_result.severity, Level::High);
        QCOMPARE(m_result.text, u"nothing comes"_s);
        QVERIFY(m_image.isNull() && m_bytes.isEmpty());
        m_strip->answer(m_result.key, {});
        QVERIFY(!m_strip->isVisible());
        QCOMPARE(QApplication::focusWidget(), m_stage->scribe);
    }

    void keepsWhatWasTypedWhenItIsNotTaken()
    {
        QTest::keyClick(&m_stage->window, Qt::Key_F3);
        QTest::keyClicks(m_line, u"white"_s);
        QTest::keyClick(m_line, Qt::Key_4, Qt::ControlModifier);
        QTest::keyClick(m_line, Qt::Key_Return);
        const QString key = m_result.key;
        m_result = {};
        QTest::keyClick(m_line, Qt::Key_Return); // it is under way
        QVERIFY(m_result.key.isEmpty());
        m_strip->answer(key, u"That is no picture"_s);
        QVERIFY(m_strip->isVisible());
        QCOMPARE(m_line->text(), u"white"_s);
        QTest::keyClick(m_line, Qt::Key_Return);
        QCOMPARE(m_result.key, key); // the same one again
        m_strip->answer(u"another"_s, {});
        QVERIFY(m_strip->isVisible());
    }

    void takesAPicture()
    {
        QTest::keyClick(&m_stage->window, Qt::Key_F3);
        QImage image(9, 7, QImage::Format_RGB32);
        image.fill(Qt::red);
        QGuiApplication::clipboard()->setImage(image);
        QTest::keyClick(m_line, Qt::Key_V, Qt::ControlModifier);
        QTest::keyClick(m_line, Qt::Key_1, Qt::ControlModifier);
        QTest::keyClick(m_line, Qt::Key_Return);
        QCOMPARE(m_image.size(), image.size());
        m_strip->answer(m_result.key, {});
        QTest::keyClick(&m_stage->window, Qt::Key_F3);
        auto *picture = m_stage->find<WordButton>(u"qaPicture"_s);
        m_strip->setPicture("bytes", u"a.png"_s);
        QVERIFY(picture->text().contains(u"a.png"_s));
        picture->click(); // not that one
        m_strip->setPicture("others", u"b.png"_s);
        QTest::keyClick(m_line, Qt::Key_1, Qt::ControlModifier);
        QTest::keyClick(m_line, Qt::Key_Return);
        QCOMPARE(m_bytes, "others");
        QVERIFY(m_image.isNull());
    }

    void takesADroppedPicture()
    {
        QTest::keyClick(&m_stage->window, Qt::Key_F3);
        QUrl file;
        QByteArray given;
        connect(m_strip, &QaStrip::pictureFileGiven, this, [&](const QUrl &url) { file = url; });
        connect(m_strip, &QaStrip::pictureGiven, this,
                [&](const QByteArray &bytes) { given = bytes; });
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(u"/tmp/shot.PNG"_s)});
        drop(data);
        QCOMPARE(file.toLocalFile(), u"/tmp/shot.PNG"_s);
        QTest::keyClick(m_line, Qt::Key_1, Qt::ControlModifier);
        QTest::keyClick(m_line, Qt::Key_Return); // it is still being looked at
        QVERIFY(m_result.key.isEmpty());
        QVERIFY(said().contains(u"still being looked at"_s));
        m_strip->refusePicture(u"That is no picture"_s);
        QCOMPARE(said(), u"That is no picture"_s);
        data.clear();
        data.setData(u"image/png"_s, "bytes");
        data.setUrls({QUrl(u"https://shop.example/a.png"_s)}); // as browsers give it
        drop(data);
        QCOMPARE(given, "bytes");
        m_strip->setPicture("bytes", u"the picture"_s);
        QTest::keyClick(m_line, Qt::Key_Return);
        QCOMPARE(m_bytes, "bytes");
    }

    void saysWhyADropIsNoPicture_data()
    {
        QTest::addColumn<QList<QUrl>>("urls");
        QTest::addColumn<QString>("why");
        const QUrl text = QUrl::fromLocalFile(u"/tmp/notes.txt"_s);
        QTest::newRow("text") << QList{text} << u"“notes.txt” is no picture"_s;
        QTest::newRow("two") << QList{text, text} << u"One picture at a time"_s;
        QTest::newRow("elsewhere")
            << QList{QUrl(u"https://shop.example/a.png"_s)} << u"fetches nothing"_s;
        const QString large(DraggedPicture::mostBytes / 3 * 4 + 8, u'A');
        QTest::newRow("large") << QList{QUrl(u"data:image/png;base64,"_s + large)}
                               << u"more than 20 MB"_s;
    }
    void saysWhyADropIsNoPicture()
    {
        QFETCH(const QList<QUrl>, urls);
        QFETCH(const QString, why);
        QTest::keyClick(&m_stage->window, Qt::Key_F3);
        QMimeData data;
        data.setUrls(urls);
        drop(data);
        QVERIFY2(said().contains(why), qUtf8Printable(said()));
        QVERIFY(m_strip->isVisible());
    }

    void takesDroppedTextIntoTheLine()
    {
        QTest::keyClick(&m_stage->window, Qt::Key_F3);
        QMimeData data;
        data.setText(u"HTTP 502"_s);
        drop(data);
        QCOMPARE(m_line->text(), u"HTTP 502"_s);
    }

    void takesAResultBack()
    {
        m_script->say(Entries::qaResult({.key = u"a"_s, .experiment = u"one"_s, .text = u"A"_s}));
        m_script->say(Entries::qaResult({.key = u"b"_s, .experiment = u"one"_s, .text = u"B"_s}));
        QTest::keyClick(&m_stage->window, Qt::Key_F3);
        QTest::keyClicks(m_line, u"half a line"_s);
        QTest::keyClick(m_line, Qt::Key_8, Qt::ControlModifier);
        auto *results = m_stage->find<QaResults>(u"qaResults"_s);
        auto *text = m_stage->find<WrapLabel>(u"qaResultText"_s);
        auto *head = m_stage->find<ElidedLabel>(u"qaResultHead"_s);
        QCOMPARE(QApplication::focusWidget(), results);
        QCOMPARE(text->text(), u"B"_s); // the newest
        QTest::keyClick(results, Qt::Key_Up);
        QCOMPARE(text->text(), u"A"_s);
        QTest::keyClick(results, Qt::Key_Delete); // only asks
        QTest::keyClick(results, Qt::Key_Down);
        QTest::keyClick(results, Qt::Key_Up);
        QTest::keyClick(results, Qt::Key_Delete);
        QCOMPARE(m_stage->take(), QString());
        QTest::keyClick(results, Qt::Key_Delete);
        QCOMPARE(m_stage->take(), u"qa.withdrawn a"_s);
        m_script->say(Entries::qaWithdrawn(u"a"_s));
        QTRY_VERIFY(head->text().startsWith(u"Taken back"_s)); // and still there
        QCOMPARE(text->text(), u"A"_s);
        QTest::keyClick(results, Qt::Key_Delete);
        QVERIFY(said().contains(u"taken back already"_s));
        QTest::keyClick(results, Qt::Key_Escape);
        QCOMPARE(QApplication::focusWidget(), m_line);
        QCOMPARE(m_line->text(), u"half a line"_s);
    }

    void doesNotMoveWhileCardsAreGoneThrough()
    {
        Experiment one = *m_script->day().plan().experiment(u"one"_s);
        one.liveQa = {{u"Short"_s, {}},
                      {u"very long words "_s.repeated(700), QString(10'000, u'x')},
                      {QString(10'000, u'y'), u"הזמנה "_s.repeated(900)}};
        m_script->say(Entries::planned(one));
        QTest::keyClick(&m_stage->window, Qt::Key_F3);
        QCoreApplication::sendPostedEvents();
        const int height = m_strip->sizeHint().height();
        QVERIFY(height < 240); // the timeline has to stay in view
        for (int i = 0; i < 4; ++i) {
            QCOMPARE(m_strip->sizeHint().height(), height);
            const auto *card = m_stage->find<WrapLabel>(u"qaCard"_s);
            QVERIFY(card->heightForWidth(card->width()) <= card->height());
            QTest::keyClick(m_line, Qt::Key_Down);
        }
    }

    void wantsALineForSomethingElse()
    {
        QTest::keyClick(&m_stage->window, Qt::Key_F3);
        QTest::keyClick(m_line, Qt::Key_Up);
        QCOMPARE(m_stage->find<WrapLabel>(u"qaCard"_s)->text(), u"3 of 3 · Something else"_s);
        QTest::keyClick(m_line, Qt::Key_1, Qt::ControlModifier);
        QTest::keyClick(m_line, Qt::Key_Return);
        QVERIFY(m_result.key.isEmpty());
        QVERIFY(
            m_stage->find<BridgeTitle>(u"bridgeTitle"_s)->message().contains(u"Write a line"_s));
        QTest::keyClick(m_line, Qt::Key_Escape);
        QVERIFY(!m_strip->isVisible());
    }

private:
    void drop(const QMimeData &data)
    {
        const QPoint place = m_strip->rect().center();
        QDragEnterEvent enter(place, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_strip, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent event(place, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_strip, &event);
        QVERIFY(event.isAccepted());
    }
    [[nodiscard]] QString said() const
    {
        return m_stage->find<BridgeTitle>(u"bridgeTitle"_s)->message();
    }

    std::unique_ptr<DayScript> m_script;
    std::unique_ptr<Stage> m_stage;
    QaStrip *m_strip = nullptr;
    QLineEdit *m_line = nullptr;
    QaResult m_result;
    QImage m_image;
    QByteArray m_bytes;
};

QTEST_MAIN(TestQaStrip)
#include "tst_qastrip.moc"
