// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/day/production.h"
#include "models/plan/planparts.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace Chaos::PlanParts {

using namespace Qt::StringLiterals;

namespace {

QString wordOfTime(QTime time)
{
    return time.toString(u"HH:mm"_s);
}

void readWindow(Fields &fields, DayDescription &day)
{
    fields.time(u"from"_s, day.from);
    fields.time(u"to"_s, day.to);
    QString window;
    fields.text(u"window"_s, window);
    if (window.isEmpty())
        return;
    static const QRegularExpression dash(u"\\s*[-–—]\\s*"_s);
    const QStringList ends = window.split(dash);
    const auto from = timeOfWord(ends.front());
    const auto to = timeOfWord(ends.back());
    if (ends.size() == 2 && from && to) {
        day.from = *from;
        day.to = *to;
    } else {
        fields.mistake(*fields.find(u"window"_s), u"window"_s,
                       QCoreApplication::translate("PlanFile", "write it like 09:30–17:00."));
    }
}

/// What could be no part of production would guard nothing, and nobody would notice.
void readProduction(Fields &fields, QStringList &production)
{
    constexpr qsizetype most = 200;
    fields.texts(u"production"_s, production);
    const YamlNode *node = fields.find(u"production"_s);
    for (qsizetype i = 0; i < production.size(); ++i) {
        if (ProductionEntry::read(production[i]))
            continue;
        const bool isList = node->kind == YamlNode::Kind::Sequence;
        fields.mistake(
            isList && std::size_t(i) < node->items.size() ? node->items[std::size_t(i)] : *node,
            isList ? u"production[%1]"_s.arg(i + 1) : u"production"_s,
            QCoreApplication::translate("PlanFile",
                                        "\"%1\" is no network (10.20.0.0/16, 2001:db8::/32), "
                                        "address or name (db.prod.example, *.prod.example).")
                .arg(production[i].left(80)));
    }
    if (production.size() > most) {
        fields.mistake(*node, u"production"_s,
                       QCoreApplication::translate("PlanFile",
                                                   "%1 entries are too many; there is "
                                                   "room for %2.")
                           .arg(production.size())
                           .arg(most));
    }
}

} // namespace

void readDay(Fields &fields, DayDescription &day)
{
    fields.text(u"title"_s, day.title);
    fields.date(u"date"_s, day.date);
    readWindow(fields, day);
    fields.text(u"environment"_s, day.environment);
    fields.text(u"alternative_staging"_s, day.alternativeStaging);
    readProduction(fields, day.production);
    fields.text(u"notes"_s, day.notes);
}

void write(YamlWriter &yaml, const DayDescription &day)
{
    yaml.text(u"title"_s, day.title);
    yaml.date(u"date"_s, day.date);
    if (day.from.isValid() && day.to.isValid())
        yaml.text(u"window"_s, wordOfTime(day.from) + u'–' + wordOfTime(day.to));
    else if (day.from.isValid())
        yaml.text(u"from"_s, wordOfTime(day.from));
    else if (day.to.isValid())
        yaml.text(u"to"_s, wordOfTime(day.to));
    yaml.textAlways(u"environment"_s, day.environment);
    yaml.text(u"alternative_staging"_s, day.alternativeStaging);
    yaml.texts(u"production"_s, day.production);
    yaml.text(u"notes"_s, day.notes);
}

} // namespace Chaos::PlanParts
