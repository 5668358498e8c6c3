// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plan/dayconcerns.h"

#include "ui/plan/concernline.h"
#include "ui/theme/theme.h"
#include "ui/widgets/wordbutton.h"

#include <QVBoxLayout>

#include <algorithm>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t few = 2;
constexpr std::size_t most = 12; ///< lines that the table gives way to

} // namespace

DayConcerns::DayConcerns(const Look &look, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
    , m_column(new QVBoxLayout(this))
    , m_more(new WordButton(look, {}, {}, this))
{
    setObjectName(u"dayConcerns"_s);
    setAccessibleName(tr("What the day as a whole lacks"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    m_more->setObjectName(u"moreDayConcerns"_s);
    m_column->setContentsMargins(step, 0, 2 * step, 0);
    m_column->setSpacing(0);
    m_column->addWidget(m_more);
    connect(m_more, &QAbstractButton::clicked, this, &DayConcerns::unfold);
    hide();
}

void DayConcerns::show(const std::vector<Concern> &concerns)
{
    m_concerns = concerns;
    fill();
}

void DayConcerns::unfold()
{
    m_isUnfolded = !m_isUnfolded;
    fill();
}

void DayConcerns::fill()
{
    // One more than a few takes no more room than the word that would stand for it.
    const std::size_t all = m_concerns.size();
    const std::size_t shown = all <= few + 1 ? all : std::min(all, m_isUnfolded ? most : few);
    while (m_lines.size() > shown) {
        delete m_lines.back();
        m_lines.pop_back();
    }
    while (m_lines.size() < shown) {
        auto *line = new ConcernLine(m_look, this);
        line->setObjectName(u"dayConcern_%1"_s.arg(m_lines.size()));
        connect(line, &QAbstractButton::clicked, this,
                [this, line] { emit chosen(Concern(line->concern())); });
        m_lines.push_back(line);
        m_column->insertWidget(int(m_lines.size()) - 1, line);
    }
    for (std::size_t i = 0; i < shown; ++i)
        m_lines[i]->show(m_concerns[i]);
    const int rest = int(all - shown);
    m_more->setVisible(all > few + 1);
    m_more->setText(m_isUnfolded
                        ? rest > 0 ? tr("Show fewer (%1 more)").arg(rest) : tr("Show fewer")
                        : tr("and %1 more").arg(rest));
    m_more->setHelp(tr("Show or hide what else the day lacks"));
    m_more->updateGeometry();
    setVisible(all > 0);
}

} // namespace Chaos
