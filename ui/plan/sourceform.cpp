// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/day/sourcetraits.h"
#include "models/plan/durationword.h"
#include "ui/plan/formfields.h"
#include "ui/plan/hostwords.h"

#include <QCoreApplication>

namespace Chaos {

using namespace Qt::StringLiterals;
using namespace FormFields;

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(Hosts)
};

/// How to read what is posted to a webhook. All but the name's place is asked for once that is
/// known.
void addPayload(FormSpec &fields, PlanEditor &editor, const QString &key)
{
    const auto find = [&editor, key] { return editor.source(key); };
    const auto takesPosts = [find] {
        const auto source = find();
        return source && source->type == AlertSource::Type::Webhook;
    };
    const auto isMapped = [find, takesPosts] { return takesPosts() && find()->payload.isSaid(); };
    const auto add = [&](FormField field, std::function<bool()> wanted) {
        field.isWanted = std::move(wanted);
        fields.push_back(std::move(field));
    };
    const auto place = [&](const QString &stem, const QString &caption, const QString &question,
                           QString PayloadMapping::*pointer) {
        FormField asked{.name = u"source_%1_%2"_s.arg(stem, key),
                        .caption = caption,
                        .question = question,
                        .span = 4,
                        .isMono = true};
        return checked(
            editor, std::move(asked),
            find, [pointer](AlertSource & source) -> auto & { return source.payload.*pointer; },
            alone(HostWords::place));
    };
    add(place(u"name_at"_s, Words::tr("Alert's name at"), Words::tr("Alertmanager's payload"),
              &PayloadMapping::name),
        takesPosts);
    add(place(u"alerts_at"_s, Words::tr("List of alerts at"), Words::tr("the whole body"),
              &PayloadMapping::alerts),
        isMapped);
    add(place(u"state_at"_s, Words::tr("State at"), Words::tr("none: always firing"),
              &PayloadMapping::state),
        isMapped);
    add(field(
            editor,
            {.name = u"source_over_%1"_s.arg(key),
             .caption = Words::tr("Over when the state is"),
             .question = customaryOver().join(u", "_s),
             .span = 4},
            find, [](AlertSource & source) -> auto & { return source.payload.over; },
            [](const QStringList &words) { return words.join(u", "_s); }, alone(HostWords::words)),
        isMapped);
    add(place(u"id_at"_s, Words::tr("Id at"), Words::tr("none: by its labels"),
              &PayloadMapping::id),
        isMapped);
    add(place(u"labels_at"_s, Words::tr("Labels at"), Words::tr("none"), &PayloadMapping::labels),
        isMapped);
    add(choice(
            editor,
            {.name = u"source_means_%1"_s.arg(key),
             .caption = Words::tr("A post means"),
             .span = 4},
            payloadMeansWords, find,
            [](AlertSource & source) -> auto & { return source.payload.means; }, HostWords::means),
        isMapped);
}

/// How a canary is sent through it; which of it is asked depends on the source.
void addCanary(FormSpec &fields, PlanEditor &editor, const QString &key)
{
    using TakesCanary = SourceTraits::TakesCanary;
    const auto find = [&editor, key] { return editor.source(key); };
    const auto takes = [find](TakesCanary how) {
        return [find, how] {
            const auto source = find();
            return source && traitsOf(source->type).canary == how;
        };
    };
    const auto add = [&](FormField field, std::function<bool()> wanted) {
        field.isWanted = std::move(wanted);
        fields.push_back(std::move(field));
    };
    const auto named = [&key](const QString &stem) { return u"source_%1_%2"_s.arg(stem, key); };
    add(field(
            editor,
            {.name = named(u"canary_labels"_s),
             .caption = Words::tr("Canary's labels"),
             .question = Words::tr("by which alerts are routed: severity=page"),
             .span = 8,
             .isMono = true},
            find, [](AlertSource & source) -> auto & { return source.canary.labels; },
            HostWords::labelsText, alone(HostWords::labels)),
        takes(TakesCanary::ByLabels));
    add(field(
            editor,
            {.name = named(u"canary_check"_s),
             .caption = Words::tr("Canary's passive check"),
             .question = Words::tr("host!service"),
             .span = 8,
             .isMono = true},
            find, [](AlertSource & source) -> auto & { return source.canary; },
            HostWords::checkText,
            [](const QString &text, const AlertSource &source) {
                return HostWords::checkOfCanary(text, source.canary);
            }),
        takes(TakesCanary::ByCheckResult));
    add(checked(
            editor,
            {.name = named(u"canary_secret"_s),
             .caption = Words::tr("Canary's integration key"),
             .question = Words::tr("name of its secret"),
             .span = 4,
             .isMono = true},
            find, [](AlertSource & source) -> auto & { return source.canary.secret; },
            alone(HostWords::secret)),
        takes(TakesCanary::ByKey));
    add(field(
            editor,
            {.name = named(u"canary_team"_s),
             .caption = Words::tr("Canary's routing key"),
             .question = Words::tr("which team is paged"),
             .span = 4,
             .isMono = true},
            find, [](AlertSource & source) -> auto & { return source.canary.routingKey; },
            [](const QString &text) { return text; }, alone(anyText)),
        [find] {
            const auto source = find();
            return source && source->type == AlertSource::Type::SplunkOnCall
                && !source->canary.secret.isEmpty();
        });
}

} // namespace

FormSpec sourceForm(PlanEditor &editor, const QString &key)
{
    using Type = AlertSource::Type;
    const auto find = [&editor, key] { return editor.source(key); };
    const auto isWanted = [find](auto holds) {
        return [find, holds] {
            const auto source = find();
            return source && holds(*source);
        };
    };
    const auto isPolled = isWanted([](const AlertSource &source) { return canBeAsked(source); });
    const auto hasHome = [](const AlertSource &source) {
        return !traitsOf(source.type).home.isEmpty();
    };
    const auto isAddressed = isWanted([hasHome](const AlertSource &source) {
        return source.type != Type::Room && !hasHome(source);
    });
    const auto choosesAuth = isWanted([](const AlertSource &source) {
        return source.type != Type::Room && !traitsOf(source.type).takesKey;
    });
    const auto hasSecret = isWanted([](const AlertSource &source) {
        return source.type != Type::Room
            && (source.auth != AlertSource::Auth::None || traitsOf(source.type).takesKey);
    });
    const auto named = [&key](const QString &stem) { return u"source_%1_%2"_s.arg(stem, key); };
    FormSpec fields;
    const auto add = [&fields](FormField field, std::function<bool()> wanted) {
        field.isWanted = std::move(wanted);
        fields.push_back(std::move(field));
    };
    add(field(
            editor, {.name = named(u"title"_s), .caption = Words::tr("Name"), .span = 6},
            [find]() {
                auto source = find();
                if (source)
                    source->title = HostWords::titleOf(*source);
                return source;
            },
            [](AlertSource & source) -> auto & { return source.title; },
            [](const QString &text) { return text; },
            [&editor, key](const QString &text, const AlertSource &) {
                return HostWords::name(text, HostWords::titlesOf(editor.plan().sources, key));
            }),
        {});
    add(choice(
            editor, {.name = named(u"type"_s), .caption = Words::tr("Kind"), .span = 4},
            sourceTypeWords, find, [](AlertSource & source) -> auto & { return source.type; },
            HostWords::type),
        {});
    add(field(
            editor, {.name = named(u"interval"_s), .caption = Words::tr("Asked every"), .span = 2},
            find, [](AlertSource & source) -> auto & { return source.interval; }, wordOfDuration,
            alone(HostWords::pause)),
        isPolled);
    const auto address = [&](FormField field) {
        field.caption = Words::tr("Address");
        field.span = 8;
        field.isMono = true;
        return checked(
            editor, std::move(field), find,
            [](AlertSource & source) -> auto & { return source.url; },
            [](const QString &text, const AlertSource &source) {
                return HostWords::sourceAddress(source.type, text);
            });
    };
    add(address({.name = named(u"url"_s),
                 .question = Words::tr("Where is it? It cannot be asked before that is known."),
                 .isNeeded = true}),
        isAddressed);
    add(address({.name = named(u"home"_s), .question = Words::tr("its makers' own")}),
        isWanted(hasHome));
    add(choice(
            editor, {.name = named(u"auth"_s), .caption = Words::tr("Signs in with"), .span = 4},
            authWords, find, [](AlertSource & source) -> auto & { return source.auth; },
            HostWords::auth),
        choosesAuth);
    add(field(
            editor, {.name = named(u"user"_s), .caption = Words::tr("User"), .span = 4}, find,
            [](AlertSource & source) -> auto & { return source.user; },
            [](const QString &text) { return text; }, alone(anyText)),
        isWanted([](const AlertSource &source) {
            return source.type != Type::Room && source.auth == AlertSource::Auth::Basic
                && !traitsOf(source.type).takesKey;
        }));
    add(field(
            editor,
            {.name = named(u"api_id"_s),
             .caption = Words::tr("API id"),
             .span = 4,
             .isMono = true,
             .isNeeded = true},
            find, [](AlertSource & source) -> auto & { return source.user; },
            [](const QString &text) { return text; }, alone(anyText)),
        isWanted([](const AlertSource &source) { return traitsOf(source.type).takesKeyId; }));
    add(checked(
            editor,
            {.name = named(u"account"_s),
             .caption = Words::tr("Account"),
             .question = Words::tr("its number"),
             .span = 4,
             .isMono = true,
             .isNeeded = true},
            find, [](AlertSource & source) -> auto & { return source.account; },
            alone(HostWords::account)),
        isWanted([](const AlertSource &source) { return traitsOf(source.type).takesAccount; }));
    add(checked(
            editor,
            {.name = named(u"secret"_s),
             .caption = Words::tr("Name of its secret"),
             .question = Words::tr("in keychain or environment"),
             .span = 4,
             .isMono = true},
            find, [](AlertSource & source) -> auto & { return source.secret; },
            alone(HostWords::secret)),
        hasSecret);
    add(checked(
            editor,
            {.name = named(u"ca_file"_s),
             .caption = Words::tr("CA file"),
             .question = Words::tr("this desk's CAs"),
             .span = 4,
             .isMono = true},
            find, [](AlertSource & source) -> auto & { return source.caFile; },
            alone(HostWords::file)),
        isPolled);
    addPayload(fields, editor, key);
    addCanary(fields, editor, key);
    return fields;
}

} // namespace Chaos
