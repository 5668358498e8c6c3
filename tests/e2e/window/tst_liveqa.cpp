// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/daywriter.h"
#include "app/front.h"
#include "app/journal/store.h"
#include "app/reportfile.h"
#include "tests/e2e/window/shown.h"
#include "ui/wall/wallwindow.h"
#include "ui/widgets/wraplabel.h"

#include <QAbstractButton>
#include <QApplication>
#include <QBuffer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;

/// Somebody joins live QA from a phone while the rehearsal runs in the real window, and sends what
/// they found; the store alone says what was kept.
class TestLiveQa : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void startsAnExperiment();
    void letsNobodySendWithoutTheCode();
    void keepsWhatIsSentFromAPhone();
    void keepsItOnceHoweverOftenItIsSent();
    void keepsWhatIsEnteredInTheRoom();
    void reportsIt();

private:
    [[nodiscard]] Day stored() const;
    QNetworkReply *post(const QString &place, const QJsonObject &json);
    [[nodiscard]] QJsonObject result() const;

    QTemporaryDir m_folder;
    CommandLine m_line;
    std::unique_ptr<Front> m_front;
    QWidget *m_window = nullptr;
    QNetworkAccessManager m_web;
    QString m_link;
    QString m_code;
    QString m_seat;
};

namespace {

constexpr int patience = 20000;
const auto experiment = u"checkout-database"_s;

int statusOf(const QNetworkReply *reply)
{
    return reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

} // namespace

Day TestLiveQa::stored() const
{
    return firstStoredDay(m_line.store);
}

QNetworkReply *TestLiveQa::post(const QString &place, const QJsonObject &json)
{
    QNetworkRequest request(QUrl(m_link + place));
    request.setRawHeader("Content-Type", "application/json");
    return m_web.post(request, QJsonDocument(json).toJson());
}

QJsonObject TestLiveQa::result() const
{
    QImage photo(2000, 1000, QImage::Format_RGB32);
    photo.fill(Qt::darkRed);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    photo.save(&buffer, "JPEG");
    const QaCard card = stored().plan().experiment(experiment)->liveQa.front();
    return {{u"key"_s, u"0123456789abcdef"_s},
            {u"experiment"_s, experiment},
            {u"try"_s, card.attempt},
            {u"look"_s, card.look},
            {u"outcome"_s, u"surprising"_s},
            {u"severity"_s, u"medium"_s},
            {u"text"_s, u"</script><b>it sells"_s},
            {u"picture"_s, QString::fromLatin1(bytes.toBase64())}};
}

void TestLiveQa::initTestCase()
{
    QVERIFY(m_folder.isValid());
    m_line.store = m_folder.filePath(u"room.db"_s);
    m_line.verb = CommandLine::Verb::Rehearse;
    m_front = std::make_unique<Front>(m_line);
    m_front->show();
    QTRY_VERIFY((m_window = shown<MainWindow>()));
    m_window->resize(1600, 1000);
    QVERIFY(QTest::qWaitForWindowActive(m_window));
    QTRY_VERIFY_WITH_TIMEOUT(m_window->findChild<QLineEdit *>(u"scribeField"_s), patience);
    QTRY_VERIFY_WITH_TIMEOUT(!stored().world().host("checkout").empty(), patience);
    QTest::keyClick(m_window, Qt::Key_W, Qt::ControlModifier | Qt::ShiftModifier);
    WallWindow *wall = nullptr;
    QTRY_VERIFY((wall = shown<WallWindow>()));
    QTest::keyClick(wall, Qt::Key_S);
    wall->findChild<QAbstractButton *>(u"share-127.0.0.1"_s)->click();
    const auto *link = wall->findChild<QLineEdit *>(u"shareLink"_s);
    QTRY_VERIFY(link->isVisible());
    m_link = link->text();
    static const QRegularExpression code(u"code ([2-9A-Z]{3} [2-9A-Z]{3}) "_s);
    const QString sentence = wall->findChild<WrapLabel *>(u"shareSentence"_s)->text();
    m_code = code.match(sentence).captured(1);
    QVERIFY2(!m_code.isEmpty(), qPrintable(sentence));
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window));
}

void TestLiveQa::startsAnExperiment()
{
    QTest::keyClick(m_window, Qt::Key_F5);
    QTRY_COMPARE_WITH_TIMEOUT(stored().run(experiment)->state, RunState::Started, patience);
}

void TestLiveQa::letsNobodySendWithoutTheCode()
{
    QNetworkReply *reply =
        post(u"qa/join"_s, {{u"code"_s, u"AAAAAA"_s}, {u"name"_s, u"Mallory"_s}});
    QTRY_VERIFY(reply->isFinished());
    QCOMPARE(statusOf(reply), 403);
    reply = post(u"qa/send?seat="_s, {{u"key"_s, u"x"_s}});
    QTRY_VERIFY(reply->isFinished());
    QCOMPARE(statusOf(reply), 403);
    QVERIFY(stored().qa().results().empty());
}

void TestLiveQa::keepsWhatIsSentFromAPhone()
{
    QNetworkReply *reply = post(u"qa/join"_s, {{u"code"_s, m_code}, {u"name"_s, u"Erin"_s}});
    QTRY_VERIFY(reply->isFinished());
    QCOMPARE(statusOf(reply), 200);
    m_seat = QJsonDocument::fromJson(reply->readAll()).object()[u"seat"_s].toString();
    reply = m_web.get(QNetworkRequest(QUrl(m_link + u"qa/board?after=0&seat="_s + m_seat)));
    QTRY_VERIFY(reply->isFinished());
    const QJsonObject board = QJsonDocument::fromJson(reply->readAll()).object();
    QCOMPARE(board[u"experiment"_s].toString(), experiment);
    QCOMPARE(board[u"cards"_s].toArray().size(), 2);
    reply = post(u"qa/send?seat="_s + m_seat, result());
    QTRY_VERIFY_WITH_TIMEOUT(reply->isFinished(), patience);
    QCOMPARE(statusOf(reply), 200);
    // At the moment of the answer it is on the disk, with its picture.
    const Day day = stored();
    QCOMPARE(day.qa().results().size(), 1u);
    const QaResult &kept = day.qa().results().front();
    QCOMPARE(kept.by, u"Erin"_s);
    QCOMPARE(kept.experiment, experiment);
    QCOMPARE(kept.outcome, QaOutcome::Surprising);
    QCOMPARE(kept.seat, QaSeat::Page);
    QCOMPARE(QSize(kept.width, kept.height), QSize(1600, 800));
    const auto store = Store::open(m_line.store, OpenMode::ReadOnly);
    QVERIFY(store);
    const auto picture = (*store)->picture(kept.picture);
    QVERIFY(picture);
    QCOMPARE(QImage::fromData(*picture, "PNG").size(), QSize(1600, 800));
}

void TestLiveQa::keepsItOnceHoweverOftenItIsSent()
{
    QNetworkReply *reply = post(u"qa/send?seat="_s + m_seat, result());
    QTRY_VERIFY_WITH_TIMEOUT(reply->isFinished(), patience);
    QCOMPARE(statusOf(reply), 200);
    QCOMPARE(stored().qa().results().size(), 1u);
}

void TestLiveQa::keepsWhatIsEnteredInTheRoom()
{
    QTest::keyClick(m_window, Qt::Key_F3);
    auto *line = m_window->findChild<QLineEdit *>(u"qaLine"_s);
    QTRY_VERIFY(line->isVisible());
    QTest::keyClicks(line, u"white for half a minute"_s);
    QTest::keyClick(line, Qt::Key_2, Qt::ControlModifier);
    QTest::keyClick(line, Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(stored().qa().results().size(), 2u, patience);
    QTRY_VERIFY(!line->isVisible());
    QCOMPARE(stored().qa().results().back().outcome, QaOutcome::Fails);
    QCOMPARE(stored().qa().results().back().seat, QaSeat::Room);
}

void TestLiveQa::reportsIt()
{
    const auto html = reportOf(m_line.store, 1, CommandLine::Format::Html);
    QVERIFY(html);
    QVERIFY(html->contains("src=\"data:image/png;base64,iVBOR"));
    QVERIFY(html->contains("&lt;/script&gt;&lt;b&gt;it sells"));
    QVERIFY(!html->contains("<b>it sells"));
    QVERIFY(html->contains("Erin (on the page)"));
}

QTEST_MAIN(TestLiveQa)
#include "tst_liveqa.moc"
