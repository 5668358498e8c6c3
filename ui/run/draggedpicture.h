// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QImage>
#include <QString>
#include <QUrl>

#include <optional>

class QMimeData;

namespace Chaos {

/// What of a drop or a clipboard is a picture: a file of this computer, a picture's bytes, or an
/// image that is unpacked already; or why it is none. Nothing is fetched from anywhere.
struct DraggedPicture
{
    static constexpr qsizetype mostBytes = 20'000'000;
    static constexpr int mostPixels = 8192; ///< to a side

    QUrl file{};
    QByteArray bytes{};
    QImage image{};
    QString name{}; ///< for the person who dropped it
    QString refusal{}; ///< one sentence; empty: it may be one

    /// Nothing: it is plain text, or nothing at all.
    [[nodiscard]] static std::optional<DraggedPicture> in(const QMimeData &data);
};

} // namespace Chaos
