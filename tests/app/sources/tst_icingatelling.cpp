// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sources/icingatelling.h"

#include <QTest>

using namespace Chaos;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr Instant noon = instantOf(1'700'000'000'000'000);
const IcingaName name{"web1", "checkout"};

IcingaCheck fine(Micros lastOk = -1s)
{
    return {.name = name,
            .isHard = true,
            .changedAt = noon - 1h,
            .hardSince = noon - 1h,
            .fineAt = noon + lastOk};
}

/// A problem that was seen and was hard so long after noon; no hard one without the second.
IcingaCheck problem(Micros seen, std::optional<Micros> hard = {}, Micros lastOk = -1s)
{
    return {.name = name,
            .state = 2,
            .isProblem = true,
            .isHard = hard.has_value(),
            .changedAt = noon + seen,
            .hardSince = hard ? noon + *hard : noon - 1h,
            .fineAt = noon + lastOk};
}

IcingaCheck recovered(Micros at)
{
    return {.name = name,
            .isHard = true,
            .changedAt = noon + at,
            .hardSince = noon + at,
            .fineAt = noon + at};
}

template<typename Change>
IcingaCheck with(IcingaCheck check, Change change)
{
    change(check);
    return check;
}

IcingaEvent change(Micros at, int state, bool isHard)
{
    return {.type = IcingaEvent::Type::StateChange,
            .name = name,
            .at = noon + at + 300us,
            .checkedAt = noon + at,
            .state = state,
            .isHard = isHard};
}

} // namespace

class TestIcingaTelling : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void tells_data();
    void tells();
    void tellsOneAlertForEachHostAndService();
    void tellsOfEventsAtOnce();
    void tellsNothingTwice();
    void believesAnEventMoreThanAnOlderAnswer();
    void doesNotBelieveAStampFromTheFuture();
    void timesAnAcknowledgementByItsEvent();
    void keepsWhatHoldsItBack();
    void keepsWhatKindOfProblemItIs();
    void endsWhatIsTakenOut();
    void losesSightAndFindsAgain();
    void goesOnWithADayThatWasOpenBefore();
    void mindsTheSwitchesOfAll();

private:
    QStringList lines(const std::vector<Entries::SeenAlert> &told) const;
    QStringList round(const std::vector<IcingaCheck> &checks, Micros at);
    QStringList hear(const IcingaEvent &event, Micros at);
    Poll poll(Micros at) const { return {m_lastAskedAt, noon + at, ClockReading{noon, 0us, 0us}}; }

    std::unique_ptr<IcingaTelling> m_telling;
    std::optional<Instant> m_lastAskedAt;
};

void TestIcingaTelling::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_telling = std::make_unique<IcingaTelling>("ic");
    m_lastAskedAt.reset();
}

QStringList TestIcingaTelling::lines(const std::vector<Entries::SeenAlert> &told) const
{
    QStringList lines;
    for (const Entries::SeenAlert &alert : told) {
        lines += u"%1 %2 ±%3 %4"_s.arg(QLatin1StringView(wordIn(alertStateWords, alert.state)))
                     .arg(microsOf(alert.since) - microsOf(noon))
                     .arg(alert.plusMinus.count())
                     .arg(QLatin1StringView(wordIn(evidenceWords, alert.evidence)));
    }
    return lines;
}

/// A round asked for and answered then.
QStringList TestIcingaTelling::round(const std::vector<IcingaCheck> &checks, Micros at)
{
    const Poll now = poll(at);
    QStringList all = lines(m_telling->tell(checks, noon + at, now));
    all += lines(m_telling->endRound(now));
    m_lastAskedAt = noon + at;
    return all;
}

QStringList TestIcingaTelling::hear(const IcingaEvent &event, Micros at)
{
    return lines(
        m_telling->tell(event, {.answeredAt = noon + at, .clock = ClockReading{noon, 0us, 0us}}));
}

using Checks = QList<IcingaCheck>;

void TestIcingaTelling::tells_data()
{
    QTest::addColumn<Checks>("before"); // at noon
    QTest::addColumn<Checks>("now"); // two seconds later
    QTest::addColumn<QStringList>("told");
    const auto acknowledge = [](IcingaCheck &c) { c.isAcknowledged = true; };
    const auto row = [](const char *what, const IcingaCheck &before, const IcingaCheck &now,
                        const QStringList &told) {
        QTest::newRow(what) << Checks{before} << Checks{now} << told;
    };
    row("nothing", fine(), fine(1s), {});
    row("soft", fine(), problem(1s), {u"pending 1000000 ±1 stamp"_s});
    row("hard", problem(-5s, {}, -10s), problem(-5s, 1s, -10s), {u"firing 1000000 ±1 stamp"_s});
    row("soft and hard between two rounds", fine(-10s), problem(500ms, 1s, -10s),
        {u"pending 500000 ±1 stamp"_s, u"firing 1000000 ±1 stamp"_s});
    row("hard at once", fine(), problem(1s, 1s), {u"firing 1000000 ±1 stamp"_s});
    row("recovers from soft", problem(-5s, {}, -10s), recovered(1s),
        {u"inactive 1000000 ±1 stamp"_s});
    row("recovers from hard", problem(-5s, -3s, -10s), recovered(1s),
        {u"inactive 1000000 ±1 stamp"_s});
    row("a hard warning becomes critical", problem(-5s, -3s, -10s), problem(1s, 1s, -10s), {});
    row("a soft warning becomes critical", problem(-5s, {}, -10s), problem(1s, {}, -10s), {});
    row("goes on", problem(-5s, -3s, -10s), problem(-5s, -3s, -10s), {});
    row("over and begun again", problem(-5s, -3s, -10s), problem(1s, 1s, 500ms),
        {u"inactive 250000 ±250000 polled"_s, u"firing 1000000 ±1 stamp"_s});
    row("hard while in downtime", fine(-10s),
        with(problem(500ms, 1s, -10s), [](auto &c) { c.isInDowntime = true; }),
        {u"pending 500000 ±1 stamp"_s, u"suppressed 1000000 ±1 stamp"_s});
    row("acknowledged", problem(-5s, -3s, -10s), with(problem(-5s, -3s, -10s), acknowledge),
        {u"suppressed 1000000 ±1000000 polled"_s});
    row("no longer acknowledged", with(problem(-5s, -3s, -10s), acknowledge),
        problem(-5s, -3s, -10s), {u"firing 1000000 ±1000000 polled"_s});
    row("recovers while acknowledged", with(problem(-5s, -3s, -10s), acknowledge), recovered(1s),
        {u"inactive 1000000 ±1 stamp"_s});
    row("flapping", fine(), with(problem(1s, 1s), [](auto &c) { c.isFlapping = true; }),
        {u"suppressed 1000000 ±1 stamp"_s});
    row("switched off", fine(), with(problem(1s, 1s), [](auto &c) { c.notifies = false; }),
        {u"suppressed 1000000 ±1 stamp"_s});
    row("behind a host that is down", fine(),
        with(problem(1s, 1s), [](auto &c) { c.isReachable = false; }),
        {u"suppressed 1000000 ±1 stamp"_s});
    row("soft in downtime", fine(), with(problem(1s), [](auto &c) { c.isInDowntime = true; }),
        {u"pending 1000000 ±1 stamp"_s});
    row("soft again without an end", problem(-5s, -3s, -10s), problem(-5s, {}, -10s),
        {u"pending 1000000 ±1000000 polled"_s});
    row("without stamps", with(fine(), [](auto &c) { c.fineAt = {}; }),
        {.name = name, .state = 2, .isProblem = true, .isHard = true},
        {u"firing 1000000 ±1000000 polled"_s});
    row("gone without a stamp", problem(-5s, -3s, -10s), {.name = name, .isHard = true},
        {u"inactive 1000000 ±1000000 polled"_s});
    QTest::newRow("taken out") << Checks{problem(-5s, -3s, -10s)} << Checks{}
                               << QStringList{u"inactive 1000000 ±1000000 polled"_s};
}

void TestIcingaTelling::tells()
{
    QFETCH(Checks, before);
    QFETCH(Checks, now);
    QFETCH(QStringList, told);
    round({before.begin(), before.end()}, 0s);
    QCOMPARE(round({now.begin(), now.end()}, 2s), told);
    QCOMPARE(round({now.begin(), now.end()}, 4s), QStringList()); // and no more
}

void TestIcingaTelling::tellsOneAlertForEachHostAndService()
{
    IcingaCheck host = problem(1s, 1s);
    host.name = {"web1", ""};
    IcingaCheck other = problem(1s, 1s);
    other.name = {"web2", "checkout"};
    other.runbook = "https://wiki.example/checkout";
    const auto told = m_telling->tell({host, problem(1s, 1s), other}, noon, poll(2s));
    QCOMPARE(told.size(), 3u);
    QCOMPARE(told[0].name, std::string("Host"));
    QVERIFY(told[0].labels == (std::vector<Label>{{"host", "web1"}}));
    QVERIFY(told[0].annotations == (std::vector<Label>{{"check_state", "DOWN"}}));
    QCOMPARE(told[1].name, std::string("checkout"));
    QCOMPARE(told[2].name, std::string("checkout"));
    QVERIFY(told[1].fingerprint != told[2].fingerprint);
    QVERIFY(told[2].labels == (std::vector<Label>{{"host", "web2"}, {"service", "checkout"}}));
    QVERIFY(told[2].annotations
            == (std::vector<Label>{{"check_state", "CRITICAL"},
                                   {"runbook_url", "https://wiki.example/checkout"}}));
    QCOMPARE(told[2].source, std::string("ic"));
}

void TestIcingaTelling::tellsOfEventsAtOnce()
{
    round({fine(-10s)}, 0s);
    QCOMPARE(hear(change(1s, 1, false), 1s), QStringList{u"pending 1000000 ±1 stamp"_s});
    QCOMPARE(hear(change(2s, 2, false), 2s), QStringList()); // the second attempt
    QCOMPARE(hear(change(3s, 2, true), 3s), QStringList{u"firing 3000000 ±1 stamp"_s});
    QCOMPARE(hear(change(4s, 1, true), 4s), QStringList()); // less severe
    QCOMPARE(hear(change(5s, 0, true), 5s), QStringList{u"inactive 5000000 ±1 stamp"_s});
    IcingaEvent down = change(6s, 2, true);
    down.isInDowntime = true;
    QCOMPARE(hear(down, 6s), QStringList{u"suppressed 6000000 ±1 stamp"_s});
    // What no round has named is nobody's, and so is what the answers say of the same.
    IcingaEvent stranger = change(7s, 2, true);
    stranger.name.host = "nowhere";
    QCOMPARE(hear(stranger, 7s), QStringList());
    const auto isDown = [](IcingaCheck &c) { c.isInDowntime = true; };
    QCOMPARE(round({with(problem(6s, 6s, 5s), isDown)}, 8s), QStringList());
}

void TestIcingaTelling::tellsNothingTwice()
{
    round({fine(-10s)}, 0s);
    round({problem(1s, 2s, -10s)}, 3s);
    // The events that the answer was quicker than.
    QCOMPARE(hear(change(1s, 2, false), 3s), QStringList());
    QCOMPARE(hear(change(2s, 2, true), 3s), QStringList());
    hear(change(4s, 0, true), 4s);
    QCOMPARE(hear(change(4s, 0, true), 4s), QStringList());
}

void TestIcingaTelling::believesAnEventMoreThanAnOlderAnswer()
{
    round({fine(-10s)}, 0s);
    QCOMPARE(hear(change(2s, 2, true), 2500ms), QStringList{u"firing 2000000 ±1 stamp"_s});
    // Asked for before, and answered after it.
    const Poll late{noon, noon + 3s, ClockReading{noon, 0us, 0us}};
    QVERIFY(m_telling->tell({fine(1s)}, noon + 1s, late).empty());
    QVERIFY(m_telling->endRound(late).empty());
    // Asked for after it: the truth, whatever the event said.
    QCOMPARE(round({recovered(4s)}, 5s), QStringList{u"inactive 4000000 ±1 stamp"_s});
}

void TestIcingaTelling::doesNotBelieveAStampFromTheFuture()
{
    round({fine()}, 0s);
    QCOMPARE(round({problem(1h, 1h)}, 2s), QStringList{u"firing 1000000 ±1000000 polled"_s});
}

void TestIcingaTelling::timesAnAcknowledgementByItsEvent()
{
    round({problem(-5s, -3s, -10s)}, 0s);
    const IcingaEvent held{.type = IcingaEvent::Type::HeldBack, .name = name, .at = noon + 1s};
    QCOMPARE(hear(held, 1s), QStringList()); // what it means is asked for
    const auto acknowledged =
        with(problem(-5s, -3s, -10s), [](auto &c) { c.isAcknowledged = true; });
    QCOMPARE(round({acknowledged}, 1200ms), QStringList{u"suppressed 1000000 ±0 polled"_s});
    // Another change has no event of its own, and that one is too old for it.
    QCOMPARE(round({problem(-5s, -3s, -10s)}, 3200ms),
             QStringList{u"firing 2200000 ±1000000 polled"_s});
}

void TestIcingaTelling::keepsWhatHoldsItBack()
{
    const auto heldBy = [this](auto hold) {
        init();
        const auto told = m_telling->tell({with(problem(-5s, -3s, -10s), hold)}, noon, poll(0s));
        const auto &said = told.back().annotations;
        const auto by = std::ranges::find(said, "held_back_by", &Label::name);
        return by == said.end() ? std::string() : by->value;
    };
    QCOMPARE(heldBy([](auto &) {}), std::string());
    QCOMPARE(heldBy([](auto &c) { c.isInDowntime = c.isAcknowledged = true; }),
             std::string("downtime"));
    QCOMPARE(heldBy([](auto &c) { c.isAcknowledged = true; }), std::string("acknowledgement"));
    QCOMPARE(heldBy([](auto &c) { c.isFlapping = true; }), std::string("flapping"));
    QCOMPARE(heldBy([](auto &c) { c.isReachable = false; }), std::string("unreachable"));
    QCOMPARE(heldBy([](auto &c) { c.notifies = false; }), std::string("switch"));
}

void TestIcingaTelling::keepsWhatKindOfProblemItIs()
{
    const auto said = [this](int state, auto hold) {
        init();
        auto check = with(problem(-5s, -3s, -10s), hold);
        check.state = state;
        return m_telling->tell({check}, noon, poll(0s)).back().annotations;
    };
    const auto none = [](auto &) {};
    QVERIFY(said(1, none) == (std::vector<Label>{{"check_state", "WARNING"}}));
    QVERIFY(said(3, none) == (std::vector<Label>{{"check_state", "UNKNOWN"}}));
    QVERIFY(said(3, [](auto &c) { c.isInDowntime = true; })
            == (std::vector<Label>{{"check_state", "UNKNOWN"}, {"held_back_by", "downtime"}}));
}

void TestIcingaTelling::endsWhatIsTakenOut()
{
    IcingaCheck other = problem(-5s, -3s, -10s);
    other.name = {"web2", "search"};
    round({problem(-5s, -3s, -10s), other}, 0s);
    const auto told = m_telling->tell({problem(-5s, -3s, -10s)}, noon + 2s, poll(2s));
    QVERIFY(told.empty());
    const auto gone = m_telling->endRound(poll(2s));
    QCOMPARE(gone.size(), 1u);
    QCOMPARE(gone[0].name, std::string("search"));
    QCOMPARE(gone[0].fingerprint, other.name.fingerprint());
}

void TestIcingaTelling::losesSightAndFindsAgain()
{
    round({problem(-5s, -3s, -10s)}, 0s);
    const auto lost = m_telling->loseSight();
    QCOMPARE(lost.size(), 1u);
    QVERIFY(lost[0].state == AlertState::Firing && lost[0].name == "checkout");
    QVERIFY(m_telling->loseSight().empty());
    QCOMPARE(hear(change(1s, 0, true), 1s), QStringList()); // not believed meanwhile
    // It fires as before, though a warning has become critical.
    QCOMPARE(round({problem(2s, 2s, -10s)}, 4s), QStringList{u"firing -3000000 ±1 stamp"_s});
    (void)m_telling->loseSight();
    QCOMPARE(round({recovered(5s)}, 6s), QStringList{u"inactive 5000000 ±1 stamp"_s});
    (void)m_telling->loseSight();
    QCOMPARE(round({problem(7s, 8s, 5s)}, 9s),
             (QStringList{u"pending 7000000 ±1 stamp"_s, u"firing 8000000 ±1 stamp"_s}));
}

void TestIcingaTelling::goesOnWithADayThatWasOpenBefore()
{
    const ActiveAlert active{.source = "ic",
                             .fingerprint = name.fingerprint(),
                             .name = "checkout",
                             .state = AlertState::Firing,
                             .onset = noon - 5s,
                             .since = noon - 3s};
    m_telling->resume({active});
    QCOMPARE(round({problem(-5s, -3s, -10s)}, 0s), QStringList());

    init();
    m_telling->resume({active});
    QCOMPARE(round({recovered(-1s)}, 0s), QStringList{u"inactive -1000000 ±1 stamp"_s});

    init(); // another problem of the same
    m_telling->resume({active});
    QCOMPARE(round({problem(-1s, -1s, -2s)}, 0s).last(), u"firing -1000000 ±1 stamp"_s);

    init(); // what was unknown
    ActiveAlert unknown = active;
    unknown.state = AlertState::Unknown;
    unknown.evidence = Evidence::Polled;
    m_telling->resume({unknown});
    QCOMPARE(round({problem(-5s, -3s, -10s)}, 0s), QStringList{u"firing -3000000 ±1 stamp"_s});

    init(); // what is no longer there
    m_telling->resume({active});
    const auto gone = m_telling->endRound(poll(0s));
    QCOMPARE(gone.size(), 1u);
    QCOMPARE(gone[0].fingerprint, active.fingerprint);
    QCOMPARE(gone[0].name, std::string("checkout"));
    QVERIFY(gone[0].state == AlertState::Inactive);
}

void TestIcingaTelling::mindsTheSwitchesOfAll()
{
    IcingaStatus off;
    off.notifies = false;
    m_telling->setSwitches(off);
    round({fine()}, 0s);
    QCOMPARE(round({problem(1s, 1s)}, 2s), QStringList{u"suppressed 1000000 ±1 stamp"_s});
    m_telling->setSwitches({});
    QCOMPARE(round({problem(1s, 1s)}, 4s), QStringList{u"firing 3000000 ±1000000 polled"_s});
    IcingaCheck flapping = problem(1s, 1s);
    flapping.isFlapping = true;
    IcingaStatus undetected;
    undetected.detectsFlapping = false;
    m_telling->setSwitches(undetected);
    QCOMPARE(round({flapping}, 6s), QStringList());
}

QTEST_GUILESS_MAIN(TestIcingaTelling)
#include "tst_icingatelling.moc"
