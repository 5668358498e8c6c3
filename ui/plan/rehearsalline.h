// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

namespace Chaos {

class Day;
class Look;
class WordButton;
class WrapLabel;

/// Has the scripted steps of an experiment's way back tried while nothing is broken, and says what
/// came of it. Nothing to see where the room performs none of them.
class RehearsalLine final : public QWidget
{
    Q_OBJECT

public:
    explicit RehearsalLine(const Look &look, QWidget *parent = nullptr);

    void show(const Day &day, const QString &experiment);

signals:
    void wished();

private:
    WordButton *m_button;
    WrapLabel *m_outcome;
};

} // namespace Chaos
