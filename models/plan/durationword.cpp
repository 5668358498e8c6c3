// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/plan/durationword.h"

#include <QRegularExpression>

#include <array>
#include <cmath>
#include <utility>

namespace Chaos {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

struct Unit
{
    QLatin1StringView word;
    Micros length;
};

// From the largest; "us" is what a keyboard has for µs.
constexpr std::array<Unit, 6> units{
    {{"d"_L1, 24h}, {"h"_L1, 1h}, {"m"_L1, 1min}, {"s"_L1, 1s}, {"ms"_L1, 1ms}, {"us"_L1, 1us}}};
constexpr Micros longest = 366 * 24h;

} // namespace

std::optional<Micros> durationOfWord(const QString &word)
{
    static const QRegularExpression part(
        u"\\G\\s*([0-9]{1,12}(?:\\.[0-9]{1,6})?)\\s*(d|h|ms|us|min|m|s)(?![a-z])\\s*"_s);
    static const QRegularExpression tight(u"([a-z])(?=[0-9])"_s);
    QString text = word.trimmed();
    if (text.isEmpty() || text.size() > 64)
        return {};
    text.replace(tight, u"\\1 "_s);
    Micros total{0};
    qsizetype at = 0;
    while (at < text.size()) {
        const QRegularExpressionMatch match = part.match(text, at, QRegularExpression::NormalMatch);
        if (!match.hasMatch())
            return {};
        const QString name = match.captured(2) == u"min" ? u"m"_s : match.captured(2);
        for (const Unit &unit : units) {
            if (name == unit.word) {
                const double length = match.captured(1).toDouble() * double(unit.length.count());
                if (length > double(longest.count()))
                    return {};
                total += Micros(std::llround(length));
            }
        }
        if (total > longest)
            return {};
        at = match.capturedEnd();
    }
    return total;
}

QString wordOfDuration(Micros length)
{
    QString word;
    Micros left = std::max(length, Micros(0));
    for (const Unit &unit : units) {
        const auto count = left / unit.length;
        if (count > 0)
            word += QString::number(count) + unit.word;
        left -= count * unit.length;
    }
    return word.isEmpty() ? u"0s"_s : word;
}

} // namespace Chaos
