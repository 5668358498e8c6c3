// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/plan/framedfield.h"

class QLineEdit;

namespace Chaos {

class SecretPlaces;

/// Says where this desk has a source's secret, and takes one for the desktop's keychain. What is
/// typed is not shown, not kept, and forgotten as soon as it was given.
class SecretField final : public FramedField
{
    Q_OBJECT

public:
    SecretField(const Look &look, const QString &source, QWidget *parent);

    /// `name`: of the secret; empty: the source needs none, or does not say which.
    void show(const SecretPlaces &places, const QString &name);

signals:
    void given(const QByteArray &secret);

private:
    void give();

    QLineEdit *m_edit;
    WrapLabel *m_where;
};

} // namespace Chaos
