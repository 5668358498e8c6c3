// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/qa/snapshot.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QLoggingCategory>
#include <QRandomGenerator>
#include <QTest>
#include <QtEndian>

using namespace Chaos;
using namespace Qt::StringLiterals;

namespace {

QByteArray packed(const QImage &image, const char *format)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format);
    return bytes;
}

QImage plain(QSize size)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(Qt::darkCyan);
    return image;
}

/// What no picture compresses.
QImage noise(QSize size)
{
    QImage image(size, QImage::Format_RGB32);
    QRandomGenerator random(7);
    for (int y = 0; y < size.height(); ++y) {
        auto *line = reinterpret_cast<quint32 *>(image.scanLine(y));
        for (int x = 0; x < size.width(); ++x)
            line[x] = random.generate() | 0xff000000U;
    }
    return image;
}

/// A PNG whose head tells of another size than its pixels have.
QByteArray lyingPng(quint32 width, quint32 height)
{
    QByteArray png = packed(plain({4, 4}), "PNG");
    qToBigEndian(width, png.data() + 16);
    qToBigEndian(height, png.data() + 20);
    quint32 sum = ~0U; // of the head, as PNG wants it
    for (int at = 12; at < 29; ++at) {
        sum ^= quint8(png[at]);
        for (int bit = 0; bit < 8; ++bit)
            sum = (sum >> 1) ^ (0xEDB88320U & (~(sum & 1) + 1));
    }
    qToBigEndian(~sum, png.data() + 29);
    return png;
}

} // namespace

class TestSnapshot : public QObject
{
    Q_OBJECT

private slots:
    void packsAPictureAnew();
    void makesALargePictureSmaller();
    void keepsNoMoreThanTwoMegabytes();
    void keepsNothingButPixels();
    void refusesWhatIsNoPicture_data();
    void refusesWhatIsNoPicture();
    void saysWithoutUnpackingWhyItIsNone();
    void livesThroughAnyDamage();
};

void TestSnapshot::packsAPictureAnew()
{
    const QImage image = plain({320, 200});
    for (const char *format : {"PNG", "JPEG"}) {
        const auto made = SnapshotMaker::fromBytes(packed(image, format));
        QVERIFY(made);
        QCOMPARE(made->size, QSize(320, 200));
        const QImage again = QImage::fromData(made->png, "PNG");
        QCOMPARE(again.size(), image.size());
        QCOMPARE(made->sha256,
                 QString::fromLatin1(
                     QCryptographicHash::hash(made->png, QCryptographicHash::Sha256).toHex()));
    }
    const auto made = SnapshotMaker::fromImage(image);
    QVERIFY(made);
    QCOMPARE(QImage::fromData(made->png, "PNG").pixel(9, 9), image.pixel(9, 9));
}

void TestSnapshot::makesALargePictureSmaller()
{
    const auto made = SnapshotMaker::fromImage(plain({4000, 1000}));
    QVERIFY(made);
    QCOMPARE(made->size, QSize(1600, 400));
}

void TestSnapshot::keepsNoMoreThanTwoMegabytes()
{
    const auto made = SnapshotMaker::fromBytes(packed(noise({1500, 1100}), "PNG"));
    QVERIFY(made);
    QVERIFY(made->png.size() <= SnapshotMaker::mostKept);
    QVERIFY(made->size.width() >= 400);
}

void TestSnapshot::keepsNothingButPixels()
{
    QImage image = plain({64, 64});
    image.setText(u"GPS"_s, u"52.5 N 13.4 E"_s);
    image.setDotsPerMeterX(1234);
    const QByteArray told = packed(image, "PNG");
    QVERIFY(told.contains("52.5 N"));
    const auto made = SnapshotMaker::fromBytes(told + "<script>alert(1)</script>");
    QVERIFY(made);
    QVERIFY(!made->png.contains("52.5 N") && !made->png.contains("script"));
}

void TestSnapshot::refusesWhatIsNoPicture_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("why");
    const QString unread = u"PNG and JPEG can"_s;
    QTest::newRow("nothing") << QByteArray() << unread;
    QTest::newRow("text") << QByteArray("<script>alert(1)</script>") << unread;
    QTest::newRow("SVG") << QByteArray("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" "
                                       "height=\"9\"><image href=\"file:///etc/passwd\"/></svg>")
                         << unread;
    QTest::newRow("BMP") << packed(plain({4, 4}), "BMP") << unread;
    QTest::newRow("XPM") << packed(plain({4, 4}), "XPM") << unread;
    QTest::newRow("a PNG's head") << packed(plain({40, 40}), "PNG").first(20) << unread;
    QTest::newRow("half a PNG") << packed(noise({40, 40}), "PNG").first(60) << unread;
    QTest::newRow("a bomb") << lyingPng(100'000, 100'000) << u"100000 × 100000"_s;
    QTest::newRow("a thin bomb") << lyingPng(1, 1'000'000) << u"8192 to a side"_s;
    QTest::newRow("too many bytes")
        << QByteArray(SnapshotMaker::mostBytes + 1, 'x') << u"more than 20 MB"_s;
}

void TestSnapshot::refusesWhatIsNoPicture()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, why);
    const auto made = SnapshotMaker::fromBytes(bytes);
    QVERIFY(!made);
    QVERIFY2(made.failure().detail.contains(why), qPrintable(made.failure().detail));
}

/// Whatever bytes of a file are turned: there is a picture of sane size or a reason, and no crash.
void TestSnapshot::saysWithoutUnpackingWhyItIsNone()
{
    QVERIFY(SnapshotMaker::look(packed(plain({40, 40}), "PNG")));
    QVERIFY(SnapshotMaker::look(packed(plain({40, 40}), "JPEG")));
    QVERIFY(SnapshotMaker::look(packed(noise({40, 40}), "PNG").first(200))); // only its head
    for (const QByteArray &bytes : {QByteArray("no picture"), packed(plain({4, 4}), "BMP"),
                                    lyingPng(100'000, 100'000), QByteArray(20'000'001, 'x')})
        QVERIFY(!SnapshotMaker::look(bytes));
}

void TestSnapshot::livesThroughAnyDamage()
{
    QLoggingCategory::setFilterRules(u"qt.gui.imageio*=false"_s); // each decoder has a word to say
    QRandomGenerator random(42);
    const std::array files{packed(noise({64, 48}), "PNG"), packed(noise({64, 48}), "JPEG")};
    int pictures = 0;
    for (int turn = 0; turn < 120; ++turn) {
        QByteArray bytes = files[std::size_t(turn) % files.size()];
        for (int n = 1 + random.bounded(6); n > 0; --n)
            bytes[random.bounded(int(bytes.size()))] = char(random.bounded(256));
        const auto made = SnapshotMaker::fromBytes(bytes);
        if (!made) {
            QVERIFY(!made.failure().detail.isEmpty());
            continue;
        }
        ++pictures;
        QVERIFY(made->png.size() <= SnapshotMaker::mostKept);
        QVERIFY(made->size.width() <= SnapshotMaker::side);
        QVERIFY(!QImage::fromData(made->png, "PNG").isNull());
    }
    QVERIFY(pictures > 0); // damaged pixels of JPEG are still a picture
}

QTEST_GUILESS_MAIN(TestSnapshot)
#include "tst_snapshot.moc"
