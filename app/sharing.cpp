// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sharing.h"

#include "app/page/companypage.h"
#include "ui/wall/sharepanel.h"

namespace Chaos {

void connectSharing(CompanyPage &page, SharePanel &panel)
{
    panel.setAddresses(CompanyPage::addresses());
    QObject::connect(&panel, &SharePanel::openWished, &page,
                     [&page](const QString &address) { page.open(address); });
    QObject::connect(&panel, &SharePanel::closeWished, &page, &CompanyPage::close);
    QObject::connect(&page, &CompanyPage::opened, &panel, &SharePanel::setLink);
    QObject::connect(&page, &CompanyPage::closed, &panel, [&panel] { panel.setLink({}, {}); });
    QObject::connect(&page, &CompanyPage::failed, &panel,
                     [&panel](const Failure &failure) { panel.setTrouble(failure.detail); });
}

} // namespace Chaos
