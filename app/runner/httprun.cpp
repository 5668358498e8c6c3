// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runner/httprun.h"

#include "app/net/transport.h"
#include "app/runner/outputkeeper.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace Chaos {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qsizetype mostValue = 256 * 1024; ///< bytes that a tolerance sees
constexpr std::int64_t mostAnswer = 8 << 20;

/// Parsed only where the answer says exactly that it is JSON, as the Chaos Toolkit has it.
QJsonValue bodyOf(const Answer &answer)
{
    if (answer.contentType == "application/json") {
        const QJsonDocument document = QJsonDocument::fromJson(answer.body);
        if (document.isObject())
            return document.object();
        if (document.isArray())
            return document.array();
    }
    return QString::fromUtf8(answer.body.first(std::min(mostValue, answer.body.size())));
}

/// Named as servers mostly write them, whatever this one did: "Content-Type".
QJsonObject headersOf(const Answer &answer)
{
    QJsonObject headers;
    for (const auto &[name, value] : answer.headers) {
        QString written = QString::fromLatin1(name);
        for (qsizetype i = 0; i < written.size(); ++i) {
            if (i == 0 || written[i - 1] == u'-')
                written[i] = written[i].toUpper();
        }
        headers[written] = QString::fromLatin1(value);
    }
    return headers;
}

/// Trying again is for connections that do not come about.
std::chrono::milliseconds pauseBefore(int retry)
{
    return std::min(100ms * (1 << std::min(retry, 6)), 5000ms);
}

} // namespace

HttpRun::HttpRun(const Activity &activity, Transport &transport, const QStringList &secrets,
                 const Clock &clock, QObject *parent)
    : Performance(activity, clock, parent)
    , m_activity(activity)
    , m_transport(transport)
    , m_secrets(secrets)
{}

void HttpRun::begin()
{
    acted(5ms);
    ask();
}

void HttpRun::ask()
{
    const HttpDeed &deed = std::get<HttpDeed>(m_activity.deed);
    Question question{.verb = deed.method,
                      .url = QUrl(deed.url),
                      .body = deed.body,
                      .contentType = deed.contentType,
                      // The deadline of the step ends it, and says so.
                      .timeout = m_activity.timeout + 1s,
                      .maxBytes = mostAnswer,
                      .isOnce = m_activity.type == Activity::Type::Action,
                      .hasSecretPath = !m_secrets.isEmpty(),
                      .anyStatus = true,
                      .verifiesTls = deed.verifiesTls,
                      .keepsHeaders = true};
    for (const auto &[name, value] : deed.headers)
        question.headers[name] = value;
    m_transport.ask(this, question, [this, most = deed.mostRetries](const Outcome<Answer> &answer) {
        if (answer)
            take(*answer);
        else if (answer.failure().neverAsked && m_retries++ < most)
            QTimer::singleShot(pauseBefore(m_retries), this, &HttpRun::ask);
        else
            end({.outcome = cutAs().value_or(StepOutcome::Failed),
                 .why = masked(answer.failure().detail, m_secrets)});
    });
}

/// Whoever was asked goes on with it, perhaps: the answer is no longer waited for.
void HttpRun::cut()
{
    end({.outcome = *cutAs(), .why = whyCut()});
}

void HttpRun::take(const Answer &answer)
{
    OutputKeeper output(m_secrets);
    output.take(answer.body);
    StepEnd ending{.outcome = StepOutcome::Succeeded,
                   .actedAt = Stamp{answer.askedAt + (answer.headAt - answer.askedAt) / 2,
                                    (answer.headAt - answer.askedAt) / 2},
                   .status = answer.status};
    if (answer.status >= 300) {
        ending.outcome = StepOutcome::Failed;
        ending.why = tr("the answer was %1").arg(answer.status);
    }
    ending.output = output.text();
    ending.outputBytes = output.bytes();
    ending.value = QJsonObject{{u"status"_s, answer.status},
                               {u"headers"_s, headersOf(answer)},
                               {u"body"_s, bodyOf(answer)}};
    end(std::move(ending));
}

} // namespace Chaos
