// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/plan/durationword.h"
#include "ui/plan/formfields.h"
#include "ui/plan/hostwords.h"

#include <QCoreApplication>

#include <algorithm>

namespace Chaos {

using namespace Qt::StringLiterals;
using namespace FormFields;

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(Hosts)
};

QStringList otherRules(const StagingHost &host, std::size_t at)
{
    QStringList names;
    for (std::size_t i = 0; i < host.rules.size(); ++i) {
        if (i != at)
            names << host.rules[i].name;
    }
    return names;
}

/// How the room looks at the host.
FormSpec probeFields(PlanEditor &editor, const QString &key)
{
    const auto find = [&editor, key] { return editor.host(key); };
    const auto isOneOf = [find](std::initializer_list<Probe::Protocol> protocols) {
        return [find, wanted = std::vector(protocols)] {
            const auto host = find();
            return host && std::ranges::count(wanted, host->probe.protocol) > 0;
        };
    };
    const auto named = [&key](const QString &stem) { return u"host_%1_%2"_s.arg(stem, key); };
    using Protocol = Probe::Protocol;
    FormSpec fields;
    fields.push_back(choice(
        editor, {.name = named(u"protocol"_s), .caption = Words::tr("Checked by"), .span = 3},
        protocolWords, find, [](StagingHost & host) -> auto & { return host.probe.protocol; },
        HostWords::protocol));
    fields.push_back(checked(
        editor,
        {.name = named(u"address"_s),
         .caption = Words::tr("Address"),
         .question = Words::tr("Where is it? Nothing is checked before that is known."),
         .span = 6,
         .isMono = true,
         .isNeeded = true},
        find, [](StagingHost & host) -> auto & { return host.probe.address; },
        [](const QString &text, const StagingHost &host) {
            return HostWords::probeAddress(host.probe.protocol, text);
        }));
    FormField status = field(
        editor,
        {.name = named(u"status"_s),
         .caption = Words::tr("Status"),
         .question = Words::tr("any 2xx"),
         .span = 3},
        find, [](StagingHost & host) -> auto & { return host.probe.status; }, HostWords::ofStatus,
        alone(HostWords::status));
    status.isWanted = isOneOf({Protocol::Http});
    fields.push_back(std::move(status));
    FormField days = field(
        editor, {.name = named(u"days"_s), .caption = Words::tr("Days left at least"), .span = 3},
        find, [](StagingHost & host) -> auto & { return host.probe.daysLeft; },
        [](int count) { return QString::number(count); }, alone(HostWords::days));
    days.isWanted = isOneOf({Protocol::Tls});
    fields.push_back(std::move(days));
    FormField nameserver = checked(
        editor,
        {.name = named(u"nameserver"_s),
         .caption = Words::tr("Name server"),
         .question = Words::tr("this desk's"),
         .span = 3,
         .isMono = true},
        find, [](StagingHost & host) -> auto & { return host.probe.nameserver; },
        alone(HostWords::nameserver));
    nameserver.isWanted = isOneOf({Protocol::Dns});
    fields.push_back(std::move(nameserver));
    FormField body = field(
        editor,
        {.name = named(u"body"_s),
         .caption = Words::tr("Its answer holds"),
         .question = Words::tr("any text"),
         .span = 4},
        find, [](StagingHost & host) -> auto & { return host.probe.body; },
        [](const QString &text) { return text; }, alone(anyText));
    body.isWanted = isOneOf({Protocol::Http});
    fields.push_back(std::move(body));
    FormField file = checked(
        editor,
        {.name = named(u"ca_file"_s),
         .caption = Words::tr("CA file"),
         .question = Words::tr("this desk's CAs"),
         .span = 4,
         .isMono = true},
        find, [](StagingHost & host) -> auto & { return host.probe.caFile; },
        alone(HostWords::file));
    file.isWanted = isOneOf({Protocol::Http, Protocol::Tls});
    fields.push_back(std::move(file));
    fields.push_back(field(
        editor, {.name = named(u"interval"_s), .caption = Words::tr("Every"), .span = 2}, find,
        [](StagingHost & host) -> auto & { return host.probe.interval; }, wordOfDuration,
        alone(HostWords::pause)));
    fields.push_back(field(
        editor, {.name = named(u"timeout"_s), .caption = Words::tr("Waits for"), .span = 2}, find,
        [](StagingHost & host) -> auto & { return host.probe.timeout; }, wordOfDuration,
        alone(HostWords::pause)));
    return fields;
}

} // namespace

FormSpec hostForm(PlanEditor &editor, const QString &key)
{
    const auto find = [&editor, key] { return editor.host(key); };
    FormSpec fields;
    fields.push_back(field(
        editor, {.name = u"host_title_"_s + key, .caption = Words::tr("Name"), .span = 8},
        [find]() {
            auto host = find();
            if (host)
                host->title = HostWords::titleOf(*host);
            return host;
        },
        [](StagingHost & host) -> auto & { return host.title; },
        [](const QString &text) { return text; },
        [&editor, key](const QString &text, const StagingHost &) {
            return HostWords::name(text, HostWords::titlesOf(editor.plan().hosts, key));
        }));
    fields.push_back(field(
        editor,
        {.name = u"host_environment_"_s + key,
         .caption = Words::tr("Environment"),
         .question = Words::tr("the day's"),
         .span = 4},
        find, [](StagingHost & host) -> auto & { return host.environment; },
        [](const QString &text) { return text; }, alone(anyText)));
    std::ranges::move(probeFields(editor, key), std::back_inserter(fields));
    return fields;
}

FormSpec ruleForm(PlanEditor &editor, const QString &key, int at)
{
    // An alert that is gone is nothing to write to.
    const auto index = std::size_t(at);
    const auto find = [&editor, key, index] {
        auto host = editor.host(key);
        return host && index < host->rules.size() ? host : std::nullopt;
    };
    const auto named = [&](const QString &stem) {
        return u"rule_%1_%2_%3"_s.arg(stem, key).arg(at);
    };
    FormSpec fields;
    fields.push_back(field(
        editor, {.name = named(u"name"_s), .caption = Words::tr("Alert"), .span = 5},
        find, [index](StagingHost & host) -> auto & { return host.rules[index].name; },
        [](const QString &text) { return text; },
        [index](const QString &text, const StagingHost &host) {
            return HostWords::name(text, otherRules(host, index));
        }));
    FormField when = choice(
        editor, {.name = named(u"when"_s), .caption = Words::tr("When"), .span = 3}, probeWhenWords,
        find, [index](StagingHost & host) -> auto & { return host.rules[index].when; },
        HostWords::when);
    // Slower than nothing is always: begin with something.
    const auto write = when.write;
    when.write = [find, write, index, &editor](const QString &text) -> Outcome<Done> {
        auto host = find();
        const bool isBare = host && host->rules[index].threshold <= Micros(0);
        const auto slower = wordIn(probeWhenWords, ProbeRule::When::SlowerThan);
        if (!isBare || text != QLatin1StringView(slower.data(), qsizetype(slower.size())))
            return write(text);
        host->rules[index].when = ProbeRule::When::SlowerThan;
        host->rules[index].threshold = std::chrono::milliseconds(800);
        editor.edit(*host);
        return Done{};
    };
    fields.push_back(std::move(when));
    FormField threshold = field(
        editor, {.name = named(u"threshold"_s), .caption = Words::tr("Than"), .span = 2},
        find, [index](StagingHost & host) -> auto & { return host.rules[index].threshold; },
        wordOfDuration, alone(HostWords::pause));
    threshold.isWanted = [find, index] {
        const auto host = find();
        return host && host->rules[index].when == ProbeRule::When::SlowerThan;
    };
    fields.push_back(std::move(threshold));
    fields.push_back(field(
        editor, {.name = named(u"hold"_s), .caption = Words::tr("For"), .span = 2},
        find, [index](StagingHost & host) -> auto & { return host.rules[index].holdFor; },
        wordOfDuration,
        [](const QString &text, const StagingHost &) -> Outcome<Micros> {
            // At once is as good an answer as any.
            return text.trimmed() == "0"_L1 || text.trimmed() == "0s"_L1 ? Micros(0)
                                                                         : HostWords::pause(text);
        }));
    return fields;
}

FormField newRule(PlanEditor &editor, const QString &key)
{
    FormField added{.name = u"rule_new_"_s + key,
                    .question = Words::tr("Add an alert of this check: what is it called?"),
                    .span = 12};
    added.read = [] { return QString(); };
    added.write = [&editor, key](const QString &text) -> Outcome<Done> {
        auto host = editor.host(key);
        if (!host || text.trimmed().isEmpty())
            return Done{};
        const auto name = HostWords::name(text, otherRules(*host, host->rules.size()));
        if (!name)
            return name.failure();
        host->rules.push_back({.name = *name});
        editor.edit(*host);
        return Done{};
    };
    return added;
}

} // namespace Chaos
