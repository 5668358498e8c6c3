// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plan/roleline.h"

#include "models/day/entries.h"
#include "models/rules/playing.h"
#include "ui/plan/namefield.h"
#include "ui/plan/planwords.h"
#include "ui/plan/removebutton.h"
#include "ui/theme/look.h"
#include "ui/widgets/elidedlabel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QSet>
#include <QToolButton>

#include <algorithm>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype namedPlayers = 2;

/// "Bob in 3 experiments", "5 people in turn": where the day's player is not the one. Who
/// drives an experiment is its experimenter where nobody else is named.
QString elsewhere(const Plan &plan, const Role &role)
{
    QStringList people;
    int experiments = 0;
    const auto count = [&](const QString &person) {
        ++experiments;
        if (const QString name = nameOf(plan, person); !people.contains(name))
            people.push_back(name);
    };
    QSet<QString> assigned;
    for (const Assignment &assignment : plan.assignments) {
        if (assignment.role != role.key || assignment.experiment.isEmpty())
            continue;
        count(assignment.person);
        assigned.insert(assignment.experiment);
    }
    const bool isDriven = role.key == u"experimenter"_s && playerOfDay(plan, role.key).isEmpty();
    for (const Experiment &experiment : plan.experiments) {
        if (isDriven && !experiment.driver.isEmpty() && !assigned.contains(experiment.key))
            count(experiment.driver);
    }
    if (experiments == 0)
        return {};
    if (people.size() > namedPlayers)
        return RoleLine::tr("%1 people in turn").arg(people.size());
    return RoleLine::tr("%1 in %2").arg(people.join(u", "_s), PlanWords::experiments(experiments));
}

} // namespace

RoleLine::RoleLine(LiveDay &live, const Look &look, QWidget *parent)
    : QWidget(parent)
    , m_live(live)
    , m_title(new NameField(this))
    , m_player(new QComboBox(this))
    , m_elsewhere(new ElidedLabel(look, Face::Small, Ink::Soft, this))
    , m_remove(makeRemoveButton(this))
{
    m_player->setMinimumContentsLength(8);
    m_player->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_player->setFocusPolicy(Qt::StrongFocus);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2 * step);
    row->addWidget(m_title, 3);
    row->addWidget(m_player, 1);
    row->addWidget(m_elsewhere, 2);
    row->addWidget(m_remove);
    connect(m_player, &QComboBox::activated, this, &RoleLine::choose);
    connect(m_remove, &QToolButton::clicked, this, &RoleLine::remove);
    connect(m_title, &NameField::named, this, [this](const QString &title) {
        emit wished({Entries::planned(Role{.key = m_role.key, .title = title})});
    });
}

void RoleLine::show(const Role &role)
{
    m_role = role;
    const QString title = role.title.isEmpty() ? role.key : role.title;
    setObjectName(u"roleLine_"_s + role.key);
    m_title->setObjectName(u"roleTitle_"_s + role.key);
    m_player->setObjectName(u"rolePlayer_"_s + role.key);
    m_remove->setObjectName(u"roleRemove_"_s + role.key);
    m_title->show(title);
    m_title->setAccessibleName(tr("Name of the role"));
    m_player->setAccessibleName(tr("Who plays %1").arg(title.left(200)));
    m_remove->setAccessibleName(tr("Remove %1").arg(title.left(200)));
    m_elsewhere->setText(elsewhere(m_live.day().plan(), role));
    fillPeople();
}

void RoleLine::fillPeople()
{
    const Plan &plan = m_live.day().plan();
    const QString player = playerOfDay(plan, m_role.key);
    m_player->clear();
    m_player->addItem(tr("nobody yet"), QString());
    for (const Person &person : plan.people)
        m_player->addItem(nameOf(plan, person.key).left(100).simplified(), person.key);
    if (m_player->findData(player) < 0)
        m_player->addItem(player, player);
    m_player->setCurrentIndex(m_player->findData(player));
}

void RoleLine::choose(int index)
{
    const QString person = m_player->itemData(index).toString();
    if (person != playerOfDay(m_live.day().plan(), m_role.key))
        emit wished({Entries::assigned({.role = m_role.key, .person = person})});
}

/// A role that goes takes its assignments along.
void RoleLine::remove()
{
    std::vector<Entry> entries{Entries::removed(Kind::RoleRemoved, m_role.key)};
    for (const Assignment &assignment : m_live.day().plan().assignments) {
        if (assignment.role == m_role.key)
            entries.push_back(
                Entries::assigned({.role = m_role.key, .experiment = assignment.experiment}));
    }
    emit wished(entries);
}

} // namespace Chaos
