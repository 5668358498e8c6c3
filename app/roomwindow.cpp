// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/roomwindow.h"

#include "app/sharing.h"
#include "models/rules/playing.h"
#include "models/rules/retropage.h"
#include "ui/actions/actionspage.h"
#include "ui/days/overdayspage.h"
#include "ui/plan/coveragepage.h"
#include "ui/plan/dayplanpage.h"
#include "ui/plan/hostspage.h"
#include "ui/plan/planscreen.h"
#include "ui/plan/rolespage.h"
#include "ui/plan/tellingstrip.h"
#include "ui/report/reportpage.h"
#include "ui/retro/retroscreen.h"
#include "ui/run/allowancestrip.h"
#include "ui/run/qastrip.h"
#include "ui/run/runscreen.h"
#include "ui/run/sourcesbar.h"
#include "ui/scribe/scribepanel.h"
#include "ui/start/startpage.h"
#include "ui/timeline/timelineview.h"
#include "ui/wall/wallwindow.h"

#include <QRandomGenerator>
#include <QShortcut>

#include <utility>

namespace Chaos {

using namespace Qt::StringLiterals;

RoomWindow::RoomWindow(LiveDay &live, const Clock &clock, Look &look, WindowMemory &memory,
                       QObject *parent)
    : QObject(parent)
    , m_live(live)
    , m_clock(clock)
    , m_shownClock(clock)
    , m_replay(live, m_shown, m_shownClock)
    , m_look(look)
    , m_wall(live, clock, QTimeZone::systemTimeZone())
    , m_page(m_wall, CompanyPage::Qa::Taken)
    , m_window(look, clock, memory)
    , m_start(new StartPage(look, clock))
{
    m_window.addPage(u"start"_s, u"home"_s, tr("Start"), m_start);
    m_window.addPage(u"plan"_s, u"plan"_s, tr("Plan"), [this] { return makePlan(); });
    m_window.addPage(u"run"_s, u"run"_s, tr("Run"), [this] { return makeRun(); });
    m_window.addWindow(u"retro"_s, u"retro"_s, tr("Retro"));
    m_window.addPage(u"report"_s, u"report"_s, tr("Report"), [this] { return makeReport(); });
    m_window.addPage(u"days"_s, u"days"_s, tr("Days"), [this] { return makeOverDays(); });
    connect(m_start, &StartPage::overDaysRequested, this, &RoomWindow::showOverDays);
    setDayPagesShown(false);
    m_window.showPage(u"start"_s);
    connect(&m_window, &MainWindow::wallWished, this, &RoomWindow::showWall);
    connect(&m_window, &MainWindow::windowWished, this, &RoomWindow::showRetro);
    connect(&m_live, &LiveDay::replaced, this, [this] { m_invitedTo = nextRetro(m_live.day()); });
    connect(&m_live, &LiveDay::changed, this, &RoomWindow::inviteToRetro);
    connect(&m_live, &LiveDay::changed, &m_page, [this](Touched what) {
        if (touches(what, Touched::Plan | Touched::Queue))
            m_page.ask(qaBoardOf(m_live.day()));
    });
    connect(&m_live, &LiveDay::replaced, &m_page, [this] { m_page.ask(qaBoardOf(m_live.day())); });
    m_build.setInterval(0);
    connect(&m_build, &QTimer::timeout, this, &RoomWindow::buildNext);
    connect(&m_window, &MainWindow::pageShown, this, [this](const QString &id) {
        if (id == "report"_L1)
            emit reportWanted();
    });
}

RoomWindow::~RoomWindow() = default;

void RoomWindow::setDayPagesShown(bool shown)
{
    m_window.setWallShown(shown);
    for (const QString &page : {u"plan"_s, u"run"_s, u"retro"_s, u"report"_s})
        m_window.setPageShown(page, shown);
}

void RoomWindow::showDay(const QString &title, const QString &page)
{
    m_page.close(); // who has its link was shown another day
    m_window.setDayTitle(title);
    m_dayTitle = title;
    if (m_days)
        m_days->setDayTitle(title);
    setDayPagesShown(true);
    m_wantedPage = page;
    m_build.start();
}

void RoomWindow::buildNext()
{
    const bool isRun = m_wantedPage == "run"_L1;
    if (!m_sources) {
        m_sources = new SourcesBar(m_live, m_clock, m_look);
        m_sources->setTrouble(m_trouble);
        m_window.setStatusWidget(m_sources);
    } else if (isRun && !m_timeline) {
        m_timeline = new TimelineView(m_shown, m_shownClock, m_look, &m_window);
    } else if (isRun && !m_scribe) {
        m_scribe = new ScribePanel(m_shown, m_shownClock, m_look, m_pictures, &m_window);
    } else if (!m_built.contains(m_wantedPage)) {
        m_built.insert(m_wantedPage);
        m_window.preparePage(m_wantedPage);
    } else {
        m_build.stop();
        m_window.showPage(std::exchange(m_wantedPage, {}));
    }
}

void RoomWindow::showWall()
{
    if (!m_wallWindow)
        makeWall();
    m_wallWindow->showBeside(m_window);
}

void RoomWindow::makeWall()
{
    m_wallWindow = std::make_unique<WallWindow>(m_wall, m_look);
    // The room ends with its own window, also while the office still looks at this one.
    m_wallWindow->setAttribute(Qt::WA_QuitOnClose, false);
    connectSharing(m_page, m_wallWindow->share());
}

void RoomWindow::showRetro()
{
    if (!m_retro) {
        m_retro =
            new RetroScreen(m_live, m_clock, QRandomGenerator::global()->generate(), &m_window);
        m_retro->setDrafts(m_retroDrafts);
        connect(m_retro, &RetroScreen::wished, this, &RoomWindow::wished);
        connect(m_retro, &RetroScreen::draftChanged, this, &RoomWindow::retroDraftChanged);
        connect(m_retro, &RetroScreen::left, &m_window, &QWidget::activateWindow);
    }
    m_retro->showBeside(m_window);
}

void RoomWindow::setRetroDrafts(const QMap<QString, QString> &drafts)
{
    m_retroDrafts = drafts;
    if (m_retro)
        m_retro->setDrafts(drafts);
}

/// Once for each experiment that is over.
void RoomWindow::inviteToRetro(Touched what)
{
    if (!m_run || !touches(what, Touched::Queue))
        return;
    const QString next = nextRetro(m_live.day());
    const Run *const run = m_live.day().run(next);
    if (!run || run->isUnderWay() || m_invitedTo == next)
        return;
    m_invitedTo = next;
    m_run->say(
        tr("Ctrl+Shift+T holds the retro of %1").arg(experimentTitle(m_live.day().plan(), next)));
}

void RoomWindow::leaveDay()
{
    m_page.close();
    if (m_retro)
        m_retro->close();
    if (m_wallWindow)
        m_wallWindow->close();
    m_build.stop();
    m_window.setDayTitle({});
    m_dayTitle.clear();
    if (m_days)
        m_days->setDayTitle({});
    m_window.showPage(u"start"_s);
    setDayPagesShown(false);
}

void RoomWindow::showImport(const QString &file, const ImportPreview &preview)
{
    if (m_plan)
        m_plan->showImport(file, preview);
}

void RoomWindow::refreshImport(const QString &file, const ImportPreview &preview)
{
    if (m_plan)
        m_plan->refreshImport(file, preview);
}

void RoomWindow::showImportFailure(const QString &file, const Failure &failure)
{
    if (m_plan)
        m_plan->showImportFailure(file, failure);
}

void RoomWindow::showLeftOut(const QString &file, const QStringList &notes)
{
    if (m_plan)
        m_plan->showLeftOut(file, notes);
}

void RoomWindow::say(const QString &message)
{
    if (m_plan)
        m_plan->say(message);
}

void RoomWindow::setIssueTarget(const IssueTarget &target)
{
    m_issueTarget = target;
    if (m_actions)
        m_actions->setTarget(target);
}

void RoomWindow::setTrouble(const QString &trouble)
{
    m_trouble = trouble;
    if (m_sources)
        m_sources->setTrouble(trouble);
}

void RoomWindow::answerAllowance(const QString &refusal)
{
    if (m_run)
        m_run->allowance().answer(refusal);
}

void RoomWindow::missFactor(const QString &why)
{
    if (m_run)
        m_run->allowance().missFactor(why);
}

void RoomWindow::offerFactor(const QByteArray &secret, const QString &uri)
{
    if (m_run)
        m_run->allowance().offerFactor(secret, uri);
}

void RoomWindow::endFactor(const QString &trouble)
{
    if (m_run)
        m_run->allowance().endFactor(trouble);
}

void RoomWindow::answerQa(const QString &key, const QString &why)
{
    m_page.tellQa(key, why);
    if (m_run)
        m_run->qa().answer(key, why);
}

void RoomWindow::setQaPicture(const QByteArray &bytes, const QString &name)
{
    if (m_run)
        m_run->qa().setPicture(bytes, name);
}

void RoomWindow::refuseQaPicture(const QString &why)
{
    if (m_run)
        m_run->qa().refusePicture(why);
}

void RoomWindow::keepPicture(const QByteArray &bytes, const QString &caption)
{
    if (m_scribe)
        m_scribe->keepPicture(bytes, caption);
}

QWidget *RoomWindow::makePlan()
{
    m_plan = new PlanScreen(m_live, m_clock, m_look);
    connect(m_plan, &PlanScreen::wished, this, &RoomWindow::wishedTogether);
    connect(m_plan, &PlanScreen::importWished, this, &RoomWindow::planImportWished);
    connect(m_plan, &PlanScreen::planFileDropped, this, &RoomWindow::planFileDropped);
    connect(m_plan, &PlanScreen::askWished, this, &RoomWindow::askWished);
    connect(m_plan, &PlanScreen::importStale, this, &RoomWindow::importStale);
    addPlanPages();
    return m_plan;
}

void RoomWindow::addPlanPages()
{
    m_coverage = new CoveragePage(m_live, m_look);
    m_coverage->model().setLedger(m_ledger);
    auto *hosts = new HostsPage(m_live, m_plan->editor(), m_asking, m_secrets, m_clock, m_look);
    auto *roles = new RolesPage(m_live, m_clock, m_look);
    auto *dayPlan = new DayPlanPage(m_live, m_look);
    auto *telling = new TellingStrip(m_live, m_clock, m_look);
    m_plan->addTab(u"coverage"_s, tr("Alert coverage"), m_coverage);
    m_plan->addTab(u"hosts"_s, tr("Hosts"), hosts, hosts->acts());
    m_plan->addTab(u"roles"_s, tr("Roles"), roles);
    m_plan->addTab(u"dayplan"_s, tr("Day plan"), dayPlan);
    m_plan->setStrip(telling);
    connect(m_coverage, &CoveragePage::looked, this, &RoomWindow::ledgerWanted);
    connect(m_coverage, &CoveragePage::wished, m_plan, &PlanScreen::wishTogether);
    connect(m_coverage, &CoveragePage::made, m_plan, [this](const QString &experiment) {
        m_plan->chooseExperiment(experiment);
        m_plan->say(tr("An experiment is made of it: its card is at the right."));
    });
    connect(dayPlan, &DayPlanPage::chosen, m_plan, &PlanScreen::chooseExperiment);
    connect(hosts, &HostsPage::askWished, this, &RoomWindow::askWished);
    connect(hosts, &HostsPage::proveWished, this, &RoomWindow::proveWished);
    connect(hosts, &HostsPage::secretGiven, this, &RoomWindow::secretGiven);
    connect(hosts, &HostsPage::said, m_plan, &PlanScreen::say);
    connect(roles, &RolesPage::wished, m_plan, &PlanScreen::wishTogether);
    connect(dayPlan, &DayPlanPage::wished, m_plan, &PlanScreen::wishTogether);
    connect(telling, &TellingStrip::wished, m_plan, &PlanScreen::wishTogether);
    connect(telling, &TellingStrip::calendarWished, this, &RoomWindow::calendarWished);
}

void RoomWindow::setKeptDays(const std::shared_ptr<const KeptDays> &kept,
                             std::vector<LedgerLine> ledger)
{
    m_ledger = std::move(ledger);
    if (m_coverage)
        m_coverage->model().setLedger(m_ledger);
    if (m_days)
        m_days->setDays(kept);
}

void RoomWindow::setKeptDaysFailure(const Failure &failure)
{
    if (m_days)
        m_days->setFailure(failure);
}

QWidget *RoomWindow::makeOverDays()
{
    m_days = new OverDaysPage(m_look, m_clock);
    m_days->setDayTitle(m_dayTitle);
    connect(m_days, &OverDaysPage::looked, this, &RoomWindow::ledgerFollowed);
    connect(m_days, &OverDaysPage::planWished, this, &RoomWindow::repeatWished);
    connect(m_days, &OverDaysPage::saveWished, this, &RoomWindow::repeatSaveWished);
    return m_days;
}

void RoomWindow::showOverDays()
{
    m_window.showPage(u"days"_s);
}

QWidget *RoomWindow::makeRun()
{
    if (!m_timeline)
        m_timeline = new TimelineView(m_shown, m_shownClock, m_look);
    if (!m_scribe)
        m_scribe = new ScribePanel(m_shown, m_shownClock, m_look, m_pictures);
    auto *run = new RunScreen(m_shown, m_shownClock, m_look, m_timeline, m_scribe);
    m_run = run;
    connect(run, &RunScreen::allowWished, this, &RoomWindow::allowWished);
    connect(&run->allowance(), &AllowanceStrip::factorWished, this, &RoomWindow::factorWished);
    connect(&run->allowance(), &AllowanceStrip::factorGiven, this, &RoomWindow::factorGiven);
    run->setReplay(m_replay);
    run->setProxies(m_proxies);
    connect(&m_replay, &Replay::turned, m_scribe, &ScribePanel::setPast);
    // What goes on faster than time does.
    connect(&m_replay, &Replay::moved, m_timeline, &TimelineView::tick);
    connect(run, &RunScreen::wished, this, &RoomWindow::wished);
    connect(&run->qa(), &QaStrip::entered, this, &RoomWindow::qaEntered);
    connect(&run->qa(), &QaStrip::pictureFileWished, this, &RoomWindow::qaPictureWished);
    connect(&run->qa(), &QaStrip::pictureFileGiven, this, &RoomWindow::qaPictureFileGiven);
    connect(&run->qa(), &QaStrip::pictureGiven, this, &RoomWindow::qaPictureGiven);
    connect(new QShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_T), run),
            &QShortcut::activated, this, &RoomWindow::showRetro);
    // An empty day names this key; on the start page it is that of a row.
    connect(new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_O), run), &QShortcut::activated, m_start,
            &StartPage::planFileRequested);
    connect(m_scribe, &ScribePanel::wished, this, &RoomWindow::wished);
    connect(m_scribe, &ScribePanel::pictureWished, this, &RoomWindow::pictureWished);
    connect(m_scribe, &ScribePanel::pictureFileWished, this, &RoomWindow::pictureFileWished);
    connect(&m_pictures, &StorePictures::arrived, m_scribe, &ScribePanel::pictureArrived);
    m_scribe->setDraft(m_draft);
    connect(m_scribe, &ScribePanel::draftChanged, this, &RoomWindow::draftChanged);
    return run;
}

QWidget *RoomWindow::makeReport()
{
    m_report = new ReportPage(m_look);
    connect(m_report, &ReportPage::refreshRequested, this, &RoomWindow::reportWanted);
    connect(m_report, &ReportPage::saveRequested, this, &RoomWindow::reportSaveRequested);
    connect(m_report, &ReportPage::momentChosen, this, &RoomWindow::lookAtEntry);
    connect(m_report, &ReportPage::instantChosen, this, &RoomWindow::lookAt);
    connect(m_report, &ReportPage::overDaysRequested, this, &RoomWindow::showOverDays);
    connect(m_report, &ReportPage::printRequested, this, &RoomWindow::reportPrintRequested);
    m_actions =
        new ActionsPage(m_live, m_clock, m_issues, QRandomGenerator::global()->generate(), m_look);
    m_actions->setTarget(m_issueTarget);
    m_report->setActions(m_actions);
    connect(m_actions, &ActionsPage::wished, this, &RoomWindow::wishedTogether);
    connect(m_actions, &ActionsPage::issuesWished, this, &RoomWindow::issuesWished);
    connect(m_actions, &ActionsPage::stopWished, this, &RoomWindow::issuesStopWished);
    connect(m_actions, &ActionsPage::left, m_report, [this] { m_report->showActions(false); });
    return m_report;
}

/// On the run screen, as it was then.
void RoomWindow::lookAtEntry(qint64 sequence)
{
    m_window.showPage(u"run"_s);
    m_replay.lookAtEntry(sequence);
}

void RoomWindow::lookAt(Instant at)
{
    m_window.showPage(u"run"_s);
    m_replay.lookAt(at);
}

} // namespace Chaos
