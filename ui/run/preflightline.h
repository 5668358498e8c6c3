// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/baseline.h"

#include <QWidget>

namespace Chaos {

class ElidedLabel;
class Look;
class StateDot;

/// One finding of the preflight: a mark for how grave it is, and what is the matter.
class PreflightLine final : public QWidget
{
    Q_OBJECT

public:
    explicit PreflightLine(const Look &look, QWidget *parent = nullptr);

    /// `isPassed`: it stood against the trigger, and somebody took it upon them.
    void show(const PreflightFinding &finding, const QString &text, bool isPassed);
    using QWidget::show;

private:
    StateDot *m_dot;
    ElidedLabel *m_text;
};

} // namespace Chaos
