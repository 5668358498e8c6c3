// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QStringList>

namespace Chaos {

class Look;

/// A button that names an act and its key. The key is only shown: who shows the button listens.
class BridgeButton final : public QAbstractButton
{
    Q_OBJECT

public:
    /// Quiet waits; Tinted is due; Solid warns that the next press does it.
    enum class Weight : std::uint8_t { Quiet, Tinted, Solid };

    explicit BridgeButton(Look &look, QWidget *parent = nullptr);

    void show(const QString &title, const QString &key, Ink ink, Weight weight);
    using QAbstractButton::show;
    /// Makes it wide enough for every one of these, so that it never changes its width.
    void reserve(const QStringList &titles, const QString &widestKey);

    [[nodiscard]] const QString &key() const { return m_key; }
    [[nodiscard]] Ink ink() const { return m_ink; }
    [[nodiscard]] Weight weight() const { return m_weight; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] int widthOf(const QString &title, const QString &key) const;

    Look &m_look;
    QString m_key;
    QStringList m_reservedTitles;
    QString m_reservedKey;
    Ink m_ink = Ink::Accent;
    Weight m_weight = Weight::Quiet;
};

} // namespace Chaos
