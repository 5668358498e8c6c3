// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/net/transport.h"

#include "app/net/exchange.h"
#include "app/net/linestream.h"
#include "app/net/onceread.h"
#include "app/net/proxychoice.h"
#include "app/net/secrets.h"
#include "models/day/clock.h"

#include <QFile>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QSslCertificate>
#include <QSslSocket>

namespace Chaos {

using namespace Qt::StringLiterals;

Q_LOGGING_CATEGORY(netLog, "chaosroom.net", QtWarningMsg)

Transport::Transport(const Clock &clock, const Secrets &secrets, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_secrets(secrets)
{}

Transport::~Transport()
{
    emit closing();
}

void Transport::ask(QObject *asker, const Question &question, Answered answered)
{
    Q_ASSERT(asker && answered && asker->thread() == thread());
    const Instant askedAt = m_clock.now();
    const auto reply = send(question);
    if (!reply) {
        Failure failure = reply.failure();
        failure.neverAsked = true;
        return failLater(asker, [failure, answered = std::move(answered)] { answered(failure); });
    }
    auto *exchange = new Exchange(*reply, question, askedAt, m_clock, std::move(answered), asker);
    connect(this, &Transport::closing, exchange, &Exchange::cancel);
}

void Transport::listen(QObject *asker, const Question &question, Hearing hearing)
{
    Q_ASSERT(asker && hearing.line && hearing.ended && asker->thread() == thread());
    const auto reply = send(question);
    if (!reply) {
        return failLater(asker, [failure = reply.failure(), ended = std::move(hearing.ended)] {
            ended(failure);
        });
    }
    auto *stream = new LineStream(*reply, question, m_clock, std::move(hearing), asker);
    connect(this, &Transport::closing, stream, &LineStream::cancel);
}

Outcome<QNetworkReply *> Transport::send(const Question &question)
{
    const auto line = lineFor(question.access.caFile, question.verifiesTls);
    if (!line)
        return line.failure();
    auto request = requestOf(question);
    if (!request)
        return request.failure();
    request->setSslConfiguration(line->tls);
    if (question.isOnce)
        return sendOnce(*line->manager, *request, question);
    return question.verb == "GET"
        ? line->manager->get(*request)
        : line->manager->sendCustomRequest(*request, question.verb, question.body);
}

QNetworkReply *Transport::sendOnce(QNetworkAccessManager &manager, QNetworkRequest request,
                                   const Question &question)
{
    request.setHeader(QNetworkRequest::ContentLengthHeader, question.body.size());
    // A buffer of Qt's own could be read again.
    request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    auto *body = new OnceRead(question.body);
    QNetworkReply *reply = manager.sendCustomRequest(request, question.verb, body);
    body->setParent(reply);
    return reply;
}

QString Transport::redacted(const QUrl &url)
{
    return url.toDisplayString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment);
}

QString Transport::redacted(const Question &question)
{
    QUrl url = question.url;
    if (question.hasSecretPath)
        url.setPath(QString());
    return redacted(url);
}

Outcome<Transport::Line> Transport::lineFor(const QString &caFile, bool verifiesTls)
{
    if (const auto known = m_lines.find({caFile, verifiesTls}); known != m_lines.end())
        return known->second;
    Line line{.tls = QSslConfiguration::defaultConfiguration()};
    if (!caFile.isEmpty()) {
        const auto trusted = QSslCertificate::fromPath(caFile);
        if (trusted.isEmpty()) {
            return Failure{Failure::Kind::BadInput,
                           QFile::exists(caFile) ? tr("%1 holds no certificate (PEM)").arg(caFile)
                                                 : tr("the CA file %1 does not exist").arg(caFile)};
        }
        line.tls.setCaCertificates(trusted);
    }
    if (!verifiesTls)
        line.tls.setPeerVerifyMode(QSslSocket::VerifyNone);
    line.manager = new QNetworkAccessManager(this);
    line.manager->setProxyFactory(new ProxyChoice);
    line.manager->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    m_lines.emplace(std::pair(caFile, verifiesTls), line);
    return line;
}

std::optional<Failure> Transport::signIn(const Access &access, QNetworkRequest &request) const
{
    if (access.auth == Access::Auth::None)
        return {};
    if (access.secret.isEmpty()) {
        return Failure{Failure::Kind::Unauthorized,
                       tr("the plan does not say how its secret is called")};
    }
    const auto secret = m_secrets.value(access.secret);
    if (!secret) {
        return Failure{Failure::Kind::Unauthorized,
                       tr("there is no secret %1 in environment or keychain").arg(access.secret)};
    }
    switch (access.auth) {
    case Access::Auth::None:
        break;
    case Access::Auth::Basic:
        request.setRawHeader("Authorization",
                             "Basic " + (access.user.toUtf8() + ':' + *secret).toBase64());
        break;
    case Access::Auth::Bearer:
        request.setRawHeader("Authorization", "Bearer " + *secret);
        break;
    case Access::Auth::Key:
        request.setRawHeader(access.keyHeader, access.keyPrefix + *secret);
        if (!access.userHeader.isEmpty())
            request.setRawHeader(access.userHeader, access.user.simplified().toUtf8());
        break;
    }
    return {};
}

Outcome<QNetworkRequest> Transport::requestOf(const Question &question) const
{
    const QString scheme = question.url.scheme();
    if (!question.url.isValid() || question.url.host().isEmpty()
        || (scheme != u"http"_s && scheme != u"https"_s)) {
        return Failure{Failure::Kind::BadInput,
                       tr("“%1” is no http or https address").arg(redacted(question))};
    }
    QUrl url = question.url;
    url.setUserInfo(QString());
    QNetworkRequest request(url);
    request.setRawHeader("User-Agent", "Chaosroom/" CHAOSROOM_VERSION);
    request.setRawHeader("Cache-Control", "no-cache");
    if (auto failure = signIn(question.access, request))
        return *std::move(failure);
    if (!question.accept.isEmpty())
        request.setRawHeader("Accept", question.accept);
    if (!question.contentType.isEmpty())
        request.setRawHeader("Content-Type", question.contentType);
    for (const auto &[name, value] : question.headers)
        request.setRawHeader(name, value);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute,
                         QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    // The bound counts unpacked bytes, and a good answer of many alike alerts packs very well.
    request.setDecompressedSafetyCheckThreshold(-1);
    return request;
}

void Transport::failLater(QObject *asker, const std::function<void()> &fail)
{
    QMetaObject::invokeMethod(asker, fail, Qt::QueuedConnection);
}

} // namespace Chaos
