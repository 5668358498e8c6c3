// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/evidence.h"

namespace Chaos {

namespace {

void add(QString &evidence, const QString &sentence)
{
    if (!sentence.isEmpty())
        evidence += evidence.isEmpty() ? sentence : u' ' + sentence;
}

} // namespace

void say(Finding &finding, const QString &sentence)
{
    add(finding.evidence, sentence);
}

void say(SubCheck &check, const QString &sentence)
{
    add(check.evidence, sentence);
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
