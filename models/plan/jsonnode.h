// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/plan/yamlnode.h"

namespace Chaos {

/// Parses one JSON object (RFC 8259) into the same tree as `readYaml`, within the same bounds.
/// Strings are quoted scalars; numbers, true and false are plain ones as they are written. JSON is
/// not read as YAML, which knows neither its pairs of surrogates nor tabs before a field.
[[nodiscard]] Outcome<YamlNode> readJson(const QByteArray &json, const QString &fileName);

} // namespace Chaos
