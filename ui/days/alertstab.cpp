// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/days/alertstab.h"

#include "models/report/overdayswords.h"
#include "models/report/reporttext.h"
#include "models/rules/tamedtext.h"
#include "ui/days/alertsheet.h"
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

namespace Chaos {

using namespace Qt::StringLiterals;

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

void AlertsTab::setSheet(std::shared_ptr<const AlertSheet> sheet)
{
    m_sheet = std::move(sheet);
    m_count->setText(m_sheet->counts);
    search();
}

void AlertsTab::search()
{
    const QStringList words = m_words->text().split(u' ', Qt::SkipEmptyParts);
    if (!m_sheet)
        return;
    std::vector<DayTableRow> rows;
    std::ranges::copy_if(m_sheet->rows, std::back_inserter(rows), [&](const DayTableRow &row) {
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
    const auto &rows = m_sheet->rows;
    const auto row = std::ranges::find(rows, key, &DayTableRow::key);
    const bool isThere = row != rows.end();
    const auto found = m_sheet->histories.begin() + (row - rows.begin());
    m_chart->setHistory(isThere ? std::optional(*found) : std::nullopt);
    m_title->setText(isThere ? tamed(alertText(found->alert, found->matchers)) + u" · "_s
                             + tamed(found->sourceTitle)
                             : QString());
    m_pace->setText(isThere ? OverDaysWords::pace(found->pace()) : QString());
}

} // namespace Chaos
