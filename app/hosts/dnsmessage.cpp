// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/hosts/dnsmessage.h"

#include <QCoreApplication>
#include <QtEndian>

#include <optional>

namespace Chaos::Dns {

namespace {

constexpr qsizetype headerSize = 12;
constexpr quint16 recursionDesired = 0x0100;
constexpr quint16 isAnswer = 0x8000;
constexpr quint16 isTruncated = 0x0200;
constexpr quint16 classInternet = 1;
constexpr quint16 typeAlias = 5;

void put(QByteArray &out, quint16 number)
{
    out.append(char(number >> 8)).append(char(number & 0xff));
}

/// Walks over a message without ever leaving it.
class Reader
{
public:
    explicit Reader(const QByteArray &message)
        : m_message(message)
    {}

    std::optional<quint16> number()
    {
        if (m_message.size() - m_at < 2)
            return {};
        const auto value = qFromBigEndian<quint16>(m_message.constData() + m_at);
        m_at += 2;
        return value;
    }
    std::optional<QByteArray> bytes(qsizetype count)
    {
        if (m_message.size() - m_at < count)
            return {};
        const QByteArray found = m_message.mid(m_at, count);
        m_at += count;
        return found;
    }
    /// Steps over a name. A compression pointer ends it, so nothing need be followed.
    bool skipName()
    {
        while (m_at < m_message.size()) {
            const auto length = quint8(m_message.at(m_at));
            if ((length & 0xc0) == 0xc0) {
                m_at += 2;
                return m_at <= m_message.size();
            }
            if ((length & 0xc0) != 0)
                return false;
            m_at += 1 + length;
            if (length == 0)
                return true;
        }
        return false;
    }

private:
    const QByteArray &m_message;
    qsizetype m_at = 0;
};

Failure garbage()
{
    return {Failure::Kind::BadAnswer,
            QCoreApplication::translate("Chaos::Dns", "not an answer to the question")};
}

std::optional<Answer::Standing> standingOf(quint16 flags)
{
    switch (flags & 0xf) {
    case 0:
        return Answer::Standing::Found;
    case 2:
        return Answer::Standing::ServerFailed;
    case 3:
        return Answer::Standing::NoSuchName;
    case 5:
        return Answer::Standing::Refused;
    default:
        return {};
    }
}

/// One resource record: an address, an alias, or something nobody asked for.
bool readRecord(Reader &reader, Answer &answer)
{
    if (!reader.skipName())
        return false;
    const auto type = reader.number();
    const auto kind = reader.number();
    const auto timeToLive = reader.bytes(4);
    const auto length = reader.number();
    if (!type || !kind || !timeToLive || !length)
        return false;
    const auto data = reader.bytes(*length);
    if (!data)
        return false;
    if (*kind != classInternet)
        return true;
    if (*type == quint16(Type::A) && data->size() == 4)
        answer.addresses.append(QHostAddress(qFromBigEndian<quint32>(data->constData())));
    else if (*type == quint16(Type::Aaaa) && data->size() == 16)
        answer.addresses.append(QHostAddress(reinterpret_cast<const quint8 *>(data->constData())));
    else if (*type == typeAlias)
        answer.isAlias = true;
    return true;
}

} // namespace

QByteArray question(quint16 id, const QByteArray &name, Type type)
{
    QByteArray out;
    put(out, id);
    put(out, recursionDesired);
    put(out, 1);
    for (int i = 0; i < 3; ++i)
        put(out, 0);
    QByteArray rest = name;
    if (rest.endsWith('.'))
        rest.chop(1);
    if (rest.isEmpty() || rest.size() > 253)
        return {};
    for (const QByteArray &label : rest.split('.')) {
        if (label.isEmpty() || label.size() > 63)
            return {};
        out.append(char(label.size())).append(label);
    }
    out.append('\0');
    put(out, quint16(type));
    put(out, classInternet);
    return out;
}

Outcome<Answer> readAnswer(const QByteArray &message, const QByteArray &question)
{
    Reader reader(message);
    const auto id = reader.number();
    const auto flags = reader.number();
    const auto questions = reader.number();
    const auto answers = reader.number();
    if (!id || !flags || !questions || !answers || !reader.bytes(4))
        return garbage();
    if (*id != qFromBigEndian<quint16>(question.constData()) || !(*flags & isAnswer))
        return garbage();
    const auto standing = standingOf(*flags);
    const auto asked = reader.bytes(question.size() - headerSize);
    if (!standing || *questions != 1 || !asked
        || asked->toLower() != question.mid(headerSize).toLower())
        return garbage();

    Answer answer{*standing, (*flags & isTruncated) != 0, false, {}};
    for (quint16 i = 0; i < *answers; ++i) {
        if (!readRecord(reader, answer))
            return garbage();
    }
    return answer;
}

} // namespace Chaos::Dns
