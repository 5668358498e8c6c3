// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/instant.h"

namespace Chaos {

class Day;
class Secrets;

/// Asks every source of the day's plan that can be asked, once and all at the same time, and
/// applies what they answer to the day: whether they can be reached, how they are set up, what
/// fires now. Needs no store. One that has not answered after `patience` counts as one that cannot
/// be reached.
///
/// For commands of the terminal: it waits in an event loop of its own, so none may be running.
void askAround(Day &day, const Secrets &secrets, Micros patience = std::chrono::seconds(10));

} // namespace Chaos
