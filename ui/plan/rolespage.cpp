// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plan/rolespage.h"

#include "models/day/clock.h"
#include "models/day/entries.h"
#include "models/plan/plankey.h"
#include "models/rules/playing.h"
#include "ui/plan/buyinline.h"
#include "ui/plan/namefield.h"
#include "ui/plan/personline.h"
#include "ui/plan/planwords.h"
#include "ui/plan/roleline.h"
#include "ui/theme/look.h"
#include "ui/widgets/panelheading.h"

#include <QHBoxLayout>
#include <QScrollArea>

#include <algorithm>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

/// A column of lines under a heading, with a field below that adds one.
struct Column
{
    QWidget *widget = nullptr;
    PanelHeading *heading = nullptr;
    QVBoxLayout *lines = nullptr;
    NameField *add = nullptr;
};

Column makeColumn(const Look &look, const QString &title, const QString &addName,
                  const QString &question)
{
    Column column;
    column.widget = new QWidget;
    auto *box = new QVBoxLayout(column.widget);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(2 * step);
    column.heading = new PanelHeading(look, title, column.widget);
    column.lines = new QVBoxLayout;
    column.lines->setSpacing(step);
    column.add = new NameField(column.widget);
    column.add->setAdds(true);
    column.add->setObjectName(addName);
    column.add->setPlaceholderText(question);
    column.add->setAccessibleName(question);
    box->addWidget(column.heading);
    box->addLayout(column.lines);
    box->addWidget(column.add);
    return column;
}

/// As many lines as there are values, each showing its own.
template<typename Line, typename Make>
void fit(std::vector<Line *> &lines, std::size_t count, QVBoxLayout *column, Make make)
{
    while (lines.size() > count) {
        delete lines.back();
        lines.pop_back();
    }
    while (lines.size() < count) {
        lines.push_back(make());
        column->addWidget(lines.back());
    }
}

} // namespace

RolesPage::RolesPage(LiveDay &live, const Clock &clock, const Look &look, QWidget *parent)
    : QWidget(parent)
    , m_live(live)
    , m_clock(clock)
    , m_look(look)
{
    setObjectName(u"rolesPage"_s);
    auto *inner = new QWidget;
    auto *left = new QVBoxLayout;
    left->setSpacing(6 * step);
    left->addWidget(makeRoles());
    left->addWidget(makeBuyIns());
    left->addStretch();
    auto *right = new QVBoxLayout;
    right->addWidget(makePeople());
    right->addStretch();
    auto *columns = new QHBoxLayout(inner);
    columns->setContentsMargins(5 * step, 3 * step, 5 * step, 3 * step);
    columns->setSpacing(8 * step);
    columns->addLayout(left, 3); // its lines hold more
    columns->addLayout(right, 2);
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(inner);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(scroll);
    connect(&live, &LiveDay::replaced, this, &RolesPage::refresh);
    connect(&live, &LiveDay::changed, this, [this](Touched what) {
        if (touches(what, Touched::Plan | Touched::Roles | Touched::Queue))
            refresh();
    });
    refresh();
}

QWidget *RolesPage::makeRoles()
{
    const Column column =
        makeColumn(m_look, tr("Roles"), u"addRole"_s, tr("Add a role: what is it called?"));
    m_rolesHeading = column.heading;
    m_roleColumn = column.lines;
    connect(column.add, &NameField::named, this, &RolesPage::addRole);
    return column.widget;
}

QWidget *RolesPage::makePeople()
{
    const Column column =
        makeColumn(m_look, tr("People"), u"addPerson"_s, tr("Add a person: who is it?"));
    m_peopleHeading = column.heading;
    m_personColumn = column.lines;
    connect(column.add, &NameField::named, this, &RolesPage::addPerson);
    return column.widget;
}

QWidget *RolesPage::makeBuyIns()
{
    const Column column =
        makeColumn(m_look, tr("Buy-in"), u"addBuyIn"_s, tr("Whose agreement does the day need?"));
    m_buyInHeading = column.heading;
    m_buyInColumn = column.lines;
    connect(column.add, &NameField::named, this, &RolesPage::addBuyIn);
    return column.widget;
}

void RolesPage::refresh()
{
    const Plan &plan = m_live.day().plan();
    const std::vector<Role> roles = plan.playedRoles();
    fit(m_roles, roles.size(), m_roleColumn, [this] {
        auto *line = new RoleLine(m_live, m_look, this);
        connect(line, &RoleLine::wished, this, [this](std::vector<Entry> entries) {
            keepCustomaryRoles(entries);
            emit wished(entries);
        });
        return line;
    });
    int filled = 0;
    for (std::size_t i = 0; i < roles.size(); ++i) {
        m_roles[i]->show(roles[i]);
        filled += playerOfDay(plan, roles[i].key).isEmpty() ? 0 : 1;
    }
    m_rolesHeading->setNote(tr("%1 of %2 filled for the day").arg(filled).arg(roles.size()));

    const std::vector<Load> loads = loadsOf(plan);
    fit(m_people, loads.size(), m_personColumn, [this] {
        auto *line = new PersonLine(m_live, m_look, this);
        connect(line, &PersonLine::wished, this, &RolesPage::wished);
        return line;
    });
    Micros most{0};
    for (const Load &load : loads)
        most = std::max(most, load.time);
    for (std::size_t i = 0; i < loads.size(); ++i)
        m_people[i]->show(loads[i], most);
    m_peopleHeading->setNote(loads.empty()           ? tr("nobody yet")
                                 : loads.size() == 1 ? tr("1 person")
                                                     : tr("%n people", nullptr, int(loads.size())));

    const QDate today = PlanWords::dateOf(m_clock.now());
    fit(m_buyIns, plan.buyIns.size(), m_buyInColumn, [this] {
        auto *line = new BuyInLine(m_look, this);
        connect(line, &BuyInLine::wished, this,
                [this](const Entry &entry) { emit wished({entry}); });
        return line;
    });
    for (std::size_t i = 0; i < plan.buyIns.size(); ++i)
        m_buyIns[i]->show(plan.buyIns[i], today);
    const auto got =
        std::ranges::count_if(plan.buyIns, [](const BuyIn &one) { return one.gotOn.isValid(); });
    m_buyInHeading->setNote(plan.buyIns.empty()
                                ? tr("leadership, teams, people")
                                : tr("%1 of %2 agree").arg(got).arg(plan.buyIns.size()));
}

/// The customary roles stand in no plan until one of them is touched: then all of them do, lest the
/// others vanish.
void RolesPage::keepCustomaryRoles(std::vector<Entry> &entries) const
{
    if (!m_live.day().plan().roles.empty())
        return;
    const bool namesRoles = std::ranges::any_of(entries, [](const Entry &entry) {
        return entry.kind == Kind::RoleNamed || entry.kind == Kind::RoleRemoved;
    });
    if (!namesRoles)
        return;
    std::vector<Entry> all;
    for (const Role &role : customaryRoles())
        all.push_back(Entries::planned(role));
    std::ranges::move(entries, std::back_inserter(all));
    entries = std::move(all);
}

void RolesPage::addRole(const QString &title)
{
    std::vector<Entry> entries{Entries::planned(
        Role{.key = freshKey(title, m_live.day().plan().playedRoles()), .title = title})};
    keepCustomaryRoles(entries);
    emit wished(entries);
}

void RolesPage::addPerson(const QString &name)
{
    emit wished({Entries::planned(
        Person{.key = freshKey(name, m_live.day().plan().people), .name = name})});
}

void RolesPage::addBuyIn(const QString &name)
{
    emit wished(
        {Entries::planned(BuyIn{.key = freshKey(name, m_live.day().plan().buyIns), .name = name})});
}

} // namespace Chaos
