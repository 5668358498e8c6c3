// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sources/judgement.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

QString say(const char *text)
{
    return QCoreApplication::translate("Chaos::Sources", text);
}

/// Prometheus says why in {"error":"…"}, Alertmanager in a JSON string, PagerDuty in
/// {"error":{"message":"…"}}, Opsgenie in {"message":"…"}.
QString saidIn(const QByteArray &body)
{
    const QByteArray start = body.left(4096);
    if (start.startsWith('"'))
        return plain(start.mid(1).chopped(start.endsWith('"') ? 1 : 0));
    const QJsonObject whole = QJsonDocument::fromJson(start).object();
    const QJsonValue error = whole.value("error"_L1);
    const QJsonValue message =
        error.isObject() ? error.toObject().value("message"_L1) : whole.value("message"_L1);
    return plain((error.isString() ? error : message).toString().toUtf8());
}

} // namespace

std::optional<Failure> complaintAbout(const Answer &answer)
{
    if (answer.status >= 200 && answer.status < 300)
        return {};
    const QString said = saidIn(answer.body);
    if (answer.status == 404) {
        return Failure{
            Failure::Kind::NotFound,
            say(QT_TRANSLATE_NOOP("Chaos::Sources",
                                  "there is no such page (404): is the address right?"))};
    }
    if (answer.status == 429) {
        const QString text = answer.wait > Micros(0)
            ? say(QT_TRANSLATE_NOOP("Chaos::Sources",
                                    "was asked too often (429), and again in %1 s"))
                  .arg(secondsOf(answer.wait))
            : say(QT_TRANSLATE_NOOP("Chaos::Sources", "was asked too often (429)"));
        return Failure{Failure::Kind::Refused, said.isEmpty() ? text : u"%1: %2"_s.arg(text, said)};
    }
    const QString text = answer.status >= 500
        ? say(QT_TRANSLATE_NOOP("Chaos::Sources", "cannot answer just now (%1)"))
        : say(QT_TRANSLATE_NOOP("Chaos::Sources", "does not want to answer (%1)"));
    const QString detail = text.arg(answer.status);
    return Failure{answer.status >= 500 ? Failure::Kind::Refused : Failure::Kind::BadAnswer,
                   said.isEmpty() ? detail : u"%1: %2"_s.arg(detail, said)};
}

Failure unreadable(const QByteArray &body)
{
    if (body.trimmed().isEmpty())
        return {Failure::Kind::BadAnswer,
                say(QT_TRANSLATE_NOOP("Chaos::Sources", "the answer is empty"))};
    if (body.left(256).trimmed().startsWith('<')) {
        return {
            Failure::Kind::Unauthorized,
            say(QT_TRANSLATE_NOOP("Chaos::Sources", "answers with a web page, perhaps a login"))};
    }
    return {Failure::Kind::BadAnswer,
            say(QT_TRANSLATE_NOOP("Chaos::Sources", "the answer cannot be understood"))};
}

QString plain(const QByteArray &text, int most)
{
    QString line = QString::fromUtf8(text.left(8 * most)).simplified();
    line.removeIf([](QChar c) { return !c.isPrint(); });
    return line.size() > most ? line.left(most - 1) + u'…' : line;
}

} // namespace Chaos
