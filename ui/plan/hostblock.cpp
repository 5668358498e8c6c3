// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plan/hostblock.h"

#include "models/rules/uses.h"
#include "ui/plan/formtext.h"
#include "ui/plan/hostwords.h"
#include "ui/plan/planeditor.h"
#include "ui/plan/planform.h"
#include "ui/plan/removebutton.h"

#include <QHBoxLayout>
#include <QToolButton>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

using Shape = StateDot::Shape;

/// How it stands just now.
void tell(const StagingHost &host, const std::vector<HostStretch> &stretches,
          PlannedLine::Text &text)
{
    const HostStretch now = stretches.empty() ? HostStretch() : stretches.back();
    const QString detail = now.detail.isEmpty() ? QString() : u" · "_s + now.detail.left(200);
    switch (host.probe.address.isEmpty() ? HostState::Unknown : now.state) {
    case HostState::Unknown:
        text.state = HostBlock::tr("not checked yet");
        text.shape = Shape::Ring;
        text.ink = Ink::Faint;
        return;
    case HostState::Up:
        text.state = HostBlock::tr("up") + detail;
        text.shape = Shape::Disc;
        text.ink = Ink::Good;
        return;
    case HostState::Slow:
        text.state = HostBlock::tr("slow") + detail;
        text.shape = Shape::Triangle;
        text.ink = Ink::Warning;
        return;
    case HostState::Down:
        text.state = HostBlock::tr("down") + detail;
        text.shape = Shape::Cross;
        text.ink = Ink::Alarm;
        return;
    }
}

} // namespace

HostBlock::HostBlock(LiveDay &live, PlanEditor &editor, const Look &look, const QString &host,
                     QWidget *parent)
    : PlannedBlock(look, host, parent)
    , m_live(live)
    , m_editor(editor)
{
    setObjectName(u"hostBlock_"_s + host);
    line()->setObjectName(u"hostLine_"_s + host);
    refresh();
}

void HostBlock::refresh()
{
    const Plan &plan = m_live.day().plan();
    const StagingHost *host = plan.host(key());
    if (!host)
        return;
    PlannedLine::Text text{.title = HostWords::titleOf(*host), .details = HostWords::host(*host)};
    tell(*host, m_live.day().world().host(key().toStdString()), text);
    setLine(text, usesOfHost(plan, key()));
    if (!hasForm())
        return;
    m_fields->refresh();
    refreshRules(host->rules.size());
    m_newRule->refresh();
}

void HostBlock::makeForm(QVBoxLayout &column)
{
    m_fields = new PlanForm(look(), hostForm(m_editor, key()), this);
    m_ruleColumn = new QVBoxLayout;
    m_ruleColumn->setSpacing(2 * step);
    m_newRule = new FormText(look(), newRule(m_editor, key()), this);
    column.addWidget(m_fields);
    column.addLayout(m_ruleColumn);
    column.addWidget(m_newRule);
    if (const StagingHost *host = m_live.day().plan().host(key()))
        refreshRules(host->rules.size());
}

void HostBlock::refreshRules(std::size_t count)
{
    while (m_rules.size() > count) {
        delete m_rules.back().row;
        m_rules.pop_back();
    }
    while (m_rules.size() < count) {
        m_rules.push_back(makeRule(int(m_rules.size())));
        m_ruleColumn->addWidget(m_rules.back().row);
    }
    for (const Rule &rule : m_rules)
        rule.form->refresh();
}

HostBlock::Rule HostBlock::makeRule(int at)
{
    auto *row = new QWidget(m_fields->parentWidget());
    auto *form = new PlanForm(look(), ruleForm(m_editor, key(), at), row);
    QToolButton *away = makeRemoveButton(row);
    away->setObjectName(u"rule_remove_%1_%2"_s.arg(key()).arg(at));
    away->setAccessibleName(tr("Remove this alert"));
    away->setFocusPolicy(Qt::StrongFocus);
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(2 * step);
    line->addWidget(form, 1);
    line->addWidget(away, 0, Qt::AlignBottom);
    connect(away, &QToolButton::clicked, this, [this, at] { removeRule(at); });
    return {row, form};
}

void HostBlock::removeRule(int at)
{
    auto host = m_editor.host(key());
    if (!host || at >= int(host->rules.size()))
        return;
    host->rules.erase(host->rules.begin() + at);
    m_editor.edit(*host);
}

void HostBlock::focusForm()
{
    m_fields->focusFirstNeeded();
}

} // namespace Chaos
