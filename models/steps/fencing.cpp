// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/steps/fencing.h"

#include <QCoreApplication>
#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>
#include <utility>

#include <arpa/inet.h>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

struct Fencing
{
    Q_DECLARE_TR_FUNCTIONS(Fencing)
};

constexpr qsizetype longestShown = 120; ///< characters of a name that is repeated

bool isIn(const IpBytes &address, const Whereabouts &where)
{
    return std::ranges::count(where.addresses, address) > 0;
}

bool isNamed(const QString &name, const Whereabouts &where)
{
    const auto entry = ProductionEntry::read(name);
    return std::ranges::any_of(
        where.names, [&](const QString &one) { return entry ? entry->hasName(one) : one == name; });
}

/// "checkout.example", or "checkout.example (db.prod.example)" where the configuration says so.
QString shown(const Whereabouts &to, const QString &name)
{
    const QString said = to.said.left(longestShown);
    return name == to.said ? said : said + u" ("_s + name.left(longestShown) + u')';
}

QString leadsTo(const Whereabouts &to, const IpBytes &address)
{
    const QString text = textOf(address);
    return to.said == text ? text
                           : Fencing::tr("%1 leads to %2").arg(to.said.left(longestShown), text);
}

/// Something of a fence that nobody has allowed, compared with what may be reached.
class Judge
{
public:
    Judge(const Fence &fence, const FenceMap &hosts)
        : m_fence(fence)
        , m_hosts(hosts)
    {}

    QString ofName(const Whereabouts &to, const QString &name) const
    {
        for (const ProductionEntry &entry : m_fence.entries) {
            if (entry.hasName(name)
                && !isAllowed([&](const Whereabouts &host) { return isNamed(name, host); })) {
                return Fencing::tr("%1 is production: the plan says so of %2")
                    .arg(shown(to, name), entry.text());
            }
        }
        for (std::size_t i = 0; i < m_hosts.size(); ++i) {
            if (!m_fence.hosts[i].isAllowed && isNamed(name, m_hosts[i])) {
                return Fencing::tr("%1 is the host %2 of the plan, which is of production")
                    .arg(shown(to, name), m_fence.hosts[i].key);
            }
        }
        return {};
    }

    QString ofAddress(const Whereabouts &to, const IpBytes &address) const
    {
        for (const ProductionEntry &entry : m_fence.entries) {
            if (entry.hasAddress(address)
                && !isAllowed([&](const Whereabouts &host) { return isIn(address, host); })) {
                return Fencing::tr("%1, which is production: the plan says so of %2")
                    .arg(leadsTo(to, address), entry.text());
            }
        }
        for (std::size_t i = 0; i < m_hosts.size(); ++i) {
            if (!m_fence.hosts[i].isAllowed && isIn(address, m_hosts[i])) {
                return Fencing::tr("%1, the address of the host %2 of the plan, which is of "
                                   "production")
                    .arg(leadsTo(to, address), m_fence.hosts[i].key);
            }
        }
        return {};
    }

private:
    template<typename Is>
    bool isAllowed(Is is) const
    {
        for (std::size_t i = 0; i < m_hosts.size(); ++i) {
            if (m_fence.hosts[i].isAllowed && is(m_hosts[i]))
                return true;
        }
        return false;
    }

    const Fence &m_fence;
    const FenceMap &m_hosts;
};

/// In the order in which they are met, each once.
class Places
{
public:
    void collect(const QJsonValue &value)
    {
        if (value.isArray()) {
            const QJsonArray list = value.toArray();
            for (const QJsonValue &one : list)
                collect(one);
        }
        const QJsonObject map = value.toObject();
        for (auto it = map.constBegin(); it != map.constEnd(); ++it) {
            collect(it.key());
            collect(it.value());
        }
        if (value.isString())
            collectIn(value.toString());
    }

    NamedPlaces places{};

private:
    void collectIn(const QString &text)
    {
        // What a URL's user part holds is no place, and may be a secret.
        static const QRegularExpression url(u"[A-Za-z][A-Za-z0-9+.-]*://(?:[^\\s/?#'\"]*@)?"
                                            "(\\[[^\\]\\s]*\\]|[^\\s/?#:'\"@]+)"_s);
        for (auto all = url.globalMatch(text); all.hasNext();) {
            const QString host = all.next().captured(1);
            addUrl(host.startsWith(u'[') ? host.sliced(1, host.size() - 2) : host);
        }
        static const QRegularExpression word(u"[\\p{L}\\p{N}_.:%-]+"_s);
        for (auto all = word.globalMatch(text); all.hasNext();) {
            const QString one = all.next().captured();
            addWord(one);
            if (const qsizetype colon = one.indexOf(u':'); colon > 0 && !ipOf(one))
                addWord(one.left(colon)); // host:port, host:/path
        }
    }
    void addUrl(const QString &host)
    {
        if (std::exchange(m_urls[host], true) == false)
            places.ofUrls.push_back(host);
    }
    void addWord(const QString &word)
    {
        if (std::exchange(m_words[word], true) == false)
            places.words.push_back(word);
    }

    QHash<QString, bool> m_urls;
    QHash<QString, bool> m_words;
};

} // namespace

QString trespass(const Fence &fence, const FenceMap &hosts, const Whereabouts &to)
{
    const Judge judge(fence, hosts);
    for (const QString &name : to.names) {
        if (const QString why = judge.ofName(to, name); !why.isEmpty())
            return why;
    }
    for (const IpBytes &address : to.addresses) {
        if (const QString why = judge.ofAddress(to, address); !why.isEmpty())
            return why;
    }
    return {};
}

NamedPlaces placesIn(const QJsonValue &provider)
{
    Places found;
    found.collect(provider);
    return found.places;
}

QString textOf(const IpBytes &address)
{
    static constexpr IpBytes mapped{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
    std::array<char, INET6_ADDRSTRLEN> text{};
    const bool isFour = std::equal(mapped.begin(), mapped.begin() + 12, address.begin());
    inet_ntop(isFour ? AF_INET : AF_INET6, address.data() + (isFour ? 12 : 0), text.data(),
              socklen_t(text.size()));
    return QString::fromLatin1(text.data());
}

} // namespace Chaos
