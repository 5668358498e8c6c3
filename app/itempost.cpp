// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/itempost.h"

#include "app/outlets/issuedesk.h"
#include "models/day/clock.h"
#include "models/day/entries.h"
#include "models/rules/tamedtext.h"

#include <algorithm>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

/// "#12 https://…"
QString nameOfCopy(const ItemCopy &copy)
{
    return tamed(u"%1 %2"_s.arg(copy.id, copy.url).trimmed());
}

} // namespace

ItemPost::ItemPost(LiveDay &live, const Clock &clock, const PostingPace &pace, QObject *parent)
    : QObject(parent)
    , m_live(live)
    , m_clock(clock)
    , m_desk(new IssueDesk(clock, m_secrets, pace))
{
    m_thread.setObjectName(u"issues"_s);
    m_desk->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_desk, &QObject::deleteLater);
    connect(m_desk, &IssueDesk::made, this, &ItemPost::keep);
    connect(m_desk, &IssueDesk::failed, this,
            [this](int round, const QString &item, const QString &why) {
                if (round == m_round && m_isUnderWay)
                    emit told(item, {.what = tamed(why)});
            });
    connect(m_desk, &IssueDesk::finished, this, [this](int round) {
        if (round == m_round)
            end({});
    });
}

ItemPost::~ItemPost()
{
    m_thread.quit();
    m_thread.wait();
    if (!m_thread.isFinished())
        delete m_desk; // it never began
}

/// Also of a round that was stopped: what is there, is there.
void ItemPost::keep(int round, const QString &item, const ItemCopy &copy, bool wasThere)
{
    emit wished(Entries::itemExported(item, copy));
    const QString name = nameOfCopy(copy);
    if (round == m_round)
        emit told(item, {.isThere = true, .what = wasThere ? tr("%1 was there").arg(name) : name});
}

void ItemPost::post(const QStringList &items, const IssueTarget &target)
{
    if (m_isUnderWay || items.isEmpty())
        return;
    m_items = items;
    m_isUnderWay = true;
    ++m_round;
    emit begun(items);
    const auto place = TrackerPlace::read(target.to, target.url, target.user);
    if (!place)
        return end(place.failure().detail);
    m_place = *place;
    findToken();
}

void ItemPost::postWith(const QByteArray &token, const QStringList &items,
                        const IssueTarget &target)
{
    const auto place = TrackerPlace::read(target.to, target.url, target.user);
    const auto secret = secretIn(token);
    if (place && secret) {
        m_secrets.put(place->secret, *secret);
        m_keychain.keep(place->secret, *secret, [](const Outcome<Done> &) {});
    }
    post(items, target);
}

/// What the environment does not have is asked of the keychain, which may ask the person first.
void ItemPost::findToken()
{
    if (m_secrets.value(m_place.secret))
        return begin();
    m_keychain.read({m_place.secret}, [this, round = m_round](const Keychain::Found &found) {
        for (const auto &[name, secret] : found.secrets)
            m_secrets.put(name, secret);
        if (round != m_round || !m_isUnderWay)
            return;
        if (m_secrets.value(m_place.secret))
            return begin();
        end(tr("There is no token %1 in environment or keychain: type it here.")
                .arg(m_place.secret),
            true);
    });
}

void ItemPost::begin()
{
    std::vector<IssueDraft> drafts = draftsOf(m_items);
    if (drafts.empty())
        return end({});
    if (!m_thread.isRunning())
        m_thread.start();
    QMetaObject::invokeMethod(m_desk,
                              [desk = m_desk, round = m_round, place = m_place,
                               drafts = std::move(drafts)] { desk->post(round, place, drafts); });
}

/// Says of the others where they are.
std::vector<IssueDraft> ItemPost::draftsOf(const QStringList &items)
{
    std::vector<IssueDraft> drafts = issueDrafts(m_live.day(), false, m_clock.now());
    std::erase_if(drafts, [&](const IssueDraft &draft) {
        if (!items.contains(draft.item))
            return true;
        const auto &all = m_live.day().items();
        const auto item = std::ranges::find(all, draft.item, &ActionItem::key);
        const auto copy = std::ranges::find_if(item->copies, [&](const ItemCopy &one) {
            return one.tracker == m_place.word() && one.project == m_place.project;
        });
        if (copy == item->copies.end())
            return false;
        emit told(draft.item, {.isThere = true, .what = tr("%1 was there").arg(nameOfCopy(*copy))});
        return true;
    });
    return drafts;
}

void ItemPost::stop()
{
    if (!m_isUnderWay)
        return;
    QMetaObject::invokeMethod(m_desk, &IssueDesk::stop);
    end(tr("Stopped. What may have been made meanwhile is looked for the next time."));
}

void ItemPost::end(const QString &trouble, bool isTokenWanted)
{
    if (!std::exchange(m_isUnderWay, false))
        return;
    emit ended(trouble, isTokenWanted);
}

} // namespace Chaos
