// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sources/nerdgraph.h"

#include "app/sources/judgement.h"
#include "app/sources/pollingclient.h"

#include <QCoreApplication>
#include <QJsonDocument>

namespace Chaos::NerdGraph {

using namespace Qt::StringLiterals;
using SurveyedJson::textIn;

namespace {

constexpr std::size_t longestCursor = 8192;

} // namespace

std::optional<int> accountOf(const AlertSource &source)
{
    bool isNumber = false;
    const int number = source.account.trimmed().toInt(&isNumber);
    return isNumber && number > 0 ? std::optional(number) : std::nullopt;
}

Question question(const AlertSource &source, const QString &declared, const QString &members,
                  QJsonObject variables, const std::string &cursor)
{
    variables[u"a"_s] = accountOf(source).value_or(0);
    variables[u"c"_s] = cursor.empty() ? QJsonValue() : QJsonValue(QString::fromStdString(cursor));
    const QString query =
        u"query($a:Int!,"_s + declared + u"$c:String){actor{account(id:$a){"_s + members + u"}}}"_s;
    Question page = PollingClient::questionFor(source, {}, {});
    if (page.url.path().isEmpty())
        page.url.setPath(u"/graphql"_s);
    page.verb = "POST";
    page.contentType = "application/json";
    page.body = QJsonDocument(QJsonObject{{u"query"_s, query}, {u"variables"_s, variables}})
                    .toJson(QJsonDocument::Compact);
    return page;
}

Reply::Reply(const QByteArray &body, std::string_view parent, std::string_view root)
    : m_body(body)
{
    simdjson::dom::element whole;
    if (m_parser.parse(body.constData(), std::size_t(body.size())).get(whole))
        return;
    simdjson::dom::array errors;
    if (!whole["errors"].get(errors) && errors.size() > 0) {
        m_error = textIn(errors.at(0)["message"]);
        m_hasErrors = true;
        return;
    }
    m_isGood = !whole["data"]["actor"]["account"][parent][root].get(m_root) && m_root.is_object();
}

std::string Reply::nextCursor() const
{
    return m_isGood ? textIn(m_root["nextCursor"], longestCursor) : std::string();
}

Failure Reply::failure() const
{
    if (!m_hasErrors)
        return unreadable(m_body);
    const QString said = plain(QByteArray::fromStdString(m_error));
    const QString text =
        QCoreApplication::translate("Chaos::Sources", "NerdGraph answers with an error");
    return {Failure::Kind::BadAnswer, said.isEmpty() ? text : u"%1: %2"_s.arg(text, said)};
}

} // namespace Chaos::NerdGraph
