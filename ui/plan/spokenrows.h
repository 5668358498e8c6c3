// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QIdentityProxyModel>

namespace Chaos {

class ReadinessModel;

/// The readiness of the experiments with words for who cannot see the marks: the model itself has
/// none.
class SpokenRows final : public QIdentityProxyModel
{
    Q_OBJECT

public:
    explicit SpokenRows(ReadinessModel &model, QObject *parent = nullptr);

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    const ReadinessModel &m_model;
};

} // namespace Chaos
