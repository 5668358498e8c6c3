// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/models/plan/randomplan.h"

#include "models/day/sourcetraits.h"

#include <QRandomGenerator>

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>

namespace Chaos {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

class Dice
{
public:
    explicit Dice(quint32 seed)
        : m_random(seed)
    {}

    int upTo(int most) { return int(m_random.bounded(quint32(most) + 1)); }
    bool coin() { return upTo(1) == 1; }

    template<typename Enum, std::size_t N>
    Enum word(const WordTable<Enum, N> &table)
    {
        return table[std::size_t(upTo(int(N) - 1))].first;
    }

    /// Text as nobody should write it, but somebody will.
    QString text()
    {
        static const std::array<QString, 28> parts{
            u"checkout"_s, u" "_s,    u"  "_s,     u"\n"_s,          u"\n\n"_s,     u": "_s,
            u":"_s,        u" #"_s,   u"#"_s,      u"'"_s,           u"\""_s,       u"\\"_s,
            u"- "_s,       u"---"_s,  u"{a: b}"_s, u"[x]"_s,         u"&a *b !c"_s, u"|"_s,
            u">"_s,        u"%"_s,    u"@`"_s,     u"no"_s,          u"null"_s,     u"12e3"_s,
            u"東京"_s,     u"🙂"_s, u"\t"_s,     u"\u202E\u0085"_s};
        if (coin())
            return {};
        QString text;
        for (int n = upTo(6); n >= 0; --n)
            text += parts[std::size_t(upTo(int(parts.size()) - 1))];
        return upTo(300) == 0 ? text.repeated(500) : text;
    }
    QString textThatIsThere() { return text() + u'x'; }

    QString cardText()
    {
        const QString drawn = text();
        return drawn.size() < QaCard::longest ? drawn : QString();
    }

    /// Others are refused, each with its remedy.
    QString address(const QString &good) { return coin() ? good : QString(); }

    QStringList texts()
    {
        QStringList list;
        for (int n = upTo(3); n > 0; --n)
            list.push_back(text());
        return list;
    }

    /// None twice, for they are counted.
    QString key()
    {
        static const std::array<QString, 6> stems{u"db"_s,   u"no"_s,        u"Ä b"_s,
                                                  u"a: #"_s, u"\"q\" 'r'"_s, u"1"_s};
        return stems[std::size_t(upTo(int(stems.size()) - 1))] + QString::number(++m_keys);
    }

    Micros length() { return Micros(upTo(2) == 0 ? upTo(2'000'000'000) : 1000LL * upTo(90'000)); }
    std::optional<Micros> maybeLength() { return coin() ? std::optional(length()) : std::nullopt; }
    std::optional<double> maybeNumber()
    {
        return coin() ? std::optional((m_random.generateDouble() - 0.5) * std::pow(10.0, upTo(20)))
                      : std::nullopt;
    }
    QDate date() { return coin() ? QDate(2026, 1, 1).addDays(upTo(1000)) : QDate(); }
    QTime time() { return coin() ? QTime(upTo(23), upTo(59)) : QTime(); }

private:
    QRandomGenerator m_random;
    int m_keys = 0;
};

template<typename Make>
auto several(Dice &dice, int most, Make make)
{
    std::vector<decltype(make())> values;
    for (int n = dice.upTo(most); n > 0; --n)
        values.push_back(make());
    return values;
}

NamedAlert named(Dice &dice)
{
    NamedAlert alert{.source = dice.text(), .name = dice.textThatIsThere()};
    alert.matchers = several(dice, 2, [&] {
        LabelMatcher matcher{.label = u"label_%1"_s.arg(dice.upTo(9)),
                             .op = dice.word(matcherOpWords)};
        const bool isExpression =
            matcher.op == LabelMatcher::Op::Matches || matcher.op == LabelMatcher::Op::NotMatches;
        matcher.value = isExpression ? u"a|b\\.\"c\""_s : dice.text();
        return matcher;
    });
    return alert;
}

Risk risk(Dice &dice)
{
    if (dice.coin())
        return {.text = dice.text()};
    return {.likelihood = dice.word(levelWords),
            .impact = dice.word(levelWords),
            .reach = dice.word(reachWords),
            .text = dice.text(),
            .noticedBy = dice.text(),
            .left = dice.text(),
            .acceptedBy = dice.text(),
            .productionHosts = dice.texts()};
}

Experiment experiment(Dice &dice)
{
    return {.key = dice.key(),
            .title = dice.text(),
            .kind = dice.word(experimentKindWords),
            .team = dice.text(),
            .question = dice.text(),
            .hypothesis = dice.text(),
            .environment = dice.text(),
            .driver = dice.text(),
            .breaks = dice.text(),
            .authenticity = dice.text(),
            .blastRadius = dice.text(),
            .risk = risk(dice),
            .runbook = dice.text(),
            .timeBox = dice.length(),
            .slot = dice.length(),
            .prerequisites = dice.texts(),
            .configuration = dice.coin() ? u"{\"a\":1}"_s : QString(),
            .secrets =
                dice.coin() ? u"{\"db\":{\"x\":{\"type\":\"env\",\"key\":\"X\"}}}"_s : QString(),
            .method = several(dice, 3,
                              [&] {
                                  return PlannedStep{.provider = dice.word(providerWords),
                                                     .text = dice.text(),
                                                     .target = dice.text(),
                                                     .fault = dice.text(),
                                                     .activity = dice.text()};
                              }),
            .steadyStates = several(dice, 2,
                                    [&] {
                                        return SteadyState{.title = dice.text(),
                                                           .host = dice.text(),
                                                           .source = dice.text(),
                                                           .query = dice.text(),
                                                           .atLeast = dice.maybeNumber(),
                                                           .atMost = dice.maybeNumber(),
                                                           .activity = dice.text()};
                                    }),
            .liveQa = several(
                dice, 2,
                [&] { return QaCard{.attempt = dice.cardText() + u'x', .look = dice.cardText()}; }),
            .expectedAlerts = several(dice, 3,
                                      [&] {
                                          return ExpectedAlert{.alert = named(dice),
                                                               .knownWithin = dice.maybeLength(),
                                                               .toldWithin = dice.maybeLength(),
                                                               .firesOnNoData = dice.coin(),
                                                               .clearsByItself = dice.coin(),
                                                               .clearsWithin = dice.maybeLength()};
                                      }),
            .guardAlerts = several(dice, 2, [&] { return named(dice); }),
            .backOutCriteria = dice.texts(),
            .measuredCriteria = several(dice, 2,
                                        [&] {
                                            return MeasuredCriterion{.title = dice.text(),
                                                                     .host = dice.text(),
                                                                     .source = dice.text(),
                                                                     .query = dice.text(),
                                                                     .atLeast = dice.maybeNumber(),
                                                                     .atMost = dice.maybeNumber(),
                                                                     .holdFor = dice.length()};
                                        }),
            .backsOutByItself = dice.coin(),
            .backOutPlan = byHand(dice.texts()),
            .resetCriteria = byHand(dice.texts()),
            .backOutRehearsed = dice.date(),
            .reviewedBy = dice.text(),
            .takenOut = dice.text()};
}

QString urlFor(Dice &dice, AlertSource::Type type)
{
    switch (type) {
    case AlertSource::Type::Room:
        return dice.text();
    case AlertSource::Type::Webhook:
        return dice.address(u"127.0.0.1:9095"_s);
    case AlertSource::Type::Prometheus:
    case AlertSource::Type::Alertmanager:
    case AlertSource::Type::Icinga:
    case AlertSource::Type::Grafana:
    case AlertSource::Type::PagerDuty:
    case AlertSource::Type::SplunkOnCall:
    case AlertSource::Type::Opsgenie:
    case AlertSource::Type::NewRelic:
        break;
    }
    return dice.address(u"https://東京.staging:9090/a#b?c=%20'd'"_s);
}

QString addressFor(Dice &dice, Probe::Protocol protocol)
{
    switch (protocol) {
    case Probe::Protocol::Http:
        return dice.address(u"http://checkout.staging/health?deep=yes&x=:#y"_s);
    case Probe::Protocol::Tcp:
    case Probe::Protocol::Tls:
        return dice.address(u"[::1]:6379"_s);
    case Probe::Protocol::Dns:
        break;
    }
    return dice.address(u"no"_s);
}

PayloadMapping payload(Dice &dice)
{
    if (dice.coin())
        return {};
    return {.alerts = dice.coin() ? u"/events"_s : QString(),
            .name = u"/event/na~1me"_s,
            .state = dice.coin() ? u"/0/state"_s : QString(),
            .over = dice.coin() ? QStringList{u"OK"_s, u"all: well"_s} : QStringList(),
            .id = dice.coin() ? u"/"_s : QString(),
            .labels = dice.coin() ? u"/tags # and more"_s : QString(),
            .means = dice.word(payloadMeansWords)};
}

/// What a file may say of a source of that type.
CanaryPlan canary(Dice &dice, AlertSource::Type type)
{
    if (dice.coin())
        return {};
    const QString url = dice.coin() ? u"https://events.example"_s : QString();
    switch (traitsOf(type).canary) {
    case SourceTraits::TakesCanary::Never:
        break;
    case SourceTraits::TakesCanary::ByLabels:
        return {
            .labels = {{u"severity"_s, u"page: now # yes"_s}, {u"on"_s, u"no"_s}, {u"e"_s, {}}}};
    case SourceTraits::TakesCanary::ByCheckResult:
        return {.host = u"web 1"_s, .service = u"canary: \"alert\""_s};
    case SourceTraits::TakesCanary::ByKey:
        return {.secret = u"EVENTS_KEY"_s,
                .routingKey = dice.coin() ? u"checkout"_s : QString(),
                .url = url};
    }
    return {};
}

AlertSource source(Dice &dice)
{
    const auto type = dice.word(sourceTypeWords);
    return {.key = dice.key(),
            .title = dice.text(),
            .type = type,
            .url = urlFor(dice, type),
            .interval = dice.length(),
            .auth = dice.word(authWords),
            .user = dice.text(),
            .account = dice.text(),
            .secret = dice.coin() ? u"PROM_TOKEN"_s : QString(),
            .caFile = dice.text(),
            .payload = payload(dice),
            .canary = canary(dice, type)};
}

StagingHost host(Dice &dice)
{
    const auto protocol = dice.word(protocolWords);
    return {.key = dice.key(),
            .title = dice.text(),
            .environment = dice.text(),
            .probe = {.protocol = protocol,
                      .address = addressFor(dice, protocol),
                      .interval = dice.length(),
                      .timeout = dice.length(),
                      .status = dice.upTo(999),
                      .body = dice.text(),
                      .nameserver = dice.address(u"10.0.0.1"_s),
                      .caFile = dice.text(),
                      .daysLeft = dice.upTo(400)},
            .rules = several(dice, 2, [&] {
                return ProbeRule{.name = dice.textThatIsThere(),
                                 .when = dice.word(probeWhenWords),
                                 .threshold = dice.length() + 1us,
                                 .holdFor = dice.length()};
            })};
}

Contact contact(Dice &dice)
{
    return {.key = dice.key(),
            .before = dice.coin() ? dice.upTo(20) : 0,
            .unit = dice.word(contactUnitWords),
            .on = dice.date(),
            .form = dice.text(),
            .subject = dice.text(),
            .audience = dice.text(),
            .owner = dice.text(),
            .text = dice.text(),
            .doneOn = dice.date()};
}

} // namespace

Plan randomPlan(quint32 seed)
{
    Dice dice(seed);
    Plan plan;
    plan.day = {.title = dice.text(),
                .date = dice.date(),
                .from = dice.time(),
                .to = dice.time(),
                .environment = dice.text(),
                .alternativeStaging = dice.text(),
                .production = dice.coin() ? QStringList{u"10.20.0.0/16"_s, u"*.prod.example"_s}
                                          : QStringList(),
                .notes = dice.text()};
    plan.teams = several(dice, 2, [&] { return Team{.key = dice.key(), .name = dice.text()}; });
    plan.people = several(dice, 3, [&] {
        return Person{.key = dice.key(), .name = dice.text(), .team = dice.text()};
    });
    plan.roles = several(dice, 3, [&] { return Role{.key = dice.key(), .title = dice.text()}; });
    plan.sources = several(dice, 3, [&] { return source(dice); });
    plan.hosts = several(dice, 3, [&] { return host(dice); });
    plan.proxies = several(dice, 2, [&] {
        return PlannedProxy{.key = dice.key(),
                            .title = dice.text(),
                            .listen = dice.coin() ? u"9444"_s : u"127.0.0.1:9445"_s,
                            .target = u"shop.staging.example:443"_s,
                            .environment = dice.text()};
    });
    plan.experiments = several(dice, 4, [&] { return experiment(dice); });
    plan.breaks = several(dice, 2, [&] {
        return Break{
            .key = dice.key(), .title = dice.text(), .after = dice.text(), .length = dice.length()};
    });
    plan.contacts = several(dice, 3, [&] { return contact(dice); });
    plan.buyIns = several(dice, 3, [&] {
        return BuyIn{.key = dice.key(),
                     .from = dice.word(buyInWords),
                     .name = dice.text(),
                     .note = dice.text(),
                     .gotOn = dice.date()};
    });
    for (int n = dice.upTo(4); n > 0; --n) {
        const QString where = plan.experiments.empty() || dice.coin() ? QString()
            : dice.upTo(4) == 0                                       ? u"gone"_s
                                                                      : plan.experiments[0].key;
        plan.assignments.push_back(
            {.role = dice.key(), .person = dice.textThatIsThere(), .experiment = where});
    }
    return plan;
}

Plan withSortedAssignments(Plan plan)
{
    std::ranges::sort(plan.assignments, {},
                      [](const Assignment &one) { return std::tuple(one.experiment, one.role); });
    return plan;
}

} // namespace Chaos
