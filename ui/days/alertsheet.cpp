// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/days/alertsheet.h"

#include "models/report/overdayswords.h"
#include "models/rules/durationtext.h"
#include "models/rules/tamedtext.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

struct AlertSheets
{
    Q_DECLARE_TR_FUNCTIONS(AlertSheet)
};

constexpr std::ptrdiff_t mostSparkPoints = 16;

struct StandingLook
{
    StateDot::Shape shape;
    Ink ink;
};

StandingLook lookOf(AlertStanding standing)
{
    switch (standing) {
    case AlertStanding::Failed:
        return {StateDot::Shape::Cross, Ink::Alarm};
    case AlertStanding::FellShort:
        return {StateDot::Shape::Triangle, Ink::Warning};
    case AlertStanding::NeverProven:
        return {StateDot::Shape::Dash, Ink::Soft};
    case AlertStanding::ProvenLongAgo:
        return {StateDot::Shape::Ring, Ink::Warning};
    case AlertStanding::Proven:
        break;
    }
    return {StateDot::Shape::Disc, Ink::Good};
}

std::vector<SparkPoint> sparkOf(const AlertHistory &history)
{
    std::vector<AlertTest> held;
    std::ranges::copy_if(history.tests, std::back_inserter(held), [](const AlertTest &test) {
        return test.result() != TestResult::Nothing;
    });
    // More cannot be told apart in so small a chart.
    if (std::ssize(held) > mostSparkPoints)
        held.erase(held.begin(), held.end() - mostSparkPoints);
    std::vector<SparkPoint> spark;
    for (std::size_t i = 0; i < held.size(); ++i) {
        const auto fast = held[i].howFast();
        spark.push_back({.at = held.size() == 1 ? 0.5 : double(i) / double(held.size() - 1),
                         .seconds = fast ? std::optional(secondsOf(fast->length)) : std::nullopt,
                         .isProven = held[i].result() == TestResult::Proven});
    }
    return spark;
}

DayTableRow rowOf(const AlertHistory &history, QDate today)
{
    const AlertStanding standing = history.standing(today);
    const auto [shape, ink] = lookOf(standing);
    const AlertTest *proven = history.lastProven();
    const AlertTest *told = proven ? proven : history.last();
    const auto fast = told ? told->howFast() : std::nullopt;
    const Pace pace = history.pace();
    DayTableRow row{.key = history.key(), .spark = sparkOf(history)};
    row.cells = {
        {.text = tamed(alertText(history.alert, history.matchers)), .ink = ink, .dot = shape},
        {.text = tamed(history.sourceTitle), .ink = Ink::Soft},
        {.text = OverDaysWords::standing(standing), .ink = ink},
        {.text = !proven              ? AlertSheets::tr("never")
             : proven->date.isValid() ? agoText(proven->date, today)
                                      : tamed(proven->dayTitle),
         .ink = proven ? Ink::Text : Ink::Faint},
        {.text = fast ? elapsedText(*fast) : u"–"_s,
         .ink = fast ? Ink::Text : Ink::Faint,
         .isNumber = true},
        {.text = told ? tamed(told->proof.title) : u"–"_s, .ink = told ? Ink::Text : Ink::Faint},
        {.text = OverDaysWords::trend(pace.trend),
         .ink = pace.trend == Trend::Slower ? Ink::Warning
             : pace.trend == Trend::Faster  ? Ink::Good
                                            : Ink::Soft}};
    row.tip << row.cells[0].text + u" · "_s + row.cells[1].text
            << OverDaysWords::lastProved(history, today);
    for (const AlertTest &test : history.tests) {
        row.tip << (test.date.isValid() ? OverDaysWords::dayTitle(
                        OverDaysWords::dateText(test.date), test.isRehearsal)
                                        : OverDaysWords::dayTitle(test.dayTitle, test.isRehearsal))
                + u": "_s + OverDaysWords::result(test) + u" · "_s + tamed(test.proof.title);
    }
    if (pace.trend != Trend::Unknown)
        row.tip << OverDaysWords::pace(pace);
    return row;
}

} // namespace

AlertSheet alertSheetOf(std::vector<AlertHistory> histories, QDate today)
{
    AlertSheet sheet;
    std::array<int, 5> counts{};
    for (const AlertHistory &history : histories) {
        ++counts[std::size_t(history.standing(today))];
        sheet.rows.push_back(rowOf(history, today));
    }
    const auto countOf = [&](AlertStanding standing) { return counts[std::size_t(standing)]; };
    sheet.counts =
        QStringList{AlertSheets::tr("%1 alerts").arg(histories.size()),
                    AlertSheets::tr("%1 proved").arg(countOf(AlertStanding::Proven)),
                    AlertSheets::tr("%1 long ago").arg(countOf(AlertStanding::ProvenLongAgo)),
                    AlertSheets::tr("%1 failed").arg(countOf(AlertStanding::Failed)),
                    AlertSheets::tr("%1 fell short").arg(countOf(AlertStanding::FellShort)),
                    AlertSheets::tr("%1 never proved").arg(countOf(AlertStanding::NeverProven))}
            .join(u" · "_s);
    sheet.histories = std::move(histories);
    return sheet;
}

} // namespace Chaos
