// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plan/readinesscells.h"

#include "models/rules/durationtext.h"
#include "ui/plan/planwords.h"
#include "ui/theme/theme.h"
#include "ui/widgets/wraplabel.h"

#include <QCoreApplication>
#include <QFontMetrics>

namespace Chaos::ReadinessCells {

using namespace Qt::StringLiterals;

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(Plan)
};

constexpr int wide = 1000;
constexpr int narrowestTitle = 120;
constexpr int plainTitle = 220; ///< most titles need no more on one line
constexpr int usualTitle = 240; ///< what a title leaves of more than that, half is for the radius
constexpr int wrappedRadius = 160; ///< a sentence on two lines
constexpr int mostForRadius = 120;

// Widths of all columns but the first, wide and narrow.
constexpr std::array<std::pair<int, int>, columnCount> widths{{{0, 0},
                                                               {96, 82},
                                                               {80, 60},
                                                               {140, 94},
                                                               {84, 66},
                                                               {64, 48},
                                                               {64, 52},
                                                               {136, 114},
                                                               {80, 66},
                                                               {52, 42}}};

Aspect aspectOf(Column column)
{
    switch (column) {
    case Column::Experiment:
        return Aspect::Method;
    case Column::Hypothesis:
        return Aspect::Hypothesis;
    case Column::Risk:
    case Column::BlastRadius:
        return Aspect::Risk;
    case Column::BackOut:
        return Aspect::BackOut;
    case Column::Reset:
        return Aspect::Reset;
    case Column::Alerts:
        return Aspect::Alerts;
    case Column::TimeBox:
        return Aspect::TimeBox;
    case Column::Runbook:
        return Aspect::Runbook;
    case Column::Roles:
        return Aspect::Roles;
    }
    return Aspect::Method;
}

std::pair<StateDot::Shape, Ink> markOf(Standing standing)
{
    switch (standing) {
    case Standing::NotJudged:
        return {StateDot::Shape::Dash, Ink::Faint};
    case Standing::Good:
        return {StateDot::Shape::Disc, Ink::Good};
    case Standing::Warning:
        return {StateDot::Shape::Triangle, Ink::Faint};
    case Standing::Hole:
        return {StateDot::Shape::Ring, Ink::Warning};
    }
    return {StateDot::Shape::Dash, Ink::Faint};
}

QString fitText(const ReadinessRow &row)
{
    if (row.timeBox <= Micros(0))
        return row.needed ? Words::tr("%1 of –").arg(durationText(*row.needed)) : u"–"_s;
    if (!row.needed)
        return durationText(row.timeBox);
    return Words::tr("%1 of %2").arg(durationText(*row.needed), durationText(row.timeBox));
}

QString reachText(const ReadinessRow &row)
{
    const QString radius = row.blastRadius.left(200).simplified();
    return radius.isEmpty() ? PlanWords::reach(row.reach) : radius;
}

/// Where a text says it already, only what is wrong gets a mark.
bool needsMark(Column column, Standing standing)
{
    switch (column) {
    case Column::Experiment:
    case Column::Risk:
    case Column::Alerts:
    case Column::Roles:
        return standing == Standing::Hole;
    case Column::BlastRadius:
        return false;
    case Column::Hypothesis:
    case Column::BackOut:
    case Column::Reset:
    case Column::TimeBox:
    case Column::Runbook:
        return true;
    }
    return true;
}

QString textOf(const ReadinessRow &row, Column column)
{
    switch (column) {
    case Column::Experiment:
        return row.title.left(300).simplified();
    case Column::Risk:
        return PlanWords::level(row.risk);
    case Column::BlastRadius:
        return reachText(row);
    case Column::Alerts:
        return QString::number(row.alerts);
    case Column::TimeBox:
        return fitText(row);
    case Column::Roles:
        return row.isJudged() ? QString::number(row.rolesFilled) : QString();
    case Column::Hypothesis:
    case Column::BackOut:
    case Column::Reset:
    case Column::Runbook:
        break;
    }
    return {};
}

QString inOrder(const ReadinessRow &row, Column column)
{
    switch (column) {
    case Column::Alerts:
        return row.alerts == 1 ? Words::tr("1 expected alert")
                               : Words::tr("%1 expected alerts").arg(row.alerts);
    case Column::Roles:
        return Words::tr("%1 of %2 roles filled").arg(row.rolesFilled).arg(row.rolesWanted);
    case Column::TimeBox:
        if (!row.needed)
            return Words::tr("%1 long").arg(durationText(row.timeBox));
        return (row.isReckoned ? Words::tr("by what its source says of itself, its slowest alert "
                                           "has come after %1 of %2 at the latest")
                               : Words::tr("its alerts are wanted within %1 of %2; what their "
                                           "sources could do is not known"))
            .arg(durationText(*row.needed), durationText(row.timeBox));
    case Column::Risk:
        return Words::tr("%1 risk").arg(PlanWords::level(row.risk));
    case Column::BlastRadius:
        return reachText(row);
    case Column::Experiment:
    case Column::Hypothesis:
    case Column::BackOut:
    case Column::Reset:
    case Column::Runbook:
        break;
    }
    return Words::tr("in order");
}

QString needsRunbook()
{
    return Words::tr("No runbook is named: whoever is paged has to find the way alone.");
}

} // namespace

std::array<Place, columnCount> placesIn(int width, int wish)
{
    std::array<Place, columnCount> places;
    const bool isWide = width >= wide;
    int rest = width;
    for (const auto &[wideWidth, narrowWidth] : widths)
        rest -= isWide ? wideWidth : narrowWidth;
    const auto &[wideRadius, narrowRadius] = widths[std::size_t(Column::BlastRadius)];
    const int missing = std::max(wish - (isWide ? wideRadius : narrowRadius), 0);
    const int forSentence = std::clamp(rest - plainTitle, 0, missing);
    const int forRadius = std::clamp((rest - usualTitle) / 2, forSentence, mostForRadius);
    int x = 0;
    for (std::size_t i = 0; i < columnCount; ++i) {
        int own = i == 0 ? std::max(rest - forRadius, narrowestTitle)
            : isWide     ? widths[i].first
                         : widths[i].second;
        if (Column(i) == Column::BlastRadius)
            own += forRadius;
        places[i] = {Column(i), x, own};
        x += own;
    }
    return places;
}

QString caption(Column column)
{
    switch (column) {
    case Column::Experiment:
        return Words::tr("Experiment");
    case Column::Hypothesis:
        return Words::tr("Hypothesis");
    case Column::Risk:
        return Words::tr("Risk");
    case Column::BlastRadius:
        return Words::tr("Blast radius");
    case Column::BackOut:
        return Words::tr("Back-out");
    case Column::Reset:
        return Words::tr("Reset");
    case Column::Alerts:
        return Words::tr("Alerts");
    case Column::TimeBox:
        return Words::tr("Fits time-box");
    case Column::Runbook:
        return Words::tr("Runbook");
    case Column::Roles:
        return Words::tr("Roles");
    }
    return {};
}

Cell cellOf(const ReadinessRow &row, Column column)
{
    const Standing standing = row.standing(aspectOf(column));
    Cell cell{.text = textOf(row, column)};
    if (needsMark(column, standing)) {
        const auto [shape, ink] = markOf(standing);
        cell.shape = shape;
        cell.shapeInk = ink;
    }
    const bool isOut = !row.takenOut.isEmpty();
    if (isOut)
        cell.textInk = Ink::Faint;
    else if (standing == Standing::Hole && column != Column::Experiment
             && column != Column::BlastRadius)
        cell.textInk = Ink::Warning;
    if ((column == Column::Risk && row.risk == Level::High)
        || (column == Column::BlastRadius && row.reach != Risk::Reach::Staging))
        cell.textInk = Ink::Alarm;
    return cell;
}

int radiusWish(const QString &reach, const Theme &theme, int known)
{
    const QString text = reach.left(200).simplified();
    int least = std::max(known, widths[std::size_t(Column::BlastRadius)].second) - 2 * step;
    int most = wrappedRadius - 2 * step;
    if (!laidOut(text, {least, rowHeight - 1}, theme).isElided)
        return known;
    while (least < most) {
        const int middle = (least + most) / 2;
        if (laidOut(text, {middle, rowHeight - 1}, theme).isElided)
            least = middle + 1;
        else
            most = middle;
    }
    return most + 2 * step;
}

QRect textBox(const QRect &box, const Cell &cell, Column column)
{
    QRect text = box.adjusted(0, 0, -2 * step, 0);
    if (column == Column::Experiment)
        text.setLeft(text.left() + inset);
    if (cell.shape && column == Column::Experiment)
        text.setRight(text.right() - markWidth);
    else if (cell.shape)
        text.setLeft(text.left() + markWidth);
    return text;
}

Laid laidOut(const QString &text, QSize room, const Theme &theme)
{
    const QFontMetrics body(theme.body());
    if (body.horizontalAdvance(text) <= room.width())
        return {.lines = {text}};
    Laid laid;
    for (const Face face : {Face::Body, Face::Small}) {
        const QFont font = theme.font(face);
        const int most = std::clamp(room.height() / QFontMetrics(font).lineSpacing(), 1, 2);
        laid = {.lines = WrapLabel::linesOf(text, font, room.width()), .face = face};
        laid.isElided = laid.lines.size() > most;
        if (!laid.isElided)
            return laid;
        laid.lines = WrapLabel::linesOf(text, font, room.width(), most);
    }
    return laid;
}

QStringList meaning(const ReadinessRow &row, Column column)
{
    QStringList lines{column == Column::Experiment ? row.title : caption(column)};
    if (column == Column::BlastRadius)
        lines << reachText(row); // its cell may have no room for all of it
    if (!row.takenOut.isEmpty())
        return lines << Words::tr("Taken out of the day: %1").arg(row.takenOut);
    if (!row.isJudged())
        return lines << Words::tr("not judged yet");
    const Aspect aspect = aspectOf(column);
    bool isFine = true;
    for (const Concern &concern : row.concerns) {
        if (Chaos::aspectOf(concern.rule) != aspect)
            continue;
        isFine = false;
        lines << PlanWords::severity(concern.severity) + u": "_s + concern.title
              << concern.reason + u' ' + concern.remedy;
    }
    if (isFine && row.standing(aspect) != Standing::Good)
        return lines << needsRunbook();
    if (isFine && column != Column::BlastRadius)
        lines << inOrder(row, column);
    return lines;
}

QString inWords(const ReadinessRow &row)
{
    if (!row.takenOut.isEmpty())
        return Words::tr("%1, taken out of the day: %2").arg(row.title, row.takenOut);
    if (!row.isJudged())
        return Words::tr("%1, not judged yet").arg(row.title);
    QStringList holes;
    for (const Concern &concern : row.concerns) {
        if (concern.severity == Severity::Hole)
            holes << concern.title;
    }
    return holes.isEmpty() ? Words::tr("%1, ready").arg(row.title)
                           : Words::tr("%1, holes: %2").arg(row.title, holes.join(u", "_s));
}

} // namespace Chaos::ReadinessCells
