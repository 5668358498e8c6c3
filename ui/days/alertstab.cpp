// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/days/alertstab.h"

#include "models/report/overdayswords.h"
#include "models/report/reporttext.h"
#include "models/rules/durationtext.h"
#include "models/rules/tamedtext.h"
#include "ui/days/daytable.h"
#include "ui/days/timeschart.h"
#include "ui/theme/look.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/rule.h"
#include "ui/widgets/wraplabel.h"

#include <QLineEdit>
#include <QListView>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

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
        {.text = !proven              ? AlertsTab::tr("never")
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
        row.tip << (test.date.isValid() ? OverDaysWords::dateText(test.date) : tamed(test.dayTitle))
                + u": "_s + OverDaysWords::result(test) + u" · "_s + tamed(test.proof.title);
    }
    if (pace.trend != Trend::Unknown)
        row.tip << OverDaysWords::pace(pace);
    return row;
}

} // namespace

AlertsTab::AlertsTab(const Look &look, QWidget *parent)
    : QWidget(parent)
    , m_words(new QLineEdit(this))
    , m_count(new ElidedLabel(look, Face::Body, Ink::Soft, this))
    , m_table(new DayTable(look, tr("Alerts, and when they were proved"), this))
    , m_title(new ElidedLabel(look, Face::Strong, Ink::Text, this))
    , m_pace(new ElidedLabel(look, Face::Body, Ink::Soft, this))
    , m_chart(new TimesChart(look, this))
    , m_legend(new WrapLabel(look, Face::Small, Ink::Faint, this))
{
    setObjectName(u"alertsTab"_s);
    m_words->setObjectName(u"ledgerWords"_s);
    m_words->setPlaceholderText(tr("Search alerts"));
    m_words->setAccessibleName(tr("Search alerts"));
    m_words->setClearButtonEnabled(true);
    m_words->setMaximumWidth(260);
    m_words->setTextMargins(step, 0, step, 0);
    m_count->setObjectName(u"ledgerCount"_s);
    m_table->list().setObjectName(u"ledgerList"_s);
    m_title->setObjectName(u"chartTitle"_s);
    m_pace->setObjectName(u"chartPace"_s);
    m_pace->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_table->setColumns({{tr("ALERT"), 24},
                         {tr("SOURCE"), 11},
                         {tr("STANDING"), 12},
                         {tr("LAST PROVED"), 12},
                         {tr("HOW FAST"), 13},
                         {tr("BY"), 24},
                         {tr("TREND"), 14}});
    m_legend->setText(
        tr("Disc: a person was told in time. Ring: known, no page is known of. Triangle: it fell "
           "short. Cross: it failed. Dash: nobody can say. Dashed: what the plan "
           "expected. Whisker: ±.")
        + u' ' + definitionOfTimes());
    auto *head = new QHBoxLayout;
    head->setSpacing(3 * step);
    head->addWidget(m_count, 1);
    head->addWidget(m_words);
    auto *chartHead = new QHBoxLayout;
    chartHead->setSpacing(3 * step);
    chartHead->addWidget(m_title, 1);
    chartHead->addWidget(m_pace, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2 * step);
    column->addLayout(head);
    column->addWidget(m_table, 5);
    column->addWidget(new Rule(look, Qt::Horizontal, this));
    column->addLayout(chartHead);
    column->addWidget(m_chart, 3);
    column->addWidget(m_legend);
    connect(m_words, &QLineEdit::textChanged, this, &AlertsTab::search);
    connect(m_table, &DayTable::currentChanged, this, &AlertsTab::show);
}

void AlertsTab::setHistories(std::vector<AlertHistory> histories, QDate today)
{
    m_histories = std::move(histories);
    m_rows.clear();
    std::array<int, 5> counts{};
    for (const AlertHistory &history : m_histories) {
        ++counts[std::size_t(history.standing(today))];
        m_rows.push_back(rowOf(history, today));
    }
    const auto countOf = [&](AlertStanding standing) { return counts[std::size_t(standing)]; };
    m_count->setText(tr("%1 alerts").arg(m_histories.size()) + u" · "_s
                     + tr("%1 proved").arg(countOf(AlertStanding::Proven)) + u" · "_s
                     + tr("%1 long ago").arg(countOf(AlertStanding::ProvenLongAgo)) + u" · "_s
                     + tr("%1 failed").arg(countOf(AlertStanding::Failed)) + u" · "_s
                     + tr("%1 fell short").arg(countOf(AlertStanding::FellShort)) + u" · "_s
                     + tr("%1 never proved").arg(countOf(AlertStanding::NeverProven)));
    search();
}

void AlertsTab::search()
{
    const QStringList words = m_words->text().split(u' ', Qt::SkipEmptyParts);
    std::vector<DayTableRow> rows;
    std::ranges::copy_if(m_rows, std::back_inserter(rows), [&](const DayTableRow &row) {
        QString all;
        for (const DayCell &cell : row.cells)
            all += cell.text + u' ';
        return std::ranges::all_of(
            words, [&](const QString &word) { return all.contains(word, Qt::CaseInsensitive); });
    });
    m_table->setRows(std::move(rows));
    show(m_table->current());
}

void AlertsTab::show(const QString &key)
{
    const auto row = std::ranges::find(m_rows, key, &DayTableRow::key);
    const bool isThere = row != m_rows.end();
    const auto found = m_histories.begin() + (row - m_rows.begin());
    m_chart->setHistory(isThere ? std::optional(*found) : std::nullopt);
    m_title->setText(isThere ? tamed(alertText(found->alert, found->matchers)) + u" · "_s
                             + tamed(found->sourceTitle)
                             : QString());
    m_pace->setText(isThere ? OverDaysWords::pace(found->pace()) : QString());
}

} // namespace Chaos
