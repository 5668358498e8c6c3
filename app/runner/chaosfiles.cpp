// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runner/chaosfiles.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace Chaos::ChaosFiles {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ChaosProgram)
};

constexpr qsizetype longestWhy = 300;

/// Hands secrets over by variables of the environment, each under a name of its own.
class Envelope
{
public:
    explicit Envelope(ChaosFiles::Call &call)
        : m_call(call)
    {}

    /// As an experiment refers to it.
    [[nodiscard]] QJsonObject put(const QString &secret)
    {
        const QString variable = u"CHAOSROOM_SECRET_%1"_s.arg(m_call.variables.size() + 1);
        m_call.variables.emplace_back(variable, secret);
        return {{u"type"_s, u"env"_s}, {u"key"_s, variable}};
    }

private:
    ChaosFiles::Call &m_call;
};

/// What the room itself sees to: when it begins, how long it waits, what must come out.
QJsonObject bare(QJsonObject activity)
{
    for (const QString &field :
         {u"background"_s, u"pauses"_s, u"tolerance"_s, u"controls"_s, u"dry"_s})
        activity.remove(field);
    return activity;
}

/// The last line of an exception says what was wrong; those before it where.
QString lastLineOf(const QJsonValue &exception)
{
    QStringList lines;
    const QJsonArray list = exception.toArray();
    for (const QJsonValue &part : list)
        lines += part.toString().split(u'\n', Qt::SkipEmptyParts);
    lines += exception.toString().split(u'\n', Qt::SkipEmptyParts);
    while (!lines.isEmpty() && lines.back().trimmed().isEmpty())
        lines.pop_back();
    return lines.isEmpty() ? QString() : lines.back().simplified().left(longestWhy);
}

} // namespace

Outcome<Call> callOf(const QString &activity, const StepScope &scope,
                     const Substitution &substitution)
{
    Call call;
    Envelope envelope(call);
    const QJsonObject json = QJsonDocument::fromJson(activity.toUtf8()).object();
    QJsonObject secrets;
    QJsonObject named;
    for (const auto &[name, value] : substitution.secretsByName())
        named[name] = envelope.put(value);
    if (!named.isEmpty())
        secrets[u"chaosroom"_s] = named;
    const QJsonArray targets = json["provider"_L1]["secrets"_L1].toArray();
    for (const QJsonValue &target : targets) {
        QJsonObject group;
        const QJsonObject declared = scope.secrets.value(target.toString()).toObject();
        for (auto it = declared.constBegin(); it != declared.constEnd(); ++it) {
            const auto value = substitution.secret(it.key());
            if (!value) {
                return Failure{Failure::Kind::NotFound,
                               Words::tr("the function wants the secret %1.%2, which is in neither "
                                         "environment nor keychain")
                                   .arg(target.toString(), it.key())};
            }
            group[it.key()] = envelope.put(*value);
        }
        secrets[target.toString()] = group;
    }
    const QString name = json["name"_L1].toString(u"activity"_s);
    const QJsonObject experiment{{u"title"_s, name},
                                 {u"description"_s, u"One activity, performed by Chaosroom"_s},
                                 {u"configuration"_s, substitution.configuration()},
                                 {u"secrets"_s, secrets},
                                 {u"method"_s, QJsonArray{QJsonValue(bare(json))}},
                                 {u"rollbacks"_s, QJsonArray()}};
    call.experiment = QJsonDocument(experiment).toJson();
    return call;
}

Outcome<Result> resultIn(const QByteArray &journal)
{
    const QJsonDocument document = QJsonDocument::fromJson(journal);
    if (!document.isObject()) {
        return Failure{Failure::Kind::BadAnswer,
                       Words::tr("the chaos program's journal cannot be understood")};
    }
    const QJsonArray run = document["run"_L1].toArray();
    if (run.isEmpty() || !run.first().isObject()) {
        return Failure{Failure::Kind::BadAnswer,
                       Words::tr("the chaos program ended as “%1” and did not call it")
                           .arg(document["status"_L1].toString().simplified().left(40))};
    }
    const QJsonObject one = run.first().toObject();
    const QString status = one["status"_L1].toString();
    Result result{.hasSucceeded = status == u"succeeded", .output = one.value("output"_L1)};
    if (!result.hasSucceeded) {
        result.why = lastLineOf(one["exception"_L1]);
        if (result.why.isEmpty())
            result.why = Words::tr("the function did not come to its end");
    }
    QString start = one["start"_L1].toString();
    if (!start.isEmpty() && !start.endsWith(u'Z') && !start.mid(10).contains(u'+'))
        start += u'Z'; // older versions write UTC without saying so
    result.startedAt = fromRfc3339(start.toStdString());
    return result;
}

} // namespace Chaos::ChaosFiles
