// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/run/preflightpanel.h"

#include "models/day/clock.h"
#include "models/items/rest.h"
#include "models/rules/preflight.h"
#include "ui/run/preflightline.h"
#include "ui/run/wording.h"
#include "ui/theme/look.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/panelheading.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace Chaos {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int longestWhy = 500;

} // namespace

PreflightPanel::PreflightPanel(LiveDay &live, const Clock &clock, Look &look, QWidget *parent)
    : QWidget(parent)
    , m_live(live)
    , m_clock(clock)
    , m_look(look)
    , m_heading(new PanelHeading(look, tr("Before the trigger"), this))
    , m_lines(new QVBoxLayout)
    , m_more(new ElidedLabel(look, Face::Small, Ink::Faint, this))
    , m_passed(new ElidedLabel(look, Face::Body, Ink::Warning, this))
    , m_reason(new QLineEdit(this))
{
    setObjectName(u"preflightPanel"_s);
    setAccessibleName(tr("Before the trigger"));
    m_heading->setObjectName(u"preflightHeading"_s);
    m_more->setObjectName(u"preflightMore"_s);
    m_passed->setObjectName(u"preflightPassed"_s);
    m_reason->setObjectName(u"preflightReason"_s);
    m_reason->setMaxLength(longestWhy);
    m_reason->setFixedHeight(8 * step);
    m_reason->setTextMargins(step, 0, step, 0);
    m_reason->setPlaceholderText(tr("Trigger all the same? Say why · Enter passes"));
    m_reason->setAccessibleName(tr("Reason for triggering all the same"));
    m_reason->setToolTip(tr("For the incident commander. Kept in the day's record and told in the "
                            "report. Something new stands against the trigger again."));
    m_reason->installEventFilter(this);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(4 * step, 3 * step, 4 * step, 3 * step);
    column->setSpacing(step);
    m_lines->setSpacing(step);
    column->addWidget(m_heading);
    column->addLayout(m_lines);
    column->addWidget(m_more);
    column->addWidget(m_passed);
    column->addWidget(m_reason);

    m_tick.setInterval(1s);
    m_soon.setSingleShot(true);
    m_soon.setInterval(100ms);
    connect(m_reason, &QLineEdit::returnPressed, this, &PreflightPanel::pass);
    connect(&m_tick, &QTimer::timeout, this, &PreflightPanel::refresh);
    connect(&m_soon, &QTimer::timeout, this, &PreflightPanel::refresh);
    connect(&live, &LiveDay::changed, this, &PreflightPanel::take);
    connect(&live, &LiveDay::replaced, this, &PreflightPanel::refresh);
    refresh();
}

void PreflightPanel::setMostLines(int lines)
{
    if (std::exchange(m_mostLines, lines) != lines)
        refresh();
}

void PreflightPanel::goToReason()
{
    if (!m_reason->isHidden())
        m_reason->setFocus(Qt::ShortcutFocusReason);
}

void PreflightPanel::take(Touched what)
{
    constexpr auto world = Touched::Alerts | Touched::Sources | Touched::Clocks | Touched::Hosts;
    if (touches(what, Touched::Queue | Touched::Plan | Touched::Events))
        refresh();
    else if (touches(what, world) && started() && !m_soon.isActive())
        m_soon.start();
}

/// The experiment whose people are at their places; null once it is triggered.
const Run *PreflightPanel::started() const
{
    const Run *const run = m_live.day().current();
    return run && run->state == RunState::Started ? run : nullptr;
}

void PreflightPanel::refresh()
{
    const Run *const run = started();
    const QString experiment = run ? run->experiment : QString();
    if (std::exchange(m_experiment, experiment) != experiment)
        m_reason->clear();
    setVisible(run);
    if (!run)
        return m_tick.stop();
    if (!m_tick.isActive())
        m_tick.start();
    QElapsedTimer worked;
    worked.start();
    const Baseline baseline = baselineOf(m_live.day(), run->experiment, m_clock.now());
    const auto standing = standingAgainst(baseline.findings, *run);
    showFindings(baseline, standing);
    showGate(*run, standing);
    m_soon.setInterval(restAfter(worked));
}

void PreflightPanel::showFindings(const Baseline &baseline,
                                  const std::vector<PreflightFinding> &standing)
{
    const auto &findings = baseline.findings;
    const auto isPassed = [&](const PreflightFinding &finding) {
        return !std::ranges::count(standing, finding);
    };
    const std::size_t most = std::min(findings.size(), std::size_t(m_mostLines));
    while (m_shown.size() < most) {
        m_shown.push_back(new PreflightLine(m_look, this));
        m_lines->addWidget(m_shown.back());
    }
    QStringList rest;
    for (std::size_t i = 0; i < findings.size(); ++i) {
        const QString text = preflightText(m_live.day().plan(), findings[i], baseline.at);
        if (i < most)
            m_shown[i]->show(findings[i], text, isPassed(findings[i]));
        else if (i < most + 20)
            rest << text;
    }
    for (std::size_t i = 0; i < m_shown.size(); ++i)
        m_shown[i]->setVisible(i < most);
    m_more->setVisible(!rest.isEmpty());
    m_more->setText(tr("and %1 more").arg(findings.size() - most));
    m_more->setToolTip(Wording::plain(rest.join(u'\n')));
    const std::size_t blocks = standing.size();
    const QString verdict = blocks == 0 ? tr("nothing stands against it")
        : blocks == 1                   ? tr("1 thing stands against it")
                                        : tr("%1 things stand against it").arg(blocks);
    m_heading->setNote(verdict + u" · "_s + baselineText(baseline));
}

void PreflightPanel::showGate(const Run &run, const std::vector<PreflightFinding> &standing)
{
    const bool isWanted = !standing.empty() && std::ranges::all_of(standing, canBePassed);
    m_reason->setVisible(isWanted);
    m_passed->setVisible(run.passed && standing.empty());
    if (run.passed) {
        m_passed->setText(tr("Passed by %1: %2")
                              .arg(run.passed->by.isEmpty() ? tr("somebody") : run.passed->by,
                                   run.passed->reason));
    }
}

void PreflightPanel::pass()
{
    auto entry = passGate(m_live.day(), m_experiment, m_reason->text(), m_clock.now());
    if (!entry)
        return emit refused(entry.failure().detail);
    entry.value().at = m_clock.now();
    emit wished(*entry);
    emit left();
}

bool PreflightPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_reason && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        emit left();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace Chaos
