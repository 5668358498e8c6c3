// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/run/draggedpicture.h"

#include <QCoreApplication>
#include <QList>
#include <QMimeData>

#include <algorithm>
#include <array>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

struct Dragged
{
    Q_DECLARE_TR_FUNCTIONS(DraggedPicture)
};

constexpr int longestName = 40;

bool isNamedAsAPicture(const QString &name)
{
    static constexpr std::array endings{".png"_L1, ".jpg"_L1, ".jpeg"_L1};
    return std::ranges::any_of(
        endings, [&](QLatin1StringView end) { return name.endsWith(end, Qt::CaseInsensitive); });
}

DraggedPicture refused(const QString &why)
{
    return {.refusal = why};
}

DraggedPicture tooLarge()
{
    return refused(
        Dragged::tr("The picture takes more than %1 MB.").arg(DraggedPicture::mostBytes / 1000000));
}

DraggedPicture packed(QByteArray bytes)
{
    if (bytes.size() > DraggedPicture::mostBytes)
        return tooLarge();
    return {.bytes = std::move(bytes), .name = Dragged::tr("the picture")};
}

DraggedPicture unpacked(const QImage &image)
{
    constexpr int most = DraggedPicture::mostPixels;
    if (image.isNull())
        return refused(Dragged::tr("That is no picture that can be read: PNG and JPEG can."));
    if (image.width() > most || image.height() > most)
        return refused(Dragged::tr("The picture has %1 × %2 pixels; %3 to a side are the most.")
                           .arg(image.width())
                           .arg(image.height())
                           .arg(most));
    return {.image = image, .name = Dragged::tr("the picture")};
}

/// What a page has its small pictures in: "data:image/png;base64,…".
std::optional<QByteArray> bytesIn(const QUrl &url)
{
    const QString path = url.path();
    const qsizetype comma = path.indexOf(u',');
    if (url.scheme() != "data"_L1 || !path.startsWith("image/"_L1) || comma < 0
        || !path.first(comma).endsWith(";base64"_L1))
        return {};
    return QByteArray::fromBase64(path.sliced(comma + 1).toLatin1());
}

DraggedPicture filed(const QUrl &file)
{
    QString name = file.adjusted(QUrl::StripTrailingSlash).fileName().simplified();
    const bool isPicture = isNamedAsAPicture(name);
    if (name.size() > longestName)
        name = name.left(longestName - 1) + u'…';
    if (isPicture)
        return {.file = file, .name = name};
    return refused(Dragged::tr("“%1” is no picture: PNG and JPEG files can be taken.").arg(name));
}

} // namespace

std::optional<DraggedPicture> DraggedPicture::in(const QMimeData &data)
{
    // Packed as they came: they are unpacked away from the window, and only if they are not large.
    for (const QString &packing : {u"image/png"_s, u"image/jpeg"_s}) {
        if (!data.hasFormat(packing))
            continue;
        if (QByteArray bytes = data.data(packing); !bytes.isEmpty())
            return packed(std::move(bytes));
    }
    const QList<QUrl> urls = data.urls();
    if (urls.size() > 1)
        return refused(Dragged::tr("One picture at a time: %1 files came.").arg(urls.size()));
    if (urls.size() == 1 && urls.first().isLocalFile())
        return filed(urls.first());
    if (urls.size() == 1) {
        if (auto bytes = bytesIn(urls.first()))
            return packed(*std::move(bytes));
    }
    if (data.hasImage())
        return unpacked(qvariant_cast<QImage>(data.imageData()));
    if (urls.size() == 1)
        return refused(Dragged::tr("The room fetches nothing from elsewhere: copy the picture "
                                   "itself and press Ctrl+V, or save it and drop the file."));
    return std::nullopt;
}

} // namespace Chaos
