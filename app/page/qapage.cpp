// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/page/qapage.h"

#include "app/page/pagefile.h"
#include "models/rules/liveqa.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <optional>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

struct QaWords
{
    Q_DECLARE_TR_FUNCTIONS(LiveQaPage)
};

Failure badResult(const QString &why)
{
    return {Failure::Kind::BadInput, why};
}

template<typename Enum, std::size_t N>
std::optional<Enum> wordAt(const QJsonObject &json, QLatin1StringView name,
                           const WordTable<Enum, N> &table)
{
    const std::string said = json[name].toString().toStdString();
    for (const auto &[value, word] : table) {
        if (word == said)
            return value;
    }
    return {};
}

} // namespace

QaBoard qaBoardOf(const Day &day)
{
    QaBoard board{.experiment = qaExperiment(day)};
    const Run *const run = day.run(board.experiment);
    board.isUnderWay = run && run->isUnderWay();
    if (const Experiment *const planned = day.plan().experiment(board.experiment)) {
        board.title = planned->title.isEmpty() ? planned->key : planned->title;
        board.cards = planned->liveQa;
    }
    return board;
}

QByteArray qaBoardJson(const QaBoard &board, qint64 sequence)
{
    QJsonArray cards;
    for (const QaCard &card : board.cards)
        cards.push_back(QJsonObject{{u"try"_s, card.attempt}, {u"look"_s, card.look}});
    return QJsonDocument(QJsonObject{{u"sequence"_s, sequence},
                                     {u"experiment"_s, board.experiment},
                                     {u"title"_s, board.title},
                                     {u"running"_s, board.isUnderWay},
                                     {u"cards"_s, cards}})
        .toJson(QJsonDocument::Compact);
}

Outcome<QaSent> readQaSent(const QByteArray &body)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    if (!document.isObject())
        return badResult(QaWords::tr("The result came in pieces. Send it again."));
    const QJsonObject json = document.object();
    QaSent sent;
    QaResult &result = sent.result;
    result.key = json["key"_L1].toString();
    result.experiment = json["experiment"_L1].toString();
    result.card = {.attempt = json["try"_L1].toString(), .look = json["look"_L1].toString()};
    result.text = json["text"_L1].toString();
    result.seat = QaSeat::Page;
    const auto outcome = wordAt(json, "outcome"_L1, qaOutcomeWords);
    if (!outcome)
        return badResult(QaWords::tr("Did it pass, fail, was it blocked or surprising? Say one of "
                                     "them."));
    result.outcome = *outcome;
    result.severity = wordAt(json, "severity"_L1, levelWords).value_or(Level::NotSaid);
    if (result.text.size() > QaResult::longestText)
        return badResult(QaWords::tr("That is more than %1 characters. Make it shorter.")
                             .arg(QaResult::longestText));
    const auto picture = QByteArray::fromBase64Encoding(json["picture"_L1].toString().toLatin1(),
                                                        QByteArray::AbortOnBase64DecodingErrors);
    if (!picture)
        return badResult(QaWords::tr("The picture came in pieces. Send it again, or without it."));
    sent.picture = picture.decoded;
    return sent;
}

QByteArray qaHtml()
{
    return filledPage(u"qa.html"_s,
                      {{u"style"_s, QString::fromUtf8(pageFile(u"page.css"_s))},
                       {u"more"_s, QString::fromUtf8(pageFile(u"qa.css"_s))},
                       {u"script"_s, QString::fromUtf8(pageFile(u"qa.js"_s))}});
}

QByteArray qaPolicy()
{
    return "default-src 'none'; script-src " + pageHash(u"qa.js"_s) + "; style-src "
        + pageHash(u"page.css"_s) + ' ' + pageHash(u"qa.css"_s)
        + "; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
}

} // namespace Chaos
