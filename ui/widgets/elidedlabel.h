// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

namespace Chaos {

class Look;

/// One line of plain text that gives way: what does not fit is elided, and all of it is in the
/// tooltip then.
class ElidedLabel final : public QWidget
{
    Q_OBJECT

public:
    explicit ElidedLabel(const Look &look, QWidget *parent = nullptr);
    ElidedLabel(const Look &look, Face face, Ink ink, QWidget *parent = nullptr);

    void setText(const QString &text);
    [[nodiscard]] QString text() const { return m_text; }
    void setFace(Face face);
    void setInk(Ink ink);
    void setAlignment(Qt::Alignment alignment);
    void setElideMode(Qt::TextElideMode mode);
    [[nodiscard]] bool isElided() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    const Look &m_look;
    QString m_text;
    Face m_face = Face::Body;
    Ink m_ink = Ink::Text;
    Qt::Alignment m_alignment = Qt::AlignLeft | Qt::AlignVCenter;
    Qt::TextElideMode m_mode = Qt::ElideRight;
};

} // namespace Chaos
