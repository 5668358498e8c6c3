// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plan/removebutton.h"

#include <QCoreApplication>
#include <QToolButton>

namespace Chaos {

using namespace Qt::StringLiterals;

QToolButton *makeRemoveButton(QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setText(u"×"_s);
    button->setAutoRaise(true);
    button->setToolTip(QCoreApplication::translate("RemoveButton", "Remove"));
    return button;
}

} // namespace Chaos
