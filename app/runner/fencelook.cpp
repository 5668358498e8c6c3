// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runner/fencelook.h"

#include "app/hosts/resolver.h"
#include "models/day/sshdestination.h"

#include <QProcess>
#include <QStandardPaths>
#include <QUrl>

#include <algorithm>
#include <utility>

namespace Chaos {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto patience = 10s;
constexpr auto patienceOnTheWayBack = 3s;
constexpr qsizetype mostUrls = 200; ///< whose hosts are looked up
constexpr int mostOfSsh = 8; ///< programs at once
constexpr qsizetype mostConfiguration = 256 * 1024; ///< bytes

/// Of what is asked over HTTP, by whatever sort of step.
QString hostOf(const Activity &activity)
{
    const auto urlOf = [](const auto &deed) {
        if constexpr (requires { deed.url; })
            return deed.url;
        else
            return QString();
    };
    return QUrl(std::visit(urlOf, activity.deed)).host(QUrl::FullyEncoded);
}

/// "chaos@db-1.example:22", "ssh://chaos@db-1.example" → "db-1.example"
QString hostIn(const QString &destination)
{
    QString host = destination.sliced(destination.startsWith("ssh://"_L1) ? 6 : 0);
    host = host.sliced(host.lastIndexOf(u'@') + 1);
    if (host.startsWith(u'['))
        return host.mid(1, host.indexOf(u']') - 1);
    if (!ipOf(host) && host.contains(u':'))
        host.truncate(host.indexOf(u':'));
    return host.endsWith(u'/') ? host.chopped(1) : host;
}

/// What `ssh -G` says of that, if it does.
QString toldIn(const QStringList &lines, const QString &name)
{
    for (const QString &line : lines) {
        if (line.startsWith(name + u' '))
            return line.sliced(name.size() + 1).trimmed();
    }
    return {};
}

void put(std::vector<IpBytes> &all, const IpBytes &address)
{
    if (std::ranges::count(all, address) == 0)
        all.push_back(address);
}

} // namespace

FenceLook::FenceLook(const StepDeed &deed, const Activity &activity, const QJsonValue &provider,
                     Resolver &resolver, QObject *parent)
    : QObject(parent)
    , m_fence(deed.fence)
    , m_isWayBack(deed.phase == StepPhase::BackOut)
    , m_ssh(deed.ssh)
    , m_url(hostOf(activity))
    , m_named(placesIn(provider))
    , m_resolver(resolver)
{
    m_deadline.setSingleShot(true);
    m_deadline.setInterval(m_isWayBack ? patienceOnTheWayBack : patience);
    connect(&m_deadline, &QTimer::timeout, this, [this] { judge(true); });
}

FenceLook::~FenceLook() = default;

void FenceLook::start()
{
    ++m_open; // until all questions are asked
    for (const ProductionHost &host : m_fence.hosts) {
        m_ofHost.push_back(add(host.ssh, true, false));
        m_ofHost.push_back(add(host.probed, false, false));
    }
    m_ofFence = m_places.size();
    if (!m_ssh.isEmpty())
        add(m_ssh, true, true);
    if (!m_url.isEmpty())
        add(m_url, false, true);
    if (m_named.ofUrls.size() > mostUrls) {
        m_places.push_back({.where = {.said = m_named.ofUrls[mostUrls]},
                            .isNeeded = true,
                            .trouble = tr("the step names too many hosts")});
        m_named.ofUrls.resize(mostUrls);
    }
    for (const QString &name : std::as_const(m_named.ofUrls)) {
        if (name != m_url)
            add(name, false, false);
    }
    for (const QString &word : std::as_const(m_named.words)) {
        Place place{.where = {.said = word, .names = {word}}, .isFound = true};
        if (const auto address = ipOf(word))
            place.where.addresses.push_back(*address);
        m_places.push_back(std::move(place));
    }
    m_deadline.start();
    askSshMore();
    closeOne();
}

std::size_t FenceLook::add(const QString &said, bool isOfSsh, bool isNeeded)
{
    const std::size_t at = m_places.size();
    m_places.push_back({.where = {.said = said}, .isOfSsh = isOfSsh, .isNeeded = isNeeded});
    if (said.isEmpty())
        return at;
    if (!isOfSsh) {
        find(at, said);
    } else if (isSshDestination(said)) {
        ++m_open;
        m_waiting.push_back(at);
    } else {
        m_places[at].trouble = tr("ssh would not take it for a host");
    }
    return at;
}

void FenceLook::askSshMore()
{
    while (!m_waiting.empty() && m_asking < mostOfSsh) {
        ++m_asking;
        askSsh(m_waiting.front());
        m_waiting.pop_front();
    }
}

/// What it would really connect to, after the user's configuration.
void FenceLook::askSsh(std::size_t place)
{
    auto *ssh = new QProcess(this);
    ssh->setStandardInputFile(QProcess::nullDevice());
    const auto end = [this, place, ssh] {
        ssh->disconnect(this);
        takeConfiguration(place, *ssh);
        ssh->deleteLater();
        --m_asking;
        askSshMore();
        closeOne();
    };
    connect(ssh, &QProcess::finished, this, end);
    connect(ssh, &QProcess::errorOccurred, this, [end](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            end();
    });
    ssh->start(u"ssh"_s, {u"-G"_s, u"--"_s, m_places[place].where.said}, QIODevice::ReadOnly);
}

void FenceLook::takeConfiguration(std::size_t place, QProcess &ssh)
{
    const QString &said = m_places[place].where.said;
    QStringList names{hostIn(said)};
    const bool isTold = ssh.state() == QProcess::NotRunning
        && ssh.exitStatus() == QProcess::NormalExit && ssh.exitCode() == 0
        && ssh.error() != QProcess::FailedToStart;
    if (!isTold) {
        const QString words = QString::fromUtf8(ssh.readAllStandardError().left(300)).simplified();
        m_places[place].trouble = words.isEmpty() ? tr("ssh does not say where that is") : words;
        m_places[place].where.names = names;
        return;
    }
    const QStringList lines =
        QString::fromUtf8(ssh.readAllStandardOutput().left(mostConfiguration)).split(u'\n');
    const QString hostName = toldIn(lines, u"hostname"_s);
    if (!hostName.isEmpty() && hostName != names.first())
        names = QStringList{hostName, names.first()};
    const QString jumps = toldIn(lines, u"proxyjump"_s);
    const bool isDirect = (jumps.isEmpty() || jumps == "none"_L1)
        && (toldIn(lines, u"proxycommand"_s).isEmpty()
            || toldIn(lines, u"proxycommand"_s) == "none"_L1);
    m_places[place].where.names = names;
    // Behind a jump host names mean what they mean there: here they are compared, and looked up
    // where they mean something.
    if (!isDirect)
        m_places[place].isNeeded = false;
    find(place, names.first());
}

void FenceLook::find(std::size_t place, const QString &name)
{
    Whereabouts &where = m_places[place].where;
    if (where.names.isEmpty())
        where.names.push_back(name);
    const auto address = ipOf(name);
    if (!address)
        return lookUp(place, name);
    put(where.addresses, *address);
    m_places[place].isFound = true;
}

void FenceLook::lookUp(std::size_t place, const QString &name)
{
    ++m_open;
    m_resolver.lookUp(name, this, [this, place](const Resolver::Addresses &found) {
        if (!found) {
            m_places[place].trouble = found.failure().detail;
        } else {
            for (const QHostAddress &address : *found) {
                if (const auto ip = ipOf(address.toString()))
                    put(m_places[place].where.addresses, *ip);
            }
            m_places[place].isFound = !found->isEmpty();
        }
        closeOne();
    });
}

void FenceLook::closeOne()
{
    if (--m_open == 0)
        judge(false);
}

void FenceLook::judge(bool isTooLate)
{
    if (std::exchange(m_hasEnded, true))
        return;
    m_deadline.stop();
    emit ended(refusal(isTooLate));
}

QString FenceLook::refusal(bool isTooLate) const
{
    FenceMap hosts;
    for (std::size_t i = 0; i < m_ofHost.size(); i += 2) {
        Whereabouts where = m_places[m_ofHost[i]].where;
        const Whereabouts &probed = m_places[m_ofHost[i + 1]].where;
        where.names += probed.names;
        for (const IpBytes &address : probed.addresses)
            put(where.addresses, address);
        hosts.push_back(std::move(where));
    }
    for (std::size_t i = m_ofFence; i < m_places.size(); ++i) {
        const Place &place = m_places[i];
        if (const QString why = trespass(m_fence, hosts, place.where); !why.isEmpty())
            return tr("refused: %1").arg(why);
        if (!m_isWayBack && place.isNeeded && !place.isFound && !isTooLate) {
            return tr("refused: nobody knows whether %1 leads to production: %2")
                .arg(place.where.said.left(120),
                     place.trouble.isEmpty() ? tr("it has no address") : place.trouble);
        }
    }
    // What is not known yet may be the one thing that counts.
    if (isTooLate && !m_isWayBack) {
        return tr("refused: where all leads that it names was not known within %1 s")
            .arg(m_deadline.interval() / 1000);
    }
    return {};
}

} // namespace Chaos
