// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/steps/jenkinsdeed.h"

#include "models/steps/providerparts.h"

#include <QCoreApplication>
#include <QUrl>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

struct Jenkins
{
    Q_DECLARE_TR_FUNCTIONS(Steps)
};

} // namespace

QString JenkinsDeed::path() const
{
    QString path;
    const QStringList names = job.split(u'/', Qt::SkipEmptyParts);
    for (const QString &name : names)
        path += u"/job/"_s + QString::fromLatin1(QUrl::toPercentEncoding(name));
    return path;
}

QString JenkinsDeed::command() const
{
    QStringList said;
    for (const auto &[name, value] : parameters)
        said.push_back(name + u'=' + value);
    return said.isEmpty() ? Jenkins::tr("Jenkins job %1").arg(job)
                          : Jenkins::tr("Jenkins job %1 (%2)").arg(job, said.join(u", "_s));
}

Outcome<JenkinsDeed> jenkinsIn(const QJsonObject &provider)
{
    JenkinsDeed deed{.url = ProviderParts::addressIn(provider),
                     .job = provider["job"_L1].toString().trimmed(),
                     .user = provider["user"_L1].toString(),
                     .secret = provider["secret"_L1].toString(),
                     .caFile = provider["ca_file"_L1].toString()};
    if (deed.url.isEmpty())
        return ProviderParts::noAddress(provider, u"https://jenkins.example"_s);
    if (deed.path().isEmpty()) {
        return Failure{Failure::Kind::BadInput,
                       Jenkins::tr("It says no job: write one as provider.job, with its folders, "
                                   "like chaos/kill-db.")};
    }
    if (deed.secret.isEmpty() != deed.user.isEmpty()) {
        return Failure{Failure::Kind::BadInput,
                       Jenkins::tr("Who signs in to Jenkins is a user and the name of the secret "
                                   "that is the API token: write both as provider.user and "
                                   "provider.secret.")};
    }
    const QJsonObject parameters = provider["parameters"_L1].toObject();
    for (auto it = parameters.constBegin(); it != parameters.constEnd(); ++it)
        deed.parameters.emplace_back(it.key(), ProviderParts::wordOf(it.value()));
    return deed;
}

} // namespace Chaos
