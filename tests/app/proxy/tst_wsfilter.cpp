// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/proxy/httphead.h"
#include "app/proxy/wsfilter.h"
#include "app/proxy/wsframe.h"

#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using Fault = ProxyFault::Kind;

namespace {

const QByteArray agreed = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
                          "Connection: Upgrade\r\nSec-WebSocket-Accept: "
                          "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n";

QByteArray hex(const char *digits)
{
    return QByteArray::fromHex(digits);
}

/// A connection that is open, with nothing on its way.
struct Open
{
    Open()
    {
        filter.fromServer(agreed, heard);
        heard.clear();
    }

    WsFilter filter;
    QByteArray heard; ///< by the client
    QByteArray asked; ///< of the server
};

const QByteArray hello = QByteArray::fromHex("810548656c6c6f");
const QByteArray maskedHello = QByteArray::fromHex("818537fa213d7f9f4d5158");

} // namespace

class TestWsFilter : public QObject
{
    Q_OBJECT

private slots:
    void writesTheFramesOfTheStandard()
    {
        QCOMPARE(wsFrame({}, "Hello"), hello);
        QCOMPARE(wsFrame({.mask = {{0x37, 0xfa, 0x21, 0x3d}}}, "Hello"), maskedHello);
        QCOMPARE(wsFrame({.opcode = WsFrameHeader::Ping}, "Hello"), hex("890548656c6c6f"));
        QCOMPARE(wsFrame({.opcode = WsFrameHeader::Binary}, QByteArray(256, 'x')).first(4),
                 hex("827e0100"));
        QCOMPARE(wsFrame({.opcode = WsFrameHeader::Binary}, QByteArray(65'536, 'x')).first(10),
                 hex("827f0000000000010000"));
        QCOMPARE(wsFrame({}, QByteArray(125, 'x')).first(2), hex("817d"));
        QCOMPARE(wsFrame({}, QByteArray(126, 'x')).first(4), hex("817e007e"));
    }

    void readsHeadsThatItWrites()
    {
        for (const std::uint64_t length :
             {0ULL, 125ULL, 126ULL, 65'535ULL, 65'536ULL, ~0ULL >> 1}) {
            for (const bool isMasked : {false, true}) {
                WsFrameHeader header{
                    .isFinal = isMasked, .reserved = 5, .opcode = 11, .length = length};
                if (isMasked)
                    header.mask = {1, 2, 3, 4};
                const QByteArray bytes = header.bytes();
                QCOMPARE(WsFrameHeader::sizeOf(bytes), bytes.size());
                for (qsizetype size = 0; size < bytes.size(); ++size)
                    QVERIFY(!WsFrameHeader::read(QByteArrayView(bytes).first(size)));
                QVERIFY(WsFrameHeader::read(bytes) == header);
            }
        }
    }

    void passesEverythingHoweverItIsCut_data()
    {
        QTest::addColumn<int>("piece");
        for (const int piece : {1, 2, 3, 5, 64, 100'000})
            QTest::addRow("%d at a time", piece) << piece;
    }

    void passesEverythingHoweverItIsCut()
    {
        QFETCH(const int, piece);
        const QByteArray stream = agreed + hello + wsFrame({.opcode = WsFrameHeader::Ping}, "")
            + wsFrame({.isFinal = false}, QByteArray(300, 'a'))
            + wsFrame({.opcode = WsFrameHeader::Continuation}, QByteArray(70'000, 'b'));
        WsFilter filter;
        QByteArray heard;
        for (qsizetype at = 0; at < stream.size(); at += piece)
            filter.fromServer(
                QByteArrayView(stream).sliced(at, std::min<qsizetype>(piece, stream.size() - at)),
                heard);
        QCOMPARE(heard, stream);
        QVERIFY(!filter.hasEnded());
    }

    void sendsItsFrameBetweenTwoOthers_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QByteArray>("frame");
        QTest::addColumn<bool>("ends");
        const auto row = [](const char *line, const char *frame, bool ends) {
            QTest::newRow(line) << QString::fromLatin1(line) << hex(frame) << ends;
        };
        row("ws close 1001", "880203e9", true);
        row("ws close 1011", "880203f3", true);
        row("ws empty close", "8800", true);
        row("ws masked frame", "818537fa213d7f9f4d5158", false);
        row("ws invalid utf8", "8101ff", false);
        row("ws reserved bits", "b10548656c6c6f", false);
        row("ws reserved opcode", "830548656c6c6f", false);
        row("ws fragmented control", "090548656c6c6f", false);
        row("ws truncated frame", "81054865", true);
        row("ws truncated silence", "81054865", false);
        row("ws oversize frame", "827f7fffffffffffffff", false);
    }

    void sendsItsFrameBetweenTwoOthers()
    {
        QFETCH(const QString, line);
        QFETCH(const QByteArray, frame);
        QFETCH(const bool, ends);
        const auto fault = ProxyFault::read(line);
        QVERIFY(fault);
        Open idle;
        idle.filter.setFault(*fault, idle.heard);
        QCOMPARE(idle.heard, frame);
        QCOMPARE(idle.filter.hasEnded(), ends);

        Open busy; // in the middle of a frame
        busy.filter.fromServer(QByteArrayView(hello).first(3), busy.heard);
        busy.filter.setFault(*fault, busy.heard);
        QCOMPARE(busy.heard, hello.first(3));
        busy.filter.fromServer(QByteArrayView(hello).sliced(3), busy.heard);
        QCOMPARE(busy.heard, hello + frame);

        WsFilter later; // with the answer
        QByteArray heard;
        later.setFault(*fault, heard);
        QVERIFY(heard.isEmpty());
        later.fromServer(agreed + hello, heard);
        QVERIFY(heard.startsWith(agreed + frame));
        QCOMPARE(heard.endsWith(hello) && heard.size() > agreed.size() + frame.size(),
                 !ends && !later.isSilenced());
    }

    void doesNotBreakIntoAMessageOfManyFrames()
    {
        Open open;
        const QByteArray first = wsFrame({.isFinal = false}, "a");
        const QByteArray last = wsFrame({.opcode = WsFrameHeader::Continuation}, "b");
        open.filter.fromServer(first, open.heard);
        open.filter.setFault({.kind = Fault::WsInvalidUtf8}, open.heard);
        QCOMPARE(open.heard, first);
        open.filter.fromServer(last, open.heard);
        QCOMPARE(open.heard, first + last + hex("8101ff"));

        Open closed; // a control frame may
        closed.filter.fromServer(first, closed.heard);
        closed.filter.setFault({.kind = Fault::WsClose, .code = 1001}, closed.heard);
        QCOMPARE(closed.heard, first + hex("880203e9"));
    }

    void swallowsPingsAndPongsAlone()
    {
        Open open;
        open.filter.setFault({.kind = Fault::WsNoPong}, open.heard);
        const QByteArray ping =
            wsFrame({.opcode = WsFrameHeader::Ping, .mask = {{1, 2, 3, 4}}}, "still there?");
        for (const char one : QByteArray(maskedHello + ping + maskedHello))
            open.filter.fromClient(QByteArrayView(&one, 1), open.asked);
        QCOMPARE(open.asked, maskedHello + maskedHello);
        open.filter.fromServer(hello + hex("8a0548656c6c6f") + hello, open.heard);
        QCOMPARE(open.heard, hello + hello);
    }

    void swallowsTheClientsClose()
    {
        Open open;
        open.filter.setFault({.kind = Fault::WsCloseUnanswered}, open.heard);
        open.filter.fromClient(
            wsFrame({.opcode = WsFrameHeader::Close, .mask = {{1, 2, 3, 4}}}, hex("03e8")),
            open.asked);
        QCOMPARE(open.asked, QByteArray());
        open.filter.fromServer(hello + hex("880203e8"), open.heard);
        QCOMPARE(open.heard, hello);
    }

    void saysNothingMoreBehindHalfAFrame()
    {
        Open open;
        open.filter.setFault({.kind = Fault::WsTruncatedSilence}, open.heard);
        open.heard.clear();
        open.filter.fromServer(hello, open.heard);
        QCOMPARE(open.heard, QByteArray());
        QVERIFY(open.filter.isSilenced() && !open.filter.hasEnded());
        open.filter.setFault({}, open.heard); // the way back is a new connection
        QVERIFY(open.filter.hasEnded());
    }

    void spoilsTheAcceptance()
    {
        WsFilter filter;
        QByteArray heard;
        filter.setFault({.kind = Fault::WsBadAccept}, heard);
        filter.fromServer(agreed + hello, heard);
        QVERIFY(!heard.contains("s3pPLMBiTxaQ9kYGzzhZRbK+xOo="));
        QCOMPARE(heard.size(), agreed.size() + hello.size());
        QVERIFY(heard.endsWith("\r\n\r\n" + hello));
    }

    void leavesARefusedOneAlone()
    {
        WsFilter filter;
        QByteArray heard;
        filter.setFault({.kind = Fault::WsInvalidUtf8}, heard);
        const QByteArray no = "HTTP/1.1 403 Forbidden\r\nContent-Length: 2\r\n\r\nno";
        filter.fromServer(no, heard);
        QCOMPARE(heard, no);
        QVERIFY(filter.isRefused());
        filter.fromServer("more", heard);
        QCOMPARE(heard, no + "more");
    }

    void seesWhoAsksForAWebSocket()
    {
        const QByteArray asks = "GET /live HTTP/1.1\r\nHost: x\r\nUPGRADE:  WebSocket\r\n\r\n";
        UpgradeWatch whole;
        QVERIFY(whole.sees(asks));
        UpgradeWatch slow;
        for (qsizetype i = 0; i < asks.size(); ++i)
            QCOMPARE(slow.sees(asks.sliced(i, 1)), i == asks.size() - 1);
        UpgradeWatch other;
        QVERIFY(!other.sees("GET / HTTP/1.1\r\nHost: x\r\n\r\n"));
        QVERIFY(!other.sees("GE")); // and then something else
        QVERIFY(!other.sees("NERAL PROTECTION"));
        QVERIFY(!other.sees(QByteArray("GET ") + QByteArray(1 << 20, 'x')));
        QVERIFY(other.sees(asks));
    }

    void answersInPlaceOfTheServer()
    {
        QCOMPARE(HttpHead::answer(503, true),
                 "HTTP/1.1 503 Service Unavailable\r\nContent-Type: text/plain\r\n"
                 "Content-Length: 24\r\nConnection: close\r\n\r\n503 Service Unavailable\n");
        QVERIFY(HttpHead::answer(503, false).endsWith("\r\n\r\n"));
        QVERIFY(!HttpHead::answer(204, true).contains("Content-Length"));
    }
};

QTEST_GUILESS_MAIN(TestWsFilter)
#include "tst_wsfilter.moc"
