// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QImage>
#include <QString>

namespace Chaos {

/// Where the bytes behind a picture's hash are found. The application knows the store.
class PictureSource
{
public:
    PictureSource() = default;
    PictureSource(const PictureSource &) = delete;
    PictureSource &operator=(const PictureSource &) = delete;
    virtual ~PictureSource() = default;

    /// The picture if it is at hand, scaled to fit `bound` (device pixels). A null image means it
    /// has been asked for: ScribePanel::pictureArrived() is called when it is there.
    [[nodiscard]] virtual QImage thumbnail(const QString &sha256, QSize bound) = 0;
};

} // namespace Chaos
