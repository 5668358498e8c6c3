// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/clock/roomclock.h"
#include "app/page/companypage.h"
#include "models/day/entries.h"
#include "tests/bench/bench.h"
#include "tests/bench/responsiveness/pulse.h"
#include "tests/bench/wall/followers.h"

#include <QEventLoop>
#include <QTimer>
#include <QUrl>

#include <memory>

namespace Chaos::Bench {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int followers = 200;

void wait(std::chrono::milliseconds time)
{
    QEventLoop loop;
    QTimer::singleShot(time, &loop, &QEventLoop::quit);
    loop.exec();
}

template<typename Done>
bool waitFor(Done done)
{
    for (int i = 0; i < 5000 && !done(); ++i)
        wait(1ms);
    return done();
}

/// A day with an experiment under way, whose alerts come and go, and the page that shows it.
class FollowedRoom
{
public:
    FollowedRoom()
        : m_wall(m_live, m_clock, QTimeZone::utc())
        , m_page(m_wall)
    {
        say(Entries::described({.title = u"Followed day"_s}));
        say(Entries::planned(AlertSource{.key = u"prom"_s}));
        Experiment experiment{.key = u"db"_s, .title = u"The database dies"_s, .timeBox = 10min};
        for (int i = 0; i < 8; ++i)
            experiment.expectedAlerts.push_back(
                {.alert = {.source = u"prom"_s, .name = u"Alert%1"_s.arg(i)}});
        say(Entries::planned(experiment));
        say(Entries::sourceHealth(u"prom"_s, SourceHealth::Live, {}));
        say(Entries::clockMeasured(u"prom"_s, 0us, 1ms));
        say(Entries::started(u"db"_s));
        say(Entries::triggered(u"db"_s, 0us));
        QObject::connect(&m_page, &CompanyPage::opened, &m_page,
                         [this](const QString &link) { m_link = QUrl(link); });
        m_page.open(u"127.0.0.1"_s, 0);
        if (!waitFor([this] { return m_link.isValid(); }))
            qFatal("the page could not be opened");
    }

    void say(Entry entry)
    {
        entry.sequence = ++m_sequence;
        if (entry.at == Instant{})
            entry.at = m_clock.now();
        const std::array views{entry.view()};
        m_live.apply(views);
    }

    /// Another alert, or the end of one, as a source tells of it.
    void change(int number)
    {
        const std::string name = "Alert" + std::to_string(number % 8);
        const auto state = number / 8 % 2 == 0 ? AlertState::Firing : AlertState::Inactive;
        say(Entries::alertChanged({.source = "prom",
                                   .fingerprint = name,
                                   .name = name,
                                   .state = state,
                                   .since = m_clock.now(),
                                   .evidence = Evidence::Stamp}));
    }

    [[nodiscard]] std::unique_ptr<Followers> follow(int count) const
    {
        return std::make_unique<Followers>(quint16(m_link.port()),
                                           m_link.path().section(u'/', 1, 1).toLatin1(), count);
    }

private:
    RoomClock m_clock;
    LiveDay m_live;
    LiveWall m_wall;
    CompanyPage m_page;
    QUrl m_link;
    std::int64_t m_sequence = 0;
};

/// How long the widgets' thread was held at most, in ms, while the day changed ten times a second.
struct Hold
{
    double longest = 0;
    QString histogram{};
};

Hold holdOf(FollowedRoom &room, std::chrono::seconds length)
{
    Pulse pulse;
    pulse.begin();
    const int changes = int(length / 100ms);
    for (int i = 0; i < changes; ++i) {
        room.change(i);
        wait(100ms);
    }
    pulse.end();
    wait(50ms);
    return {pulse.delays().percentile(100) / 1000, pulse.histogram()};
}

} // namespace

std::vector<BenchResult> wallBench(const Options &options)
{
    FollowedRoom room;
    const auto length = options.quick ? 2s : 20s;
    const Hold alone = holdOf(room, length);
    const auto all = room.follow(followers);
    if (!waitFor([&all] { return all->count("database") == followers; }))
        qFatal("not everybody hears of the day");
    const int before = all->answers();
    const Hold followed = holdOf(room, length);
    const int answers = all->answers() - before;

    Samples arrivals;
    for (int i = 0; i < (options.quick ? 3 : 30); ++i) {
        wait(std::chrono::milliseconds(700 + 37 * i)); // at any moment of a second
        const QString what = u"broken %1."_s.arg(i);
        const auto changed = Followers::Steady::now();
        room.say(Entries::eventDeclared(u"event-%1"_s.arg(i), what, u"db"_s));
        if (!waitFor([&] { return all->count(what.toUtf8()) == followers; }))
            qFatal("not everybody heard of a change");
        arrivals.add(std::chrono::duration<double, std::micro>(all->lastHeard() - changed).count());
        room.say(Entries::eventOver(u"event-%1"_s.arg(i), u"over"_s));
    }

    std::vector<BenchResult> results;
    results.push_back(BenchResult::atMost(
        1, u"longest hold of the widgets' thread with %1 following the page"_s.arg(followers),
        followed.longest, u"one frame"_s, 16, u"ms"_s));
    results.back().note =
        u"%1; %2 answers in %3 s"_s.arg(followed.histogram).arg(answers).arg(length.count());
    results.push_back(BenchResult::atMost(1, u"the same with nobody following"_s, alone.longest,
                                          u"one frame"_s, 16, u"ms"_s));
    results.back().note = alone.histogram;
    results.push_back(BenchResult::atMost(
        1.3, u"from a change of the day to the last of %1 who follow, median"_s.arg(followers),
        arrivals.median() / 1000, u"the page's rest of a second"_s, 1000, u"ms"_s));
    results.push_back(BenchResult::atMost(1.3, u"the same, the longest"_s,
                                          arrivals.percentile(100) / 1000,
                                          u"the page's rest of a second"_s, 1000, u"ms"_s));
    return results;
}

} // namespace Chaos::Bench
