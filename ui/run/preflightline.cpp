// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/run/preflightline.h"

#include "ui/theme/look.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/statedot.h"

#include <QHBoxLayout>

namespace Chaos {

using namespace Qt::StringLiterals;

PreflightLine::PreflightLine(const Look &look, QWidget *parent)
    : QWidget(parent)
    , m_dot(new StateDot(look, this))
    , m_text(new ElidedLabel(look, this))
{
    m_text->setObjectName(u"preflightText"_s);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2 * step);
    row->addWidget(m_dot);
    row->addWidget(m_text, 1);
}

void PreflightLine::show(const PreflightFinding &finding, const QString &text, bool isPassed)
{
    const bool blocks = finding.weight == PreflightFinding::Weight::Blocks;
    if (blocks && isPassed)
        m_dot->setState(StateDot::Shape::Dash, Ink::Warning, tr("passed with a reason"));
    else if (blocks)
        m_dot->setState(StateDot::Shape::Cross, Ink::Alarm, tr("stands against the trigger"));
    else
        m_dot->setState(StateDot::Shape::Triangle, Ink::Warning, tr("worth knowing"));
    m_text->setInk(blocks ? Ink::Text : Ink::Soft);
    m_text->setText(text);
    setAccessibleName(m_dot->accessibleName() + u": "_s + text);
}

} // namespace Chaos
