// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QImage>
#include <QObject>
#include <QThreadPool>

namespace Chaos {

/// Makes PNG bytes and their hash of what was pasted, away from the widgets' thread: a large
/// screenshot takes a third of a second to pack.
class PictureMaker final : public QObject
{
    Q_OBJECT

public:
    static constexpr qsizetype mostBytes = 20'000'000;
    static constexpr int mostPixels = 8192; ///< to either side

    explicit PictureMaker(QObject *parent = nullptr);

    void take(const QImage &image, const QString &caption);
    /// Bytes of any image format Qt can read; PNG is kept byte for byte.
    void take(const QByteArray &bytes, const QString &caption);

signals:
    void made(const QByteArray &png, const QString &sha256, const QString &caption, QSize size);
    /// Why the picture cannot be kept, in words for the person who pasted it.
    void refused(const QString &reason, const QString &caption);

private:
    struct Result
    {
        QByteArray png{};
        QString sha256{};
        QSize size{};
        QString refusal{};
    };

    [[nodiscard]] static Result fromImage(const QImage &image);
    [[nodiscard]] static Result fromBytes(const QByteArray &bytes);
    [[nodiscard]] static Result packed(const QByteArray &png, QSize size);
    [[nodiscard]] static QString tooWide(QSize size);
    void tell(const Result &result, const QString &caption);

    QThreadPool m_pool; ///< waited for before this object ends
};

} // namespace Chaos
