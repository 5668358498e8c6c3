// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plan/buyinline.h"

#include "models/day/entries.h"
#include "ui/plan/namefield.h"
#include "ui/plan/removebutton.h"
#include "ui/theme/look.h"
#include "ui/widgets/elidedlabel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLocale>
#include <QToolButton>

namespace Chaos {

using namespace Qt::StringLiterals;

BuyInLine::BuyInLine(const Look &look, QWidget *parent)
    : QWidget(parent)
    , m_name(new NameField(this))
    , m_from(new QComboBox(this))
    , m_got(new QCheckBox(tr("agrees"), this))
    , m_since(new ElidedLabel(look, Face::Small, Ink::Soft, this))
    , m_remove(makeRemoveButton(this))
{
    m_from->addItem(tr("leadership"), int(BuyIn::From::Leadership));
    m_from->addItem(tr("team"), int(BuyIn::From::Team));
    m_from->addItem(tr("person"), int(BuyIn::From::Person));
    m_from->setFocusPolicy(Qt::StrongFocus);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2 * step);
    row->addWidget(m_name, 3);
    row->addWidget(m_from);
    row->addWidget(m_got);
    row->addWidget(m_since, 2);
    row->addWidget(m_remove);
    connect(m_name, &NameField::named, this, [this](const QString &name) {
        BuyIn edited = m_buyIn;
        edited.name = name;
        change(edited);
    });
    connect(m_from, &QComboBox::activated, this, [this](int index) {
        BuyIn edited = m_buyIn;
        edited.from = BuyIn::From(m_from->itemData(index).toInt());
        change(edited);
    });
    connect(m_got, &QCheckBox::clicked, this, [this](bool got) {
        BuyIn edited = m_buyIn;
        edited.gotOn = got ? m_today : QDate();
        change(edited);
    });
    connect(m_remove, &QToolButton::clicked, this,
            [this] { emit wished(Entries::removed(Kind::BuyInRemoved, m_buyIn.key)); });
}

void BuyInLine::show(const BuyIn &buyIn, QDate today)
{
    m_buyIn = buyIn;
    m_today = today;
    const QString name = buyIn.name.left(200).simplified();
    setObjectName(u"buyInLine_"_s + buyIn.key);
    m_name->setObjectName(u"buyInName_"_s + buyIn.key);
    m_from->setObjectName(u"buyInFrom_"_s + buyIn.key);
    m_got->setObjectName(u"buyInGot_"_s + buyIn.key);
    m_remove->setObjectName(u"buyInRemove_"_s + buyIn.key);
    m_name->setAccessibleName(tr("Whose agreement the day needs"));
    m_from->setAccessibleName(tr("What %1 is").arg(name));
    m_got->setAccessibleName(tr("%1 agrees").arg(name));
    m_remove->setAccessibleName(tr("Remove %1").arg(name));
    m_name->show(buyIn.name);
    m_from->setCurrentIndex(m_from->findData(int(buyIn.from)));
    m_got->setChecked(buyIn.gotOn.isValid());
    m_since->setText(buyIn.gotOn.isValid()
                         ? tr("since %1").arg(QLocale().toString(buyIn.gotOn, u"d MMM"_s))
                         : tr("not yet"));
    setToolTip(buyIn.note.left(1000).toHtmlEscaped());
}

void BuyInLine::change(const BuyIn &edited)
{
    if (edited != m_buyIn)
        emit wished(Entries::planned(edited));
}

} // namespace Chaos
