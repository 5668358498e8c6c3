// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/instant.h"

#include <QTextBrowser>

namespace Chaos {

/// Shows HTML that may hold anything, and fetches nothing for it: no file, no network, no link. A
/// link to "replay:SEQUENCE" or "replay-at:MICROSECONDS" is told, every other is dead.
class SealedBrowser final : public QTextBrowser
{
    Q_OBJECT

public:
    explicit SealedBrowser(QWidget *parent = nullptr);

    [[nodiscard]] QVariant loadResource(int type, const QUrl &name) override;

signals:
    /// The entry of the day that is to be looked at.
    void momentChosen(qint64 sequence);
    void instantChosen(Chaos::Instant at);

protected:
    /// Lines of a length that can be read: the paper grows its margins, not its text.
    void resizeEvent(QResizeEvent *event) override;
    void doSetSource(const QUrl &name, QTextDocument::ResourceType type) override;

private:
    void follow(const QUrl &link);
};

} // namespace Chaos
