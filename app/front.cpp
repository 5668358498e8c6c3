// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/front.h"

#include "app/daywriter.h"
#include "app/journal/storeentries.h"
#include "app/namedday.h"
#include "app/openday.h"
#include "app/planfile.h"
#include "app/rehearsalday.h"
#include "app/repeatedpart.h"
#include "app/reportfile.h"
#include "app/sampledays.h"
#include "models/day/entryjson.h"
#include "models/plan/planfile.h"
#include "models/report/calendar.h"
#include "models/rules/stopping.h"
#include "ui/report/paperreport.h"
#include "ui/report/reportpage.h"
#include "ui/start/startpage.h"

#include <QApplication>
#include <QFile>
#include <QFileInfo>
#include <QTimer>

#include <cstdio>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 largestPictureFile = 20 * 1024 * 1024;

Outcome<DayInfo> makeSample(const QString &path)
{
    const auto plan = readPlan(sampleDay(u"first-chaos-day"_s), u"first-chaos-day.yaml"_s);
    return plan ? createDay(path, *plan) : plan.failure();
}

Outcome<DayInfo> makeHeldSample(const QString &path)
{
    auto journal = EntryJson::readJournal(sampleJournal(u"first-chaos-day"_s));
    return journal ? takeDay(path, *std::move(journal)) : journal.failure();
}

/// What is no file may never end, or never begin to be read.
Outcome<QByteArray> pictureFile(const QString &path)
{
    QFile picture(path);
    if (!QFileInfo(path).isFile())
        return Failure{Failure::Kind::NotFound, Front::tr("%1 is no file.").arg(path)};
    if (!picture.open(QIODevice::ReadOnly))
        return Failure{Failure::Kind::NotFound, path + u": "_s + picture.errorString()};
    // One byte more than is taken, so that what is too large is seen to be.
    return picture.read(largestPictureFile + 1);
}

/// A file that was read, and what it would do.
struct Part
{
    std::shared_ptr<const PlanImport> import{};
    ImportPreview preview{};
};

Outcome<Part> partOf(const QString &file, const Plan &before)
{
    auto import = readImportFile(file);
    if (!import)
        return import.failure();
    ImportPreview preview = previewOf(before, *import);
    return Part{std::make_shared<const PlanImport>(*std::move(import)), std::move(preview)};
}

Outcome<Part> partToRepeat(const QString &path, const std::vector<ToRepeat> &chosen,
                           const Plan &before)
{
    auto store = Store::open(path, OpenMode::ReadOnly);
    if (!store)
        return store.failure();
    const auto plan = repeatedPart(**store, chosen, before);
    if (!plan)
        return plan.failure();
    const PlanImport import(*plan);
    return Part{std::make_shared<const PlanImport>(import), previewOf(before, import)};
}

/// What the file dialogs offer.
QString filesThatBringAPlan()
{
    return Front::tr("Plans and Chaos Toolkit experiments (*.yaml *.yml *.json)");
}

Outcome<DayInfo> dayNamed(const QString &path, const QString &name)
{
    const auto named = namedDay(path, name);
    return named ? Outcome<DayInfo>(named->day) : named.failure();
}

CommandLine::Format formatOf(const QString &word)
{
    if (word == "json"_L1)
        return CommandLine::Format::Json;
    if (word == "pdf"_L1)
        return CommandLine::Format::Pdf;
    return word == "md"_L1 ? CommandLine::Format::Markdown : CommandLine::Format::Html;
}

} // namespace

Front::Front(const CommandLine &line)
    : m_line(line)
    , m_path(storePathOf(line))
    , m_look(m_memory.tone() == Theme::Tone::Light ? Theme::light() : Theme::dark())
    , m_recent(m_path)
    , m_ledger(m_path, m_clock)
    , m_room(m_live, m_clock, m_look, m_memory)
    , m_outcry(m_live)
    , m_tone(AlarmTone::customaryPlayers(), &QApplication::beep)
    , m_tray(m_look)
{
    connectStart();
    connectRoom();
    connectAlarm();
}

Front::~Front()
{
    if (!m_day)
        return;
    // The window is gone: what could not be written is told where the program was started from.
    if (const auto closed = m_day->journal().close(); !closed)
        std::fprintf(stderr, "chaosroom: %s\n", qUtf8Printable(closed.failure().detail));
}

void Front::show()
{
    m_room.window().show();
    // After the first frame: what is on the screen first is the window.
    QTimer::singleShot(0, this, [this] {
        if (m_line.verb == CommandLine::Verb::Rehearse)
            rehearse();
        else if (!m_line.day.isEmpty())
            findDay(m_line.day);
        else
            m_recent.refresh();
    });
}

void Front::connectStart()
{
    StartPage &start = m_room.start();
    connect(&m_recent, &RecentDays::read, &start, &StartPage::setRecentDays);
    connect(&start, &StartPage::rehearsalRequested, this, &Front::rehearse);
    connect(&start, &StartPage::newDayRequested, this, &Front::planNewDay);
    connect(&start, &StartPage::sampleRequested, this, &Front::openSample);
    connect(&start, &StartPage::heldSampleRequested, this, &Front::openHeldSample);
    connect(&start, &StartPage::planFileRequested, this, &Front::askForPlanFile);
    connect(&start, &StartPage::planFileDropped, this,
            [this](const QUrl &file) { openPlanFile(file.toLocalFile()); });
    connect(&start, &StartPage::dropRefused, this, [this](const QString &why) {
        tell(tr("Nothing is opened"), {Failure::Kind::BadInput, why});
    });
    connect(&start, &StartPage::dayRequested, this, &Front::findDay);
    connect(&m_room.window(), &MainWindow::pageShown, this, [this](const QString &id) {
        if (id == "start"_L1)
            m_recent.refresh();
    });
}

void Front::connectRoom()
{
    connect(&m_room, &RoomWindow::wished, this, [this](const Entry &entry) {
        if (m_day)
            m_day->wish(entry);
    });
    connect(&m_room, &RoomWindow::wishedTogether, this, [this](const std::vector<Entry> &entries) {
        if (m_day)
            m_day->wishTogether(entries);
    });
    connect(&m_room, &RoomWindow::askWished, this, [this] {
        if (m_day)
            m_day->world().surveyNow();
    });
    connect(&m_room, &RoomWindow::proveWished, this, [this](const QStringList &sources) {
        if (m_day)
            m_day->canaries().prove(sources);
    });
    connect(&m_room, &RoomWindow::allowWished, this,
            [this](const QString &experiment, const QString &host, const QString &code) {
                if (m_day)
                    m_day->allowances().allow(experiment, host, code);
            });
    connect(&m_room, &RoomWindow::factorWished, &m_room, [this] {
        const SecondFactor::Offer offer = SecondFactor::offer();
        m_room.offerFactor(offer.secret, offer.uri);
    });
    connect(&m_room, &RoomWindow::factorGiven, this,
            [this](const QByteArray &secret, const QString &code) {
                if (m_day)
                    enrol(secret, code);
            });
    connect(&m_room, &RoomWindow::secretGiven, this,
            [this](const QString &name, const QByteArray &secret) {
                if (m_day)
                    m_day->world().keepSecret(name, secret);
            });
    connect(&m_room, &RoomWindow::planImportWished, this, &Front::askForPartOfPlan);
    connect(&m_room, &RoomWindow::planFileDropped, this,
            [this](const QUrl &file) { previewPart(file.toLocalFile()); });
    connect(&m_room, &RoomWindow::importStale, this, [this] {
        lookAgain([this](const auto &preview) { m_room.refreshImport(m_importFile, preview); });
    });
    connect(&m_room, &RoomWindow::pictureWished, this,
            [this](const QByteArray &png, const QString &sha256) {
                if (m_day)
                    m_day->journal().keepPicture(png, sha256);
            });
    m_room.setDraft(m_memory.draft());
    connect(&m_room, &RoomWindow::draftChanged, &m_room,
            [this](const QString &text) { m_memory.keepDraft(text); });
    connect(&m_room, &RoomWindow::retroDraftChanged, &m_room,
            [this](const QString &place, const QString &text) {
                if (m_day)
                    m_memory.keepRetroDraft(m_day->info().key, place, text);
            });
    connect(&m_room, &RoomWindow::pictureFileWished, this, &Front::readPicture);
    connect(&m_room, &RoomWindow::qaPictureWished, this, &Front::askForQaPicture);
    connect(&m_room, &RoomWindow::qaPictureFileGiven, this,
            [this](const QUrl &file) { readQaPicture(file.toLocalFile()); });
    connect(&m_room, &RoomWindow::qaPictureGiven, this,
            [this](const QByteArray &bytes, const QString &name) {
                lookAtQaPicture([bytes] { return Outcome<QByteArray>(bytes); }, name);
            });
    m_room.setIssueTarget(m_memory.issueTarget());
    connect(&m_room, &RoomWindow::issuesWished, this, &Front::makeIssues);
    connect(&m_room, &RoomWindow::issuesStopWished, this, [this] {
        if (m_day)
            m_day->items().stop();
    });
    connect(&m_room, &RoomWindow::reportWanted, this, &Front::showReport);
    connect(&m_room, &RoomWindow::ledgerWanted, &m_ledger, &LedgerReader::want);
    connect(&m_room, &RoomWindow::ledgerFollowed, &m_ledger, &LedgerReader::follow);
    connect(&m_ledger, &LedgerReader::failed, &m_room, &RoomWindow::setKeptDaysFailure);
    connect(&m_room, &RoomWindow::repeatWished, this, &Front::previewRepeated);
    connect(&m_room, &RoomWindow::repeatSaveWished, this, &Front::askToSaveRepeated);
    connect(&m_ledger, &LedgerReader::read, &m_room,
            [this](const LookBack &back) { m_room.setKeptDays(back.days, back.ledger); });
    connect(&m_room, &RoomWindow::reportSaveRequested, this, &Front::askToSaveReport);
    connect(&m_room, &RoomWindow::reportPrintRequested, this, &Front::askToPrintReport);
    connect(&m_room, &RoomWindow::calendarWished, this, &Front::askToSaveCalendar);
}

void Front::connectAlarm()
{
    MainWindow &window = m_room.window();
    connect(&m_outcry, &Outcry::cried, &m_tone, &AlarmTone::sound);
    connect(&m_outcry, &Outcry::cried, &m_notice, &DesktopNotice::show);
    connect(&m_outcry, &Outcry::cried, &window, [&window] { QApplication::alert(&window); });
    connectTray();
    window.setMuted(m_memory.isMuted());
    m_tone.setMuted(m_memory.isMuted());
    connect(&window, &MainWindow::mutedChanged, this, [this](bool muted) {
        m_memory.keepMuted(muted);
        m_tone.setMuted(muted);
    });
}

void Front::connectTray()
{
    const auto show = [this] { m_tray.show(m_day ? &m_live.day() : nullptr); };
    connect(&m_live, &LiveDay::replaced, &m_tray, show);
    connect(&m_live, &LiveDay::changed, &m_tray, show);
    connect(&m_tray, &TrayEntry::stopWished, this, [this] {
        // Why, can be written down once everything stands.
        if (const auto entry = raiseStop(m_live.day(), {}); entry && m_day)
            m_day->wish(*entry);
    });
    connect(&m_tray, &TrayEntry::windowWished, &m_room.window(), [this] {
        MainWindow &window = m_room.window();
        window.setWindowState(window.windowState() & ~Qt::WindowMinimized);
        window.show();
        window.raise();
        window.activateWindow();
    });
}

void Front::rehearse()
{
    auto rehearsal = std::make_unique<RehearsalDay>(m_clock);
    const auto plan = rehearsal->open();
    if (!plan) {
        tell(tr("The rehearsal cannot begin"), plan.failure());
        return;
    }
    m_day.reset();
    m_rehearsal = std::move(rehearsal);
    makeDay(*plan, u"run"_s);
}

void Front::planNewDay(const QString &title, QDate date)
{
    m_rehearsal.reset();
    makeDay(newDay(title, date), u"plan"_s);
}

void Front::makeDay(const Plan &plan, const QString &page)
{
    m_errands.run([path = m_path, plan] { return createDay(path, plan); },
                  [this, page](const Outcome<DayInfo> &info) { open(info, page); });
}

void Front::openSample()
{
    m_rehearsal.reset();
    m_errands.run([path = m_path] { return makeSample(path); },
                  [this](const Outcome<DayInfo> &info) { open(info, u"plan"_s); });
}

void Front::openHeldSample()
{
    m_rehearsal.reset();
    m_errands.run([path = m_path] { return makeHeldSample(path); },
                  [this](const Outcome<DayInfo> &info) { open(info, u"report"_s); });
}

void Front::askForPlanFile()
{
    m_asker.askToOpen(&m_room.window(), tr("Open a plan file"), filesThatBringAPlan(),
                      [this](const QString &path) { openPlanFile(path); });
}

void Front::openPlanFile(const QString &file)
{
    m_rehearsal.reset();
    m_errands.run([path = m_path, file] { return openFile(path, file); },
                  [this, file](const Outcome<OpenedFile> &opened) { showOpened(file, opened); });
}

void Front::showOpened(const QString &file, const Outcome<OpenedFile> &opened)
{
    if (!opened)
        return open(opened.failure(), u"plan"_s);
    open(opened->day, u"plan"_s);
    m_importFile = file;
    m_leftOut = opened->notes;
    if (opened->pending)
        m_import = std::make_shared<const PlanImport>(*opened->pending);
}

void Front::askForPartOfPlan()
{
    m_asker.askToOpen(&m_room.window(), tr("Import a file into this day"), filesThatBringAPlan(),
                      [this](const QString &file) { previewPart(file); });
}

void Front::previewPart(const QString &file)
{
    const int turn = ++m_previews;
    m_errands.run([file, before = m_live.day().plan()] { return partOf(file, before); },
                  [this, file, turn](const Outcome<Part> &part) {
                      if (turn != m_previews)
                          return;
                      if (!part)
                          return m_room.showImportFailure(file, part.failure());
                      m_importFile = file;
                      m_import = part->import;
                      m_room.showImport(file, part->preview);
                  });
}

void Front::lookAgain(const std::function<void(const ImportPreview &)> &then)
{
    if (!m_import)
        return;
    const int turn = ++m_previews;
    m_errands.run(
        [import = m_import, before = m_live.day().plan()] { return previewOf(before, *import); },
        [this, then, turn](const ImportPreview &preview) {
            if (turn == m_previews)
                then(preview);
        });
}

void Front::findDay(const QString &name)
{
    m_rehearsal.reset();
    m_errands.run([path = m_path, name] { return dayNamed(path, name); },
                  [this](const Outcome<DayInfo> &info) { open(info, u"run"_s); });
}

void Front::open(const Outcome<DayInfo> &info, const QString &page)
{
    if (!info) {
        tell(tr("The day cannot be opened"), info.failure());
        if (m_room.window().currentPage() == "start"_L1)
            m_recent.refresh();
        return;
    }
    // The disk is the day's now.
    m_recent.leaveOff();
    m_ledger.hold();
    m_room.window().clearFailure(u"open"_s);
    m_room.pictures().setJournal(nullptr);
    m_room.replay().setSource(nullptr);
    m_day.reset(); // gives the day back before it is asked for again
    m_live.replace(Day());
    m_import.reset();
    m_leftOut.clear();
    ++m_previews;
    m_day = std::make_unique<OpenDay>(m_live, m_clock, m_path, info->number);
    m_room.setRetroDrafts(m_memory.retroDrafts(info->key));
    connectDay();
    m_room.showDay(info->title, page);
}

void Front::connectDay()
{
    Journal &journal = m_day->journal();
    m_room.pictures().setJournal(&journal);
    m_room.asking().clear();
    connect(m_day.get(), &OpenDay::askingBegan, &m_room.asking(), &AskRound::begin);
    connect(m_day.get(), &OpenDay::askingEnded, this,
            [this](const QString &source, const QString &trouble, Micros within) {
                m_room.asking().end(source, trouble, m_clock.now(), within);
            });
    connect(&m_day->world(), &World::secretPlaced, &m_room.secrets(), &SecretPlaces::set);
    connect(&m_day->canaries(), &CanaryPost::refused, &m_room,
            [this](const QString &, const QString &why) { m_room.say(why); });
    m_room.proxies().take({}); // of another day
    connect(&m_day->proxies(), &ProxyPost::stood, &m_room.proxies(), &ProxyWatch::take);
    connectAllowance();
    connectQa();
    connectItems();
    connect(m_day.get(), &OpenDay::loading, &m_room.window(), &MainWindow::setLoading);
    connect(m_day.get(), &OpenDay::opened, this, [this] {
        // When all that shows the day has had its turn: nobody sees it come piece by piece.
        m_live.inTurn(this, [this] { m_room.window().setLoading(1, 1); });
        m_ledger.release();
        m_room.replay().setSource(std::make_shared<StoreEntries>(m_path, m_day->info().number));
        if (m_rehearsal)
            m_rehearsal->begin(*m_day);
        lookAgain([this](const auto &preview) { m_room.showImport(m_importFile, preview); });
        if (!m_leftOut.isEmpty())
            m_room.showLeftOut(m_importFile, m_leftOut);
    });
    connect(m_day.get(), &OpenDay::failed, this, [this](const Failure &failure) {
        m_room.window().setLoading(1, 1);
        m_ledger.release();
        // An empty day would look as if nothing had been planned.
        m_room.leaveDay();
        tell(tr("The day cannot be opened"), failure);
    });
    connect(&journal, &Journal::failed, this, [this](const Failure &failure) {
        m_room.window().showFailure(u"save"_s, tr("Not saved, retrying"), failure, m_clock.now());
        m_room.setTrouble(tr("Not saved"));
    });
    connect(&journal, &Journal::recovered, this, [this] {
        m_room.window().clearFailure(u"save"_s);
        m_room.setTrouble({});
    });
    connect(&m_day->steps(), &StepPost::wentAhead, this, [this](const QString &told) {
        if (told.isEmpty())
            return m_room.window().clearFailure(u"ahead"_s);
        m_room.window().showFailure(u"ahead"_s, tr("Backing out, not saved yet"),
                                    {Failure::Kind::Storage, told}, m_clock.now());
    });
    connect(&journal, &Journal::refused, this,
            [this](const Failure &failure) { tell(tr("Not taken"), failure); });
}

void Front::connectAllowance()
{
    AllowancePost &allowances = m_day->allowances();
    connect(&allowances, &AllowancePost::answered, &m_room, &RoomWindow::answerAllowance);
    connect(&allowances, &AllowancePost::factorMissed, &m_room, &RoomWindow::missFactor);
}

void Front::enrol(const QByteArray &secret, const QString &code)
{
    m_day->allowances().factor().enrol(secret, code, [this](const Outcome<Done> &done) {
        m_room.endFactor(done ? QString() : done.failure().detail);
    });
}

void Front::connectQa()
{
    QaPost &post = m_day->qa();
    connect(&m_room.page(), &CompanyPage::qaSent, &post,
            [&post](const QaSent &sent) { post.take(sent.result, sent.picture); });
    connect(&m_room, &RoomWindow::qaEntered, &post,
            [&post](const QaResult &result, const QImage &image, const QByteArray &bytes) {
                if (image.isNull())
                    post.take(result, bytes);
                else
                    post.takeImage(result, image);
            });
    connect(&post, &QaPost::kept, &m_room,
            [this](const QString &key) { m_room.answerQa(key, {}); });
    connect(&post, &QaPost::refused, &m_room, &RoomWindow::answerQa);
}

void Front::connectItems()
{
    ItemPost &post = m_day->items();
    IssueRound &round = m_room.issues();
    round.clear();
    connect(&post, &ItemPost::begun, &round, &IssueRound::begin);
    connect(&post, &ItemPost::told, &round, &IssueRound::tell);
    connect(&post, &ItemPost::ended, &round, &IssueRound::end);
}

void Front::makeIssues(const QStringList &items, const IssueTarget &target, const QByteArray &token)
{
    if (!m_day)
        return;
    // What is no place may be anything, a token among it.
    if (TrackerPlace::read(target.to, target.url, target.user))
        m_memory.keepIssueTarget(target);
    if (token.isEmpty())
        m_day->items().post(items, target);
    else
        m_day->items().postWith(token, items, target);
}

void Front::askForQaPicture()
{
    m_asker.askToOpen(&m_room.window(), tr("A picture of what live QA found"),
                      tr("Pictures (*.png *.jpg *.jpeg)"),
                      [this](const QString &path) { readQaPicture(path); });
}

void Front::readQaPicture(const QString &path)
{
    lookAtQaPicture([path] { return pictureFile(path); }, QFileInfo(path).fileName());
}

/// Whoever gave it is told at once if it is none that can be kept.
void Front::lookAtQaPicture(const std::function<Outcome<QByteArray>()> &read, const QString &name)
{
    m_errands.run(
        [read]() -> Outcome<QByteArray> {
            auto bytes = read();
            if (!bytes)
                return bytes;
            const auto seen = SnapshotMaker::look(*bytes);
            return seen ? bytes : Outcome<QByteArray>(seen.failure());
        },
        [this, name](const Outcome<QByteArray> &bytes) {
            if (bytes)
                m_room.setQaPicture(*bytes, name);
            else
                m_room.refuseQaPicture(bytes.failure().detail);
        });
}

void Front::showReport()
{
    if (!m_day)
        return;
    m_errands.run(
        [path = m_path, day = m_day->info().number] {
            return reportOf(path, day, CommandLine::Format::Html);
        },
        [this](const Outcome<QByteArray> &html) {
            if (html && m_room.report())
                m_room.report()->setHtml(QString::fromUtf8(*html));
            else if (!html)
                tell(tr("The report cannot be made"), html.failure());
        });
}

void Front::askToSaveReport(const QString &format)
{
    if (!m_day)
        return;
    const QString name = m_day->info().key + u'.' + format;
    const auto write = [this, format](const QString &file) {
        m_errands.run(
            [path = m_path, day = m_day->info().number, format, file]() -> Outcome<Done> {
                const auto report = reportOf(path, day, formatOf(format));
                return report ? writeWhole(file, *report) : Outcome<Done>(report.failure());
            },
            [this](const Outcome<Done> &done) {
                if (!done)
                    tell(tr("The report is not saved"), done.failure());
            });
    };
    m_asker.askToSave(&m_room.window(), tr("Save the report"), name, write);
}

void Front::askToPrintReport()
{
    if (!m_day)
        return;
    const QString title = m_day->info().title;
    const auto print = [this, title](const std::shared_ptr<QPagedPaintDevice> &printer) {
        m_errands.run(
            [path = m_path, day = m_day->info().number, title, printer]() -> Outcome<Done> {
                const auto html = reportOf(path, day, CommandLine::Format::Html);
                if (!html)
                    return html.failure();
                if (PaperReport(QString::fromUtf8(*html), title).paintOn(*printer))
                    return Done{};
                return Failure{Failure::Kind::Storage, tr("The printer takes no pages.")};
            },
            [this](const Outcome<Done> &done) {
                if (!done)
                    tell(tr("The report is not printed"), done.failure());
            });
    };
    m_asker.askToPrint(&m_room.window(), title, print);
}

void Front::askToSaveCalendar()
{
    if (!m_day)
        return;
    // Every entry makes a later edition, which replaces the earlier one in a calendar.
    const QByteArray calendar = calendarOf(m_live.day().plan(),
                                           {.day = m_day->info().key,
                                            .stamp = m_clock.now(),
                                            .zone = QTimeZone::systemTimeZone(),
                                            .sequence = int(m_live.day().lastSequence())});
    const auto write = [this, calendar](const QString &file) {
        m_errands.run([calendar, file] { return writeWhole(file, calendar); },
                      [this](const Outcome<Done> &done) {
                          if (!done)
                              tell(tr("The calendar is not saved"), done.failure());
                      });
    };
    m_asker.askToSave(&m_room.window(), tr("Save the calendar"), m_day->info().key + u".ics"_s,
                      write);
}

void Front::readPicture(const QUrl &file, const QString &caption)
{
    readFile(file.toLocalFile(),
             [this, caption](const QByteArray &bytes) { m_room.keepPicture(bytes, caption); });
}

void Front::readFile(const QString &path, const std::function<void(const QByteArray &)> &then)
{
    m_errands.run([path] { return pictureFile(path); },
                  [this, then](const Outcome<QByteArray> &bytes) {
                      if (bytes)
                          then(*bytes);
                      else
                          tell(tr("The picture cannot be read"), bytes.failure());
                  });
}

/// Looked at and confirmed on the plan screen, as any other import.
void Front::previewRepeated(const std::vector<ToRepeat> &chosen)
{
    if (!m_day)
        return;
    const QString name = tr("Experiments to repeat");
    const int turn = ++m_previews;
    m_room.window().showPage(u"plan"_s);
    m_errands.run([path = m_path, chosen,
                   before = m_live.day().plan()] { return partToRepeat(path, chosen, before); },
                  [this, name, turn](const Outcome<Part> &part) {
                      if (turn != m_previews)
                          return;
                      if (!part)
                          return m_room.showImportFailure(name, part.failure());
                      if (part->preview.changes.empty())
                          return m_room.say(tr("All of it is in the plan already."));
                      m_importFile = name;
                      m_import = part->import;
                      m_room.showImport(name, part->preview);
                  });
}

void Front::askToSaveRepeated(const std::vector<ToRepeat> &chosen)
{
    const auto write = [this, chosen](const QString &file) {
        m_errands.run(
            [path = m_path, chosen, file]() -> Outcome<Done> {
                const auto plan = repeatedPlanFile(path, chosen);
                return plan ? writeWhole(file, *plan) : Outcome<Done>(plan.failure());
            },
            [this](const Outcome<Done> &done) {
                if (!done)
                    tell(tr("The plan is not saved"), done.failure());
            });
    };
    m_asker.askToSave(&m_room.window(), tr("Save as a plan"), u"repeat.yaml"_s, write);
}

void Front::tell(const QString &what, const Failure &failure)
{
    m_room.window().showFailure(u"open"_s, what, failure, m_clock.now());
}

} // namespace Chaos
