// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/scribe/picturemaker.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QImageReader>

namespace Chaos {

PictureMaker::PictureMaker(QObject *parent)
    : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
}

void PictureMaker::take(const QImage &image, const QString &caption)
{
    m_pool.start([this, image, caption] {
        const Result result = fromImage(image);
        QMetaObject::invokeMethod(
            this, [this, result, caption] { tell(result, caption); }, Qt::QueuedConnection);
    });
}

void PictureMaker::take(const QByteArray &bytes, const QString &caption)
{
    m_pool.start([this, bytes, caption] {
        const Result result = fromBytes(bytes);
        QMetaObject::invokeMethod(
            this, [this, result, caption] { tell(result, caption); }, Qt::QueuedConnection);
    });
}

void PictureMaker::tell(const Result &result, const QString &caption)
{
    if (result.refusal.isEmpty())
        emit made(result.png, result.sha256, caption, result.size);
    else
        emit refused(result.refusal, caption);
}

QString PictureMaker::tooWide(QSize size)
{
    if (size.width() <= mostPixels && size.height() <= mostPixels)
        return {};
    return tr("The picture has %1 × %2 pixels; at most %3 to a side can be kept. "
              "Paste a part of it.")
        .arg(size.width())
        .arg(size.height())
        .arg(mostPixels);
}

PictureMaker::Result PictureMaker::fromImage(const QImage &image)
{
    if (image.isNull())
        return {.refusal = tr("That is no picture the room can read.")};
    if (const QString reason = tooWide(image.size()); !reason.isEmpty())
        return {.refusal = reason};
    QByteArray png;
    QBuffer buffer(&png);
    buffer.open(QIODevice::WriteOnly);
    if (!image.save(&buffer, "PNG"))
        return {.refusal = tr("The picture could not be packed as PNG.")};
    return packed(png, image.size());
}

PictureMaker::Result PictureMaker::fromBytes(const QByteArray &bytes)
{
    if (bytes.size() > mostBytes)
        return packed(bytes, {});
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer);
    // The size is read from the head before a single pixel is unpacked.
    if (const QString reason = tooWide(reader.size()); !reason.isEmpty())
        return {.refusal = reason};
    const bool isPng = reader.format() == "png";
    const QImage image = reader.read();
    if (image.isNull())
        return {.refusal = tr("That is no picture the room can read.")};
    return isPng ? packed(bytes, image.size()) : fromImage(image);
}

PictureMaker::Result PictureMaker::packed(const QByteArray &png, QSize size)
{
    if (png.size() > mostBytes)
        return {.refusal = tr("The picture takes %1 MB; at most %2 MB can be kept. "
                              "Paste a part of it.")
                               .arg(double(png.size()) / 1e6, 0, 'f', 1)
                               .arg(mostBytes / 1'000'000)};
    const QByteArray hash = QCryptographicHash::hash(png, QCryptographicHash::Sha256);
    return {.png = png, .sha256 = QString::fromLatin1(hash.toHex()), .size = size};
}

} // namespace Chaos
