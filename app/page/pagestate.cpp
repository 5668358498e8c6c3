// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/page/pagestate.h"

#include "app/page/pagefile.h"
#include "models/rules/durationtext.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <map>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

struct PageWords
{
    Q_DECLARE_TR_FUNCTIONS(CompanyPage)
};

QString yesOrNo(bool yes)
{
    return yes ? u"yes"_s : u"no"_s;
}

QString lengthOr(const std::optional<Elapsed> &elapsed)
{
    return elapsed ? lengthText(elapsed->length) : u"—"_s;
}

QString plusMinusOf(const std::optional<Elapsed> &elapsed)
{
    return elapsed ? u"± "_s + plusMinusText(elapsed->plusMinus) : QString();
}

/// The class by which the style sheet knows how an alert looks.
QString toneOf(const WallAlert &alert)
{
    switch (alert.as) {
    case Attribution::Expected:
    case Attribution::Guard:
        break;
    case Attribution::Unexpected:
        return u"unexpected"_s;
    case Attribution::BeforeTrigger:
        return u"before"_s;
    case Attribution::DuringEvent:
        return u"event"_s;
    }
    switch (alert.standing) {
    case WallAlert::Standing::Waiting:
    case WallAlert::Standing::Unknown:
    case WallAlert::Standing::Over:
        return u"quiet"_s;
    case WallAlert::Standing::BeforeTrigger:
        return u"before"_s;
    case WallAlert::Standing::Pending:
        return u"pending"_s;
    case WallAlert::Standing::HeldBack:
        return u"held"_s;
    case WallAlert::Standing::Firing:
        return u"firing"_s;
    }
    return u"quiet"_s;
}

QString wordOf(AlertState state)
{
    const std::string_view word = wordIn(alertStateWords, state);
    return QString::fromUtf8(word.data(), qsizetype(word.size()));
}

QString wordOf(const WallAlert &alert)
{
    return alert.knownAfter.isEmpty()
        ? alert.word
        : PageWords::tr("%1 · known after %2").arg(alert.word, alert.knownAfter);
}

/// Every text of the page by its name, not escaped.
std::map<QString, QString> textsOf(const WallView &view)
{
    const bool isUnderWay = view.phase == WallView::Phase::UnderWay;
    const bool hasNext = !view.next.isEmpty();
    const bool isOverrun = view.timeBoxLeft && *view.timeBoxLeft < Micros(0);
    return {
        {u"time"_s, view.time},
        {u"place"_s, view.place},
        {u"title"_s, view.title},
        {u"detail"_s, view.detail},
        {u"late"_s, view.late},
        {u"alarm"_s, view.alarm},
        {u"event"_s, view.event},
        {u"clocks"_s, yesOrNo(isUnderWay)},
        {u"running"_s, yesOrNo(view.isRunning)},
        {u"since"_s, view.sinceTrigger ? clockText(*view.sinceTrigger) : u"—"_s},
        {u"left"_s, view.timeBoxLeft ? clockText(*view.timeBoxLeft) : u"—"_s},
        {u"left_tone"_s, isOverrun ? u"alarm"_s : u"warning"_s},
        {u"known"_s, lengthOr(view.timeToKnow)},
        {u"known_plus_minus"_s, plusMinusOf(view.timeToKnow)},
        {u"told"_s, lengthOr(view.timeToDetection)},
        {u"told_plus_minus"_s, plusMinusOf(view.timeToDetection)},
        {u"more"_s,
         view.moreAlerts > 0 ? PageWords::tr("and %n more", nullptr, view.moreAlerts) : QString()},
        {u"has_next"_s, yesOrNo(hasNext)},
        {u"next"_s, view.next.join(u" · "_s)},
        {u"people"_s, view.people.join(u" · "_s)},
        {u"news"_s, PageWords::tr("Live from the room.")},
    };
}

QString alertsHtmlOf(const WallView &view)
{
    QString html;
    for (const WallAlert &alert : view.alerts) {
        html += u"<li class=\"%1\"><span dir=\"auto\">%2</span>"_s.arg(toneOf(alert),
                                                                       alert.name.toHtmlEscaped());
        html +=
            u"<svg viewBox=\"0 0 %1 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"_s.arg(
                WallView::columns);
        for (const WallBar &bar : alert.bars)
            html += u"<rect class=\"%1\" x=\"%2\" width=\"%3\" height=\"10\"/>"_s.arg(
                wordOf(bar.state), QString::number(bar.from), QString::number(bar.length));
        html += u"</svg><span class=\"word\">%1</span></li>"_s.arg(wordOf(alert).toHtmlEscaped());
    }
    return html;
}

/// What a `{{name}}` of the page stands for, as HTML.
std::map<QString, QString> partsOf(const WallView &view)
{
    std::map<QString, QString> parts;
    for (const auto &[name, text] : textsOf(view))
        parts[name] = text.toHtmlEscaped();
    for (const QString &name : {u"known"_s, u"told"_s}) {
        const QString plusMinus = parts[name + u"_plus_minus"_s];
        if (!plusMinus.isEmpty())
            parts[name] += u" <small>"_s + plusMinus + u"</small>"_s;
    }
    parts[u"hasNext"_s] = parts[u"has_next"_s];
    parts[u"news"_s] = PageWords::tr("This page shows how it was at %1. With scripts allowed it "
                                     "follows the day.")
                           .arg(view.time)
                           .toHtmlEscaped();
    parts[u"alerts"_s] = alertsHtmlOf(view);
    parts[u"style"_s] = QString::fromUtf8(pageFile(u"page.css"_s));
    parts[u"script"_s] = QString::fromUtf8(pageFile(u"page.js"_s));
    return parts;
}

} // namespace

WallView pageViewOf(WallView view)
{
    view.at = {};
    if (!view.isRunning)
        view.time = view.time.left(5); // "14:10"
    return view;
}

QByteArray pageStateOf(const WallView &view, qint64 sequence)
{
    QJsonObject state{{u"sequence"_s, sequence}, {u"columns"_s, WallView::columns}};
    for (const auto &[name, text] : textsOf(view))
        state[name] = text;
    QJsonArray alerts;
    for (const WallAlert &alert : view.alerts) {
        QJsonArray bars;
        for (const WallBar &bar : alert.bars)
            bars.push_back(QJsonArray{wordOf(bar.state), bar.from, bar.length});
        alerts.push_back(QJsonObject{{u"name"_s, alert.name},
                                     {u"word"_s, wordOf(alert)},
                                     {u"tone"_s, toneOf(alert)},
                                     {u"bars"_s, bars}});
    }
    state[u"alerts"_s] = alerts;
    return QJsonDocument(state).toJson(QJsonDocument::Compact);
}

QByteArray pageHtmlOf(const WallView &view, bool takesQa)
{
    std::map<QString, QString> parts = partsOf(view);
    if (takesQa)
        parts[u"qa"_s] = u"<a href=\"qa\">%1</a>"_s.arg(
            PageWords::tr("Take part in live QA: say what you find").toHtmlEscaped());
    return filledPage(u"page.html"_s, parts);
}

QByteArray pagePolicy()
{
    return "default-src 'none'; script-src " + pageHash(u"page.js"_s) + "; style-src "
        + pageHash(u"page.css"_s)
        + "; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
}

} // namespace Chaos
