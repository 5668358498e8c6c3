// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/dressedlook.h"
#include "app/roomwindow.h"
#include "models/day/outcome.h"

#include <QImage>

namespace Chaos {

/// Takes a picture of the run screen while nobody watches: the newest moment at which an
/// experiment was known and told.
class RunPicture final : public QObject
{
    Q_OBJECT

public:
    RunPicture(LiveDay &live, const Clock &clock, const QString &title, QObject *parent = nullptr);
    ~RunPicture() override;

    Outcome<Done> save(const QString &path);

private:
    class Forgetful;

    void look();
    void take();

    LiveDay &m_live;
    std::unique_ptr<Forgetful> m_memory;
    DressedLook m_look;
    RoomWindow m_room;
    QString m_taken; ///< the experiment it shows
    QImage m_image;
};

} // namespace Chaos
