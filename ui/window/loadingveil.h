// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

namespace Chaos {

class Look;

/// Lies over the pages while a day is read from the store, and says how far it has come.
class LoadingVeil final : public QWidget
{
    Q_OBJECT

public:
    LoadingVeil(const Look &look, QWidget *over);

    /// Entries read, of how many; `done` = `total` takes the veil away.
    void setProgress(qint64 done, qint64 total);

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    const Look &m_look;
    qint64 m_done = 0;
    qint64 m_total = 0;
};

} // namespace Chaos
