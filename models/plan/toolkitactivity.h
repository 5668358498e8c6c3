// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/plan/fields.h"
#include "models/plan/yamlnode.h"

#include <QString>

#include <map>

/// What an experiment does and looks at: its probes and actions, checked and in words.
namespace Chaos::Toolkit {

/// The activities that others may refer to as {"ref": NAME}.
using Declared = std::map<QString, const YamlNode *>;

/// The activity that is meant: itself, or the one it refers to. Itself where that is nowhere.
[[nodiscard]] const YamlNode &resolved(const YamlNode &activity, const Declared &declared);

/// Notes what is wrong with an activity. `path` is how it is called in messages: "method[2]".
void checkActivity(const YamlNode &activity, const QString &path, const Declared &declared,
                   Mistakes &mistakes);

/// What a process, a request or a function does, as people read it: the command line,
/// "GET http://…", "module.func(name="value")".
[[nodiscard]] QString deedOf(const YamlNode &activity);

/// The activity as one step: its name, what it does, whether it waits or stays in the background.
[[nodiscard]] QString stepOf(const YamlNode &activity);

/// "the way back: kill -9 1" without the name where that says the same.
[[nodiscard]] QString namedDeedOf(const YamlNode &activity);

} // namespace Chaos::Toolkit
