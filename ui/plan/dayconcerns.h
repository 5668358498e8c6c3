// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/rules/readiness.h"

#include <QWidget>

class QVBoxLayout;

namespace Chaos {

class ConcernLine;
class Look;
class WordButton;

/// What the day as a whole lacks, a line a concern; more than a few are folded away.
class DayConcerns final : public QWidget
{
    Q_OBJECT

public:
    explicit DayConcerns(const Look &look, QWidget *parent = nullptr);

    void show(const std::vector<Concern> &concerns);

signals:
    /// Somebody wants to mend it.
    void chosen(const Chaos::Concern &concern);

private:
    void unfold();
    void fill();

    const Look &m_look;
    std::vector<Concern> m_concerns;
    std::vector<ConcernLine *> m_lines;
    QVBoxLayout *m_column;
    WordButton *m_more;
    bool m_isUnfolded = false;
};

} // namespace Chaos
