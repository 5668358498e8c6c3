// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/scribe/picturemaker.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QSignalSpy>
#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;

class TestPictureMaker : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
    }
    void keepsPngByteForByte();
    void packsAnyOtherPicture();
    void refusesWhatIsTooLarge();
    void refusesWhatIsNoPicture_data();
    void refusesWhatIsNoPicture();
    void mayEndWhileItWorks();

private:
    static QByteArray encoded(const QImage &image, const char *format);
};

QByteArray TestPictureMaker::encoded(const QImage &image, const char *format)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format);
    return bytes;
}

void TestPictureMaker::keepsPngByteForByte()
{
    QImage image(40, 30, QImage::Format_RGB32);
    image.fill(Qt::red);
    const QByteArray png = encoded(image, "PNG");
    PictureMaker maker;
    QSignalSpy made(&maker, &PictureMaker::made);
    maker.take(png, u"a graph"_s);
    QTRY_COMPARE(made.count(), 1);
    QCOMPARE(made.first().at(0).toByteArray(), png);
    QCOMPARE(
        made.first().at(1).toString(),
        QString::fromLatin1(QCryptographicHash::hash(png, QCryptographicHash::Sha256).toHex()));
    QCOMPARE(made.first().at(2).toString(), u"a graph"_s);
    QCOMPARE(made.first().at(3).toSize(), QSize(40, 30));
}

void TestPictureMaker::packsAnyOtherPicture()
{
    QImage image(40, 30, QImage::Format_RGB32);
    image.fill(Qt::blue);
    PictureMaker maker;
    QSignalSpy made(&maker, &PictureMaker::made);
    maker.take(image, {});
    maker.take(encoded(image, "BMP"), {});
    QTRY_COMPARE(made.count(), 2);
    for (const auto &arguments : made) {
        const QByteArray png = arguments.at(0).toByteArray();
        QVERIFY(png.startsWith("\x89PNG"));
        QCOMPARE(QImage::fromData(png).pixelColor(3, 3), QColor(Qt::blue));
    }
}

void TestPictureMaker::refusesWhatIsTooLarge()
{
    PictureMaker maker;
    QSignalSpy refused(&maker, &PictureMaker::refused);
    QSignalSpy made(&maker, &PictureMaker::made);
    maker.take(QImage(PictureMaker::mostPixels + 1, 1, QImage::Format_Mono), {});
    QTRY_COMPARE(refused.count(), 1);
    QVERIFY(refused.at(0).first().toString().contains(u"8193 × 1"_s));
    maker.take(encoded(QImage(1, PictureMaker::mostPixels + 1, QImage::Format_Mono), "PNG"), {});
    QTRY_COMPARE(refused.count(), 2);
    maker.take(QByteArray(PictureMaker::mostBytes + 1, 'x'), {});
    QTRY_COMPARE(refused.count(), 3);
    QVERIFY(refused.at(2).first().toString().contains(u"20 MB"_s));
    maker.take(QImage(PictureMaker::mostPixels, 1, QImage::Format_RGB32), {});
    QTRY_COMPARE(made.count(), 1);
}

void TestPictureMaker::refusesWhatIsNoPicture_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("text") << QByteArray("hello");
    QTest::newRow("cut off") << QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16);
}

void TestPictureMaker::refusesWhatIsNoPicture()
{
    QFETCH(const QByteArray, bytes);
    PictureMaker maker;
    QSignalSpy refused(&maker, &PictureMaker::refused);
    maker.take(bytes, u"caption"_s);
    QTRY_COMPARE(refused.count(), 1);
    QCOMPARE(refused.first().at(1).toString(), u"caption"_s);
}

void TestPictureMaker::mayEndWhileItWorks()
{
    QImage image(3000, 2000, QImage::Format_RGB32);
    image.fill(Qt::green);
    auto maker = std::make_unique<PictureMaker>();
    QSignalSpy made(maker.get(), &PictureMaker::made);
    maker->take(image, {});
    maker.reset();
    QCoreApplication::processEvents();
    QCOMPARE(made.count(), 0);
}

QTEST_GUILESS_MAIN(TestPictureMaker)
#include "tst_picturemaker.moc"
