// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/steps/providerparts.h"

#include "models/steps/jsontext.h"

#include <QCoreApplication>
#include <QUrl>

namespace Chaos::ProviderParts {

using namespace Qt::StringLiterals;

namespace {

struct Provider
{
    Q_DECLARE_TR_FUNCTIONS(Steps)
};

} // namespace

QString wordOf(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    if (value.isNull() || value.isUndefined())
        return {};
    return QString::fromUtf8(jsonText(value));
}

QString addressIn(const QJsonObject &provider)
{
    QString text = provider["url"_L1].toString();
    const QUrl url(text, QUrl::StrictMode);
    const bool isHttp = url.scheme() == u"http" || url.scheme() == u"https";
    if (!url.isValid() || !isHttp || url.host().isEmpty() || url.hasQuery() || url.hasFragment())
        return {};
    while (text.endsWith(u'/'))
        text.chop(1);
    return text;
}

Failure noAddress(const QJsonObject &provider, const QString &example)
{
    return {Failure::Kind::BadInput,
            Provider::tr("“%1” is no address that can be asked: write one like %2 as provider.url.")
                .arg(provider["url"_L1].toString().left(80), example)};
}

} // namespace Chaos::ProviderParts
