// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/issueround.h"
#include "ui/window/windowmemory.h"

#include <QMap>
#include <QSettings>

namespace Chaos {

/// What the window remembers from start to start, in the user's settings. Nothing of a day.
class SettingsMemory final : public WindowMemory
{
public:
    SettingsMemory();

    [[nodiscard]] QByteArray geometry() const override;
    void keepGeometry(const QByteArray &geometry) override;
    [[nodiscard]] Theme::Tone tone() const;
    void keepTone(Theme::Tone tone) override;
    /// Whether the alarm tone is off.
    [[nodiscard]] bool isMuted() const;
    void keepMuted(bool muted);
    /// What is typed and not yet entered: not a word is lost with the program.
    [[nodiscard]] QString draft() const;
    void keepDraft(const QString &text);
    /// The same of a day's retros, by the place where it is typed.
    [[nodiscard]] QMap<QString, QString> retroDrafts(const QString &day) const;
    void keepRetroDraft(const QString &day, const QString &place, const QString &text);
    /// Where issues of action items went the last time; never the token.
    [[nodiscard]] IssueTarget issueTarget() const;
    void keepIssueTarget(const IssueTarget &target);

private:
    QSettings m_settings;
};

} // namespace Chaos
