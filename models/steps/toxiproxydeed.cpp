// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/steps/toxiproxydeed.h"

#include "models/steps/providerparts.h"

#include <QCoreApplication>

#include <algorithm>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

struct Toxics
{
    Q_DECLARE_TR_FUNCTIONS(Steps)
};

/// As Toxiproxy 2.12 has them.
const QStringList toxicTypes{u"latency"_s,    u"bandwidth"_s, u"slow_close"_s, u"timeout"_s,
                             u"reset_peer"_s, u"slicer"_s,    u"limit_data"_s};

Failure wrong(const QString &why)
{
    return {Failure::Kind::BadInput, why};
}

QString attributesIn(const QJsonObject &toxic)
{
    QStringList said;
    const QJsonObject attributes = toxic["attributes"_L1].toObject();
    for (auto it = attributes.constBegin(); it != attributes.constEnd(); ++it)
        said.push_back(it.key() + u'=' + ProviderParts::wordOf(it.value()));
    if (toxic.contains("toxicity"_L1))
        said.push_back(u"toxicity="_s + ProviderParts::wordOf(toxic["toxicity"_L1]));
    return said.join(u", "_s);
}

/// The toxic as it is added, with the name and the direction that Toxiproxy would give it.
Outcome<QJsonObject> toxicIn(QJsonObject toxic)
{
    const QString type = toxic.value("type"_L1).toString();
    if (!toxicTypes.contains(type)) {
        return wrong(Toxics::tr("“%1” is no toxic: provider.toxic.type is one of %2.")
                         .arg(type.left(40), toxicTypes.join(u", "_s)));
    }
    const QString stream = toxic.value("stream"_L1).toString(u"downstream"_s);
    if (stream != u"downstream" && stream != u"upstream") {
        return wrong(Toxics::tr("provider.toxic.stream is downstream (server to client) or "
                                "upstream, and not “%1”.")
                         .arg(stream.left(40)));
    }
    const QJsonValue toxicity = toxic.value("toxicity"_L1);
    const double share = toxicity.toDouble(-1);
    if (!toxicity.isUndefined() && (share < 0 || share > 1))
        return wrong(Toxics::tr("provider.toxic.toxicity is a number from 0 to 1."));
    const QJsonValue attributes = toxic.value("attributes"_L1);
    if (!attributes.isUndefined() && !attributes.isObject())
        return wrong(Toxics::tr("provider.toxic.attributes are fields, such as latency: 1000."));
    toxic["stream"_L1] = stream;
    if (toxic.value("name"_L1).toString().isEmpty())
        toxic["name"_L1] = type + u'_' + stream;
    return toxic;
}

} // namespace

QString ToxiproxyDeed::command() const
{
    switch (act) {
    case Act::Add: {
        const QString with = attributesIn(added);
        const QString type = added["type"_L1].toString();
        return with.isEmpty() ? Toxics::tr("Toxiproxy %1: add %2").arg(proxy, type)
                              : Toxics::tr("Toxiproxy %1: add %2 (%3)").arg(proxy, type, with);
    }
    case Act::Remove:
        return Toxics::tr("Toxiproxy %1: remove %2").arg(proxy, toxic);
    case Act::Switch:
        return isOn ? Toxics::tr("Toxiproxy %1: switch on").arg(proxy)
                    : Toxics::tr("Toxiproxy %1: switch off").arg(proxy);
    case Act::Reset:
        break;
    }
    return Toxics::tr("Toxiproxy: reset");
}

bool ToxiproxyDeed::takesBack(const ToxiproxyDeed &fault) const
{
    if (url != fault.url || !fault.isFault())
        return false;
    if (act == Act::Reset)
        return true;
    if (proxy != fault.proxy)
        return false;
    return fault.act == Act::Add ? act == Act::Remove && toxic == fault.toxic
                                 : act == Act::Switch && isOn;
}

Outcome<ToxiproxyDeed> toxiproxyIn(const QJsonObject &provider)
{
    ToxiproxyDeed deed{.url = ProviderParts::addressIn(provider),
                       .proxy = provider["proxy"_L1].toString()};
    if (deed.url.isEmpty())
        return ProviderParts::noAddress(provider, u"http://localhost:8474"_s);
    const auto acts = {"toxic"_L1, "remove"_L1, "enabled"_L1, "reset"_L1};
    const auto said = std::ranges::count_if(acts, [&](QLatin1StringView name) {
        return !provider[name].isUndefined() && !provider[name].isNull();
    });
    if (said != 1) {
        return wrong(Toxics::tr("What is Toxiproxy to do? Write one of provider.toxic, "
                                "provider.remove, provider.enabled and provider.reset."));
    }
    if (provider["reset"_L1].toBool()) {
        deed.act = ToxiproxyDeed::Act::Reset;
        deed.proxy.clear();
        return deed;
    }
    if (deed.proxy.isEmpty())
        return wrong(Toxics::tr("It says no proxy: write its name as provider.proxy."));
    if (provider["toxic"_L1].isObject()) {
        auto toxic = toxicIn(provider["toxic"_L1].toObject());
        if (!toxic)
            return toxic.failure();
        deed.added = *std::move(toxic);
        deed.toxic = deed.added["name"_L1].toString();
        return deed;
    }
    if (const QJsonValue remove = provider["remove"_L1]; remove.isString()) {
        deed.act = ToxiproxyDeed::Act::Remove;
        deed.toxic = remove.toString();
        if (!deed.toxic.isEmpty())
            return deed;
    }
    if (const QJsonValue enabled = provider["enabled"_L1]; enabled.isBool()) {
        deed.act = ToxiproxyDeed::Act::Switch;
        deed.isOn = enabled.toBool();
        return deed;
    }
    return wrong(Toxics::tr("provider.toxic is fields, provider.remove the name of a toxic, "
                            "provider.enabled true or false, and provider.reset true."));
}

} // namespace Chaos
