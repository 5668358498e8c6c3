// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace Chaos {

class CompanyPage;
class SharePanel;

/// Has the panel switch the page on and off, and say how it stands.
void connectSharing(CompanyPage &page, SharePanel &panel);

} // namespace Chaos
