// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runner/judgingprobe.h"

#include "models/steps/jsontext.h"
#include "models/steps/substitution.h"

#include <QCoreApplication>
#include <QJsonObject>

namespace Chaos::JudgingProbe {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(JudgingProbe)
};

/// A dollar in what a probe gave is a dollar.
QJsonValue verbatim(const QJsonValue &value)
{
    if (value.isString())
        return value.toString().replace(u'$', u"$$"_s);
    if (value.isArray()) {
        QJsonArray list;
        const QJsonArray given = value.toArray();
        for (const QJsonValue &one : given)
            list.append(verbatim(one));
        return list;
    }
    if (value.isObject()) {
        QJsonObject map = value.toObject();
        for (auto it = map.begin(); it != map.end(); ++it)
            it.value() = verbatim(QJsonValue(it.value()));
        return map;
    }
    return value;
}

} // namespace

Outcome<PlannedStep> of(const PlannedStep &step, const QJsonValue &value,
                        const QStringList &secrets)
{
    const QJsonObject activity = QJsonDocument::fromJson(step.activity.toUtf8()).object();
    QJsonObject probe = activity["tolerance"_L1].toObject();
    QJsonObject provider = probe["provider"_L1].toObject();
    if (!provider.value("arguments"_L1).isObject()) {
        return Failure{Failure::Kind::BadInput,
                       Words::tr("the tolerance cannot be judged: a probe that is one takes the "
                                 "value as an argument, and its provider.arguments are no fields")};
    }
    const QString text = QString::fromUtf8(jsonText(value));
    const bool isOpen = provider["type"_L1].toString() == u"process";
    if (isOpen && masked(text, secrets) != text) {
        return Failure{Failure::Kind::BadInput,
                       Words::tr("the tolerance cannot be judged: the value holds a secret, and "
                                 "the words of a command can be read by everybody")};
    }
    QJsonObject arguments = provider["arguments"_L1].toObject();
    arguments[u"value"_s] = verbatim(value);
    provider[u"arguments"_s] = arguments;
    probe[u"provider"_s] = provider;
    probe[u"type"_s] = u"probe"_s;
    probe.remove(u"tolerance"_s);
    return PlannedStep{.provider = PlannedStep::Provider::Scripted,
                       .text = step.text,
                       .target = step.target,
                       .activity = QString::fromUtf8(jsonText(probe))};
}

QString whyNot(const QString &name, const QString &why)
{
    const QString said = name.isEmpty() ? Words::tr("the probe that judges it says no")
                                        : Words::tr("the probe %1 says no").arg(name.left(80));
    return why.isEmpty() ? said : said + u": "_s + why;
}

} // namespace Chaos::JudgingProbe
