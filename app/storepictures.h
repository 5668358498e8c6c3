// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/scribe/picturesource.h"

#include <QObject>
#include <QPointer>

#include <map>
#include <set>

namespace Chaos {

class Journal;

/// The pictures of the day that is open, from its store. Asks the journal's thread for what is not
/// at hand and tells when it has come.
class StorePictures final : public QObject, public PictureSource
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Another day's journal, or none.
    void setJournal(Journal *journal);
    [[nodiscard]] QImage thumbnail(const QString &sha256, QSize bound) override;

signals:
    void arrived(const QString &sha256);

private:
    void take(const QString &sha256, const QByteArray &png);

    QPointer<Journal> m_journal;
    std::map<QString, QImage> m_images; ///< no larger than a thumbnail ever is
    std::set<QString> m_asked;
};

} // namespace Chaos
