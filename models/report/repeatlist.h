// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/rules/repeating.h"

#include <QByteArray>

/// The experiments to be repeated, each with its reasons.
namespace Chaos::RepeatList {

/// For a terminal.
[[nodiscard]] QByteArray text(const std::vector<ToRepeat> &all, QDate today);
/// A task list. Whatever came from outside is escaped.
[[nodiscard]] QByteArray markdown(const std::vector<ToRepeat> &all, QDate today);
/// A record a reason; see csv.h.
[[nodiscard]] QByteArray csv(const std::vector<ToRepeat> &all, QDate today);
[[nodiscard]] QByteArray json(const std::vector<ToRepeat> &all, QDate today);

} // namespace Chaos::RepeatList
