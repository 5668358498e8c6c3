// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/settingsmemory.h"

namespace Chaos {

using namespace Qt::StringLiterals;

SettingsMemory::SettingsMemory()
    : m_settings(u"chaosroom"_s, u"chaosroom"_s)
{}

QByteArray SettingsMemory::geometry() const
{
    return m_settings.value(u"window/geometry"_s).toByteArray();
}

void SettingsMemory::keepGeometry(const QByteArray &geometry)
{
    m_settings.setValue(u"window/geometry"_s, geometry);
}

Theme::Tone SettingsMemory::tone() const
{
    return m_settings.value(u"window/tone"_s).toString() == "light"_L1 ? Theme::Tone::Light
                                                                       : Theme::Tone::Dark;
}

void SettingsMemory::keepTone(Theme::Tone tone)
{
    m_settings.setValue(u"window/tone"_s, tone == Theme::Tone::Light ? u"light"_s : u"dark"_s);
}

bool SettingsMemory::isMuted() const
{
    return m_settings.value(u"alarm/muted"_s).toBool();
}

void SettingsMemory::keepMuted(bool muted)
{
    m_settings.setValue(u"alarm/muted"_s, muted);
}

QString SettingsMemory::draft() const
{
    return m_settings.value(u"scribe/draft"_s).toString();
}

void SettingsMemory::keepDraft(const QString &text)
{
    m_settings.setValue(u"scribe/draft"_s, text);
}

QMap<QString, QString> SettingsMemory::retroDrafts(const QString &day) const
{
    QMap<QString, QString> drafts;
    const QVariantMap kept = m_settings.value(u"retro/drafts-"_s + day).toMap();
    for (auto it = kept.cbegin(); it != kept.cend(); ++it)
        drafts[it.key()] = it.value().toString();
    return drafts;
}

void SettingsMemory::keepRetroDraft(const QString &day, const QString &place, const QString &text)
{
    const QString name = u"retro/drafts-"_s + day;
    QVariantMap drafts = m_settings.value(name).toMap();
    if (text.isEmpty())
        drafts.remove(place);
    else
        drafts[place] = text;
    if (drafts.isEmpty())
        m_settings.remove(name);
    else
        m_settings.setValue(name, drafts);
}

IssueTarget SettingsMemory::issueTarget() const
{
    return {.to = m_settings.value(u"issues/to"_s).toString(),
            .url = m_settings.value(u"issues/url"_s).toString(),
            .user = m_settings.value(u"issues/user"_s).toString()};
}

void SettingsMemory::keepIssueTarget(const IssueTarget &target)
{
    m_settings.setValue(u"issues/to"_s, target.to);
    m_settings.setValue(u"issues/url"_s, target.url);
    m_settings.setValue(u"issues/user"_s, target.user);
}

} // namespace Chaos
