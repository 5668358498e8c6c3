// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

namespace Chaos {

class ElidedLabel;
class Look;

/// The top of a panel: what it is at the left, a quiet note on how it stands at the right.
class PanelHeading final : public QWidget
{
    Q_OBJECT

public:
    explicit PanelHeading(const Look &look, const QString &title, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    void setNote(const QString &note);
    [[nodiscard]] QString note() const;

private:
    ElidedLabel *m_title;
    ElidedLabel *m_note;
};

} // namespace Chaos
