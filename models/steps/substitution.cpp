// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/steps/substitution.h"

#include "models/steps/jsontext.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype shortSecret = 4;
const QString cover = u"•••"_s;

QString wordOf(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::String:
        return value.toString();
    case QJsonValue::Bool: // as Python writes it
        return value.toBool() ? u"True"_s : u"False"_s;
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        return u"None"_s;
    case QJsonValue::Double:
    case QJsonValue::Array:
    case QJsonValue::Object:
        break;
    }
    return QString::fromUtf8(jsonText(value));
}

} // namespace

Substitution::Substitution(QJsonObject configuration, Secret secret,
                           std::map<QString, QString> unusable)
    : m_configuration(std::move(configuration))
    , m_secret(std::move(secret))
    , m_unusable(std::move(unusable))
{}

QJsonValue Substitution::filled(const QJsonValue &value)
{
    if (value.isString())
        return filled(value.toString());
    if (value.isArray()) {
        QJsonArray filledArray;
        const QJsonArray array = value.toArray();
        for (const QJsonValue &element : array)
            filledArray.push_back(filled(element));
        return filledArray;
    }
    if (value.isObject()) {
        QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            it.value() = filled(QJsonValue(it.value()));
        return object;
    }
    return value;
}

QJsonValue Substitution::filled(const QString &text)
{
    if (!text.contains(u'$'))
        return text;
    static const QRegularExpression place(
        u"\\$(?:(?<escaped>\\$)|(?<name>[_a-zA-Z][_a-zA-Z0-9]*)|\\{(?<braced>[_a-zA-Z][_a-zA-Z0-9]*)\\})"_s);
    QString whole;
    qsizetype at = 0;
    for (auto it = place.globalMatch(text); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        whole += text.mid(at, match.capturedStart() - at);
        at = match.capturedEnd();
        const QString name = match.captured(u"name"_s) + match.captured(u"braced"_s);
        if (name.isEmpty()) {
            whole += u'$';
            continue;
        }
        const auto value = valueOf(name);
        if (value && match.capturedLength() == text.size())
            return *value;
        whole += value ? wordOf(*value) : match.captured();
    }
    return whole + text.mid(at);
}

std::optional<QJsonValue> Substitution::valueOf(const QString &name)
{
    if (const auto it = m_configuration.constFind(name); it != m_configuration.constEnd())
        return *it;
    if (const auto it = m_unusable.find(name); it != m_unusable.end()) {
        if (!m_troubles.contains(it->second))
            m_troubles.push_back(it->second);
        return {};
    }
    if (const auto known = secret(name)) {
        m_used[name] = *known;
        return *known;
    }
    if (!m_unknown.contains(name))
        m_unknown.push_back(name);
    return {};
}

std::optional<QString> Substitution::secret(const QString &name) const
{
    const auto secret = m_secret ? m_secret(name) : std::nullopt;
    return secret ? std::optional(QString::fromUtf8(*secret)) : std::nullopt;
}

QStringList Substitution::secretsUsed() const
{
    QStringList secrets;
    for (const auto &[name, secret] : m_used)
        secrets.push_back(secret);
    secrets.removeDuplicates();
    return secrets;
}

QString masked(const QString &text, const QStringList &secrets)
{
    QStringList longestFirst = secrets;
    longestFirst.removeAll(QString());
    std::ranges::sort(longestFirst, std::greater{}, [](const QString &one) { return one.size(); });
    QString covered = text;
    for (const QString &secret : longestFirst) {
        if (secret.size() >= shortSecret) {
            covered.replace(secret, cover);
            continue;
        }
        const QRegularExpression word(u"(?<!\\w)"_s + QRegularExpression::escape(secret)
                                      + u"(?!\\w)"_s);
        covered.replace(word, cover);
    }
    return covered;
}

} // namespace Chaos
