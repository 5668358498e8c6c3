// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/theme/theme.h"

#include <QHash>
#include <QWidget>

namespace Chaos {

class Look;

/// Plain text on as many lines as it needs, or on as many as it is given: the last one is elided
/// then. Breaks inside words that are longer than a line.
class WrapLabel final : public QWidget
{
    Q_OBJECT

public:
    explicit WrapLabel(const Look &look, QWidget *parent = nullptr);
    WrapLabel(const Look &look, Face face, Ink ink, QWidget *parent = nullptr);

    void setText(const QString &text);
    [[nodiscard]] QString text() const { return m_text; }
    void setFace(Face face);
    void setInk(Ink ink);
    /// 0: as many as it takes.
    void setMaximumLines(int lines);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

    /// For delegates: the lines that `text` takes in `width` pixels.
    [[nodiscard]] static QStringList linesOf(const QString &text, const QFont &font, int width,
                                             int maximumLines = 0);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void measureAnew();

    const Look &m_look;
    QString m_text;
    Face m_face = Face::Body;
    Ink m_ink = Ink::Text;
    int m_maximumLines = 0;
    mutable QHash<int, int> m_heights; ///< by width
};

} // namespace Chaos
