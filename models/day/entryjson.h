// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/entry.h"
#include "models/day/outcome.h"

#include <QByteArray>

#include <string>
#include <vector>

/// Entries outside of a store: {"sequence", "id", "at", "actor", "kind", "subject", "payload"}, and
/// "picture", a PNG as base64, where one goes with the entry.
namespace Chaos::EntryJson {

/// `payload` is repeated as it stands. `picture`: PNG bytes; empty: none is written.
[[nodiscard]] std::string write(const EntryView &entry, std::string_view payload,
                                const QByteArray &picture = {});

/// The SHA-256 of the picture that goes with an entry; empty: none does.
[[nodiscard]] QString pictureOf(const EntryView &entry);

/// A whole journal, as `chaosroom journal DAY --json` prints it: an array of entries. Nothing of it
/// is taken unless all of it can be kept; the failure names the line and says what is wrong there.
/// The order in the file counts; sequences are given anew. `pictures` takes those that stand in it.
[[nodiscard]] Outcome<std::vector<Entry>> readJournal(const QByteArray &json,
                                                      std::vector<QByteArray> *pictures = nullptr);

} // namespace Chaos::EntryJson
