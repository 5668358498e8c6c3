// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runner/jenkinsrun.h"

#include "app/net/transport.h"

#include <QJsonObject>
#include <QUrlQuery>

#include <algorithm>

namespace Chaos {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr std::int64_t mostPage = 1 << 20;
constexpr std::int64_t mostLog = 8 << 20; ///< bytes of one look at it
constexpr int mostLogLooks = 20; ///< after the build, so that it is told some time

QByteArray formOf(const JenkinsDeed &deed)
{
    QByteArrayList fields;
    for (const auto &[name, value] : deed.parameters)
        fields.push_back(QUrl::toPercentEncoding(name) + '=' + QUrl::toPercentEncoding(value));
    return fields.join('&');
}

/// Why a job was not triggered, by the status of the answer.
QString whyNotTriggered(const Answer &answer)
{
    const auto location = answer.headers.find("location");
    const QByteArray to = location == answer.headers.end() ? QByteArray() : location->second;
    switch (answer.status) {
    case 400:
        return JenkinsRun::tr("the job takes no parameters, or not these");
    case 401:
        return JenkinsRun::tr("Jenkins does not take user and token");
    case 403:
        return JenkinsRun::tr(
            "the user may not build this job; it takes an API token, not a password");
    case 404:
        return JenkinsRun::tr("there is no such job, or the user may not see it");
    case 409:
        return JenkinsRun::tr("the job cannot be built: it is switched off");
    default:
        break;
    }
    if (answer.status >= 300 && answer.status < 400) {
        return to.contains("login") ? JenkinsRun::tr("Jenkins wants somebody to sign in")
                                    : JenkinsRun::tr("Jenkins put nothing into its queue");
    }
    return JenkinsRun::tr("Jenkins answered %1").arg(answer.status);
}

} // namespace

JenkinsRun::JenkinsRun(const Activity &activity, Transport &transport, const QStringList &secrets,
                       const Clock &clock, const JenkinsPace &pace, QObject *parent)
    : Performance(activity, clock, parent)
    , m_deed(std::get<JenkinsDeed>(activity.deed))
    , m_transport(transport)
    , m_pace(pace)
    , m_secrets(secrets)
    , m_asker(std::make_unique<QObject>())
    , m_log(secrets)
{
    m_later.setSingleShot(true);
}

JenkinsRun::~JenkinsRun() = default;

Question JenkinsRun::questionOf(const QString &path) const
{
    Question question{.url = QUrl(m_deed.url + path),
                      .timeout = m_pace.patience,
                      .maxBytes = mostPage,
                      .hasSecretPath = !m_secrets.isEmpty(),
                      .anyStatus = true,
                      .keepsHeaders = true};
    question.access.caFile = m_deed.caFile;
    if (!m_deed.secret.isEmpty()) {
        question.access.auth = Access::Auth::Basic;
        question.access.user = m_deed.user;
        question.access.secret = m_deed.secret;
    }
    return question;
}

void JenkinsRun::ask(Question question, Take take)
{
    m_transport.ask(m_asker.get(), question, [this, take](const Outcome<Answer> &answer) {
        if (answer && answer->date) {
            m_jenkinsClock.take(
                {answer->askedAt, answer->headAt, *answer->date, *answer->date + 1s});
        }
        (this->*take)(answer);
    });
}

void JenkinsRun::begin()
{
    Question question =
        questionOf(m_deed.path()
                   + (m_deed.parameters.empty() ? u"/build?delay=0sec"_s
                                                : u"/buildWithParameters?delay=0sec"_s));
    question.verb = "POST";
    question.isOnce = true;
    question.contentType = "application/x-www-form-urlencoded";
    question.body = formOf(m_deed);
    m_isTriggering = true;
    m_triggeredAt = clock().now();
    ask(question, &JenkinsRun::takeTriggered);
}

void JenkinsRun::takeTriggered(const Outcome<Answer> &answer)
{
    m_isTriggering = false;
    if (!answer) {
        const Failure &failure = answer.failure();
        if (failure.neverAsked)
            return finish(cutAs().value_or(StepOutcome::NotBegun), failure.detail);
        return finish(cutAs().value_or(StepOutcome::Failed),
                      tr("%1; whether the job was triggered all the same only Jenkins can say")
                          .arg(failure.detail));
    }
    const auto location = answer->headers.find("location");
    const bool isQueued = answer->status == 201 || answer->status == 303;
    if (isQueued && location != answer->headers.end())
        m_item = JenkinsAnswer::queueItemOf(location->second);
    if (!isQueued)
        return finish(StepOutcome::NotBegun, whyNotTriggered(*answer));
    if (!m_item)
        return fail(tr("Jenkins took it, and does not say where it waits; look there"));
    if (cutAs())
        return tellToStop();
    again(&JenkinsRun::lookAtQueue);
}

void JenkinsRun::again(Look look, Micros wait)
{
    const auto pause = std::chrono::ceil<std::chrono::milliseconds>(std::max(m_pace.between, wait));
    m_later.disconnect(this);
    connect(&m_later, &QTimer::timeout, this, look);
    m_later.start(pause);
}

bool JenkinsRun::isReadable(const Outcome<Answer> &answer, Look look)
{
    if (!answer || answer->status == 429 || (answer->status >= 502 && answer->status <= 504)) {
        again(look, answer ? answer->wait : Micros(0));
        return false;
    }
    if (answer->status == 200 || answer->status == 404)
        return true;
    fail(tr("it cannot be followed any more: Jenkins answered %1").arg(answer->status));
    return false;
}

void JenkinsRun::lookAtQueue()
{
    ask(questionOf(u"/queue/item/%1/api/json"_s.arg(*m_item)), &JenkinsRun::takeItem);
}

void JenkinsRun::takeItem(const Outcome<Answer> &answer)
{
    if (!isReadable(answer, &JenkinsRun::lookAtQueue))
        return;
    if (answer->status == 404) // forgotten: it is a build by now, or nothing
        return lookForBuild();
    const auto item = JenkinsAnswer::queueItemIn(answer->body);
    if (!item)
        return again(&JenkinsRun::lookAtQueue);
    m_waitsFor = item->why;
    if (item->isCancelled)
        return finish(StepOutcome::NotBegun, tr("somebody took it out of Jenkins' queue"));
    if (!item->build)
        return again(&JenkinsRun::lookAtQueue);
    m_build.number = *item->build;
    lookAtBuild();
}

void JenkinsRun::lookForBuild()
{
    ask(questionOf(m_deed.path() + u"/api/json?tree=builds[number,queueId]"_s),
        &JenkinsRun::takeBuilds);
}

void JenkinsRun::takeBuilds(const Outcome<Answer> &answer)
{
    if (!isReadable(answer, &JenkinsRun::lookForBuild))
        return;
    const auto build = JenkinsAnswer::buildOf(*m_item, answer->body);
    if (!build || !*build)
        return fail(tr("Jenkins has forgotten what became of it in its queue; look there"));
    m_build.number = **build;
    lookAtBuild();
}

QString JenkinsRun::buildPath() const
{
    return u"%1/%2/"_s.arg(m_deed.path()).arg(m_build.number);
}

QString JenkinsRun::console() const
{
    return m_deed.url + buildPath() + u"console"_s;
}

void JenkinsRun::lookAtBuild()
{
    ask(questionOf(buildPath() + u"api/json?tree=number,result,building,timestamp,duration"_s),
        &JenkinsRun::takeBuild);
}

void JenkinsRun::takeBuild(const Outcome<Answer> &answer)
{
    if (!isReadable(answer, &JenkinsRun::lookAtBuild))
        return;
    if (answer->status == 404)
        return fail(tr("build %1 is gone from Jenkins").arg(m_build.number));
    const auto build = JenkinsAnswer::buildIn(answer->body);
    if (!build || build->number != m_build.number)
        return again(&JenkinsRun::lookAtBuild);
    m_build = *build;
    if (!m_build.result.isEmpty())
        m_overAt = answer->headAt;
    readLog();
}

/// What the build says is read as it says it: a log of gigabytes is never asked for at once.
void JenkinsRun::readLog()
{
    if (m_isLogOver)
        return goOn();
    Question question =
        questionOf(buildPath() + u"logText/progressiveText?start=%1"_s.arg(m_logAt));
    question.maxBytes = mostLog;
    ask(question, &JenkinsRun::takeLog);
}

void JenkinsRun::takeLog(const Outcome<Answer> &answer)
{
    const auto header = [&answer](const char *name) {
        const auto it = answer->headers.find(name);
        return it == answer->headers.end() ? QByteArray() : it->second;
    };
    bool hasMore = false;
    if (answer && answer->status == 200) {
        m_log.take(answer->body);
        const qint64 at = header("x-text-size").toLongLong();
        hasMore = header("x-more-data") == "true" && at > m_logAt;
        m_logAt = std::max(m_logAt, at);
    } else {
        m_isLogOver = true; // the log is for who reads it; the build counts
    }
    if (!m_build.result.isEmpty() && hasMore && ++m_logLooks < mostLogLooks)
        return readLog();
    goOn();
}

void JenkinsRun::goOn()
{
    if (m_build.result.isEmpty())
        return again(&JenkinsRun::lookAtBuild);
    if (m_build.result == u"SUCCESS")
        return finish(StepOutcome::Succeeded, {});
    fail(tr("build %1 ended as %2").arg(m_build.number).arg(m_build.result));
}

void JenkinsRun::cut()
{
    m_later.stop();
    if (m_isTriggering)
        return; // its answer says what there is to be stopped
    m_asker = std::make_unique<QObject>();
    tellToStop();
}

void JenkinsRun::tellToStop()
{
    if (std::exchange(m_isAskedToStop, true))
        return;
    Question question =
        questionOf(m_build.number > 0 ? buildPath() + u"stop"_s
                                      : u"/queue/cancelItem?id=%1"_s.arg(m_item.value_or(0)));
    question.verb = "POST";
    question.contentType = "application/x-www-form-urlencoded";
    question.timeout = m_pace.stopPatience;
    ask(question, &JenkinsRun::takeStopped);
}

void JenkinsRun::takeStopped(const Outcome<Answer> &answer)
{
    // Jenkins answers with a redirect to the page that shows it, and 204 or 404 for the queue.
    const bool isTaken = answer && answer->status < 400;
    QString why = whyCut();
    if (m_build.number == 0 && !m_waitsFor.isEmpty())
        why += tr("; it waited in Jenkins' queue: %1").arg(m_waitsFor);
    if (m_build.number > 0) {
        why += isTaken
            ? tr("; Jenkins was told to stop build %1").arg(m_build.number)
            : tr("; Jenkins could not be told to stop build %1: stop it there").arg(m_build.number);
    } else if (!isTaken && !(answer && answer->status == 404)) {
        why += tr("; Jenkins could not be told to forget it: look there");
    }
    finish(*cutAs(), why);
}

/// By the room's clock. Jenkins' own says when the build was scheduled.
std::optional<Stamp> JenkinsRun::whenItActed() const
{
    if (!m_triggeredAt || m_build.number == 0)
        return m_triggeredAt ? std::optional(Stamp{*m_triggeredAt, 1s}) : std::nullopt;
    const Instant latest = m_overAt.value_or(clock().now());
    Instant earliest = *m_triggeredAt;
    const auto reading = m_jenkinsClock.reading(latest);
    if (m_build.scheduledAt && reading) {
        const Instant scheduled = *m_build.scheduledAt - reading->offset - reading->error;
        earliest = std::clamp(scheduled, earliest, latest);
    }
    const Micros half = (latest - earliest) / 2;
    return Stamp{earliest + half, half};
}

void JenkinsRun::finish(StepOutcome outcome, const QString &why)
{
    m_later.stop();
    StepEnd ending{.outcome = outcome, .why = masked(why, m_secrets)};
    if (outcome != StepOutcome::NotBegun)
        ending.actedAt = whenItActed();
    ending.outputBytes = m_log.bytes();
    ending.output = m_log.text();
    if (m_build.number > 0) {
        ending.output.prepend(masked(console(), m_secrets) + u'\n');
        ending.value = QJsonObject{{u"status"_s, m_build.result},
                                   {u"number"_s, m_build.number},
                                   {u"duration"_s, double(m_build.duration.count()) / 1e6},
                                   {u"console"_s, console()}};
    }
    if (m_build.result.isEmpty())
        ending.value = QJsonValue::Undefined; // nothing that a tolerance could judge
    end(std::move(ending));
}

} // namespace Chaos
