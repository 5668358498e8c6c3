// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/qa/snapshot.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QCryptographicHash>
#include <QImageReader>

#include <algorithm>
#include <array>

namespace Chaos::SnapshotMaker {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Snapshot)
};

constexpr int mostTurns = 12; ///< after which it is a hundredth of what it was

Failure unread(const QString &why)
{
    return {Failure::Kind::BadInput, why};
}

Failure noPicture()
{
    return unread(Words::tr("That is no picture that can be read: PNG and JPEG can."));
}

/// Only formats that cameras and screenshots have: fewer decoders meet what strangers send.
bool isTaken(const QByteArray &format)
{
    static constexpr std::array known{"png", "jpeg"};
    return std::ranges::any_of(known, [&](const char *one) { return format == one; });
}

QByteArray packed(const QImage &image)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    return image.save(&buffer, "PNG") ? bytes : QByteArray();
}

/// Pixels alone: no text, no profile, no resolution goes with them.
QImage bare(const QImage &image)
{
    const bool isGlassy = image.hasAlphaChannel();
    QImage pixels(image.size(), isGlassy ? QImage::Format_ARGB32 : QImage::Format_RGB32);
    const QImage same = image.convertToFormat(pixels.format());
    for (int y = 0; y < pixels.height(); ++y)
        std::copy_n(same.constScanLine(y), pixels.width() * 4, pixels.scanLine(y));
    return pixels;
}

} // namespace

Outcome<Done> look(const QByteArray &bytes)
{
    if (bytes.size() > mostBytes)
        return unread(Words::tr("The picture takes more than %1 MB.").arg(mostBytes / 1'000'000));
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    const QImageReader reader(&buffer);
    if (!isTaken(reader.format()))
        return noPicture();
    const QSize size = reader.size();
    if (size.isEmpty())
        return noPicture();
    if (size.width() > mostPixels || size.height() > mostPixels)
        return unread(Words::tr("The picture has %1 × %2 pixels; %3 to a side are the most.")
                          .arg(size.width())
                          .arg(size.height())
                          .arg(mostPixels));
    return Done{};
}

Outcome<Snapshot> fromBytes(const QByteArray &bytes)
{
    // The size is read from the head before a single pixel is unpacked.
    if (const auto seen = look(bytes); !seen)
        return seen.failure();
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer);
    reader.setAutoTransform(true);
    return fromImage(reader.read());
}

Outcome<Snapshot> fromImage(const QImage &image)
{
    if (image.isNull())
        return noPicture();
    const QImage pixels = bare(image);
    QSize most = image.size().boundedTo({side, side});
    // Photographs pack badly as PNG: those that are too large still are made smaller.
    for (int turn = 0; turn < mostTurns; ++turn, most = most * 3 / 4) {
        const bool fits = pixels.width() <= most.width() && pixels.height() <= most.height();
        const QImage fitted =
            fits ? pixels : pixels.scaled(most, Qt::KeepAspectRatio, Qt::SmoothTransformation);
        const QByteArray png = packed(fitted);
        if (png.isEmpty())
            break;
        if (png.size() > mostKept)
            continue;
        const QByteArray hash = QCryptographicHash::hash(png, QCryptographicHash::Sha256);
        return Snapshot{
            .png = png, .sha256 = QString::fromLatin1(hash.toHex()), .size = fitted.size()};
    }
    return unread(Words::tr("The picture could not be packed."));
}

} // namespace Chaos::SnapshotMaker
