// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runner/httprun.h"

#include "app/net/transport.h"
#include "app/runner/outputkeeper.h"

#include <QJsonDocument>
#include <QJsonObject>

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
    const HttpDeed &deed = std::get<HttpDeed>(m_activity.deed);
    if (!deed.verifiesTls) {
        return end({.outcome = StepOutcome::NotBegun,
                    .why = tr("verify_tls: false is not done here; give the certificate authority "
                              "to this desk instead")});
    }
    Question question{.verb = deed.method,
                      .url = QUrl(deed.url),
                      .body = deed.body,
                      .contentType = deed.contentType,
                      // The deadline of the step ends it, and says so.
                      .timeout = m_activity.timeout + 1s,
                      .maxBytes = mostAnswer,
                      .isOnce = m_activity.type == Activity::Type::Action,
                      .hasSecretPath = !m_secrets.isEmpty()};
    for (const auto &[name, value] : deed.headers)
        question.headers[name] = value;
    acted(5ms);
    m_transport.ask(this, question, [this](const Outcome<Answer> &answer) {
        if (answer)
            take(*answer);
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
    if (answer.status >= 400) {
        ending.outcome = StepOutcome::Failed;
        ending.why = tr("the answer was %1").arg(answer.status);
    }
    ending.output = output.text();
    ending.outputBytes = output.bytes();
    ending.value = QJsonObject{
        {u"status"_s, answer.status},
        {u"headers"_s, QJsonObject{{u"Content-Type"_s, QString::fromLatin1(answer.contentType)}}},
        {u"body"_s, bodyOf(answer)}};
    end(std::move(ending));
}

} // namespace Chaos
