// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QTcpServer>

namespace Chaos::Test {

/// The service under test: says over HTTP that all is well, until it is broken.
class BreakableExporter final : public QTcpServer
{
    Q_OBJECT

public:
    explicit BreakableExporter(QObject *parent = nullptr);

    void setBroken(bool broken) { m_isBroken = broken; }

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    bool m_isBroken = false;
};

} // namespace Chaos::Test
