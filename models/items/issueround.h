// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QString>
#include <QStringList>

#include <map>

namespace Chaos {

/// Where issues go, as a person says it.
struct IssueTarget
{
    QString to{}; ///< "github:owner/repo", "gitlab:group/project" or "jira:KEY"
    QString url{}; ///< of another site than the customary one
    QString user{}; ///< of Jira Cloud
    bool operator==(const IssueTarget &) const = default;
};

/// The issues that are being made of action items at a person's wish, and what came of the last
/// round. No part of the day: the issues that were made are.
class IssueRound final : public QObject
{
    Q_OBJECT

public:
    /// What became of an item.
    struct End
    {
        bool isThere = false; ///< there is an issue of it
        QString what{}; ///< which one, or why there is none; plain text from outside
        bool operator==(const End &) const = default;
    };

    using QObject::QObject;

    void begin(const QStringList &items);
    void tell(const QString &item, const End &end);
    /// Nothing more comes. `trouble`: why it stopped or could not begin; empty: all were told of.
    void end(const QString &trouble, bool isTokenWanted = false);
    /// Another day.
    void clear();

    [[nodiscard]] bool isUnderWay() const { return m_isUnderWay; }
    /// Whether that item waits for its turn.
    [[nodiscard]] bool waits(const QString &item) const;
    /// Null for an item that nothing is known of.
    [[nodiscard]] const End *endOf(const QString &item) const;
    [[nodiscard]] int count() const { return int(m_items.size()); }
    [[nodiscard]] int told() const { return int(m_ends.size()); }
    [[nodiscard]] int failed() const;
    [[nodiscard]] const QString &trouble() const { return m_trouble; }
    /// Whether the trouble is that nobody has told the token.
    [[nodiscard]] bool isTokenWanted() const { return m_isTokenWanted; }

signals:
    void changed();

private:
    QStringList m_items;
    std::map<QString, End> m_ends;
    QString m_trouble;
    bool m_isTokenWanted = false;
    bool m_isUnderWay = false;
};

} // namespace Chaos
