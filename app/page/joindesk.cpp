// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/page/joindesk.h"

#include "app/net/sametoken.h"
#include "models/rules/tamedtext.h"

#include <QRandomGenerator>

#include <algorithm>
#include <array>

namespace Chaos {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr std::string_view letters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
constexpr int codeLength = 6;
constexpr qsizetype longestName = 60;

QByteArray spelt(const QString &code)
{
    QByteArray plain;
    const QString start = code.left(40);
    for (const QChar c : start) {
        if (c.isLetterOrNumber())
            plain += QString(c.toUpper()).toUtf8();
    }
    return plain;
}

} // namespace

QByteArray JoinDesk::freshCode()
{
    static_assert(letters.size() == 32);
    QByteArray code;
    for (int i = 0; i < codeLength; ++i)
        code += letters[QRandomGenerator::system()->bounded(32)];
    return code;
}

QByteArray JoinDesk::freshSecret()
{
    std::array<quint32, 6> bits{};
    QRandomGenerator::system()->fillRange(bits.data(), qsizetype(bits.size()));
    return QByteArray(reinterpret_cast<const char *>(bits.data()), sizeof bits)
        .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

bool JoinDesk::mustWait(const QString &address, Instant now)
{
    while (!m_wrong.empty() && m_wrong.front().at < now - memory)
        m_wrong.pop_front();
    return m_wrong.size() >= std::size_t(mostWrong)
        || std::ranges::count(m_wrong, address, &Wrong::address) >= mostWrongHere;
}

JoinDesk::Joined JoinDesk::join(const QString &code, const QString &name, const QString &address,
                                Instant now)
{
    // Before the code is looked at: who has to wait learns nothing.
    if (mustWait(address, now))
        return {.answer = Answer::Wait};
    if (!isSameToken(spelt(code), m_code)) {
        m_wrong.push_back({.address = address, .at = now});
        return {.answer = Answer::WrongCode};
    }
    const QString called = tamed(name.simplified(), longestName);
    // What the room itself writes down bears this name.
    if (called.isEmpty() || called.compare("room"_L1, Qt::CaseInsensitive) == 0)
        return {.answer = Answer::NoName};
    if (m_seats.size() >= std::size_t(mostSeats))
        return {.answer = Answer::Full};
    m_seats.push_back({.secret = freshSecret(), .name = called});
    return {.answer = Answer::Welcome, .seat = m_seats.back().secret};
}

JoinDesk::Seat *JoinDesk::find(const QByteArray &seat)
{
    const auto it = std::ranges::find_if(
        m_seats, [&](const Seat &one) { return isSameToken(seat, one.secret); });
    return it == m_seats.end() ? nullptr : &*it;
}

const QString *JoinDesk::nameOf(const QByteArray &seat) const
{
    const auto it = std::ranges::find_if(
        m_seats, [&](const Seat &one) { return isSameToken(seat, one.secret); });
    return it == m_seats.end() ? nullptr : &it->name;
}

bool JoinDesk::maySend(const QByteArray &seat, Instant now)
{
    Seat *const sender = find(seat);
    if (!sender)
        return false;
    while (!sender->sent.empty() && sender->sent.front() < now - 1min)
        sender->sent.pop_front();
    if (sender->sent.size() >= std::size_t(mostSent))
        return false;
    sender->sent.push_back(now);
    return true;
}

} // namespace Chaos
