// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/panelheading.h"

#include "ui/theme/look.h"
#include "ui/widgets/elidedlabel.h"

#include <QHBoxLayout>

namespace Chaos {

PanelHeading::PanelHeading(const Look &look, const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_title(new ElidedLabel(look, Face::Strong, Ink::Text, this))
    , m_note(new ElidedLabel(look, Face::Body, Ink::Faint, this))
{
    m_title->setText(title);
    // The title keeps its width; the note gives way.
    m_title->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_note->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_note->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(3 * step);
    row->addWidget(m_title);
    row->addWidget(m_note, 1);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void PanelHeading::setTitle(const QString &title)
{
    m_title->setText(title);
}

void PanelHeading::setNote(const QString &note)
{
    m_note->setText(note);
}

QString PanelHeading::note() const
{
    return m_note->text();
}

} // namespace Chaos
