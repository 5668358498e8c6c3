// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plan/pathline.h"

#include "ui/theme/look.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/wraplabel.h"

#include <QGridLayout>

namespace Chaos {

using namespace Qt::StringLiterals;

PathLine::PathLine(const Look &look, const QString &source, QWidget *parent)
    : QWidget(parent)
    , m_key(source)
    , m_dot(new StateDot(look, this))
    , m_title(new ElidedLabel(look, Face::Body, Ink::Text, this))
    , m_stages(new WrapLabel(look, Face::Small, Ink::Soft, this))
    , m_remedy(new WrapLabel(look, Face::Small, Ink::Warning, this))
{
    setObjectName(u"pathLine_"_s + source);
    m_stages->setObjectName(u"pathStages_"_s + source);
    m_remedy->setObjectName(u"pathRemedy_"_s + source);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(2 * step, 2 * step, 2 * step, 2 * step);
    grid->setHorizontalSpacing(2 * step);
    grid->setVerticalSpacing(step / 2);
    grid->setColumnStretch(1, 1);
    grid->addWidget(m_dot, 0, 0, Qt::AlignTop);
    grid->addWidget(m_title, 0, 1);
    grid->addWidget(m_stages, 1, 1);
    grid->addWidget(m_remedy, 2, 1);
}

void PathLine::show(const Text &text)
{
    m_dot->setState(text.shape, text.ink, text.word);
    m_title->setText(text.title);
    m_stages->setText(text.stages);
    m_stages->setVisible(!text.stages.isEmpty());
    m_remedy->setText(text.remedy);
    m_remedy->setVisible(!text.remedy.isEmpty());
    setAccessibleName(QStringList{text.title, text.word, text.stages, text.remedy}.join(u", "_s));
}

} // namespace Chaos
