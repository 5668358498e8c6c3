// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/days/comparisontab.h"

#include "models/report/reporttext.h"
#include "ui/days/comparisonsheet.h"
#include "ui/days/daytable.h"
#include "ui/theme/look.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/wraplabel.h"

#include <QComboBox>
#include <QListView>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

void offer(QComboBox *box, const std::vector<DayChoice> &days, int usual)
{
    const QSignalBlocker quiet(box);
    const QString chosen = box->currentData().toString();
    box->clear();
    for (const DayChoice &day : days)
        box->addItem(day.name, day.key);
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

void ComparisonTab::setDays(std::shared_ptr<const KeptDays> kept,
                            const std::vector<DayChoice> &choices)
{
    m_kept = std::move(kept);
    const int last = int(choices.size()) - 1;
    int after = last;
    while (after > 1 && !choices[std::size_t(after)].isOver)
        --after;
    offer(m_before, choices, std::max(0, after - 1));
    offer(m_after, choices, after);
    compare();
}

void ComparisonTab::compare()
{
    const int turn = ++m_asked;
    const QString before = m_before->currentData().toString();
    const QString after = m_after->currentData().toString();
    if (!m_kept || before == after)
        return show({});
    m_errands.run(
        [kept = m_kept, before, after] {
            const PastDay *const first = kept->day(before);
            const PastDay *const second = kept->day(after);
            return first && second ? std::optional(comparisonSheetOf(*first, *second))
                                   : std::nullopt;
        },
        [this, turn](std::optional<ComparisonSheet> sheet) {
            if (turn == m_asked)
                show(std::move(sheet));
        });
}

void ComparisonTab::show(std::optional<ComparisonSheet> sheet)
{
    m_empty->setVisible(!sheet);
    m_table->setVisible(sheet.has_value());
    m_legend->setVisible(sheet.has_value());
    m_summary->setText(sheet ? sheet->summary : QString());
    if (!sheet)
        return;
    m_table->setColumns(std::move(sheet->columns));
    m_table->setRows(std::move(sheet->rows));
}

} // namespace Chaos
