// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

namespace Chaos::Bench {

/// Two answers of Alertmanager to be given in turn: of `count` alerts of 1 KB, one in a hundred
/// stands otherwise in the second, one in a hundred is gone and as many are new.
struct AlertAnswers
{
    QByteArray first{};
    QByteArray second{};
};

[[nodiscard]] AlertAnswers alertmanagerAnswers(int count);
/// The same alerts as Prometheus gives them: in another order each time.
[[nodiscard]] AlertAnswers prometheusAnswers(int count);

} // namespace Chaos::Bench
