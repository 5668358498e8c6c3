// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/day/entry.h"
#include "tests/fuzz/targets.h"

#include <QtGlobal>

#include <array>
#include <cstdio>
#include <cstdlib>

// chaosroom-fuzz with CHAOSROOM_FUZZ=NAME in its environment is libFuzzer's program for one of the
// targets; without it, it lists them.

namespace Chaos::Fuzz {

namespace {

const Target *chosen = nullptr;

auto allTargets()
{
    return std::array{alertTargets(),  surveyTargets(), fileTargets(),
                      outletTargets(), stepTargets(),   proxyTargets()};
}

const Target *targetNamed(std::string_view name)
{
    for (const auto &targets : allTargets()) {
        for (const Target &target : targets) {
            if (target.name == name)
                return &target;
        }
    }
    return nullptr;
}

void list()
{
    for (const auto &targets : allTargets()) {
        for (const Target &target : targets)
            std::printf("%.*s\n", int(target.name.size()), target.name.data());
    }
}

} // namespace

QByteArray padded(QByteArray input)
{
    input.reserve(input.size() + qsizetype(payloadPadding));
    return input;
}

} // namespace Chaos::Fuzz

extern "C" int LLVMFuzzerInitialize(int *, char ***)
{
    using namespace Chaos::Fuzz;
    const QByteArray name = qgetenv("CHAOSROOM_FUZZ");
    chosen = targetNamed({name.constData(), std::size_t(name.size())});
    if (!chosen) {
        list();
        std::exit(name.isEmpty() ? 0 : 2);
    }
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    Chaos::Fuzz::chosen->feed(QByteArray(reinterpret_cast<const char *>(bytes), qsizetype(size)));
    return 0;
}
