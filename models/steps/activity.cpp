// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/steps/activity.h"

#include "models/steps/jsontext.h"
#include "models/steps/posixwords.h"
#include "models/steps/providerparts.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>
#include <QUrlQuery>

#include <simdjson.h>

#include <algorithm>
#include <cmath>

namespace Chaos {

using namespace Qt::StringLiterals;
using ProviderParts::wordOf;

namespace {

struct Steps
{
    Q_DECLARE_TR_FUNCTIONS(Steps)
};

Failure wrong(const QString &what)
{
    return {Failure::Kind::BadInput, what};
}

QJsonObject objectOf(const QString &json)
{
    return QJsonDocument::fromJson(json.toUtf8()).object();
}

/// Seconds, as a number or as its text; nothing where there is none.
std::optional<Micros> secondsIn(const QJsonValue &value)
{
    constexpr double most = 86'400.0 * 7;
    bool isNumber = value.isDouble();
    double seconds = value.toDouble();
    if (value.isString())
        seconds = value.toString().toDouble(&isNumber);
    if (!isNumber || !std::isfinite(seconds) || seconds < 0)
        return {};
    return Micros(std::llround(std::min(seconds, most) * 1e6));
}

/// Names of the process's arguments in the order in which they are written, which Qt's objects
/// forget.
QStringList namesInOrder(const QString &json)
{
    const std::string text = json.toStdString();
    simdjson::dom::parser parser;
    simdjson::dom::object arguments;
    QStringList names;
    if (parser.parse(text)["provider"]["arguments"].get_object().get(arguments))
        return names;
    for (const simdjson::dom::key_value_pair member : arguments)
        names.push_back(QString::fromUtf8(member.key.data(), qsizetype(member.key.size())));
    return names;
}

/// An option and its value are two words; a value that says nothing leaves the option alone.
QStringList wordsIn(const QJsonValue &arguments, const QStringList &names)
{
    QStringList words;
    const auto add = [&words](const QString &word) {
        if (!word.isEmpty())
            words.push_back(word);
    };
    const QJsonArray list = arguments.toArray();
    for (const QJsonValue &one : list)
        add(wordOf(one));
    const QJsonObject map = arguments.toObject();
    for (const QString &name : names) {
        add(name);
        add(wordOf(map[name]));
    }
    return words;
}

Outcome<ProcessDeed> processIn(const QJsonObject &provider, const QString &json)
{
    ProcessDeed deed{.program = provider[u"path"_s].toString()};
    if (deed.program.isEmpty())
        return wrong(Steps::tr("It says no program: write one as provider.path."));
    const QJsonValue arguments = provider[u"arguments"_s];
    if (arguments.isString() && !arguments.toString().isEmpty())
        deed.shellLine = deed.program + u' ' + arguments.toString();
    else
        deed.arguments = wordsIn(arguments, namesInOrder(json));
    for (const QString &word : QStringList{deed.program, deed.shellLine} + deed.arguments) {
        if (word.contains(QChar(u'\0')))
            return wrong(Steps::tr("A command cannot hold a character of code 0."));
    }
    return deed;
}

QByteArray formOf(const QJsonValue &arguments)
{
    QUrlQuery form;
    const QJsonObject map = arguments.toObject();
    for (auto it = map.constBegin(); it != map.constEnd(); ++it) {
        form.addQueryItem(QString::fromLatin1(QUrl::toPercentEncoding(it.key())),
                          QString::fromLatin1(QUrl::toPercentEncoding(wordOf(it.value()))));
    }
    return form.query(QUrl::FullyEncoded).toLatin1();
}

Outcome<HttpDeed> requestIn(const QJsonObject &provider)
{
    HttpDeed deed{.method = provider[u"method"_s].toString(u"GET"_s).toUpper().toLatin1()};
    deed.url = provider[u"url"_s].toString();
    QUrl url(deed.url, QUrl::StrictMode);
    const bool isHttp = url.scheme() == u"http" || url.scheme() == u"https";
    if (!url.isValid() || !isHttp || url.host().isEmpty())
        return wrong(Steps::tr("“%1” is no address that can be asked: write one that begins with "
                               "http:// or https://.")
                         .arg(deed.url.left(80)));
    const QJsonObject headers = provider[u"headers"_s].toObject();
    for (auto it = headers.constBegin(); it != headers.constEnd(); ++it) {
        const QByteArray name = it.key().toLatin1();
        const QByteArray value = wordOf(it.value()).toUtf8();
        if (name.isEmpty() || (name + value).contains('\n') || (name + value).contains('\r'))
            return wrong(Steps::tr("A header is one line: look at “%1”.").arg(it.key().left(80)));
        if (name.compare("Content-Type", Qt::CaseInsensitive) == 0)
            deed.contentType = value;
        else
            deed.headers.emplace_back(name, value);
    }
    const QJsonValue arguments = provider[u"arguments"_s];
    if (deed.method == "GET" && arguments.isObject()) {
        QString query = url.query(QUrl::FullyEncoded);
        const QString more = QString::fromLatin1(formOf(arguments));
        if (!query.isEmpty() && !more.isEmpty())
            query += u'&';
        url.setQuery(query + more);
        deed.url = url.toString(QUrl::FullyEncoded);
    } else if (!arguments.isNull() && !arguments.isUndefined()) {
        if (deed.contentType == "application/json") {
            deed.body = jsonText(arguments);
        } else if (arguments.isObject()) {
            deed.body = formOf(arguments);
            if (deed.contentType.isEmpty())
                deed.contentType = "application/x-www-form-urlencoded";
        } else {
            deed.body = wordOf(arguments).toUtf8();
        }
    }
    deed.verifiesTls = provider[u"verify_tls"_s].toBool(true);
    deed.mostRetries = std::clamp(provider[u"max_retries"_s].toInt(), 0, HttpDeed::retriesBound);
    return deed;
}

Outcome<ProxyDeed> switchIn(const QJsonObject &provider)
{
    const QString proxy = provider[u"proxy"_s].toString();
    if (proxy.isEmpty())
        return wrong(Steps::tr("It says no proxy: write the key of one as provider.proxy."));
    const auto fault = ProxyFault::read(provider[u"fault"_s].toString());
    if (!fault)
        return fault.failure();
    return ProxyDeed{.proxy = proxy, .fault = *fault};
}

/// `timeout` of the provider, which is what counts; of [to connect, to read] their sum.
std::optional<Micros> timeoutIn(const QJsonObject &provider)
{
    const QJsonValue value = provider[u"timeout"_s];
    if (!value.isArray())
        return secondsIn(value);
    Micros sum{0};
    const QJsonArray parts = value.toArray();
    for (const QJsonValue &part : parts)
        sum += secondsIn(part).value_or(Micros(0));
    return sum > Micros(0) ? std::optional(sum) : std::nullopt;
}

QJsonObject filledProvider(const QJsonObject &written, Substitution &substitution)
{
    QJsonObject provider = written;
    for (const QString &name :
         {u"arguments"_s, u"url"_s, u"headers"_s, u"timeout"_s, u"parameters"_s, u"toxic"_s}) {
        if (provider.contains(name))
            provider[name] = substitution.filled(provider[name]);
    }
    return provider;
}

Outcome<Activity::Deed> deedIn(const QJsonObject &provider, const QString &json)
{
    const auto asDeed = [](auto read) {
        return read ? Outcome<Activity::Deed>(Activity::Deed(*std::move(read)))
                    : Outcome<Activity::Deed>(read.failure());
    };
    const QString type = provider[u"type"_s].toString();
    if (type == u"process")
        return asDeed(processIn(provider, json));
    if (type == u"http")
        return asDeed(requestIn(provider));
    if (type == u"python") {
        return Activity::Deed(PythonDeed{.call = provider[u"module"_s].toString() + u'.'
                                             + provider[u"func"_s].toString(),
                                         .activity = json});
    }
    if (type == u"jenkins")
        return asDeed(jenkinsIn(provider));
    if (type == u"toxiproxy")
        return asDeed(toxiproxyIn(provider));
    if (type == u"proxy")
        return asDeed(switchIn(provider));
    return wrong(Steps::tr("“%1” is nothing the room can perform: %2 are.")
                     .arg(type.left(40), u"process, http, python, jenkins, toxiproxy, proxy"_s));
}

} // namespace

QString Activity::command() const
{
    if (const auto *process = std::get_if<ProcessDeed>(&deed)) {
        return process->shellLine.isEmpty()
            ? posixLine(QStringList{process->program} + process->arguments)
            : process->shellLine;
    }
    if (const auto *request = std::get_if<HttpDeed>(&deed))
        return QString::fromLatin1(request->method) + u' ' + request->url;
    if (const auto *jenkins = std::get_if<JenkinsDeed>(&deed))
        return jenkins->command();
    if (const auto *toxiproxy = std::get_if<ToxiproxyDeed>(&deed))
        return toxiproxy->command();
    if (const auto *made = std::get_if<ProxyDeed>(&deed))
        return Steps::tr("proxy %1: %2").arg(made->proxy, made->fault.line());
    return std::get<PythonDeed>(deed).call;
}

Outcome<Activity> activityOf(const PlannedStep &step, Substitution &substitution)
{
    const QJsonObject json = objectOf(step.activity);
    const QJsonObject written = json[u"provider"_s].toObject();
    if (written.isEmpty())
        return wrong(Steps::tr("It says nothing that could be performed: provider is missing."));
    const QJsonObject provider = filledProvider(written, substitution);
    Activity activity{.name = json[u"name"_s].toString()};
    activity.type = isProbe(step) ? Activity::Type::Probe : Activity::Type::Action;
    auto deed = deedIn(provider, step.activity);
    if (!deed)
        return deed.failure();
    activity.deed = *std::move(deed);
    if (!step.target.isEmpty() && !std::holds_alternative<ProcessDeed>(activity.deed))
        return wrong(Steps::tr("Only a process runs on a host; take “on” away."));
    activity.inBackground = json[u"background"_s].toBool();
    activity.timeout = timeoutIn(provider).value_or(Activity::longest);
    const QJsonValue pauses = substitution.filled(json[u"pauses"_s]);
    activity.pauseBefore = secondsIn(pauses[u"before"_s]).value_or(Micros(0));
    activity.pauseAfter = secondsIn(pauses[u"after"_s]).value_or(Micros(0));
    if (json.contains(u"tolerance"_s))
        activity.tolerance = substitution.filled(json[u"tolerance"_s]);
    return activity;
}

bool isProbe(const PlannedStep &step)
{
    return step.isScripted() && objectOf(step.activity)[u"type"_s].toString() == u"probe";
}

} // namespace Chaos
