// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/causes.h"

#include "models/day/wordtext.h"

#include <QCoreApplication>

#include <algorithm>

namespace Chaos {

namespace {

struct Causes
{
    Q_DECLARE_TR_FUNCTIONS(Causes)
};

QString titleOf(Cause cause)
{
    switch (cause) {
    case Cause::Misconfigured:
        return Causes::tr("Misconfigured or misunderstood");
    case Cause::Merged:
        return Causes::tr("Merged by the incident preference");
    case Cause::Unclear:
        return Causes::tr("Unclear");
    case Cause::ThresholdHidden:
        return Causes::tr("Threshold out of reach: logic such as a keep-alive hides it");
    case Cause::ThresholdOutOfReach:
        return Causes::tr("Threshold out of reach in staging or inside the time-box");
    case Cause::DnsCaching:
        return Causes::tr("DNS caching");
    case Cause::FlawedDetection:
        return Causes::tr("Flawed detection");
    case Cause::Unauthentic:
        return Causes::tr("Unauthentic failure");
    case Cause::Other:
        return Causes::tr("Other");
    }
    return {};
}

} // namespace

QString wordOf(Cause cause)
{
    return textIn(causeWords, cause);
}

QString causeTitle(const QString &cause)
{
    const std::string word = cause.toStdString();
    const auto it =
        std::ranges::find(causeWords, word, &std::pair<Cause, std::string_view>::second);
    return it == causeWords.end() ? cause : titleOf(it->first);
}

} // namespace Chaos
