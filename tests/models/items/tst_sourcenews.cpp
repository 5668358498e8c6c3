// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/askround.h"
#include "models/items/sourcenews.h"
#include "tests/models/items/dayscript.h"

#include <QSignalSpy>
#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using State = SourceNews::State;

namespace {

const Instant morning = instantOf(1'796'040'000'000'000);

Survey routes()
{
    NotificationRoute root{.receiver = "pager"};
    root.routes = {{.receiver = "mail"}, {.receiver = "pager"}, {}};
    return {.route = root};
}

} // namespace

class TestSourceNews : public QObject
{
    Q_OBJECT

private slots:
    void saysWhatASourceToldLast();
    void saysWhyASourceIsSilent();
    void knowsWhoIsAskedJustNow();
    void keepsTheEarlierAnswerWhileItIsAsked();
    void waitsForAnAnswerThatIsNotPartOfTheDayYet();
    void countsAnAnswerThatToldNothingNew();
    void isLiveWhileItIsWatchedAndAnswers();
    void saysHowItStands();
    void asksOnlyWhoCanBeAsked();
    void wantsThoseAskedThatNeverWere();

private:
    [[nodiscard]] static SourceNews news(const DayScript &script, const AskRound &round,
                                         const QString &key = u"prom"_s)
    {
        return newsOf(script.day(), round, *script.day().plan().source(key));
    }
};

void TestSourceNews::saysWhatASourceToldLast()
{
    DayScript script(morning);
    AskRound round;
    script.say(Entries::planned(AlertSource{.key = u"prom"_s}))
        .say(
            Entries::planned(AlertSource{.key = u"am"_s, .type = AlertSource::Type::Alertmanager}));
    QVERIFY(news(script, round).state == State::Waiting);
    script.say(Entries::surveyed(u"prom"_s, {.isComplete = false, .rules = {{.name = "A"}}}))
        .say(Entries::surveyed(u"am"_s, routes()));
    const SourceNews prom = news(script, round);
    QVERIFY(prom.state == State::Answered && prom.at == morning && !prom.isComplete);
    QVERIFY(prom.rules == 1 && !prom.receivers);
    const SourceNews am = news(script, round, u"am"_s);
    QVERIFY(!am.rules && am.receivers == 2);
}

void TestSourceNews::saysWhyASourceIsSilent()
{
    DayScript script(morning);
    AskRound round;
    script.say(Entries::planned(AlertSource{.key = u"prom"_s}))
        .say(Entries::surveyed(u"prom"_s, {.rules = {{.name = "A"}}}))
        .after(1min)
        .say(Entries::sourceHealth(u"prom"_s, SourceHealth::Failing, u"refused"_s));
    SourceNews said = news(script, round);
    QVERIFY(said.state == State::Silent && said.at == morning + 1min);
    QCOMPARE(said.trouble, u"refused"_s);
    // Asked once more it has another excuse, and still is silent since then.
    round.begin({u"prom"_s});
    round.end(u"prom"_s, u"no answer within 2 s"_s, morning + 5min);
    said = news(script, round);
    QCOMPARE(said.trouble, u"no answer within 2 s"_s);
    QVERIFY(said.at == morning + 1min);
    // Alive, though it would not say how it is set up.
    script.after(2min).say(Entries::sourceHealth(u"prom"_s, SourceHealth::Live, {}));
    said = news(script, round);
    QVERIFY(said.state == State::Silent && said.at == morning + 5min);
    script.after(5min).say(Entries::surveyed(u"prom"_s, {.rules = {}}));
    QVERIFY(news(script, round).state == State::Answered);
}

void TestSourceNews::knowsWhoIsAskedJustNow()
{
    DayScript script(morning);
    AskRound round;
    QSignalSpy changed(&round, &AskRound::changed);
    script.say(Entries::planned(AlertSource{.key = u"prom"_s}));
    round.begin({u"prom"_s, u"am"_s});
    QVERIFY(news(script, round).state == State::Asking && round.isUnderWay());
    round.end(u"prom"_s, {}, morning);
    QVERIFY(!news(script, round).isBeingAsked && round.isUnderWay());
    round.end(u"am"_s, u"gone"_s, morning);
    QVERIFY(!round.isUnderWay());
    round.clear();
    QVERIFY(!round.lastOf(u"am"_s));
    QCOMPARE(changed.size(), 4);
}

void TestSourceNews::keepsTheEarlierAnswerWhileItIsAsked()
{
    DayScript script(morning);
    AskRound round;
    script.say(Entries::planned(AlertSource{.key = u"prom"_s}))
        .say(Entries::surveyed(u"prom"_s, {.rules = {{.name = "A"}}}));
    round.begin({u"prom"_s});
    SourceNews said = news(script, round);
    QVERIFY(said.state == State::Answered && said.isBeingAsked && said.rules == 1);
    round.end(u"prom"_s, u"refused"_s, morning + 1min);
    round.begin({u"prom"_s});
    said = news(script, round);
    QVERIFY(said.state == State::Silent && said.isBeingAsked);
    QCOMPARE(said.trouble, u"refused"_s);
    round.end(u"prom"_s, {}, morning + 2min);
    said = news(script, round);
    QVERIFY(said.state == State::Answered && !said.isBeingAsked);
}

void TestSourceNews::waitsForAnAnswerThatIsNotPartOfTheDayYet()
{
    DayScript script(morning);
    AskRound round;
    script.say(Entries::planned(AlertSource{.key = u"prom"_s}));
    round.begin({u"prom"_s});
    round.end(u"prom"_s, {}, morning);
    QVERIFY(news(script, round).state == State::Asking);
    script.say(Entries::surveyed(u"prom"_s, {}));
    QVERIFY(news(script, round).state == State::Answered);
}

void TestSourceNews::countsAnAnswerThatToldNothingNew()
{
    DayScript script(morning);
    AskRound round;
    script.say(Entries::planned(AlertSource{.key = u"prom"_s}))
        .say(Entries::surveyed(u"prom"_s, {.rules = {{.name = "A"}}}));
    round.end(u"prom"_s, {}, morning + 20min);
    QVERIFY(news(script, round).at == morning + 20min);
}

void TestSourceNews::isLiveWhileItIsWatchedAndAnswers()
{
    DayScript script(morning);
    AskRound round;
    script.say(Entries::planned(AlertSource{.key = u"prom"_s}))
        .say(Entries::sourceHealth(u"prom"_s, SourceHealth::Live, {}));
    QVERIFY(!news(script, round).isLive); // there is nothing that could still be so
    script.say(Entries::surveyed(u"prom"_s, {.rules = {{.name = "A"}}}));
    round.end(u"prom"_s, {}, morning + 20min);
    SourceNews said = news(script, round);
    QVERIFY(said.isLive && said.toldAt == morning && said.at == morning + 20min);
    // Another session: nobody knows yet.
    script.say(Entries::sourceHealth(u"prom"_s, SourceHealth::Waiting, {}));
    said = news(script, round);
    QVERIFY(said.state == State::Answered && !said.isLive);
    script.say(Entries::sourceHealth(u"prom"_s, SourceHealth::Live, {}));
    round.end(u"prom"_s, u"no answer within 10 s"_s, morning + 30min);
    said = news(script, round);
    QVERIFY(said.state == State::Silent && !said.isLive);
}

void TestSourceNews::saysHowItStands()
{
    DayScript script(morning);
    AskRound round;
    script.say(Entries::planned(AlertSource{.key = u"prom"_s}))
        .say(Entries::sourceHealth(u"prom"_s, SourceHealth::Live, {}));
    QVERIFY(!news(script, round).within && !news(script, round).clock);
    Survey survey{.rules = {{.name = "A"}}, .tellsWhomItNotifies = true};
    script.say(Entries::surveyed(u"prom"_s, survey))
        .say(Entries::clockMeasured(u"prom"_s, -12ms, 3ms));
    const auto tell = [&script](const char *source, const char *fingerprint, AlertState state) {
        script.say(Entries::alertChanged(
            {.source = source, .fingerprint = fingerprint, .name = "A", .state = state}));
    };
    tell("prom", "1", AlertState::Firing);
    tell("prom", "2", AlertState::Suppressed);
    tell("prom", "3", AlertState::Pending);
    tell("am", "1", AlertState::Firing);
    round.end(u"prom"_s, {}, morning + 20min, 38ms);
    SourceNews said = news(script, round);
    QVERIFY(said.within == 38ms);
    QVERIFY(said.clock && said.clock->offset == -12ms);
    QCOMPARE(said.firing, 2);
    QVERIFY(said.notifies && !*said.notifies); // it sends its alerts to nobody
    survey.notifies = {"http://alertmanager.example:9093"};
    script.say(Entries::surveyed(u"prom"_s, survey));
    QVERIFY(*news(script, round).notifies);
    survey.isMute = true;
    script.say(Entries::surveyed(u"prom"_s, survey));
    QVERIFY(!*news(script, round).notifies);
}

void TestSourceNews::asksOnlyWhoCanBeAsked()
{
    using Type = AlertSource::Type;
    QVERIFY(canBeAsked({.type = Type::Prometheus}) && canBeAsked({.type = Type::Alertmanager}));
    QVERIFY(canBeAsked({.type = Type::Icinga}) && canBeAsked({.type = Type::PagerDuty}));
    QVERIFY(canBeAsked({.type = Type::SplunkOnCall}) && canBeAsked({.type = Type::Opsgenie}));
    QVERIFY(!canBeAsked({.type = Type::Room}) && !canBeAsked({.type = Type::Webhook}));
    DayScript script(morning);
    AskRound round;
    script.say(Entries::planned(AlertSource{.key = u"pd"_s, .type = Type::PagerDuty}));
    QVERIFY(wantsAsking(script.day()));
    script.say(Entries::sourceHealth(u"pd"_s, SourceHealth::Live, {}));
    round.end(u"pd"_s, {}, morning + 30min);
    const SourceNews onCall = news(script, round, u"pd"_s); // it has no set-up to tell of
    QVERIFY(onCall.state == State::Answered && onCall.isLive && !onCall.isSurveyed);
    QVERIFY(onCall.at < morning + 30min); // it has answered since before that
    QVERIFY(!wantsAsking(script.day()));
    script.say(Entries::planned(AlertSource{.key = u"hook"_s, .type = Type::Webhook}));
    QVERIFY(news(script, round, u"hook"_s).state == State::Listening);
    script.say(Entries::sourceHealth(u"hook"_s, SourceHealth::Failing, u"port in use"_s));
    QVERIFY(news(script, round, u"hook"_s).state == State::Silent);
}

void TestSourceNews::wantsThoseAskedThatNeverWere()
{
    DayScript script(morning);
    QVERIFY(!wantsAsking(script.day()));
    script.say(Entries::planned(AlertSource{.key = u"room"_s, .type = AlertSource::Type::Room}));
    QVERIFY(!wantsAsking(script.day()));
    script.say(Entries::planned(AlertSource{.key = u"prom"_s}))
        .say(Entries::sourceHealth(u"prom"_s, SourceHealth::Live, {}));
    QVERIFY(wantsAsking(script.day()));
    script.say(Entries::surveyed(u"prom"_s, {}));
    QVERIFY(!wantsAsking(script.day()));
    script.say(Entries::sourceHealth(u"prom"_s, SourceHealth::Failing, u"refused"_s));
    QVERIFY(wantsAsking(script.day()));
}

QTEST_GUILESS_MAIN(TestSourceNews)
#include "tst_sourcenews.moc"
