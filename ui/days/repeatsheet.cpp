// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/days/repeatsheet.h"

#include "models/report/overdayswords.h"
#include "models/rules/tamedtext.h"

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

QStringList reasonLines(const ToRepeat &one, QDate today)
{
    QStringList lines;
    for (const RepeatReason &reason : one.reasons)
        lines << OverDaysWords::reason(reason, today);
    return lines;
}

/// For where no column says what it is planned for.
QStringList allLines(const ToRepeat &one, QDate today)
{
    QStringList lines = reasonLines(one, today);
    if (!one.plannedFor.isEmpty())
        lines << OverDaysWords::planned(one);
    return lines;
}

DayTableRow repeatRow(const ToRepeat &one, QDate today)
{
    using Why = RepeatReason::Why;
    const Why why = one.reasons.front().why;
    const bool isFailed = why == Why::AlertFailed;
    const bool isOld = why == Why::OldProof || why == Why::AlertUnproven;
    QStringList tip{tamed(one.title)};
    tip << allLines(one, today);
    return {.key = one.experiment,
            .cells = {{.text = tamed(one.title),
                       .ink = isFailed ? Ink::Alarm
                           : isOld     ? Ink::Soft
                                       : Ink::Warning,
                       .dot = isFailed ? StateDot::Shape::Cross
                           : isOld     ? StateDot::Shape::Ring
                                       : StateDot::Shape::Triangle},
                      {.text = reasonLines(one, today).join(u" · "_s)},
                      {.text = one.plannedFor.isEmpty() ? u"–"_s : tamed(one.plannedFor),
                       .ink = Ink::Soft}},
            .tip = tip};
}

} // namespace

RepeatSheet repeatSheetOf(std::vector<ToRepeat> repeats, QDate today)
{
    RepeatSheet sheet;
    for (const ToRepeat &one : repeats) {
        sheet.rows.push_back(repeatRow(one, today));
        sheet.reasons << allLines(one, today).join(u" · "_s);
    }
    sheet.repeats = std::move(repeats);
    return sheet;
}

} // namespace Chaos
