// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/evidence.h"

namespace Chaos {

void say(Finding &finding, const QString &sentence)
{
    if (sentence.isEmpty())
        return;
    if (!finding.evidence.isEmpty())
        finding.evidence += u' ';
    finding.evidence += sentence;
}

QString sourceTitle(const Day &day, const std::string &key)
{
    const QString source = QString::fromStdString(key);
    if (source.isEmpty())
        return Findings::tr("any source");
    const AlertSource *planned = day.plan().source(source);
    return planned && !planned->title.isEmpty() ? planned->title : source;
}

} // namespace Chaos
