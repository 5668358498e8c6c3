// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/days/repeattab.h"

#include "models/report/overdayswords.h"
#include "models/rules/tamedtext.h"
#include "ui/days/daytable.h"
#include "ui/theme/look.h"
#include "ui/widgets/actbutton.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/wraplabel.h"

#include <QListView>
#include <QVBoxLayout>

#include <algorithm>

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

RepeatTab::RepeatTab(const Look &look, QWidget *parent)
    : QWidget(parent)
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

void RepeatTab::setRepeats(std::vector<ToRepeat> repeats, QDate today)
{
    m_repeats = std::move(repeats);
    m_today = today;
    std::vector<DayTableRow> rows;
    for (const ToRepeat &one : m_repeats)
        rows.push_back(repeatRow(one, today));
    m_table->setRows(std::move(rows));
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
    const QStringList keys = m_table->chosen();
    std::vector<ToRepeat> chosen;
    std::ranges::copy_if(m_repeats, std::back_inserter(chosen),
                         [&](const ToRepeat &one) { return keys.contains(one.experiment); });
    return chosen;
}

void RepeatTab::refresh()
{
    const bool isEmpty = m_repeats.empty();
    const int count = int(m_table->chosen().size());
    m_empty->setVisible(isEmpty);
    for (QWidget *part : {static_cast<QWidget *>(m_table), static_cast<QWidget *>(m_legend),
                          static_cast<QWidget *>(m_reasons)})
        part->setVisible(!isEmpty);
    m_put->setEnabled(count > 0 && !m_dayTitle.isEmpty());
    m_save->setEnabled(count > 0);
    QString text = tr("%1 experiments to repeat, %2 chosen").arg(m_repeats.size()).arg(count);
    text += u" · "_s
        + (m_dayTitle.isEmpty() ? tr("open a day to put them into its plan; Ctrl+A chooses all")
                                : tr("for %1; Ctrl+A chooses all").arg(tamed(m_dayTitle, 60)));
    m_count->setText(isEmpty ? QString() : text);
    const auto current = std::ranges::find(m_repeats, m_table->current(), &ToRepeat::experiment);
    m_reasons->setText(current == m_repeats.end() ? QString()
                                                  : allLines(*current, m_today).join(u" · "_s));
}

} // namespace Chaos
