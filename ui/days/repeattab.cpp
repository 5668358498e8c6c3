// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/days/repeattab.h"

#include "models/report/overdayswords.h"
#include "models/rules/tamedtext.h"
#include "ui/days/daytable.h"
#include "ui/days/repeatsheet.h"
#include "ui/theme/look.h"
#include "ui/widgets/actbutton.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/wraplabel.h"

#include <QListView>
#include <QSet>
#include <QVBoxLayout>

#include <algorithm>

namespace Chaos {

using namespace Qt::StringLiterals;

RepeatTab::RepeatTab(const Look &look, QWidget *parent)
    : QWidget(parent)
    , m_sheet(std::make_shared<const RepeatSheet>())
    , m_count(new ElidedLabel(look, Face::Body, Ink::Soft, this))
    , m_put(new ActButton(look, tr("Put into the plan"), Ink::Accent,
                          QKeySequence(Qt::CTRL | Qt::Key_Return), this))
    , m_save(new ActButton(look, tr("Save as a plan…"), Ink::Soft, QKeySequence(QKeySequence::Save),
                           this))
    , m_table(new DayTable(look, tr("Experiments to repeat"), this))
    , m_reasons(new WrapLabel(look, Face::Body, Ink::Soft, this))
    , m_empty(new WrapLabel(look, Face::Body, Ink::Faint, this))
    , m_legend(new WrapLabel(look, Face::Small, Ink::Faint, this))
{
    setObjectName(u"repeatTab"_s);
    m_count->setObjectName(u"repeatCount"_s);
    m_put->setObjectName(u"putIntoPlan"_s);
    m_save->setObjectName(u"saveRepeatPlan"_s);
    m_table->list().setObjectName(u"repeatList"_s);
    m_table->setManyChosen(true);
    m_table->setColumns({{tr("EXPERIMENT"), 30}, {tr("WHY"), 52}, {tr("PLANNED ALREADY"), 18}});
    m_reasons->setObjectName(u"repeatReasons"_s);
    m_reasons->setMaximumLines(4);
    m_empty->setObjectName(u"nothingToRepeat"_s);
    m_empty->setText(tr("No experiment is to be repeated: each alert was proved lately, and each "
                        "re-test is done."));
    m_legend->setText(OverDaysWords::definitionOfRepeating());
    auto *head = new QHBoxLayout;
    head->setSpacing(3 * step);
    head->addWidget(m_count, 1);
    head->addWidget(m_save);
    head->addWidget(m_put);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2 * step);
    column->addLayout(head);
    column->addWidget(m_empty);
    column->addWidget(m_table, 1);
    column->addWidget(m_reasons);
    column->addWidget(m_legend);
    connect(m_table, &DayTable::chosenChanged, this, &RepeatTab::refresh);
    connect(m_table, &DayTable::currentChanged, this, &RepeatTab::refresh);
    connect(m_put, &ActButton::clicked, this, [this] { emit planWished(chosen()); });
    connect(m_save, &ActButton::clicked, this, [this] { emit saveWished(chosen()); });
    refresh();
}

void RepeatTab::setSheet(std::shared_ptr<const RepeatSheet> sheet)
{
    m_sheet = std::move(sheet);
    m_table->setRows(m_sheet->rows);
    refresh();
}

void RepeatTab::setDayTitle(const QString &title)
{
    m_dayTitle = title;
    refresh();
}

/// Those that are selected, in the order of the list.
std::vector<ToRepeat> RepeatTab::chosen() const
{
    const QStringList all = m_table->chosen();
    const QSet<QString> keys(all.begin(), all.end());
    std::vector<ToRepeat> chosen;
    std::ranges::copy_if(m_sheet->repeats, std::back_inserter(chosen),
                         [&](const ToRepeat &one) { return keys.contains(one.experiment); });
    return chosen;
}

void RepeatTab::refresh()
{
    const auto &repeats = m_sheet->repeats;
    const bool isEmpty = repeats.empty();
    const qsizetype count = m_table->chosenCount();
    m_empty->setVisible(isEmpty);
    for (QWidget *part : {static_cast<QWidget *>(m_table), static_cast<QWidget *>(m_legend),
                          static_cast<QWidget *>(m_reasons)})
        part->setVisible(!isEmpty);
    m_put->setEnabled(count > 0 && !m_dayTitle.isEmpty());
    m_save->setEnabled(count > 0);
    QString text = tr("%1 experiments to repeat, %2 chosen").arg(repeats.size()).arg(count);
    text += u" · "_s
        + (m_dayTitle.isEmpty() ? tr("open a day to put them into its plan; Ctrl+A chooses all")
                                : tr("for %1; Ctrl+A chooses all").arg(tamed(m_dayTitle, 60)));
    m_count->setText(isEmpty ? QString() : text);
    const auto current = std::ranges::find(repeats, m_table->current(), &ToRepeat::experiment);
    m_reasons->setText(m_sheet->reasons.value(current - repeats.begin()));
}

} // namespace Chaos
