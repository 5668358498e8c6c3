// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/day/entries.h"
#include "models/rules/verdicts.h"
#include "tests/models/rules/dayscript.h"

#include <QTest>

using namespace Chaos;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

using Labels = std::vector<Label>;
using enum AlertState;

const Labels web{{"team", "web"}};
const Labels data{{"team", "data"}};

/// A day with a Prometheus, an Alertmanager that tells of the alerts of each team together, and a
/// receiver of its pages. The alert Down of the team web is expected of Prometheus.
class Watch
{
public:
    Watch()
    {
        m_script.tell({u"-500 source hook webhook"_s, u"-500 live hook"_s,
                       u"-500 source ic icinga"_s, u"-500 live ic"_s, u"-10 clock ic 0 3"_s});
        am.route = NotificationRoute{
            .receiver = "team", .groupBy = {"team"}, .groupWait = 30s, .groupInterval = 5min};
    }

    Watch &survey(double second = -400)
    {
        m_script.tell(second, Entries::surveyed(u"am"_s, am));
        m_script.tell(second, Entries::surveyed(u"prom"_s, prom));
        m_script.tell(second, Entries::surveyed(u"ic"_s, icinga));
        return *this;
    }
    Watch &plan(const AlertSource &source)
    {
        m_script.tell(-450, Entries::planned(source));
        return *this;
    }
    Watch &tell(const QStringList &lines)
    {
        m_script.tell(lines);
        return *this;
    }
    /// An alert whose state began at that second, and was heard of then.
    Watch &see(double second, const std::string &source, const std::string &name, AlertState state,
               Labels labels = web, Labels annotations = {})
    {
        const std::string team = labels.empty() ? "" : labels.front().value;
        labels.insert(labels.begin(), {"alertname", name});
        m_script.tell(second,
                      Entries::alertChanged({.source = source,
                                             .fingerprint = name + team,
                                             .name = name,
                                             .state = state,
                                             .since = m_script.at(second),
                                             .labels = std::move(labels),
                                             .annotations = std::move(annotations)}));
        return *this;
    }
    /// A notification of a group, as it reached the room.
    Watch &page(double second, const std::string &name, const Labels &group = web)
    {
        Page sent{.seenAt = m_script.at(second),
                  .at = m_script.at(second),
                  .source = "hook",
                  .name = name,
                  .groupKey = "{}:{}",
                  .groupLabels = group};
        m_script.tell(second, Entries::pageSent(sent));
        return *this;
    }
    Watch &close() { return tell({u"100 backout"_s, u"150 reset"_s}); }

    [[nodiscard]] Finding finding(double now = 160) const
    {
        return findingsOf(m_script.day(), m_script.run(), m_script.at(now)).front();
    }

    Survey prom{};
    Survey am{};
    Survey icinga{};

private:
    DayScript m_script;
};

QString word(Verdict verdict)
{
    const auto text = wordIn(verdictWords, verdict);
    return QString::fromLatin1(text.data(), qsizetype(text.size()));
}

QString judged(const Finding &finding)
{
    return word(finding.proposed) + u", "_s + finding.cause;
}

const auto knewAt40 = u"prom knew 0:40 ± 0.003 s after the trigger. "_s;

} // namespace

#define COMPARE_FINDING(found, verdict, words) \
    QCOMPARE(judged(found), verdict); \
    QCOMPARE(found.evidence, words)

/// What the room proposes from what stood between an alert and a person.
class TestUntold : public QObject
{
    Q_OBJECT

private slots:
    void expectsNoPageOfASenderThatTellsNobody();
    void isSwallowedByAGroupThatHadNotified();
    void isSwallowedUntilTheNextFlush();
    void firesInTimeThoughAGroupWasOpen();
    void saysWhenTheOpenGroupIsFlushed();
    void isSwallowedByAGroupWhosePagesGoElsewhere();
    void isSwallowedByItsOwnEarlierGroup();
    void goesByTheRoutesOfTheRun();
    void joinsNoGroupOfAnotherTeam();
    void joinsNoGroupThatIsGone();
    void joinsNoGroupThatWasNotFlushed();
    void takesTheRouteOfItsLabels();
    void isOverBeforeGroupWait();
    void isOverBeforeGroupWaitThoughNobodySawItThere();
    void saysWhoHeldItBack_data();
    void saysWhoHeldItBack();
    void saysItOfWhatTheAlertmanagerHeldBack();
    void needsTheFaultForLonger();
    void needsTheFaultForMoreChecks();
    void couldHaveFired();
    void saysSinceWhenItFired();
};

void TestUntold::isSwallowedByAGroupThatHadNotified()
{
    Watch day;
    day.survey().see(-200, "am", "HostDown", Firing).page(-170, "HostDown");
    day.tell({u"-20 expect prom:Down"_s, u"0 trigger"_s});
    day.see(40, "prom", "Down", Firing).see(40, "am", "Down", Firing).close();
    COMPARE_FINDING(day.finding(), u"swallowed, merged"_s,
                    knewAt40
                        + u"It joined the open group {team=web} of am, which had notified 3:30 "
                          "before; the next flush was due 2:10 after the trigger. Nobody was "
                          "notified."_s);
    QCOMPARE(hypothesisHeld({day.finding()}), std::optional(false));
}

void TestUntold::isSwallowedUntilTheNextFlush()
{
    Watch day;
    day.survey().see(-200, "am", "HostDown", Firing).page(-170, "HostDown");
    day.tell({u"-20 expect prom:Down told 60"_s, u"0 trigger"_s});
    day.see(40, "prom", "Down", Firing).see(40, "am", "Down", Firing);
    day.page(130, "Down").tell({u"140 backout"_s, u"150 reset"_s});
    COMPARE_FINDING(day.finding(), u"swallowed, merged"_s,
                    knewAt40
                        + u"A person was notified 2:10 ± 0 s after the trigger (hook). That should "
                          "have been within 1:00. It joined the open group {team=web} of am, which "
                          "had notified 3:30 before; the next flush was due 2:10 after the "
                          "trigger."_s);
}

void TestUntold::firesInTimeThoughAGroupWasOpen()
{
    Watch day;
    day.survey().see(-200, "am", "HostDown", Firing).page(-170, "HostDown");
    day.tell({u"-20 expect prom:Down told 180"_s, u"0 trigger"_s});
    day.see(40, "prom", "Down", Firing).see(40, "am", "Down", Firing);
    day.page(130, "Down").tell({u"140 backout"_s, u"150 reset"_s});
    QCOMPARE(judged(day.finding()), u"fired, "_s);
}

void TestUntold::saysWhenTheOpenGroupIsFlushed()
{
    Watch day;
    day.survey().see(-200, "am", "HostDown", Firing).page(-170, "HostDown");
    day.tell({u"-20 expect prom:Down told 180"_s, u"0 trigger"_s});
    day.see(40, "prom", "Down", Firing).see(40, "am", "Down", Firing);
    COMPARE_FINDING(day.finding(60), u"not_yet_known, "_s,
                    knewAt40
                        + u"It joined the open group {team=web} of am, which had notified 3:30 "
                          "before; the next flush was due 2:10 after the trigger. Nobody has been "
                          "notified yet."_s);
}

void TestUntold::isSwallowedByAGroupWhosePagesGoElsewhere()
{
    Watch day;
    day.survey().see(-200, "am", "HostDown", Firing);
    day.tell({u"-20 expect prom:Down"_s, u"0 trigger"_s});
    day.see(40, "prom", "Down", Firing).see(40, "am", "Down", Firing).close();
    const Finding found = day.finding();
    QCOMPARE(judged(found), u"swallowed, merged"_s);
    QVERIFY2(found.evidence.contains(u"of am, first flushed 3:30 before; the next flush was due "
                                     "2:10 after"_s),
             qPrintable(found.evidence));
}

void TestUntold::isSwallowedByItsOwnEarlierGroup()
{
    Watch day;
    day.survey()
        .see(-200, "am", "Down", Firing)
        .page(-170, "Down")
        .see(-100, "am", "Down", Inactive);
    day.tell({u"-20 expect prom:Down"_s, u"0 trigger"_s});
    day.see(40, "prom", "Down", Firing).see(40, "am", "Down", Firing).close();
    QCOMPARE(judged(day.finding()), u"swallowed, merged"_s);
}

void TestUntold::goesByTheRoutesOfTheRun()
{
    Watch day;
    day.survey().see(-200, "am", "HostDown", Firing).page(-170, "HostDown");
    day.tell({u"-20 expect prom:Down"_s, u"0 trigger"_s});
    day.see(40, "prom", "Down", Firing).see(40, "am", "Down", Firing).close();
    const Finding before = day.finding();
    day.am.route->groupBy = {"alertname"}; // as it was mended after the retro
    day.survey(200);
    QCOMPARE(judged(day.finding(210)), u"swallowed, merged"_s);
    QVERIFY(day.finding(210) == before);
}

void TestUntold::joinsNoGroupOfAnotherTeam()
{
    Watch day;
    day.survey().see(-200, "am", "HostDown", Firing, data).page(-170, "HostDown", data);
    day.tell({u"-20 expect prom:Down"_s, u"0 trigger"_s});
    day.see(40, "prom", "Down", Firing).see(40, "am", "Down", Firing).close();
    COMPARE_FINDING(day.finding(), u"known_never_notified, unclear"_s,
                    knewAt40 + u"Nobody was notified."_s);
}

void TestUntold::joinsNoGroupThatIsGone()
{
    Watch day;
    day.am.route->groupInterval = 1min;
    day.survey().see(-200, "am", "HostDown", Firing).page(-170, "HostDown");
    day.see(-150, "am", "HostDown", Inactive); // of which the flush at -110 tells
    day.tell({u"-20 expect prom:Down"_s, u"0 trigger"_s});
    day.see(40, "prom", "Down", Firing).see(40, "am", "Down", Firing).close();
    QCOMPARE(judged(day.finding()), u"known_never_notified, unclear"_s);
}

void TestUntold::joinsNoGroupThatWasNotFlushed()
{
    Watch day;
    day.survey().tell({u"-20 expect prom:Down"_s, u"0 trigger"_s});
    day.see(20, "am", "HostDown", Firing);
    day.see(40, "prom", "Down", Firing).see(40, "am", "Down", Firing).close();
    QCOMPARE(judged(day.finding()), u"known_never_notified, unclear"_s);
}

void TestUntold::takesTheRouteOfItsLabels()
{
    Watch day;
    NotificationRoute ofWeb = *day.am.route;
    ofWeb.matchers = {{u"team"_s, LabelMatcher::Op::Equal, u"web"_s}};
    ofWeb.groupBy = {"team", "alertname"};
    day.am.route->routes = {ofWeb};
    day.survey().see(-200, "am", "HostDown", Firing).page(-170, "HostDown");
    day.tell({u"-20 expect prom:Down"_s, u"0 trigger"_s});
    day.see(40, "prom", "Down", Firing).see(40, "am", "Down", Firing).close();
    QCOMPARE(judged(day.finding()), u"known_never_notified, unclear"_s);
}

void TestUntold::isOverBeforeGroupWait()
{
    Watch day;
    day.survey().tell({u"-20 expect prom:Down"_s, u"0 trigger"_s});
    day.see(40, "prom", "Down", Firing).see(40, "am", "Down", Firing);
    day.see(52, "prom", "Down", Inactive).see(52, "am", "Down", Inactive).close();
    COMPARE_FINDING(day.finding(), u"known_never_notified, misconfigured"_s,
                    knewAt40
                        + u"It was over 0:12 after it fired: am waits 0:30 (group_wait) before it "
                          "tells of a new group, and of what is over by then it tells nobody. "
                          "Nobody was notified."_s);
}

void TestUntold::isOverBeforeGroupWaitThoughNobodySawItThere()
{
    Watch day;
    day.prom.externalLabels = web;
    day.survey().tell({u"-20 expect prom:Down"_s, u"0 trigger"_s});
    day.see(40, "prom", "Down", Firing, {}).see(42, "prom", "Down", Inactive, {}).close();
    QVERIFY2(day.finding().evidence.contains(u"It was over 0:02.0 after it fired: am waits"_s),
             qPrintable(day.finding().evidence));
}

void TestUntold::saysWhoHeldItBack_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("annotation");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("said");
    const auto row = [](const char *name, const QString &source, const QString &annotation,
                        const QString &value, const QString &said) {
        QTest::newRow(name) << source << annotation << value << said;
    };
    row("a silence", u"am"_s, u"silenced_by"_s, u"4f2a,77"_s,
        u"In am it was silenced by alice: “weekly restart” (silence 4f2a)."_s);
    row("a silence that is gone", u"am"_s, u"silenced_by"_s, u"77"_s,
        u"In am it was silenced (silence 77)."_s);
    row("an inhibition", u"am"_s, u"inhibited_by"_s, u"DatacenterDownweb"_s,
        u"In am it was inhibited by the alert DatacenterDown {team=web}."_s);
    row("an inhibition by an alert that nobody knows", u"am"_s, u"inhibited_by"_s, u"aa"_s,
        u"In am it was inhibited by another alert (aa)."_s);
    row("a time interval", u"am"_s, u"muted_by"_s, u"nights"_s,
        u"In am it was muted by the time interval nights."_s);
    row("nobody knows", u"am"_s, u"summary"_s, u"down"_s,
        u"In am it was held back by a silence, an inhibition or a mute."_s);
    row("a downtime", u"ic"_s, u"held_back_by"_s, u"downtime"_s, u"In ic it was in a downtime."_s);
    row("an acknowledgement", u"ic"_s, u"held_back_by"_s, u"acknowledgement"_s,
        u"In ic somebody had acknowledged it."_s);
    row("its host", u"ic"_s, u"held_back_by"_s, u"unreachable"_s,
        u"In ic its host was down or out of reach."_s);
    row("flapping", u"ic"_s, u"held_back_by"_s, u"flapping"_s,
        u"In ic it was flapping, of which nobody is told."_s);
    row("a switch", u"ic"_s, u"held_back_by"_s, u"switch"_s,
        u"In ic notifications were switched off for it."_s);
}

void TestUntold::saysWhoHeldItBack()
{
    QFETCH(const QString, source);
    QFETCH(const QString, annotation);
    QFETCH(const QString, value);
    QFETCH(const QString, said);
    Watch day;
    day.am.silences = {{.id = "4f2a",
                        .matchers = {{u"team"_s, LabelMatcher::Op::Equal, u"web"_s}},
                        .createdBy = "alice",
                        .comment = "weekly\nrestart"}};
    day.survey().see(-200, "am", "DatacenterDown", Firing);
    day.tell({u"-20 expect %1:Down"_s.arg(source), u"0 trigger"_s});
    day.see(40, source.toStdString(), "Down", Suppressed, web,
            {{annotation.toStdString(), value.toStdString()}});
    day.close();
    COMPARE_FINDING(
        day.finding(), u"known_never_notified, misconfigured"_s,
        u"%1 knew 0:40 ± 0.003 s after the trigger. %2 Nobody was notified."_s.arg(source, said));
}

void TestUntold::saysItOfWhatTheAlertmanagerHeldBack()
{
    Watch day;
    day.survey().tell({u"-20 expect prom:Down"_s, u"0 trigger"_s});
    day.see(40, "prom", "Down", Firing);
    day.see(40, "am", "Down", Suppressed, web, {{"muted_by", "nights"}}).close();
    COMPARE_FINDING(
        day.finding(), u"known_never_notified, misconfigured"_s,
        knewAt40 + u"In am it was muted by the time interval nights. Nobody was notified."_s);
}

void TestUntold::needsTheFaultForLonger()
{
    Watch day;
    day.prom.rules = {{.name = "Down", .query = "up == 0", .holdFor = 10min}};
    day.survey().tell({u"-20 expect prom:Down"_s, u"0 trigger"_s});
    day.see(12, "prom", "Down", Pending).close();
    COMPARE_FINDING(day.finding(), u"did_not_fire, threshold_out_of_reach"_s,
                    u"prom suspected it 0:12 ± 0.003 s after the trigger. It did not fire in prom "
                    "until the reset, 2:30 after the trigger. Its rule holds for 10:00 before it "
                    "fires; the fault was applied for 1:40."_s);
}

void TestUntold::needsTheFaultForMoreChecks()
{
    Watch day;
    day.icinga.rules = {
        {.name = "Down", .check = CheckSettings{.every = 1min, .retryEvery = 1min, .attempts = 5}}};
    day.survey().tell({u"-20 expect ic:Down"_s, u"0 trigger"_s});
    day.see(12, "ic", "Down", Pending).close();
    COMPARE_FINDING(
        day.finding(), u"did_not_fire, threshold_out_of_reach"_s,
        u"ic suspected it 0:12 ± 0.003 s after the trigger. It did not fire in ic until "
        "the reset, 2:30 after the trigger. Its check wants to see it 5 times in a "
        "row, which takes 4:00; the fault was applied for 1:40."_s);
}

void TestUntold::couldHaveFired()
{
    Watch day;
    day.prom.rules = {{.name = "Down", .query = "up == 0", .holdFor = 10min},
                      {.name = "Down", .query = "up == 0", .holdFor = 1min}};
    day.survey().tell({u"-20 expect prom:Down"_s, u"0 trigger"_s}).close();
    COMPARE_FINDING(day.finding(), u"did_not_fire, unclear"_s,
                    u"It did not fire in prom until the reset, 2:30 after the trigger."_s);
}

void TestUntold::saysSinceWhenItFired()
{
    Watch day;
    day.see(-450, "prom", "Down", Firing).see(-400, "prom", "Down", Inactive);
    day.see(-50, "prom", "Down", Firing);
    day.tell({u"-20 expect prom:Down"_s, u"0 trigger"_s}).close();
    COMPARE_FINDING(day.finding(), u"already_firing, "_s,
                    u"It was firing in prom since 0:50 ± 0.003 s before the trigger and did not "
                    "end since, so it says nothing about this experiment."_s);
}

void TestUntold::expectsNoPageOfASenderThatTellsNobody()
{
    const AlertSource hook{.key = u"hook"_s,
                           .type = AlertSource::Type::Webhook,
                           .payload = {.name = u"/n"_s, .means = PayloadMapping::Means::Alert}};
    const auto known = [](Watch &day) {
        day.tell({u"-20 expect prom:Down"_s, u"0 trigger"_s});
        return day.see(40, "prom", "Down", Firing).close().finding();
    };
    Watch quiet;
    COMPARE_FINDING(known(quiet.plan(hook)), u"fired, "_s, knewAt40.trimmed());
    Watch paged;
    QVERIFY(known(paged).proposed == Verdict::KnownNeverNotified);
}

QTEST_GUILESS_MAIN(TestUntold)
#include "tst_untold.moc"
