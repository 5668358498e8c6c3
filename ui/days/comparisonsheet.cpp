// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/days/comparisonsheet.h"

#include "models/report/overdayswords.h"
#include "models/report/reporttext.h"
#include "models/rules/tamedtext.h"

#include <QCoreApplication>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

struct ComparisonSheets
{
    Q_DECLARE_TR_FUNCTIONS(ComparisonSheet)
};

Ink inkOf(DayChange change)
{
    switch (change) {
    case DayChange::Broken:
        return Ink::Alarm;
    case DayChange::Slower:
    case DayChange::OtherResult:
    case DayChange::Gone:
        return Ink::Warning;
    case DayChange::Mended:
    case DayChange::Faster:
        return Ink::Good;
    case DayChange::New:
        return Ink::Accent;
    case DayChange::NotTested:
    case DayChange::Same:
        break;
    }
    return Ink::Soft;
}

StateDot::Shape shapeOf(DayChange change)
{
    switch (change) {
    case DayChange::Broken:
        return StateDot::Shape::Cross;
    case DayChange::Slower:
    case DayChange::OtherResult:
        return StateDot::Shape::Triangle;
    case DayChange::Mended:
    case DayChange::Faster:
        return StateDot::Shape::Disc;
    case DayChange::New:
    case DayChange::Gone:
        return StateDot::Shape::Ring;
    case DayChange::NotTested:
    case DayChange::Same:
        break;
    }
    return StateDot::Shape::Dash;
}

DayTableRow headingRow(const QString &key, const QString &text)
{
    return {.key = key, .isHeading = true, .cells = {{.text = text}}};
}

std::vector<DayTableRow> rowsOf(const DayComparison &comparison)
{
    std::vector<DayTableRow> rows{headingRow(u"figures"_s, ComparisonSheets::tr("FIGURES"))};
    const auto figures = OverDaysWords::figures(comparison);
    for (const OverDaysWords::FigureLine &line : figures) {
        const int by = line.after - line.before;
        const QString change = by == 0 ? u"="_s
            : by > 0                   ? u"+"_s + QString::number(by)
                                       : u"−"_s + QString::number(-by);
        rows.push_back({.key = u"figure/"_s + line.title,
                        .cells = {{.text = line.title},
                                  {.text = QString::number(line.before), .isNumber = true},
                                  {.text = QString::number(line.after), .isNumber = true},
                                  {.text = change, .ink = Ink::Soft, .isNumber = true}},
                        .tip = {definitionOfFigures()}});
    }
    if (!comparison.alerts.empty())
        rows.push_back(headingRow(u"alerts"_s, ComparisonSheets::tr("ALERTS")));
    for (const ComparedAlert &one : comparison.alerts) {
        const QString name = tamed(one.alert) + u" · "_s + tamed(one.sourceTitle);
        const QString before = OverDaysWords::result(one.before);
        const QString after = OverDaysWords::result(one.after);
        rows.push_back(
            {.key = u"alert/"_s + one.sourceTitle + u'/' + one.alert,
             .cells = {{.text = name, .ink = inkOf(one.change), .dot = shapeOf(one.change)},
                       {.text = before, .ink = Ink::Soft},
                       {.text = after},
                       {.text = OverDaysWords::change(one.change), .ink = inkOf(one.change)}},
             .tip = {name, before + u" → "_s + after}});
    }
    if (!comparison.experiments.empty())
        rows.push_back(headingRow(u"experiments"_s, ComparisonSheets::tr("EXPERIMENTS")));
    for (const ComparedExperiment &one : comparison.experiments) {
        const QString before = OverDaysWords::fate(one.before);
        const QString after = OverDaysWords::fate(one.after);
        const QString change = !one.before ? OverDaysWords::change(DayChange::New)
            : !one.after                   ? OverDaysWords::change(DayChange::Gone)
                                           : ComparisonSheets::tr("in both");
        rows.push_back({.key = u"experiment/"_s + one.key,
                        .cells = {{.text = tamed(one.title)},
                                  {.text = before, .ink = Ink::Soft},
                                  {.text = after},
                                  {.text = change, .ink = Ink::Soft}},
                        .tip = {tamed(one.title), before + u" → "_s + after}});
    }
    if (!comparison.carried.empty())
        rows.push_back(
            headingRow(u"items"_s, ComparisonSheets::tr("LEFT TO BE DONE BY THE EARLIER DAY")));
    int ordinal = 0;
    for (const CarriedItem &one : comparison.carried) {
        const QString now = one.isAlertProven ? ComparisonSheets::tr("its alert is proved now")
            : one.isTakenUp                   ? ComparisonSheets::tr("the later day has it too")
                                              : ComparisonSheets::tr("still open");
        rows.push_back({.key = u"item/%1"_s.arg(ordinal++),
                        .cells = {{.text = tamed(one.item.text)},
                                  {.text = one.item.owner.isEmpty() ? ComparisonSheets::tr("nobody")
                                                                    : tamed(one.item.owner),
                                   .ink = Ink::Soft},
                                  {.text = now}},
                        .tip = {tamed(one.item.text)}});
    }
    return rows;
}

QString summaryOf(const DayComparison &comparison)
{
    QStringList words;
    for (const DayChange change : {DayChange::Mended, DayChange::Broken, DayChange::Faster,
                                   DayChange::Slower, DayChange::New, DayChange::Gone}) {
        if (const int count = comparison.count(change))
            words << u"%1 %2"_s.arg(QString::number(count), OverDaysWords::change(change));
    }
    return words.isEmpty() ? ComparisonSheets::tr("No alert has changed.") : words.join(u" · "_s);
}

} // namespace

QString comparedName(const PastDay &day)
{
    const QString title = OverDaysWords::dayTitle(day.title, day.isRehearsal, 60);
    return day.date.isValid() ? title + u" · "_s + OverDaysWords::dateText(day.date) : title;
}

ComparisonSheet comparisonSheetOf(const PastDay &before, const PastDay &after)
{
    const DayComparison comparison = compareDays(before, after);
    return {.columns = {{ComparisonSheets::tr("WHAT"), 34},
                        {comparedName(before).toUpper(), 26},
                        {comparedName(after).toUpper(), 26},
                        {ComparisonSheets::tr("CHANGE"), 14}},
            .rows = rowsOf(comparison),
            .summary = summaryOf(comparison)};
}

} // namespace Chaos
