// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/rehearsal/nextmove.h"
#include "models/day/entries.h"

#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const Instant start = instantOf(1796738400000000);

Plan plan()
{
    Plan plan;
    plan.people = {
        {u"alice"_s, u"Alice"_s, {}}, {u"carol"_s, u"Carol"_s, {}}, {u"dave"_s, u"Dave"_s, {}}};
    plan.assignments = {{u"scribe"_s, u"carol"_s, {}}, {u"incident-commander"_s, u"alice"_s, {}}};
    plan.sources = {{.key = u"room"_s, .type = AlertSource::Type::Room}};
    plan.hosts = {{.key = u"shop"_s}, {.key = u"mail"_s}};
    plan.experiments = {{.key = u"db"_s,
                         .title = u"Shop loses its database"_s,
                         .driver = u"dave"_s,
                         .timeBox = 30s,
                         .method = {{PlannedStep::Provider::Staging, {}, u"shop"_s, u"error"_s}},
                         .expectedAlerts = {{{.name = u"ShopDown"_s}, 6s, {}}},
                         .guardAlerts = {{.name = u"CartDown"_s}},
                         .backOutPlan = byHand({u"give it back"_s}),
                         .resetCriteria = byHand({u"it answers"_s})}};
    return plan;
}

/// A day told in seconds, and what its people do next: "who: what".
class Story
{
public:
    explicit Story(const Plan &planned = plan())
    {
        for (Entry entry : Entries::planned(planned))
            tell(0s, std::move(entry));
    }
    Story &tell(Micros at, Entry entry)
    {
        entry.at = start + at;
        entry.sequence = m_day.lastSequence() + 1;
        m_day.apply(entry.view());
        return *this;
    }
    Story &host(Micros at, const char *key, HostState state)
    {
        return tell(at, Entries::hostChanged(QString::fromLatin1(key), state, {}, start + at));
    }
    Story &alert(Micros at, const char *name, AlertState state)
    {
        return tell(at,
                    Entries::alertChanged({.source = "room",
                                           .fingerprint = name,
                                           .name = name,
                                           .state = state,
                                           .since = start + at,
                                           .evidence = Evidence::Polled}));
    }
    Story &hostsUp() { return host(0s, "shop", HostState::Up).host(0s, "mail", HostState::Up); }
    /// Everything up to and including the trigger at ten seconds.
    Story &triggered()
    {
        hostsUp().tell(5s, Entries::started(u"db"_s));
        tell(6s, Entries::note(u"note"_s, u"Shop loses its database"_s));
        return tell(10s, Entries::triggered(u"db"_s, 0s));
    }
    [[nodiscard]] QString move(Micros at) const
    {
        const auto entry = nextMove(m_day, start + at);
        if (!entry)
            return u"wait"_s;
        const std::string_view word = wordOf(entry->kind);
        return QString::fromStdString(entry->actor) + u": "_s
            + QString::fromUtf8(word.data(), qsizetype(word.size()));
    }
    [[nodiscard]] QString payload(Micros at) const
    {
        const auto entry = nextMove(m_day, start + at);
        return entry ? QString::fromStdString(entry->payload) : QString();
    }

private:
    Day m_day;
};

} // namespace

class TestNextMove : public QObject
{
    Q_OBJECT

private slots:
    void startsOnlyWhenEverythingHasBeenSeen();
    void waitsForWhatIsAboutToFire();
    void waitsUntilSomebodyOnCallKnows();
    void getsReadyAndTriggers();
    void passesWhatStandsAgainstTheTrigger();
    void backsOutOnceTheOutcomeIsKnown();
    void backsOutAtOnceForAGuardAlert();
    void backsOutWhenTheTimeBoxIsOver();
    void asksAboutAnAlertThatNobodyNamed();
    void takesAnAlertThatFiredBeforeForWhatItIs();
    void goesBackStepByStep();
    void leavesAloneWhatWasDownBefore();
    void keepsAnItemForWhatDidNotFire();
    void finishesWithWhatTheFindingsSay();
    void hasNothingToDoWhenAllIsDone();
};

void TestNextMove::startsOnlyWhenEverythingHasBeenSeen()
{
    Story story;
    QCOMPARE(story.move(1s), u"wait"_s);
    story.host(1s, "shop", HostState::Up);
    QCOMPARE(story.move(2s), u"wait"_s);
    story.host(2s, "mail", HostState::Down);
    QCOMPARE(story.move(3s), u"Dave: experiment.started"_s);
}

void TestNextMove::waitsForWhatIsAboutToFire()
{
    Story story;
    story.hostsUp().alert(1s, "MailDown", AlertState::Pending);
    QCOMPARE(story.move(2s), u"wait"_s);
    story.alert(3s, "MailDown", AlertState::Firing);
    QCOMPARE(story.move(3s), u"Dave: experiment.started"_s);
}

void TestNextMove::waitsUntilSomebodyOnCallKnows()
{
    Plan planned = plan();
    planned.sources.push_back({.key = u"on-call"_s, .type = AlertSource::Type::Webhook});
    Story story(planned);
    story.hostsUp().alert(1s, "MailDown", AlertState::Firing);
    QCOMPARE(story.move(2s), u"wait"_s);
    QCOMPARE(story.move(7s), u"Dave: experiment.started"_s); // nobody will
    story.tell(3s, Entries::pageSent({.source = "on-call", .name = "MailDown"}));
    QCOMPARE(story.move(3s), u"Dave: experiment.started"_s);
}

void TestNextMove::getsReadyAndTriggers()
{
    Story story;
    story.hostsUp().tell(5s, Entries::started(u"db"_s));
    QCOMPARE(story.move(5s), u"Carol: note.written"_s);
    story.tell(5s, Entries::note(u"note"_s, u"Ready: Shop loses its database"_s));
    QCOMPARE(story.move(5200ms), u"wait"_s);
    QCOMPARE(story.move(5500ms), u"Dave: experiment.triggered"_s);
}

void TestNextMove::passesWhatStandsAgainstTheTrigger()
{
    Story story;
    story.hostsUp().alert(1s, "ShopDown", AlertState::Firing).tell(5s, Entries::started(u"db"_s));
    story.tell(5s, Entries::note(u"note"_s, u"Ready: Shop loses its database"_s));
    QCOMPARE(story.move(5500ms), u"Alice: preflight.passed"_s);
    PassedGate passed{.by = u"Alice"_s, .reason = u"we want to see it"_s};
    passed.findings = {{.what = PreflightFinding::What::ExpectedFires,
                        .subject = u"ShopDown"_s,
                        .source = u"room"_s}};
    story.tell(5600ms, Entries::preflightPassed(u"db"_s, passed));
    QCOMPARE(story.move(5700ms), u"Dave: experiment.triggered"_s);
}

void TestNextMove::backsOutOnceTheOutcomeIsKnown()
{
    Story story;
    story.triggered();
    QCOMPARE(story.move(11s), u"wait"_s);
    story.alert(11s, "ShopDown", AlertState::Pending);
    QCOMPARE(story.move(12s), u"wait"_s);
    story.alert(13s, "ShopDown", AlertState::Firing);
    QCOMPARE(story.move(13s), u"Carol: note.written"_s);
    story.tell(13s, Entries::note(u"alert"_s, u"ShopDown fires."_s));
    QCOMPARE(story.move(14s), u"wait"_s); // something else may still fire
    QCOMPARE(story.move(14500ms), u"Alice: experiment.backed_out"_s);
}

void TestNextMove::backsOutAtOnceForAGuardAlert()
{
    Story story;
    story.triggered();
    story.alert(12s, "CartDown", AlertState::Pending);
    QCOMPARE(story.move(12s), u"wait"_s);
    story.alert(13s, "CartDown", AlertState::Firing);
    QCOMPARE(story.move(13s), u"Alice: experiment.backed_out"_s);
    QVERIFY(story.payload(13s).contains(u"guard alert CartDown fired"_s));

    Story before;
    before.alert(1s, "CartDown", AlertState::Firing);
    before.triggered();
    QCOMPARE(before.move(13s), u"wait"_s); // it was firing all along
}

void TestNextMove::backsOutWhenTheTimeBoxIsOver()
{
    Story story;
    story.triggered();
    QCOMPARE(story.move(39s), u"wait"_s);
    QCOMPARE(story.move(40s), u"Alice: experiment.backed_out"_s);
    QVERIFY(story.payload(40s).contains(u"time-box"_s));
}

void TestNextMove::asksAboutAnAlertThatNobodyNamed()
{
    Story story;
    story.triggered().alert(12s, "SearchDown", AlertState::Firing);
    QCOMPARE(story.move(12s), u"Carol: note.written"_s);
    QVERIFY(story.payload(12s).contains(u"SearchDown"_s));
    story.tell(12s, Entries::note(u"question"_s, u"SearchDown fires?"_s));
    QCOMPARE(story.move(12s), u"wait"_s);
}

void TestNextMove::takesAnAlertThatFiredBeforeForWhatItIs()
{
    Story story;
    story.alert(1s, "ShopDown", AlertState::Firing).triggered();
    QCOMPARE(story.move(11s), u"Carol: note.written"_s);
    QVERIFY(story.payload(11s).contains(u"before the trigger"_s));
    story.tell(11s, Entries::note(u"alert"_s, u"ShopDown was firing before"_s));
    QCOMPARE(story.move(12s), u"wait"_s);
    QCOMPARE(story.move(13s), u"Alice: experiment.backed_out"_s);
}

void TestNextMove::goesBackStepByStep()
{
    Story story;
    story.triggered().host(11s, "shop", HostState::Down).alert(12s, "ShopDown", AlertState::Firing);
    story.tell(15s, Entries::backedOut(u"db"_s, {}));
    QCOMPARE(story.move(15s), u"Alice: step.checked"_s);
    story.tell(15s, Entries::checked(u"db"_s, Entries::Checklist::BackOut, 0, true));
    QCOMPARE(story.move(16s), u"wait"_s);
    story.host(16s, "shop", HostState::Up);
    QCOMPARE(story.move(16s), u"wait"_s); // its alert still fires
    story.alert(17s, "ShopDown", AlertState::Inactive);
    QCOMPARE(story.move(17s), u"Alice: step.checked"_s);
    QVERIFY(story.payload(17s).contains(u"reset"_s));
    story.tell(17s, Entries::checked(u"db"_s, Entries::Checklist::Reset, 0, true));
    QCOMPARE(story.move(17s), u"Alice: experiment.reset_confirmed"_s);
}

void TestNextMove::leavesAloneWhatWasDownBefore()
{
    Story story;
    story.host(1s, "mail", HostState::Down).alert(2s, "MailDown", AlertState::Firing);
    story.host(1s, "shop", HostState::Up).tell(5s, Entries::started(u"db"_s));
    story.tell(10s, Entries::triggered(u"db"_s, 0s));
    story.tell(15s, Entries::backedOut(u"db"_s, {}));
    story.tell(15s, Entries::checked(u"db"_s, Entries::Checklist::BackOut, 0, true));
    QCOMPARE(story.move(16s), u"Alice: step.checked"_s);
}

void TestNextMove::keepsAnItemForWhatDidNotFire()
{
    Story story;
    story.triggered();
    story.tell(40s, Entries::backedOut(u"db"_s, {}));
    story.tell(41s, Entries::resetConfirmed(u"db"_s));
    QCOMPARE(story.move(42s), u"Carol: item.opened"_s);
    story.tell(42s, Entries::itemOpened({.key = u"db/ShopDown"_s}));
    QCOMPARE(story.move(42s), u"Dave: experiment.finished"_s);
    QVERIFY(story.payload(42s).contains(u"false"_s));
}

void TestNextMove::finishesWithWhatTheFindingsSay()
{
    Story story;
    story.triggered().alert(13s, "ShopDown", AlertState::Firing);
    story.tell(15s, Entries::backedOut(u"db"_s, {}));
    story.tell(16s, Entries::resetConfirmed(u"db"_s));
    QCOMPARE(story.move(17s), u"Dave: experiment.finished"_s);
    QVERIFY(story.payload(17s).contains(u"true"_s));
}

void TestNextMove::hasNothingToDoWhenAllIsDone()
{
    Story story;
    story.triggered().tell(20s, Entries::backedOut(u"db"_s, {}));
    story.tell(21s, Entries::resetConfirmed(u"db"_s)).tell(22s, Entries::finished(u"db"_s, {}));
    QCOMPARE(story.move(23s), u"wait"_s);
}

QTEST_GUILESS_MAIN(TestNextMove)
#include "tst_nextmove.moc"
