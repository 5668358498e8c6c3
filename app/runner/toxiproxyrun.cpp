// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runner/toxiproxyrun.h"

#include "app/net/transport.h"
#include "app/runner/outputkeeper.h"
#include "models/steps/jsontext.h"

#include <QJsonObject>
#include <QUrl>

#include <utility>

namespace Chaos {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr std::int64_t mostReply = 1 << 20;
constexpr qsizetype longestError = 200;

QString encoded(const QString &name)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(name));
}

/// Of a toxic that is to be removed, not of its proxy.
bool isToxicGone(const Answer &answer)
{
    return answer.status == 404
        && toxiproxyErrorIn(answer.body).contains(u"toxic not found"_s, Qt::CaseInsensitive);
}

} // namespace

QString toxiproxyErrorIn(const QByteArray &body)
{
    const QJsonObject json = QJsonDocument::fromJson(body).object();
    return json["error"_L1].toString().simplified().left(longestError);
}

ToxiproxyRun::ToxiproxyRun(const Activity &activity, Transport &transport,
                           const QStringList &secrets, const Clock &clock, QObject *parent)
    : Performance(activity, clock, parent)
    , m_activity(activity)
    , m_deed(std::get<ToxiproxyDeed>(activity.deed))
    , m_transport(transport)
    , m_secrets(secrets)
{}

Question ToxiproxyRun::question() const
{
    const QString proxy = m_deed.url + u"/proxies/"_s + encoded(m_deed.proxy);
    Question question{.contentType = "application/json",
                      // The deadline of the step ends it, and says so.
                      .timeout = m_activity.timeout + 1s,
                      .maxBytes = mostReply,
                      .isOnce = true,
                      .hasSecretPath = !m_secrets.isEmpty(),
                      .anyStatus = true};
    switch (m_deed.act) {
    case ToxiproxyDeed::Act::Add:
        question.verb = "POST";
        question.url = QUrl(proxy + u"/toxics"_s);
        question.body = jsonText(m_deed.added);
        break;
    case ToxiproxyDeed::Act::Remove:
        question.verb = "DELETE";
        question.url = QUrl(proxy + u"/toxics/"_s + encoded(m_deed.toxic));
        break;
    case ToxiproxyDeed::Act::Switch:
        question.verb = m_isOld ? "POST" : "PATCH";
        question.url = QUrl(proxy);
        question.body = m_deed.isOn ? R"({"enabled":true})" : R"({"enabled":false})";
        break;
    case ToxiproxyDeed::Act::Reset:
        question.verb = "POST";
        question.url = QUrl(m_deed.url + u"/reset"_s);
        break;
    }
    return question;
}

void ToxiproxyRun::begin()
{
    acted(5ms);
    ask();
}

void ToxiproxyRun::ask()
{
    m_transport.ask(this, question(), [this](const Outcome<Answer> &answer) {
        if (answer)
            take(*answer);
        else
            end({.outcome = cutAs().value_or(StepOutcome::Failed),
                 .why = masked(answer.failure().detail, m_secrets)});
    });
}

/// Toxiproxy was asked, and does it all the same, perhaps: the answer is no longer waited for.
void ToxiproxyRun::cut()
{
    end({.outcome = *cutAs(), .why = whyCut()});
}

QString ToxiproxyRun::whyNot(const Answer &answer) const
{
    const QString said = toxiproxyErrorIn(answer.body);
    if (answer.status == 409)
        return tr("the toxic %1 is there already").arg(m_deed.toxic);
    if (answer.status == 404 && said.contains(u"proxy"_s))
        return tr("Toxiproxy has no proxy %1").arg(m_deed.proxy);
    return said.isEmpty() ? tr("Toxiproxy answered %1").arg(answer.status)
                          : tr("Toxiproxy answered %1: %2").arg(answer.status).arg(said);
}

void ToxiproxyRun::take(const Answer &answer)
{
    if (answer.status == 405 && !std::exchange(m_isOld, true))
        return ask();
    OutputKeeper output(m_secrets);
    output.take(answer.body);
    const Micros half = (answer.headAt - answer.askedAt) / 2;
    StepEnd ending{.outcome = StepOutcome::Succeeded,
                   .actedAt = Stamp{answer.askedAt + half, half},
                   .status = answer.status};
    const bool isDone = answer.status >= 200 && answer.status < 300;
    const bool isGone = m_deed.act == ToxiproxyDeed::Act::Remove && isToxicGone(answer);
    if (!isDone && !isGone) {
        ending.outcome = StepOutcome::Failed;
        ending.why = masked(whyNot(answer), m_secrets);
    }
    ending.output = output.text();
    ending.outputBytes = output.bytes();
    ending.value = QJsonObject{{u"status"_s, answer.status},
                               {u"body"_s, QJsonDocument::fromJson(answer.body).object()}};
    end(std::move(ending));
}

} // namespace Chaos
