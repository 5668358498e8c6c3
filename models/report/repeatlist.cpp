// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/report/repeatlist.h"

#include "models/day/wordtext.h"
#include "models/report/csv.h"
#include "models/report/markdown.h"
#include "models/report/ornull.h"
#include "models/report/overdayswords.h"
#include "models/rules/tamedtext.h"

#include <QCoreApplication>

namespace Chaos::RepeatList {

using namespace Qt::StringLiterals;

namespace {

namespace Words = OverDaysWords;

struct Repeats
{
    Q_DECLARE_TR_FUNCTIONS(RepeatList)
};

QString nothing()
{
    return Repeats::tr("No experiment is to be repeated.");
}

QStringList reasonsOf(const ToRepeat &one, QDate today)
{
    QStringList lines;
    for (const RepeatReason &reason : one.reasons)
        lines << Words::reason(reason, today);
    if (!one.plannedFor.isEmpty())
        lines << Words::planned(one);
    return lines;
}

} // namespace

QByteArray text(const std::vector<ToRepeat> &all, QDate today)
{
    QString text;
    for (const ToRepeat &one : all) {
        text += tamed(one.title) + u" ("_s + tamed(one.experiment) + u")\n    "_s
            + reasonsOf(one, today).join(u"\n    "_s) + u'\n';
    }
    text += all.empty() ? nothing() : u'\n' + Words::definitionOfRepeating();
    return (text + u'\n').toUtf8();
}

QByteArray markdown(const std::vector<ToRepeat> &all, QDate today)
{
    QString text = u"# "_s + Repeats::tr("Experiments to repeat") + u"\n\n"_s;
    for (const ToRepeat &one : all) {
        text += u"- [ ] "_s + Markdown::md(one.title) + u'\n';
        const QStringList lines = reasonsOf(one, today);
        for (const QString &line : lines)
            text += u"    - "_s + Markdown::md(line) + u'\n';
    }
    text += all.empty() ? nothing() : u'\n' + Words::definitionOfRepeating();
    return (text + u'\n').toUtf8();
}

QByteArray csv(const std::vector<ToRepeat> &all, QDate today)
{
    QString text = Csv::line({u"experiment"_s, u"title"_s, u"why"_s, u"alert"_s, u"reason"_s,
                              u"since"_s, u"planned_for"_s});
    for (const ToRepeat &one : all) {
        for (const RepeatReason &reason : one.reasons) {
            text += Csv::line({one.experiment, one.title, textIn(repeatWords, reason.why),
                               reason.alert, Words::reason(reason, today),
                               Words::dateText(reason.on), one.plannedFor});
        }
    }
    return text.toUtf8();
}

QByteArray json(const std::vector<ToRepeat> &all, QDate today)
{
    QByteArray text;
    for (const ToRepeat &one : all) {
        JsonWriter json;
        json.member("experiment", one.experiment).member("title", one.title);
        json.member("day", one.day);
        OrNull::text(json, "planned_for", one.plannedFor);
        json.openArray("reasons");
        for (const RepeatReason &reason : one.reasons) {
            JsonWriter why;
            why.member("why", wordIn(repeatWords, reason.why));
            OrNull::text(why, "alert", reason.alert);
            OrNull::text(why, "since", Words::dateText(reason.on));
            json.rawElement(why.member("reason", Words::reason(reason, today)).take());
        }
        json.closeArray();
        text += (text.isEmpty() ? "[\n" : ",\n") + QByteArray::fromStdString(json.take());
    }
    return text.isEmpty() ? "[]\n" : text + "\n]\n";
}

} // namespace Chaos::RepeatList
