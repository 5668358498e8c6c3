// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/outcome.h"

#include <QByteArray>
#include <QString>

#include <cstdio>

namespace Chaos {

/// Where a command writes, and how it fails.
struct Terminal
{
    std::FILE *out;
    std::FILE *err;

    [[nodiscard]] int done() const { return std::fflush(out) == 0 ? 0 : 1; }
    [[nodiscard]] int fail(const Failure &failure) const
    {
        std::fprintf(err, "chaosroom: %s\n", qUtf8Printable(failure.detail));
        return 1;
    }
    void say(const QString &text) const { std::fprintf(out, "%s\n", qUtf8Printable(text)); }
    void write(const QByteArray &bytes) const
    {
        std::fwrite(bytes.constData(), 1, std::size_t(bytes.size()), out);
    }
};

} // namespace Chaos
