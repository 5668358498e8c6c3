// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/days/comparisontab.h"

#include "models/report/overdayswords.h"
#include "models/report/reporttext.h"
#include "models/rules/tamedtext.h"
#include "ui/days/daytable.h"
#include "ui/theme/look.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/wraplabel.h"

#include <QComboBox>
#include <QListView>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

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
    std::vector<DayTableRow> rows{headingRow(u"figures"_s, ComparisonTab::tr("FIGURES"))};
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
        rows.push_back(headingRow(u"alerts"_s, ComparisonTab::tr("ALERTS")));
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
        rows.push_back(headingRow(u"experiments"_s, ComparisonTab::tr("EXPERIMENTS")));
    for (const ComparedExperiment &one : comparison.experiments) {
        const QString before = OverDaysWords::fate(one.before);
        const QString after = OverDaysWords::fate(one.after);
        const QString change = !one.before ? OverDaysWords::change(DayChange::New)
            : !one.after                   ? OverDaysWords::change(DayChange::Gone)
                                           : ComparisonTab::tr("in both");
        rows.push_back({.key = u"experiment/"_s + one.key,
                        .cells = {{.text = tamed(one.title)},
                                  {.text = before, .ink = Ink::Soft},
                                  {.text = after},
                                  {.text = change, .ink = Ink::Soft}},
                        .tip = {tamed(one.title), before + u" → "_s + after}});
    }
    if (!comparison.carried.empty())
        rows.push_back(
            headingRow(u"items"_s, ComparisonTab::tr("LEFT TO BE DONE BY THE EARLIER DAY")));
    int ordinal = 0;
    for (const CarriedItem &one : comparison.carried) {
        const QString now = one.isAlertProven ? ComparisonTab::tr("its alert is proved now")
            : one.isTakenUp                   ? ComparisonTab::tr("the later day has it too")
                                              : ComparisonTab::tr("still open");
        rows.push_back({.key = u"item/%1"_s.arg(ordinal++),
                        .cells = {{.text = tamed(one.item.text)},
                                  {.text = one.item.owner.isEmpty() ? ComparisonTab::tr("nobody")
                                                                    : tamed(one.item.owner),
                                   .ink = Ink::Soft},
                                  {.text = now}},
                        .tip = {tamed(one.item.text)}});
    }
    return rows;
}

QString nameOf(const PastDay &day)
{
    return day.date.isValid() ? tamed(day.title, 60) + u" · "_s + OverDaysWords::dateText(day.date)
                              : tamed(day.title, 60);
}

void offer(QComboBox *box, const KeptDays &kept, int usual)
{
    const QSignalBlocker quiet(box);
    const QString chosen = box->currentData().toString();
    box->clear();
    for (const PastDay &day : kept.days)
        box->addItem(nameOf(day), day.key);
    const int same = box->findData(chosen);
    box->setCurrentIndex(same >= 0 ? same : usual);
}

} // namespace

ComparisonTab::ComparisonTab(const Look &look, QWidget *parent)
    : QWidget(parent)
    , m_before(new QComboBox(this))
    , m_after(new QComboBox(this))
    , m_summary(new ElidedLabel(look, Face::Body, Ink::Soft, this))
    , m_table(new DayTable(look, tr("Two days side by side"), this))
    , m_empty(new WrapLabel(look, Face::Body, Ink::Faint, this))
    , m_legend(new WrapLabel(look, Face::Small, Ink::Faint, this))
{
    setObjectName(u"comparisonTab"_s);
    m_before->setObjectName(u"earlierDay"_s);
    m_before->setAccessibleName(tr("The earlier day"));
    m_after->setObjectName(u"laterDay"_s);
    m_after->setAccessibleName(tr("The later day"));
    for (QComboBox *box : {m_before, m_after}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(28);
        box->setToolTip(box->accessibleName());
        connect(box, &QComboBox::currentIndexChanged, this, &ComparisonTab::compare);
    }
    m_summary->setObjectName(u"comparisonSummary"_s);
    m_table->list().setObjectName(u"comparisonList"_s);
    m_empty->setObjectName(u"nothingToCompare"_s);
    m_empty->setText(tr("Two days are needed. Hold another one, or import its journal: chaosroom "
                        "journal import FILE.json"));
    m_legend->setText(definitionOfTimes());
    auto *arrow = new ElidedLabel(look, Face::Body, Ink::Faint, this);
    arrow->setText(u"→"_s);
    auto *head = new QHBoxLayout;
    head->setSpacing(3 * step);
    head->addWidget(m_before);
    head->addWidget(arrow);
    head->addWidget(m_after);
    head->addWidget(m_summary, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2 * step);
    column->addLayout(head);
    column->addWidget(m_empty);
    column->addWidget(m_table, 1);
    column->addWidget(m_legend);
}

void ComparisonTab::setDays(std::shared_ptr<const KeptDays> kept)
{
    m_kept = std::move(kept);
    const int last = int(m_kept->days.size()) - 1;
    int after = last;
    while (after > 1 && !m_kept->days[std::size_t(after)].isOver)
        --after;
    offer(m_before, *m_kept, std::max(0, after - 1));
    offer(m_after, *m_kept, after);
    compare();
}

void ComparisonTab::compare()
{
    const PastDay *before = m_kept ? m_kept->day(m_before->currentData().toString()) : nullptr;
    const PastDay *after = m_kept ? m_kept->day(m_after->currentData().toString()) : nullptr;
    const bool areTwo = before && after && before != after;
    m_empty->setVisible(!areTwo);
    m_table->setVisible(areTwo);
    m_legend->setVisible(areTwo);
    m_summary->setText({});
    if (!areTwo)
        return;
    const DayComparison comparison = compareDays(*before, *after);
    m_table->setColumns({{tr("WHAT"), 34},
                         {nameOf(*before).toUpper(), 26},
                         {nameOf(*after).toUpper(), 26},
                         {tr("CHANGE"), 14}});
    m_table->setRows(rowsOf(comparison));
    QStringList words;
    for (const DayChange change : {DayChange::Mended, DayChange::Broken, DayChange::Faster,
                                   DayChange::Slower, DayChange::New, DayChange::Gone}) {
        if (const int count = comparison.count(change))
            words << u"%1 %2"_s.arg(QString::number(count), OverDaysWords::change(change));
    }
    m_summary->setText(words.isEmpty() ? tr("No alert has changed.") : words.join(u" · "_s));
}

} // namespace Chaos
