// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/day/production.h"

#include "models/day/plan.h"
#include "models/day/run.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

#include <arpa/inet.h>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

constexpr int mappedBits = 96; ///< of ::ffff:0:0/96, in which those of version 4 lie
constexpr qsizetype longestName = 253; ///< characters, RFC 1035

IpBytes mapped(const in_addr &address)
{
    IpBytes bytes{};
    bytes[10] = bytes[11] = 0xff;
    std::copy_n(reinterpret_cast<const std::uint8_t *>(&address), 4, bytes.begin() + 12);
    return bytes;
}

/// As names are compared: RFC 4343 knows no case, and a dot at the end says nothing.
QString comparable(const QString &name)
{
    QString plain = name.trimmed().toLower();
    while (plain.endsWith(u'.'))
        plain.chop(1);
    QStringList labels = plain.split(u'.');
    for (QString &label : labels) {
        // Of its own: in a name with a * in it nothing would be turned.
        const bool isAscii = std::ranges::all_of(label, [](QChar c) { return c.unicode() < 128; });
        if (!isAscii)
            label = QString::fromLatin1(QUrl::toAce(label));
    }
    return labels.join(u'.');
}

/// A * stands for any characters, dots among them. In steps of at most both lengths multiplied.
bool fits(QStringView pattern, QStringView name)
{
    qsizetype p = 0;
    qsizetype n = 0;
    qsizetype star = -1; ///< the last one that was met,
    qsizetype resume = 0; ///< and where the name goes on if it takes one character more
    while (n < name.size()) {
        if (p < pattern.size() && pattern[p] == u'*') {
            star = p++;
            resume = n;
        } else if (p < pattern.size() && pattern[p] == name[n]) {
            ++p;
            ++n;
        } else if (star >= 0) {
            p = star + 1;
            n = ++resume;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern[p] == u'*')
        ++p;
    return p == pattern.size();
}

/// The host in an address of a probe: of a URL, of host:port, or the whole of it.
QString hostIn(const QString &address)
{
    if (address.contains("://"_L1))
        return QUrl(address).host();
    if (ipOf(address))
        return address;
    const QUrl url(u"x://"_s + address);
    return url.isValid() ? url.host() : QString();
}

bool isOf(const QString &environment, const QString &word)
{
    return environment.contains(word, Qt::CaseInsensitive);
}

} // namespace

std::optional<IpBytes> ipOf(const QString &text)
{
    const QByteArray bytes = text.left(text.indexOf(u'%')).trimmed().toLatin1();
    if (bytes.contains('\0'))
        return {};
    if (in_addr four; inet_pton(AF_INET, bytes.constData(), &four) == 1)
        return mapped(four);
    in6_addr six;
    if (inet_pton(AF_INET6, bytes.constData(), &six) != 1)
        return {};
    IpBytes address{};
    std::copy_n(reinterpret_cast<const std::uint8_t *>(&six), address.size(), address.begin());
    return address;
}

std::optional<ProductionEntry> ProductionEntry::read(const QString &text)
{
    ProductionEntry entry;
    entry.m_text = text.trimmed();
    const qsizetype slash = entry.m_text.indexOf(u'/');
    const QString front = entry.m_text.left(slash);
    if (const auto network = ipOf(front)) {
        const bool isFour = !front.contains(u':');
        const int most = isFour ? 32 : 128;
        bool isNumber = true;
        const int bits = slash < 0 ? most : entry.m_text.mid(slash + 1).toInt(&isNumber);
        if (!isNumber || bits < 1 || bits > most || front.contains(u'%'))
            return {};
        entry.m_network = *network;
        entry.m_bits = isFour ? mappedBits + bits : bits;
        return entry;
    }
    static const QRegularExpression name(u"^[a-z0-9_*]([a-z0-9_*.-]*[a-z0-9_*])?$"_s);
    static const QRegularExpression anything(u"[a-z]"_s);
    entry.m_name = comparable(entry.m_text);
    if (entry.m_name.size() > longestName || entry.m_name.contains(".."_L1)
        || !name.match(entry.m_name).hasMatch() || !anything.match(entry.m_name).hasMatch())
        return {};
    return entry;
}

bool ProductionEntry::hasName(const QString &name) const
{
    if (m_name.isEmpty())
        return false;
    return fits(m_name, comparable(name));
}

bool ProductionEntry::hasAddress(const IpBytes &address) const
{
    if (!m_name.isEmpty())
        return false;
    for (int bit = 0; bit < m_bits; ++bit) {
        const auto mask = std::uint8_t(0x80U >> unsigned(bit % 8));
        const auto at = std::size_t(bit / 8);
        if ((address[at] & mask) != (m_network[at] & mask))
            return false;
    }
    return true;
}

const QString &environmentOf(const Plan &plan, const StagingHost &host)
{
    return host.environment.isEmpty() ? plan.day.environment : host.environment;
}

bool isProduction(const Plan &plan, const StagingHost &host)
{
    return isProduction(environmentOf(plan, host));
}

bool isStaging(const Plan &plan, const StagingHost &host)
{
    return isStaging(environmentOf(plan, host));
}

bool isProduction(const QString &environment)
{
    // What says both is taken for the worse.
    static const QRegularExpression prod(u"\\bprod(uction)?\\b"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    return isOf(environment, u"production"_s) || prod.match(environment).hasMatch();
}

bool isStaging(const QString &environment)
{
    return isOf(environment, u"staging"_s) && !isProduction(environment);
}

Fence fenceOf(const Plan &plan, const Run *run)
{
    Fence fence;
    for (const QString &text : plan.day.production) {
        if (const auto entry = ProductionEntry::read(text))
            fence.entries.push_back(*entry);
    }
    const Experiment *experiment = run ? plan.experiment(run->experiment) : nullptr;
    for (const StagingHost &host : plan.hosts) {
        if (!isProduction(plan, host))
            continue;
        fence.hosts.push_back(
            {.key = host.key,
             .ssh = host.ssh,
             .probed = hostIn(host.probe.address),
             .isAllowed = experiment && run->allows(host.key)
                 && acceptanceOf(plan, *experiment, host.key) == Acceptance::Whole});
    }
    return fence;
}

QStringList productionHostsOf(const Plan &plan, const Experiment &experiment)
{
    QStringList keys;
    for (const auto *steps :
         {&experiment.method, &experiment.backOutPlan, &experiment.resetCriteria}) {
        for (const PlannedStep &step : *steps) {
            const StagingHost *host = step.isScripted() ? plan.host(step.target) : nullptr;
            if (host && isProduction(plan, *host) && !keys.contains(host->key))
                keys.push_back(host->key);
        }
    }
    return keys;
}

Acceptance acceptanceOf(const Plan &plan, const Experiment &experiment, const QString &host)
{
    const Risk &risk = experiment.risk;
    if (risk.reach == Risk::Reach::Staging)
        return Acceptance::ReachNotSaid;
    if (!plan.person(risk.acceptedBy))
        return Acceptance::NobodyAccepts;
    return risk.productionHosts.contains(host) ? Acceptance::Whole : Acceptance::HostNotNamed;
}

} // namespace Chaos
