// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/page/companypage.h"
#include "app/storepictures.h"
#include "models/items/askround.h"
#include "models/items/issueround.h"
#include "models/items/liveday.h"
#include "models/items/livewall.h"
#include "models/items/proxywatch.h"
#include "models/items/replay.h"
#include "models/items/secretplaces.h"
#include "models/plan/planimport.h"
#include "models/rules/pastday.h"
#include "models/rules/repeating.h"
#include "ui/theme/look.h"
#include "ui/window/mainwindow.h"

#include <QImage>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <memory>

namespace Chaos {

class ActionsPage;
class CoveragePage;
class OverDaysPage;
class PlanScreen;
class ReportPage;
class RetroScreen;
class RunScreen;
class ScribePanel;
class SourcesBar;
class StartPage;
class TimelineView;
class WallWindow;
class WindowMemory;

/// The window with all its screens, built around one live day. Screens are made when they are
/// first shown, so that the window is there at once.
class RoomWindow final : public QObject
{
    Q_OBJECT

public:
    RoomWindow(LiveDay &live, const Clock &clock, Look &look, WindowMemory &memory,
               QObject *parent = nullptr);
    ~RoomWindow() override;

    [[nodiscard]] MainWindow &window() { return m_window; }
    [[nodiscard]] StartPage &start() { return *m_start; }
    [[nodiscard]] StorePictures &pictures() { return m_pictures; }
    [[nodiscard]] ReportPage *report() { return m_report; }
    /// What runs the day again on the run screen.
    [[nodiscard]] Replay &replay() { return m_replay; }
    /// Which sources are being asked, for the screens to see.
    [[nodiscard]] AskRound &asking() { return m_asking; }
    /// Which issues are being made of action items, for the screens to see.
    [[nodiscard]] IssueRound &issues() { return m_issues; }
    /// The page for the company, and what live QA sends through it.
    [[nodiscard]] CompanyPage &page() { return m_page; }
    /// What the office screen says, for all who show it.
    [[nodiscard]] LiveWall &wall() { return m_wall; }
    /// How the open day's proxies stand, for the screens to see.
    [[nodiscard]] ProxyWatch &proxies() { return m_proxies; }
    /// Where this desk has the sources' secrets, for the screens to see.
    [[nodiscard]] SecretPlaces &secrets() { return m_secrets; }

    /// Leaves the start page for "plan" or "run". What is not built yet is built in pieces, a piece
    /// a turn of the event loop: a day that opens must not stop the window.
    void showDay(const QString &title, const QString &page);
    /// Back to the start page: there is no day to show.
    void leaveDay();
    /// What the scribe had typed and not entered when the program ended.
    void setDraft(const QString &text) { m_draft = text; }
    /// The same of the retros of the day that is open.
    void setRetroDrafts(const QMap<QString, QString> &drafts);
    /// Where issues of action items went the last time.
    void setIssueTarget(const IssueTarget &target);
    /// Shown in the alarm's colour as long as it is not empty.
    void setTrouble(const QString &trouble);
    /// What all days of the store tell to who looks back on them.
    void setKeptDays(const std::shared_ptr<const KeptDays> &kept, std::vector<LedgerLine> ledger);
    void setKeptDaysFailure(const Failure &failure);

signals:
    void wished(const Chaos::Entry &entry);
    void wishedTogether(const std::vector<Chaos::Entry> &entries);
    /// A host of production, for the run under way; and a second factor for that. See
    /// `AllowanceStrip`.
    void allowWished(const QString &experiment, const QString &host, const QString &code);
    void factorWished();
    void factorGiven(const QByteArray &secret, const QString &code);
    void planImportWished();
    /// This file shall be imported into the open day.
    void planFileDropped(const QUrl &file);
    /// The sources shall say anew how they are set up.
    void askWished();
    /// A canary through each of these sources, confirmed by a person.
    void proveWished(const QStringList &sources);
    /// A source's secret, to be kept by this desk.
    void secretGiven(const QString &name, const QByteArray &secret);
    /// The plan has changed under an import that is being looked at.
    void importStale();
    void calendarWished();
    /// Live QA found something, entered in the room; see `QaStrip::entered`.
    void qaEntered(const Chaos::QaResult &result, const QImage &image, const QByteArray &bytes);
    void qaPictureWished();
    /// To be looked at; see `QaStrip::pictureGiven`.
    void qaPictureFileGiven(const QUrl &file);
    void qaPictureGiven(const QByteArray &bytes, const QString &name);
    void pictureWished(const QByteArray &png, const QString &sha256);
    void pictureFileWished(const QUrl &file, const QString &caption);
    /// Issues of these action items; `token` is empty where none was typed.
    void issuesWished(const QStringList &items, const Chaos::IssueTarget &target,
                      const QByteArray &token);
    void issuesStopWished();
    /// The report is on the screen and wants to be fresh.
    void reportWanted();
    /// What all days have proved is looked at.
    void ledgerWanted();
    /// The same as long as somebody looks.
    void ledgerFollowed(bool isLooked);
    /// These experiments of past days, into the plan of the open day, or as a plan file.
    void repeatWished(const std::vector<Chaos::ToRepeat> &chosen);
    void repeatSaveWished(const std::vector<Chaos::ToRepeat> &chosen);
    void reportSaveRequested(const QString &format);
    void reportPrintRequested();
    void draftChanged(const QString &text);
    void retroDraftChanged(const QString &place, const QString &text);

public slots:
    /// What a file would do to the day that is open. `showImport` begins to ask, `refreshImport`
    /// goes on if it is still asked.
    void showImport(const QString &file, const Chaos::ImportPreview &preview);
    void refreshImport(const QString &file, const Chaos::ImportPreview &preview);
    void showImportFailure(const QString &file, const Chaos::Failure &failure);
    /// What of a file has no place in the day that was made of it.
    void showLeftOut(const QString &file, const QStringList &notes);
    /// A message on the plan screen, for a few seconds.
    void say(const QString &message);
    /// See `AllowanceStrip`.
    void answerAllowance(const QString &refusal);
    void missFactor(const QString &why);
    void offerFactor(const QByteArray &secret, const QString &uri);
    void endFactor(const QString &trouble);
    /// What became of a result of live QA; see `QaStrip::answer`.
    void answerQa(const QString &key, const QString &why);
    void setQaPicture(const QByteArray &bytes, const QString &name);
    void refuseQaPicture(const QString &why);
    /// The bytes of a picture file that was wished for.
    void keepPicture(const QByteArray &bytes, const QString &caption);

private:
    void setDayPagesShown(bool shown);
    void showWall();
    void makeWall();
    void showRetro();
    void inviteToRetro(Touched what);
    void buildNext();
    QWidget *makePlan();
    void addPlanPages();
    QWidget *makeRun();
    QWidget *makeReport();
    QWidget *makeOverDays();
    void showOverDays();
    void lookAtEntry(qint64 sequence);
    void lookAt(Instant at);

    LiveDay &m_live;
    const Clock &m_clock;
    /// What the run screen looks at: the day that is live and the room's clock, or the past.
    LiveDay m_shown;
    TurnedClock m_shownClock;
    Replay m_replay;
    Look &m_look;
    LiveWall m_wall;
    CompanyPage m_page;
    StorePictures m_pictures;
    MainWindow m_window;
    StartPage *m_start;
    PlanScreen *m_plan = nullptr;
    CoveragePage *m_coverage = nullptr;
    TimelineView *m_timeline = nullptr;
    ScribePanel *m_scribe = nullptr;
    RunScreen *m_run = nullptr;
    RetroScreen *m_retro = nullptr; ///< made when it is first wished for
    ReportPage *m_report = nullptr;
    ActionsPage *m_actions = nullptr;
    OverDaysPage *m_days = nullptr;
    QString m_dayTitle;
    SourcesBar *m_sources = nullptr;
    std::unique_ptr<WallWindow> m_wallWindow; ///< made when it is first wished for
    AskRound m_asking;
    IssueRound m_issues;
    IssueTarget m_issueTarget;
    SecretPlaces m_secrets;
    ProxyWatch m_proxies;
    QString m_wantedPage; ///< shown once it is built; empty: none is waited for
    QSet<QString> m_built;
    QTimer m_build;
    QString m_trouble;
    QString m_draft;
    QMap<QString, QString> m_retroDrafts;
    QString m_invitedTo; ///< the experiment whose retro was spoken of last
    std::vector<LedgerLine> m_ledger;
};

} // namespace Chaos
