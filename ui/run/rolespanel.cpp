// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/run/rolespanel.h"

#include "models/day/clock.h"
#include "models/day/entries.h"
#include "ui/run/rolebutton.h"
#include "ui/theme/look.h"
#include "ui/widgets/panelheading.h"
#include "ui/widgets/wraplabel.h"

#include <QActionGroup>
#include <QMenu>
#include <QVBoxLayout>

namespace Chaos {

using namespace Qt::StringLiterals;

RolesPanel::RolesPanel(LiveDay &live, const Clock &clock, const Look &look, QWidget *parent)
    : QWidget(parent)
    , m_live(live)
    , m_clock(clock)
    , m_look(look)
    , m_model(live)
    , m_heading(new PanelHeading(look, tr("Roles"), this))
    , m_empty(new WrapLabel(look, Face::Body, Ink::Faint, this))
    , m_column(new QVBoxLayout(this))
{
    setObjectName(u"rolesPanel"_s);
    m_heading->setObjectName(u"rolesHeading"_s);
    m_empty->setText(tr("The plan names no roles. A chaos day wants at least an incident "
                        "commander, an experimenter and a scribe."));
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    m_column->addWidget(m_heading);
    m_column->addSpacing(step);
    m_column->addWidget(m_empty);
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, &RolesPanel::refresh);
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this, &RolesPanel::refresh);
    connect(&m_model, &QAbstractItemModel::rowsMoved, this, &RolesPanel::refresh);
    connect(&m_model, &QAbstractItemModel::dataChanged, this, &RolesPanel::refresh);
    refresh();
}

void RolesPanel::setCompact(bool compact)
{
    if (m_compact == compact)
        return;
    m_compact = compact;
    for (RoleButton *button : m_buttons)
        button->setCompact(compact);
}

void RolesPanel::refresh()
{
    const auto &rows = m_model.rows();
    while (m_buttons.size() > rows.size()) {
        delete m_buttons.back();
        m_buttons.pop_back();
    }
    while (m_buttons.size() < rows.size()) {
        auto *button = new RoleButton(m_look, this);
        button->setCompact(m_compact);
        m_column->addWidget(button);
        connect(button, &RoleButton::clicked, this, [this, button] { offerPeople(button); });
        m_buttons.push_back(button);
    }
    for (std::size_t i = 0; i < rows.size(); ++i)
        m_buttons[i]->show(rows[i]);
    m_empty->setVisible(rows.empty());
    m_heading->setNote(rows.empty()
                           ? QString()
                           : tr("%1 of %2 filled").arg(m_model.filledCount()).arg(rows.size()));
}

void RolesPanel::offerPeople(RoleButton *button)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(u"peopleMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const RoleRow role = button->role();
    const auto offer = [&](const QString &person, QString name) {
        // An ampersand in a name is a letter, not a mnemonic.
        QAction *action = menu->addAction(name.left(100).simplified().replace(u'&', u"&&"_s));
        action->setCheckable(true);
        action->setChecked(person == role.person);
        connect(action, &QAction::triggered, this,
                [this, role, person] { handOver(role, person); });
    };
    for (const Person &person : m_live.day().plan().people)
        offer(person.key, person.name.isEmpty() ? person.key : person.name);
    if (m_live.day().plan().people.empty())
        menu->addAction(tr("The plan names no people"))->setEnabled(false);
    menu->addSeparator();
    offer({}, tr("Nobody"));
    menu->popup(button->mapToGlobal(QPoint(0, button->height())));
}

void RolesPanel::handOver(const RoleRow &role, const QString &person)
{
    if (person == role.person)
        return;
    Entry entry =
        Entries::assigned({.role = role.key, .person = person, .experiment = role.experiment});
    entry.at = m_clock.now();
    emit wished(entry);
}

} // namespace Chaos
