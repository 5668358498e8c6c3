// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plan/plannedblock.h"

#include "ui/theme/theme.h"
#include "ui/widgets/wordbutton.h"
#include "ui/widgets/wraplabel.h"

#include <QHBoxLayout>
#include <QKeyEvent>

#include <algorithm>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostNamed = 6;
constexpr int longestTitle = 80;

QString listed(const QStringList &titles)
{
    QStringList shown;
    for (const QString &title : titles.first(std::min(titles.size(), mostNamed)))
        shown << title.left(longestTitle).simplified();
    if (titles.size() > mostNamed)
        shown << PlannedBlock::tr("%1 more").arg(titles.size() - mostNamed);
    return shown.join(u" · "_s);
}

} // namespace

PlannedBlock::PlannedBlock(const Look &look, const QString &key, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
    , m_key(key)
    , m_line(new PlannedLine(look, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_line);
    connect(m_line, &QAbstractButton::clicked, this, &PlannedBlock::toggle);
    connect(m_line, &PlannedLine::removeRequested, this, &PlannedBlock::requestRemoval);
}

void PlannedBlock::setLine(PlannedLine::Text text, const QStringList &uses)
{
    text.uses = uses.isEmpty() ? QString()
        : uses.size() == 1     ? tr("used by 1 experiment")
                               : tr("used by %1 experiments").arg(uses.size());
    m_text = text;
    m_line->show(m_text, m_isOpen);
    m_uses = uses;
    if (m_form)
        showUses();
}

void PlannedBlock::beginEditing()
{
    open(true);
    focusForm();
    emit appeared(this);
}

void PlannedBlock::toggle()
{
    open(!m_isOpen);
    if (m_isOpen)
        emit appeared(this);
}

void PlannedBlock::open(bool isOpen)
{
    m_isOpen = isOpen;
    if (isOpen && !m_form)
        buildForm();
    if (m_form)
        m_form->setVisible(isOpen);
    setAsking(false);
    m_line->show(m_text, isOpen);
}

void PlannedBlock::buildForm()
{
    m_form = new QWidget(this);
    auto *column = new QVBoxLayout(m_form);
    column->setContentsMargins(2 * step, 3 * step, 2 * step, 4 * step);
    column->setSpacing(3 * step);
    makeForm(*column);
    m_usedBy = new WrapLabel(m_look, Face::Small, Ink::Soft, m_form);
    m_usedBy->setObjectName(u"usedBy_"_s + m_key);
    m_remove = new WordButton(m_look, tr("Remove"), {}, m_form);
    m_remove->setObjectName(u"remove_"_s + m_key);
    m_keep = new WordButton(m_look, tr("Keep it"), {}, m_form);
    m_keep->setObjectName(u"keep_"_s + m_key);
    m_keep->setHelp(tr("It stays in the plan"));
    auto *acts = new QHBoxLayout;
    acts->setSpacing(2 * step);
    acts->addWidget(m_remove);
    acts->addWidget(m_keep);
    acts->addStretch();
    column->addWidget(m_usedBy);
    column->addLayout(acts);
    layout()->addWidget(m_form);
    connect(m_remove, &QAbstractButton::clicked, this, &PlannedBlock::requestRemoval);
    connect(m_keep, &QAbstractButton::clicked, this, [this] {
        setAsking(false);
        m_line->setFocus(Qt::OtherFocusReason);
    });
    showUses();
}

/// At once for what nobody needs; else it says who does, and the second time is meant.
void PlannedBlock::requestRemoval()
{
    if (m_uses.isEmpty() || m_isAsking)
        return emit removeWished();
    open(true);
    setAsking(true);
    m_remove->setFocus(Qt::OtherFocusReason);
    emit appeared(m_remove);
}

void PlannedBlock::setAsking(bool isAsking)
{
    m_isAsking = isAsking;
    if (m_form)
        showUses();
}

void PlannedBlock::showUses()
{
    m_isAsking = m_isAsking && !m_uses.isEmpty();
    m_usedBy->setVisible(!m_uses.isEmpty());
    m_usedBy->setInk(m_isAsking ? Ink::Warning : Ink::Soft);
    m_usedBy->setText(
        m_isAsking ? tr("Without it these have a hole in their plans: %1").arg(listed(m_uses))
                   : tr("Used by %1").arg(listed(m_uses)));
    m_remove->setText(m_isAsking ? tr("Remove it all the same") : tr("Remove"));
    m_remove->setHelp(tr("Takes it out of the plan; Ctrl+Z brings it back"));
    m_remove->updateGeometry();
    m_keep->setVisible(m_isAsking);
}

void PlannedBlock::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Escape || !m_isOpen)
        return QWidget::keyPressEvent(event);
    if (m_isAsking)
        setAsking(false);
    else
        open(false);
    m_line->setFocus(Qt::OtherFocusReason);
}

} // namespace Chaos
