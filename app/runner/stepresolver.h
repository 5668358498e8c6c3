// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/hosts/deskresolver.h"

namespace Chaos {

/// All addresses that a step may be led to: those that the system has now, which ssh asks, and
/// those that Qt remembers for a minute, which a request goes to.
class StepResolver final : public Resolver
{
public:
    void lookUp(const QString &name, QObject *asker, Told told) override;

private:
    DeskResolver m_desk;
};

} // namespace Chaos
