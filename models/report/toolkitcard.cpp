// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/report/toolkitcard.h"

#include "models/day/jsonwriter.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace Chaos::ToolkitCard {

using namespace Qt::StringLiterals;

namespace {

/// An activity as it was kept, or nothing if it is none: a journal must be JSON throughout.
std::optional<QJsonObject> kept(const QString &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json.toUtf8());
    return document.isObject() ? std::optional(document.object()) : std::nullopt;
}

/// The format wants a text; a journal of an empty one could not be read again.
void text(JsonWriter &json, std::string_view name, const QString &text, const QString &instead)
{
    json.member(name, text.trimmed().isEmpty() ? instead : text);
}

std::string query(const SteadyState &steady)
{
    JsonWriter json;
    if (!steady.host.isEmpty()) {
        json.member("type", std::string_view("room")).member("host", steady.host);
        return json.take();
    }
    if (steady.query.isEmpty()) {
        json.member("type", std::string_view("person"));
        return json.take();
    }
    json.member("type", std::string_view("python"));
    json.member("module", std::string_view("chaosprometheus.probes"));
    json.member("func", std::string_view("query"));
    json.openObject("arguments").member("query", steady.query).closeObject();
    return json.take();
}

} // namespace

std::string byHand(const QString &what)
{
    JsonWriter json;
    json.member("type", std::string_view("action"));
    text(json, "name", what, u"by hand"_s);
    json.openObject("provider").member("type", std::string_view("person")).closeObject();
    return json.take();
}

std::string activity(const PlannedStep &step)
{
    const auto written = kept(step.activity);
    if (!written)
        return byHand(step.text);
    // Nobody but the room can switch its proxies: as an activity of that format it would lie.
    QJsonObject provider = (*written)["provider"_L1].toObject();
    if (provider["type"_L1].toString() != "proxy"_L1)
        return step.activity.toStdString();
    provider["type"_L1] = u"room"_s;
    QJsonObject told = *written;
    told["provider"_L1] = provider;
    return QJsonDocument(told).toJson(QJsonDocument::Compact).toStdString();
}

bool isProbe(const PlannedStep &step)
{
    const auto activity = kept(step.activity);
    return activity && (*activity)["type"_L1].toString() == "probe"_L1;
}

std::string probe(const SteadyState &steady)
{
    if (kept(steady.activity))
        return steady.activity.toStdString();
    JsonWriter json;
    json.member("type", std::string_view("probe"));
    text(json, "name", steady.title, u"steady state"_s);
    json.raw("provider", query(steady));
    if (!steady.atLeast && !steady.atMost)
        return json.take();
    // The format has no range that is open at one end.
    json.openObject("tolerance").member("type", std::string_view("range")).openArray("range");
    const std::optional<double> ends[]{steady.atLeast, steady.atMost};
    for (const auto &[end, open] : {std::pair(ends[0], -1e308), std::pair(ends[1], 1e308)}) {
        std::string number;
        JsonWriter::number(number, end.value_or(open));
        json.rawElement(number);
    }
    json.closeArray().closeObject();
    return json.take();
}

std::string experiment(const Experiment &card, const DayDescription &day, const Run &run,
                       std::optional<bool> held)
{
    JsonWriter json;
    text(json, "title", card.title, card.key);
    text(json, "description", card.question.isEmpty() ? card.breaks : card.question, card.key);
    if (!card.hypothesis.isEmpty() || !card.steadyStates.empty()) {
        json.openObject("steady-state-hypothesis");
        text(json, "title", card.hypothesis, card.key);
        json.openArray("probes");
        for (const SteadyState &steady : card.steadyStates)
            json.rawElement(probe(steady));
        json.closeArray().closeObject();
    }
    for (const auto &[name, names] :
         {std::pair("configuration", &card.configuration), std::pair("secrets", &card.secrets)}) {
        if (kept(*names))
            json.raw(name, names->toStdString());
    }
    json.openArray("method");
    for (const PlannedStep &step : card.method)
        json.rawElement(activity(step));
    json.closeArray().openArray("rollbacks");
    for (const PlannedStep &step : card.backOutPlan)
        json.rawElement(activity(step));
    json.closeArray();

    JsonWriter extension;
    extension.member("name", std::string_view("chaosroom"));
    extension.member("day", day.title).member("key", card.key);
    if (held)
        extension.flag("hypothesis_held", *held);
    else
        extension.null("hypothesis_held");
    extension.member("triggered_at", toRfc3339(run.triggeredAt ? run.triggeredAt->at : Instant()));
    extension.member("back_out_reason", run.backOutReason);
    json.openArray("extensions").rawElement(extension.take()).closeArray();
    return json.take();
}

} // namespace Chaos::ToolkitCard
