// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/outcome.h"

#include <QJsonObject>
#include <QString>

#include <utility>
#include <vector>

namespace Chaos {

/// A job that Jenkins is told to do, and whose build is waited for.
struct JenkinsDeed
{
    QString url{}; ///< of Jenkins itself
    QString job{}; ///< with its folders: "chaos/kill-db"
    std::vector<std::pair<QString, QString>> parameters{};
    QString user{};
    QString secret{}; ///< name of the secret that is the user's API token; empty: nobody signs in
    QString caFile{}; ///< PEM file of the CA to trust; empty means the system's
    bool operator==(const JenkinsDeed &) const = default;

    /// Where the job stands below Jenkins' own address: "/job/chaos/job/kill-db", every name
    /// encoded.
    [[nodiscard]] QString path() const;
    /// For people: "Jenkins job chaos/kill-db (HOST=db-1)".
    [[nodiscard]] QString command() const;
};

/// What a provider of type "jenkins" says. A failure says what is wrong with it.
[[nodiscard]] Outcome<JenkinsDeed> jenkinsIn(const QJsonObject &provider);

} // namespace Chaos
