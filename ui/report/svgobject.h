// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QTextCharFormat>
#include <QTextObjectInterface>

namespace Chaos {

/// An SVG drawing among the text of a document, drawn as lines at whatever resolution there is.
class SvgObject final : public QObject, public QTextObjectInterface
{
    Q_OBJECT
    Q_INTERFACES(QTextObjectInterface)

public:
    static constexpr int type = QTextFormat::UserObject + 1;

    using QObject::QObject;

    /// As wide as `most`, or so much narrower that it is no higher.
    [[nodiscard]] static QTextCharFormat format(const QByteArray &svg, const QSizeF &most);

    [[nodiscard]] QSizeF intrinsicSize(QTextDocument *document, int position,
                                       const QTextFormat &format) override;
    void drawObject(QPainter *painter, const QRectF &rect, QTextDocument *document, int position,
                    const QTextFormat &format) override;
};

} // namespace Chaos
