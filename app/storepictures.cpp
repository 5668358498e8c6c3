// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/storepictures.h"

#include "app/journal/journal.h"

namespace Chaos {

namespace {

/// Twice what the scribe's list shows, for a screen of scale factor 2.
constexpr QSize keptSize(640, 400);

QImage fitted(const QImage &image, QSize bound)
{
    if (image.isNull() || (image.width() <= bound.width() && image.height() <= bound.height()))
        return image;
    return image.scaled(bound, Qt::KeepAspectRatio, Qt::SmoothTransformation);
}

} // namespace

void StorePictures::setJournal(Journal *journal)
{
    if (m_journal)
        disconnect(m_journal, nullptr, this, nullptr);
    m_journal = journal;
    m_images.clear();
    m_asked.clear();
    if (journal)
        connect(journal, &Journal::pictureFetched, this, &StorePictures::take);
}

QImage StorePictures::thumbnail(const QString &sha256, QSize bound)
{
    const auto known = m_images.find(sha256);
    if (known != m_images.end())
        return fitted(known->second, bound);
    if (m_journal && m_asked.insert(sha256).second)
        m_journal->fetchPicture(sha256);
    return {};
}

void StorePictures::take(const QString &sha256, const QByteArray &png)
{
    const QImage image = QImage::fromData(png, "PNG");
    if (image.isNull()) // what is not there stays asked for, so that it is not asked again
        return;
    m_images[sha256] = fitted(image, keptSize);
    emit arrived(sha256);
}

} // namespace Chaos
