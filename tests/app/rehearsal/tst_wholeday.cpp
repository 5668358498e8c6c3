// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/clock/roomclock.h"
#include "app/hosts/hostwatch.h"
#include "app/net/secrets.h"
#include "app/net/transport.h"
#include "app/rehearsal/player.h"
#include "app/rehearsal/rehearsal.h"
#include "app/rehearsal/rehearsalplan.h"
#include "app/sources/sourcedesk.h"
#include "models/rules/matching.h"
#include "models/rules/verdicts.h"

#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A room without a disk: what is appended is durable a moment later.
class Room : public QObject
{
public:
    Room(const Clock &clock, Rehearsal &rehearsal, SourceDesk &desk)
        : m_clock(clock)
        , m_rehearsal(rehearsal)
        , m_desk(desk)
    {}
    void append(const std::vector<Entry> &entries)
    {
        QMetaObject::invokeMethod(
            this, [this, entries] { commit(entries); }, Qt::QueuedConnection);
    }
    Day day;

private:
    void commit(const std::vector<Entry> &entries)
    {
        std::vector<Uuid> ids;
        for (Entry entry : entries) {
            entry.sequence = day.lastSequence() + 1;
            if (entry.id.isNull())
                entry.id = Uuid::make(m_clock.now(), {std::uint64_t(entry.sequence), 7});
            if (entry.at == Instant{})
                entry.at = m_clock.now();
            ids.push_back(entry.id);
            const EntryView view = entry.view();
            day.apply(view);
            m_rehearsal.take(std::span(&view, 1));
        }
        m_desk.committed(ids);
    }

    const Clock &m_clock;
    Rehearsal &m_rehearsal;
    SourceDesk &m_desk;
};

QString wordsOf(const Day &day, const QString &experiment, Instant now)
{
    const Run *run = day.run(experiment);
    QStringList words;
    for (const Finding &finding : findingsOf(day, *run, now)) {
        const auto word = wordIn(verdictWords, finding.verdict());
        words.append(QString::fromStdString(finding.timing.source) + u' '
                     + QString::fromUtf8(word.data(), qsizetype(word.size())));
    }
    return words.join(u", "_s);
}

} // namespace

class TestWholeDay : public QObject
{
    Q_OBJECT

private slots:
    void showsEachOutcome();
};

void TestWholeDay::showsEachOutcome()
{
    RoomClock clock;
    Staging staging(clock);
    const auto ports = staging.open();
    QVERIFY(ports);
    Rehearsal rehearsal(staging);
    rehearsal.begin();
    const auto plan = rehearsalPlan(*ports, QDate(2026, 12, 8));
    QVERIFY2(plan, qPrintable(plan ? QString() : plan.failure().detail));

    EnvironmentSecrets secrets;
    Transport transport(clock, secrets);
    SourceDesk desk(transport, secrets, clock, 7);
    HostWatch watch(clock);
    Room room(clock, rehearsal, desk);
    connect(&watch, &HostWatch::seen, &room, &Room::append);
    connect(&desk, &SourceDesk::seen, &room, &Room::append);
    room.append(Entries::planned(*plan));
    watch.setHosts(plan->hosts);
    desk.setSources(plan->sources);

    Player player(room.day, clock);
    connect(&player, &Player::wished, &room, [&](const Entry &entry) { room.append({entry}); });
    std::optional<bool> ok;
    connect(&player, &Player::finished, this, [&](bool good) { ok = good; });
    const Instant from = clock.now();
    player.play();
    QTRY_VERIFY_WITH_TIMEOUT(ok, 110'000);
    const Instant now = clock.now();

    for (const StoryLine &line : room.day.story())
        qInfo("%6.1f %-18s %-14s %s %s", secondsOf(line.at - from),
              qPrintable(QString::fromUtf8(wordOf(line.kind).data())), qPrintable(line.actor),
              qPrintable(line.subject), qPrintable(line.text));
    QVERIFY(*ok);
    QVERIFY2(now - from < 75s, qPrintable(QString::number(secondsOf(now - from))));

    QCOMPARE(wordsOf(room.day, u"checkout-database"_s, now), u"on-call fired, room fired"_s);
    QCOMPARE(room.day.run(u"checkout-database"_s)->held, std::optional(true));
    QCOMPARE(wordsOf(room.day, u"search-slow"_s, now), u"on-call fired_late, room fired_late"_s);
    QCOMPARE(room.day.run(u"search-slow"_s)->held, std::optional(false));
    QCOMPARE(wordsOf(room.day, u"cart-slow"_s, now), u" did_not_fire"_s);
    QCOMPARE(wordsOf(room.day, u"mail-hang"_s, now),
             u"on-call already_firing, room already_firing"_s);
    QCOMPARE(room.day.run(u"mail-hang"_s)->held, std::optional<bool>());
    QCOMPARE(wordsOf(room.day, u"payments-slow"_s, now), u"room not_reproduced"_s);
    QCOMPARE(room.day.run(u"payments-slow"_s)->backOutReason, u"guard alert CheckoutSlow fired"_s);

    QStringList unexpected;
    for (const AttributedLane &one : attribute(room.day, *room.day.run(u"payments-drop"_s), now)) {
        if (one.as == Attribution::Unexpected)
            unexpected.append(QString::fromStdString(room.day.alerts().lanes()[one.lane].name));
    }
    QVERIFY2(unexpected.contains(u"CheckoutDown"_s), qPrintable(unexpected.join(u' ')));
    QVERIFY(!unexpected.contains(u"MailDown"_s));

    for (const Run &run : room.day.runs()) {
        QVERIFY(run.backedOutAt && run.resetAt);
        const Experiment *experiment = room.day.plan().experiment(run.experiment);
        QCOMPARE(run.resetDone.size(), experiment->resetCriteria.size());
        QCOMPARE(run.backOutDone.size(), experiment->backOutPlan.size());
    }
}

QTEST_GUILESS_MAIN(TestWholeDay)
#include "tst_wholeday.moc"
