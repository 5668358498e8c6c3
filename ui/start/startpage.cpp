// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/start/startpage.h"

#include "ui/start/dayrow.h"
#include "ui/start/newdayform.h"
#include "ui/start/startrow.h"
#include "ui/theme/look.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/plandrop.h"
#include "ui/widgets/rule.h"
#include "ui/widgets/wraplabel.h"

#include <QDateTime>
#include <QScrollArea>
#include <QVBoxLayout>

#include <ranges>

using namespace Qt::StringLiterals;

namespace Chaos {

namespace {

constexpr int columnWidth = 860;
constexpr std::size_t mostDays = 50;

} // namespace

StartPage::StartPage(const Look &look, const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
    , m_clock(clock)
    , m_form(new NewDayForm(look))
    , m_urgent(new QVBoxLayout)
    , m_recent(new QVBoxLayout)
    , m_none(new WrapLabel(look, Face::Body, Ink::Faint))
{
    setObjectName(u"startPage"_s);
    auto *content = new QWidget;
    content->setMaximumWidth(columnWidth);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 8 * step);
    column->setSpacing(0);
    column->addStretch(1);
    buildHead(*column);
    buildRows(*column);
    buildRecent(*column);
    column->addStretch(2);

    auto *middle = new QWidget;
    auto *row = new QHBoxLayout(middle);
    row->setContentsMargins(8 * step, 4 * step, 8 * step, 0);
    row->addStretch(1);
    row->addWidget(content, 1000);
    row->addStretch(1);
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(middle);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(scroll);
    auto *drop = new PlanDrop(look, tr("Drop to open this plan"), this);
    connect(drop, &PlanDrop::dropped, this, &StartPage::planFileDropped);
    connect(drop, &PlanDrop::refused, this, &StartPage::dropRefused);
}

void StartPage::buildHead(QVBoxLayout &column)
{
    auto *name = new ElidedLabel(m_look, Face::Banner, Ink::Text);
    name->setText(tr("Chaosroom"));
    auto *about = new WrapLabel(m_look, Face::Body, Ink::Soft);
    about->setText(
        tr("Break staging on purpose. See whether your alerts notice, and whether you are told."));
    column.addWidget(name);
    column.addSpacing(2 * step);
    column.addWidget(about);
    column.addSpacing(8 * step);
    column.addWidget(new Rule(m_look));
    m_urgent->setSpacing(0);
    column.addLayout(m_urgent);
}

void StartPage::buildRows(QVBoxLayout &column)
{
    auto *rehearse = new StartRow(
        m_look,
        {u"play"_s, tr("Rehearse a chaos day"),
         tr("Six experiments on a small staging of its own, on this computer. Nothing else is "
            "touched. 10 minutes."),
         QKeySequence(Qt::CTRL | Qt::Key_R)});
    rehearse->setObjectName(u"rehearse"_s);
    rehearse->setIconInk(Ink::Accent);
    auto *plan = new StartRow(
        m_look,
        {u"add"_s, tr("Plan a new day"),
         tr("Give it a title and a date, then add what shall be broken, or import it."),
         QKeySequence(Qt::CTRL | Qt::Key_N)});
    plan->setObjectName(u"planDay"_s);
    auto *open = new StartRow(
        m_look,
        {u"folder"_s, tr("Open a plan file"),
         tr("A day as YAML from your repository, or a Chaos Toolkit experiment. Dropping the file "
            "here does the same."),
         QKeySequence(Qt::CTRL | Qt::Key_O)});
    open->setObjectName(u"openFile"_s);
    auto *sample = new StartRow(
        m_look,
        {u"plan"_s, tr("Look at a sample day"),
         tr("A first chaos day as it was planned: 40 alerts, 14 experiments with holes to mend."),
         QKeySequence(Qt::CTRL | Qt::Key_L)});
    sample->setObjectName(u"sampleDay"_s);
    auto *held = new StartRow(
        m_look,
        {u"report"_s, tr("See how such a day ends"),
         tr("The same day after it was held, invented from beginning to end: its timeline, its "
            "mini-retros and its report."),
         QKeySequence(Qt::CTRL | Qt::Key_H)});
    held->setObjectName(u"heldSampleDay"_s);

    auto *days = new StartRow(
        m_look,
        {u"days"_s, tr("Look over days"),
         tr("When each alert was proved last and how fast, what changed from day to day, and which "
            "experiments to repeat."),
         QKeySequence(Qt::CTRL | Qt::Key_D)});
    days->setObjectName(u"overDays"_s);

    column.addWidget(rehearse);
    column.addWidget(plan);
    column.addWidget(m_form);
    column.addWidget(open);
    column.addWidget(sample);
    column.addWidget(held);
    column.addWidget(days);
    m_form->hide();
    connect(days, &QAbstractButton::clicked, this, &StartPage::overDaysRequested);
    connect(rehearse, &QAbstractButton::clicked, this, &StartPage::rehearsalRequested);
    connect(plan, &QAbstractButton::clicked, this, &StartPage::openForm);
    connect(open, &QAbstractButton::clicked, this, &StartPage::planFileRequested);
    connect(sample, &QAbstractButton::clicked, this, &StartPage::sampleRequested);
    connect(held, &QAbstractButton::clicked, this, &StartPage::heldSampleRequested);
    connect(m_form, &NewDayForm::cancelled, m_form, &QWidget::hide);
    connect(m_form, &NewDayForm::planned, this, [this](const QString &title, QDate date) {
        m_form->hide();
        emit newDayRequested(title, date);
    });
}

void StartPage::buildRecent(QVBoxLayout &column)
{
    auto *heading = new ElidedLabel(m_look, Face::Caps, Ink::Faint);
    heading->setText(tr("RECENT DAYS"));
    column.addSpacing(10 * step);
    column.addWidget(heading);
    column.addSpacing(3 * step);
    m_none->setObjectName(u"noDays"_s);
    m_none->setText(
        tr("No day in this store yet. The rehearsal shows a whole one in ten minutes."));
    column.addWidget(m_none);
    m_recent->setSpacing(0);
    column.addLayout(m_recent);
}

void StartPage::setRecentDays(const std::vector<RecentDay> &days)
{
    qDeleteAll(m_dayRows);
    m_dayRows.clear();
    for (const RecentDay &day : days | std::views::take(mostDays)) {
        auto *row = new DayRow(m_look, day, today());
        row->setObjectName(u"day-"_s + day.key);
        connect(row, &QAbstractButton::clicked, this,
                [this, key = day.key] { emit dayRequested(key); });
        (day.applied.isEmpty() ? m_recent : m_urgent)->addWidget(row);
        m_dayRows.push_back(row);
    }
    m_none->setVisible(days.empty());
}

void StartPage::openForm()
{
    m_form->show();
    m_form->begin(today().addDays(14));
}

QDate StartPage::today() const
{
    return QDateTime::fromMSecsSinceEpoch(microsOf(m_clock.now()) / 1000).date();
}

} // namespace Chaos
