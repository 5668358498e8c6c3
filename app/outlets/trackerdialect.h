// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/net/question.h"
#include "app/outlets/issuedraft.h"
#include "app/outlets/trackerplace.h"
#include "models/day/actionitem.h"

#include <map>
#include <memory>

namespace Chaos {

/// Issues that are there, by their markers.
using KnownIssues = std::map<QString, ItemCopy>;

/// One page of what a tracker has.
struct IssuePage
{
    KnownIssues issues{};
    QString next{}; ///< what the next page is asked for with; empty: this was the last
};

/// How those who number issues call what the room reads of one.
struct IssueMembers
{
    QString number{};
    QString url{};
    QString text{};
};

/// How one tracker is spoken to: questions to put, and what answers mean. Pure.
class TrackerDialect
{
public:
    explicit TrackerDialect(TrackerPlace place);
    TrackerDialect(const TrackerDialect &) = delete;
    TrackerDialect &operator=(const TrackerDialect &) = delete;
    virtual ~TrackerDialect() = default;

    [[nodiscard]] const TrackerPlace &place() const { return m_place; }

    /// Which of the drafts are there already. `page`: empty, or what the page before said.
    [[nodiscard]] virtual Question look(const std::vector<IssueDraft> &drafts,
                                        const QString &page) const = 0;
    [[nodiscard]] virtual Outcome<IssuePage> seen(const QByteArray &body,
                                                  const QString &page) const = 0;
    [[nodiscard]] virtual Question create(const IssueDraft &draft) const = 0;
    [[nodiscard]] virtual Outcome<ItemCopy> created(const QByteArray &body) const = 0;

    /// Why an answer is none, in words for the operator; nothing: it is one.
    [[nodiscard]] std::optional<Failure> complaint(const Answer &answer) const;

protected:
    /// To that path below the place's address.
    [[nodiscard]] Question question(const QString &path) const;
    /// The same with something to say.
    [[nodiscard]] Question question(const QString &path, const QJsonObject &body) const;
    [[nodiscard]] ItemCopy copy(const QString &id, const QString &url) const;
    /// "#12" of an issue, or of each in a list; pull requests are none.
    [[nodiscard]] Outcome<ItemCopy> numbered(const QJsonValue &issue,
                                             const IssueMembers &members) const;
    [[nodiscard]] Outcome<IssuePage> listed(const QByteArray &body, const QString &page,
                                            const IssueMembers &members) const;
    [[nodiscard]] Failure unreadable() const;

private:
    TrackerPlace m_place;
};

[[nodiscard]] std::unique_ptr<TrackerDialect> dialectOf(const TrackerPlace &place);

/// The draft as a Markdown text with its marker hidden at the end.
[[nodiscard]] QString markdownBody(const IssueDraft &draft);

/// So long before the first of the items was opened an issue of them cannot have been made,
/// whatever the clocks are.
[[nodiscard]] QString earliest(const std::vector<IssueDraft> &drafts);

} // namespace Chaos
