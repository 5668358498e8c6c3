// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plan/personline.h"

#include "models/day/entries.h"
#include "models/rules/durationtext.h"
#include "ui/plan/namefield.h"
#include "ui/plan/planwords.h"
#include "ui/plan/removebutton.h"
#include "ui/theme/look.h"
#include "ui/widgets/elidedlabel.h"

#include <QGridLayout>
#include <QPainter>
#include <QToolButton>

#include <algorithm>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

constexpr int barHeight = 4;

QString nameOfTeam(const Plan &plan, const QString &key)
{
    const auto team = std::ranges::find(plan.teams, key, &Team::key);
    return team == plan.teams.end() || team->name.isEmpty() ? key : team->name;
}

/// What is typed is the name or the key of a team; one that the plan does not have is its own key.
QString keyOfTeam(const Plan &plan, const QString &typed)
{
    const auto isIt = [&](const Team &team) {
        return team.key == typed || team.name.compare(typed, Qt::CaseInsensitive) == 0;
    };
    const auto team = std::ranges::find_if(plan.teams, isIt);
    return team == plan.teams.end() || typed.isEmpty() ? typed : team->key;
}

} // namespace

PersonLine::PersonLine(LiveDay &live, const Look &look, QWidget *parent)
    : QWidget(parent)
    , m_live(live)
    , m_look(look)
    , m_name(new NameField(this))
    , m_team(new NameField(this))
    , m_work(new ElidedLabel(look, Face::Small, Ink::Soft, this))
    , m_bar(new QWidget(this))
    , m_remove(makeRemoveButton(this))
{
    m_bar->setFixedHeight(barHeight);
    m_team->setPlaceholderText(tr("team"));
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, step);
    grid->setHorizontalSpacing(2 * step);
    grid->setVerticalSpacing(step);
    grid->addWidget(m_name, 0, 0);
    grid->addWidget(m_team, 0, 1);
    grid->addWidget(m_remove, 0, 2);
    grid->addWidget(m_work, 1, 0, 1, 2);
    grid->addWidget(m_bar, 2, 0, 1, 2);
    grid->setColumnStretch(0, 3);
    grid->setColumnStretch(1, 2);
    connect(m_name, &NameField::named, this, [this](const QString &name) {
        Person edited = person();
        edited.name = name;
        emit wished({Entries::planned(edited)});
    });
    connect(m_team, &NameField::named, this, [this](const QString &team) {
        Person edited = person();
        edited.team = keyOfTeam(m_live.day().plan(), team);
        emit wished({Entries::planned(edited)});
    });
    connect(m_remove, &QToolButton::clicked, this, &PersonLine::remove);
    connect(&look, &Look::changed, this, qOverload<>(&QWidget::update));
}

Person PersonLine::person() const
{
    const Person *known = m_live.day().plan().person(m_load.person);
    return known ? *known : Person{.key = m_load.person};
}

void PersonLine::show(const Load &load, Micros most)
{
    m_load = load;
    m_share = most > Micros(0) ? double(load.time.count()) / double(most.count()) : 0;
    const Person shown = person();
    const QString name = shown.name.isEmpty() ? shown.key : shown.name;
    setObjectName(u"personLine_"_s + load.person);
    m_name->setObjectName(u"personName_"_s + load.person);
    m_team->setObjectName(u"personTeam_"_s + load.person);
    m_remove->setObjectName(u"personRemove_"_s + load.person);
    m_name->setAccessibleName(tr("Name of the person"));
    m_team->setAccessibleName(tr("Team of %1").arg(name.left(200)));
    m_remove->setAccessibleName(tr("Remove %1").arg(name.left(200)));
    m_name->show(name);
    m_team->show(nameOfTeam(m_live.day().plan(), shown.team));
    m_work->setText(workOf(load));
    m_work->setInk(load.clashes.isEmpty() ? Ink::Soft : Ink::Warning);
    update();
}

QString PersonLine::workOf(const Load &load) const
{
    const Plan &plan = m_live.day().plan();
    QStringList parts;
    const std::vector<Role> roles = plan.playedRoles();
    for (const Role &role : roles) {
        if (load.roles.contains(role.key))
            parts.push_back((role.title.isEmpty() ? role.key : role.title).left(100));
    }
    if (load.experiments > 0) {
        parts.push_back(PlanWords::experiments(load.experiments));
        parts.push_back(durationText(load.time));
    }
    if (!load.clashes.isEmpty())
        parts.push_back(tr("two roles at once in %n", nullptr, int(load.clashes.size())));
    return parts.isEmpty() ? tr("no role yet") : parts.join(u" · "_s);
}

/// Whoever goes leaves their roles open.
void PersonLine::remove()
{
    std::vector<Entry> entries{Entries::removed(Kind::PersonRemoved, m_load.person)};
    for (const Assignment &assignment : m_live.day().plan().assignments) {
        if (assignment.person == m_load.person)
            entries.push_back(
                Entries::assigned({.role = assignment.role, .experiment = assignment.experiment}));
    }
    emit wished(entries);
}

void PersonLine::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_look.theme();
    QPainter painter(this);
    const QRect bar = m_bar->geometry();
    painter.fillRect(bar, theme.raised);
    const int width = int(std::clamp(m_share, 0.0, 1.0) * bar.width());
    painter.fillRect(QRect(bar.topLeft(), QSize(width, bar.height())),
                     m_load.clashes.isEmpty() ? theme.accent : theme.warning);
}

} // namespace Chaos
