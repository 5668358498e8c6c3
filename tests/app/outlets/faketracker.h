// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/outlets/trackerplace.h"
#include "tests/support/fakeserver.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

#include <vector>

namespace Chaos::Test {

/// The issues of one project, by the API of GitHub, GitLab, Jira Cloud or a Jira Data Center as
/// their documentation has it: pages, limits and errors.
class FakeTracker final : public QObject
{
    Q_OBJECT

public:
    enum class Kind { GitHub, GitLab, JiraCloud, JiraDataCenter };
    struct Issue
    {
        QString title;
        QString text; ///< Markdown or wiki markup as it came; of Jira Cloud all its texts
        QStringList labels;
        QJsonObject sent;
    };

    explicit FakeTracker(Kind kind, QObject *parent = nullptr);

    [[nodiscard]] FakeServer &server() { return m_server; }
    /// Its secret is called "KEY", whose value is "s3cret".
    [[nodiscard]] TrackerPlace place() const;
    [[nodiscard]] const std::vector<Issue> &issues() const { return m_issues; }
    void addForeign(int count);

    /// To the next so many who would create, in place of doing it.
    void refuse(int times, const FakeServer::Reaction &reaction);
    /// The same, but it is created all the same.
    void loseAnswers(int times, const FakeServer::Reaction &reaction);
    /// To all who look.
    void setLooking(const FakeServer::Reaction &reaction) { m_looking = reaction; }

    [[nodiscard]] int creations() const { return m_creations; } ///< tried
    [[nodiscard]] int looks() const { return m_looks; }
    /// What the documentation does not allow, in words.
    [[nodiscard]] QStringList complaints() const { return m_complaints; }

private:
    [[nodiscard]] bool isJira() const;
    [[nodiscard]] QByteArray authorization() const;
    [[nodiscard]] FakeServer::Reaction answer(const FakeServer::Request &request);
    [[nodiscard]] FakeServer::Reaction create(const QJsonObject &body);
    [[nodiscard]] FakeServer::Reaction list(const QUrl &url);
    [[nodiscard]] FakeServer::Reaction search(const QJsonObject &body);
    [[nodiscard]] QJsonObject shown(std::size_t index) const;

    Kind m_kind;
    FakeServer m_server;
    std::vector<Issue> m_issues;
    int m_refusals = 0;
    int m_losses = 0;
    FakeServer::Reaction m_refusal;
    FakeServer::Reaction m_loss;
    std::optional<FakeServer::Reaction> m_looking;
    int m_creations = 0;
    int m_looks = 0;
    QStringList m_complaints;
};

} // namespace Chaos::Test
