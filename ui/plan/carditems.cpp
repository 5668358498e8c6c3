// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plan/cardtexts.h"

#include <QCoreApplication>

namespace Chaos::CardSpec {

using namespace Qt::StringLiterals;

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(Card)
};

Failure gone()
{
    return {Failure::Kind::NotFound, Words::tr("It has been removed meanwhile.")};
}

template<typename Value>
auto *itemAt(std::vector<Value> &values, int at)
{
    return at < int(values.size()) ? &values[std::size_t(at)] : nullptr;
}
template<typename Value>
const auto *itemAt(const std::vector<Value> &values, int at)
{
    return at < int(values.size()) ? &values[std::size_t(at)] : nullptr;
}

template<typename Value>
void removeFrom(std::vector<Value> &values, int at)
{
    if (at < int(values.size()))
        values.erase(values.begin() + at);
}

/// A field of one item of a list: `find` gives the item or null, `get` the member of it.
template<typename Find, typename Get, typename ToText, typename OfText>
Text itemWord(const QString &name, const QString &caption, const QString &question, Find find,
              Get get, ToText toText, OfText ofText)
{
    return {.name = name,
            .caption = caption,
            .question = question,
            .read =
                [=](const Experiment &experiment) {
                    const auto *item = find(experiment);
                    return item ? QString(toText(get(*item))) : QString();
                },
            .write = [=](const QString &text, Experiment &experiment) -> Written {
                auto *item = find(experiment);
                if (!item)
                    return gone();
                auto value = ofText(text);
                if (!value)
                    return value.failure();
                get(*item) = *value;
                return Done{};
            }};
}

QString same(const QString &text)
{
    return text;
}

Outcome<QString> anyText(const QString &text)
{
    return text.trimmed();
}

Outcome<QString> someName(const QString &text)
{
    const QString name = text.simplified();
    if (name.isEmpty())
        return Failure{Failure::Kind::BadInput,
                       Words::tr("An alert needs its name. “Remove” takes it away.")};
    return name;
}

template<typename Find>
std::vector<Field> alertFields(const QString &stem, Find find)
{
    Choice source{.name = stem + u"source"_s,
                  .caption = Words::tr("Source"),
                  .isHalf = true,
                  .offer = [](const Plan &plan, const Experiment &) { return sourcesOf(plan); },
                  .read =
                      [find](const Plan &, const Experiment &experiment) {
                          const auto *alert = find(experiment);
                          return alert ? alert->source : QString();
                      },
                  .write =
                      [find](const QString &key, Experiment &experiment) {
                          if (auto *alert = find(experiment))
                              alert->source = key;
                      }};
    return {half(itemWord(
                stem + u"name"_s, Words::tr("Name"), Words::tr("Which alert?"), find,
                [](auto &alert) -> auto & { return alert.name; }, same, someName)),
            source,
            command(itemWord(
                stem + u"matchers"_s, Words::tr("Matchers"),
                Words::tr("any; such as {job=\"checkout\"}"), find,
                [](auto &alert) -> auto & { return alert.matchers; }, CardWords::ofMatchers,
                CardWords::matchers))};
}

QString alertSummary(const Plan &plan, const NamedAlert &alert)
{
    QString summary = alert.name.simplified();
    if (!alert.matchers.empty())
        summary += CardWords::ofMatchers(alert.matchers);
    if (!alert.source.isEmpty())
        summary += u" · "_s + sourceTitle(plan, alert.source);
    return summary;
}

bool isAboutAlert(const Concern &concern, const NamedAlert &alert)
{
    return concern.about
        == (concern.rule == ReadinessRule::UnknownSource ? alert.source : alert.name);
}

bool isAboutCriterion(const Concern &concern, const MeasuredCriterion &criterion)
{
    switch (concern.rule) {
    case ReadinessRule::CriterionNotMeasured:
    case ReadinessRule::CriterionWithoutBound:
        return concern.about == criterion.title;
    case ReadinessRule::UnknownSource:
        return concern.about == criterion.source;
    default:
        return !criterion.host.isEmpty() && concern.about == criterion.host;
    }
}

QString expectedSummary(const Plan &plan, const ExpectedAlert &expected)
{
    QString summary = alertSummary(plan, expected.alert);
    if (expected.knownWithin)
        summary +=
            u" · "_s + Words::tr("known within %1").arg(CardWords::ofMaybe(expected.knownWithin));
    if (expected.toldWithin)
        summary +=
            u" · "_s + Words::tr("told within %1").arg(CardWords::ofMaybe(expected.toldWithin));
    if (expected.firesOnNoData)
        summary += u" · "_s + Words::tr("fires on no data");
    if (expected.clearsWithin)
        summary +=
            u" · "_s + Words::tr("clears within %1").arg(CardWords::ofMaybe(expected.clearsWithin));
    else if (expected.clearsByItself)
        summary += u" · "_s + Words::tr("clears by itself");
    return summary;
}

/// Of a steady state or a measured criterion.
template<typename Measured>
QStringList measuredParts(const Plan &plan, const Measured &one)
{
    QStringList parts{one.title.simplified()};
    if (!one.host.isEmpty())
        parts << one.host;
    if (!one.source.isEmpty())
        parts << sourceTitle(plan, one.source);
    if (one.atLeast)
        parts << Words::tr("at least %1").arg(CardWords::ofNumber(one.atLeast));
    if (one.atMost)
        parts << Words::tr("at most %1").arg(CardWords::ofNumber(one.atMost));
    parts.removeAll(QString());
    return parts;
}

QString steadySummary(const Plan &plan, const SteadyState &steady)
{
    return measuredParts(plan, steady).join(u" · "_s);
}

QString criterionSummary(const Plan &plan, const MeasuredCriterion &criterion)
{
    QStringList parts = measuredParts(plan, criterion);
    if (criterion.holdFor > Micros(0))
        parts << Words::tr("for %1").arg(CardWords::ofDuration(criterion.holdFor));
    return parts.join(u" · "_s);
}

std::vector<Option> hostsOf(const Plan &plan)
{
    std::vector<Option> options{{{}, Words::tr("none")}};
    for (const StagingHost &host : plan.hosts)
        options.push_back({host.key, host.title.isEmpty() ? host.key : host.title});
    return options;
}

/// The fields of a number and its bounds: `find` gives a steady state or a measured criterion.
template<typename Find>
std::vector<Field> measuredFields(const QString &stem, Find find)
{
    const auto choice = [&](const QString &name, const QString &caption, auto offer, auto get) {
        return Choice{
            .name = stem + name,
            .caption = caption,
            .isHalf = true,
            .offer = [offer](const Plan &plan, const Experiment &) { return offer(plan); },
            .read =
                [find, get](const Plan &, const Experiment &experiment) {
                    const auto *steady = find(experiment);
                    return steady ? QString(get(*steady)) : QString();
                },
            .write =
                [find, get](const QString &key, Experiment &experiment) {
                    if (auto *steady = find(experiment))
                        get(*steady) = key;
                }};
    };
    return {itemWord(
                stem + u"title"_s, Words::tr("What it shows"), Words::tr("Which number?"), find,
                [](auto &steady) -> auto & { return steady.title; }, same, anyText),
            choice(
                u"host"_s, Words::tr("Latency of host"), hostsOf,
                [](auto &steady) -> auto & { return steady.host; }),
            choice(
                u"source"_s, Words::tr("or source"), sourcesOf,
                [](auto &steady) -> auto & { return steady.source; }),
            command(itemWord(
                stem + u"query"_s, Words::tr("Query"), Words::tr("What is the source asked?"), find,
                [](auto &steady) -> auto & { return steady.query; }, same, anyText)),
            half(itemWord(
                stem + u"least"_s, Words::tr("At least"), Words::tr("no bound"), find,
                [](auto &steady) -> auto & { return steady.atLeast; }, CardWords::ofNumber,
                CardWords::number)),
            half(itemWord(
                stem + u"most"_s, Words::tr("At most"), Words::tr("no bound"), find,
                [](auto &steady) -> auto & { return steady.atMost; }, CardWords::ofNumber,
                CardWords::number))};
}

std::vector<Field> steadyFields(int at)
{
    return measuredFields(u"steady_%1_"_s.arg(at),
                          [at](auto &experiment) { return itemAt(experiment.steadyStates, at); });
}

std::vector<Field> criterionFields(int at)
{
    const QString stem = u"criterion_%1_"_s.arg(at);
    const auto find = [at](auto &experiment) { return itemAt(experiment.measuredCriteria, at); };
    std::vector<Field> fields = measuredFields(stem, find);
    fields.push_back(half(itemWord(
        stem + u"for"_s, Words::tr("Out of them for"), Words::tr("at once; such as 30s"), find,
        [](auto &criterion) -> auto & { return criterion.holdFor; }, CardWords::ofDuration,
        CardWords::duration)));
    return fields;
}

Outcome<QString> cardText(const QString &text)
{
    if (text.trimmed().size() > QaCard::longest)
        return Failure{Failure::Kind::BadInput,
                       Words::tr("A card has room for %1 characters.").arg(QaCard::longest)};
    return text.trimmed();
}

Outcome<QString> attemptText(const QString &text)
{
    if (text.trimmed().isEmpty())
        return Failure{Failure::Kind::BadInput,
                       Words::tr("A card says what to try. “Remove” takes it away.")};
    return cardText(text);
}

std::vector<Field> qaFields(int at)
{
    const QString stem = u"qa_%1_"_s.arg(at);
    const auto find = [at](auto &experiment) { return itemAt(experiment.liveQa, at); };
    return {itemWord(
                stem + u"try"_s, Words::tr("Try"), Words::tr("What is tried?"), find,
                [](auto &card) -> auto & { return card.attempt; }, same, attemptText),
            itemWord(
                stem + u"look"_s, Words::tr("Look"),
                Words::tr("Where does one look, and what for?"), find,
                [](auto &card) -> auto & { return card.look; }, same, cardText)};
}

/// Whether the plan asks for more than that the alert fires.
template<typename Find>
Field askedField(const QString &name, const QString &caption, Find find, AlertCheck check,
                 std::function<void(bool, ExpectedAlert &)> ask)
{
    const QString asked = u"asked"_s;
    return Choice{.name = name,
                  .caption = caption,
                  .isHalf = true,
                  .offer =
                      [asked](const Plan &, const Experiment &) {
                          return std::vector<Option>{{{}, Words::tr("not asked for")},
                                                     {asked, Words::tr("asked for")}};
                      },
                  .read =
                      [=](const Plan &, const Experiment &experiment) {
                          const ExpectedAlert *expected = find(experiment);
                          return expected && expected->asks(check) ? asked : QString();
                      },
                  .write =
                      [=](const QString &key, Experiment &experiment) {
                          if (ExpectedAlert *expected = find(experiment))
                              ask(key == asked, *expected);
                      }};
}

template<typename Find>
std::vector<Field> checkFields(const QString &stem, Find find)
{
    const auto onNoData = [](bool isAsked, ExpectedAlert &expected) {
        expected.firesOnNoData = isAsked;
    };
    const auto clearing = [](bool isAsked, ExpectedAlert &expected) {
        expected.clearsByItself = isAsked;
        if (!isAsked)
            expected.clearsWithin.reset(); // which would ask for it again
    };
    return {askedField(stem + u"nodata"_s, Words::tr("Fires on no data"), find,
                       AlertCheck::FiresOnNoData, onNoData),
            askedField(stem + u"clearing"_s, Words::tr("Clears by itself"), find,
                       AlertCheck::ClearsByItself, clearing),
            half(itemWord(
                stem + u"clears"_s, Words::tr("Clears within"), Words::tr("such as 5m"), find,
                [](auto &expected) -> auto & { return expected.clearsWithin; }, CardWords::ofMaybe,
                CardWords::maybeDuration))};
}

std::vector<Field> expectedFields(int at)
{
    const QString stem = u"expected_%1_"_s.arg(at);
    const auto item = [at](auto &experiment) { return itemAt(experiment.expectedAlerts, at); };
    std::vector<Field> fields = alertFields(stem, [item](auto &experiment) {
        auto *expected = item(experiment);
        return expected ? &expected->alert : nullptr;
    });
    fields.push_back(half(itemWord(
        stem + u"known"_s, Words::tr("Known within"), Words::tr("such as 45s"), item,
        [](auto &expected) -> auto & { return expected.knownWithin; }, CardWords::ofMaybe,
        CardWords::maybeDuration)));
    fields.push_back(half(itemWord(
        stem + u"told"_s, Words::tr("Told within"), Words::tr("such as 2m"), item,
        [](auto &expected) -> auto & { return expected.toldWithin; }, CardWords::ofMaybe,
        CardWords::maybeDuration)));
    std::ranges::move(checkFields(stem, item), std::back_inserter(fields));
    return fields;
}

std::vector<Field> guardFields(int at)
{
    return alertFields(u"guard_%1_"_s.arg(at),
                       [at](auto &experiment) { return itemAt(experiment.guardAlerts, at); });
}

} // namespace

std::vector<Option> sourcesOf(const Plan &plan)
{
    std::vector<Option> options{{{}, Words::tr("whichever sees it")}};
    for (const AlertSource &source : plan.sources)
        options.push_back({source.key, sourceTitle(plan, source.key)});
    return options;
}

QString sourceTitle(const Plan &plan, const QString &key)
{
    const AlertSource *source = plan.source(key);
    return source && !source->title.isEmpty() ? source->title : key;
}

Items expectedAlerts()
{
    return {.name = u"expected_alerts"_s,
            .caption = Words::tr("Expected alerts"),
            .question = Words::tr("Which alert should fire?"),
            .rules = {ReadinessRule::NoExpectedAlert, ReadinessRule::NotFalsifiable},
            .count = [](const Experiment &one) { return int(one.expectedAlerts.size()); },
            .summary =
                [](const Plan &plan, const Experiment &one, int at) {
                    return expectedSummary(plan, one.expectedAlerts[std::size_t(at)]);
                },
            .isAbout =
                [](const Concern &concern, const Experiment &one, int at) {
                    return isAboutAlert(concern, one.expectedAlerts[std::size_t(at)].alert);
                },
            .fields = expectedFields,
            .add = [](const QString &text, Experiment &one) -> Written {
                const auto alert = CardWords::alert(text);
                if (!alert)
                    return alert.failure();
                one.expectedAlerts.push_back({.alert = *alert});
                return Done{};
            },
            .remove = [](Experiment &one, int at) { removeFrom(one.expectedAlerts, at); }};
}

Items guardAlerts()
{
    return {
        .name = u"guard_alerts"_s,
        .caption = Words::tr("Guard alerts"),
        .question = Words::tr("Which alert means: back out?"),
        .rules = {},
        .count = [](const Experiment &one) { return int(one.guardAlerts.size()); },
        .summary = [](const Plan &plan, const Experiment &one,
                      int at) { return alertSummary(plan, one.guardAlerts[std::size_t(at)]); },
        .isAbout = [](const Concern &concern, const Experiment &one,
                      int at) { return isAboutAlert(concern, one.guardAlerts[std::size_t(at)]); },
        .fields = guardFields,
        .add = [](const QString &text, Experiment &one) -> Written {
            const auto alert = CardWords::alert(text);
            if (!alert)
                return alert.failure();
            one.guardAlerts.push_back(*alert);
            return Done{};
        },
        .remove = [](Experiment &one, int at) { removeFrom(one.guardAlerts, at); }};
}

Items steadyStates()
{
    return {
        .name = u"steady_states"_s,
        .caption = Words::tr("Steady states"),
        .question = Words::tr("Which number shows that the service does its work?"),
        .rules = {ReadinessRule::NotFalsifiable},
        .count = [](const Experiment &one) { return int(one.steadyStates.size()); },
        .summary = [](const Plan &plan, const Experiment &one,
                      int at) { return steadySummary(plan, one.steadyStates[std::size_t(at)]); },
        .isAbout = [](const Concern &concern, const Experiment &one,
                      int at) { return concern.about == one.steadyStates[std::size_t(at)].host; },
        .fields = steadyFields,
        .add = [](const QString &text, Experiment &one) -> Written {
            one.steadyStates.push_back({.title = text.simplified()});
            return Done{};
        },
        .remove = [](Experiment &one, int at) { removeFrom(one.steadyStates, at); }};
}

Items liveQa()
{
    return {.name = u"live_qa"_s,
            .caption = Words::tr("Live QA tries"),
            .question = Words::tr("What shall live QA try meanwhile?"),
            .count = [](const Experiment &one) { return int(one.liveQa.size()); },
            .summary = [](const Plan &, const Experiment &one,
                          int at) { return one.liveQa[std::size_t(at)].attempt.simplified(); },
            .isAbout = [](const Concern &, const Experiment &, int) { return false; },
            .fields = qaFields,
            .add = [](const QString &text, Experiment &one) -> Written {
                if (one.liveQa.size() >= std::size_t(QaCard::mostCards))
                    return Failure{
                        Failure::Kind::BadInput,
                        Words::tr("An experiment has room for %1 cards.").arg(QaCard::mostCards)};
                const auto attempt = cardText(text);
                if (!attempt)
                    return attempt.failure();
                one.liveQa.push_back({.attempt = *attempt});
                return Done{};
            },
            .remove = [](Experiment &one, int at) { removeFrom(one.liveQa, at); }};
}

Items measuredCriteria()
{
    return {.name = u"measured_criteria"_s,
            .caption = Words::tr("Measured criteria"),
            .question = Words::tr("Which number says that it is time to go back?"),
            .rules = {},
            .count = [](const Experiment &one) { return int(one.measuredCriteria.size()); },
            .summary =
                [](const Plan &plan, const Experiment &one, int at) {
                    return criterionSummary(plan, one.measuredCriteria[std::size_t(at)]);
                },
            .isAbout =
                [](const Concern &concern, const Experiment &one, int at) {
                    return isAboutCriterion(concern, one.measuredCriteria[std::size_t(at)]);
                },
            .fields = criterionFields,
            .add = [](const QString &text, Experiment &one) -> Written {
                one.measuredCriteria.push_back({.title = text.simplified()});
                return Done{};
            },
            .remove = [](Experiment &one, int at) { removeFrom(one.measuredCriteria, at); }};
}

} // namespace Chaos::CardSpec
