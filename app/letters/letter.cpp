// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/letters/letter.h"

#include "app/journal/daylock.h"
#include "app/journal/picturename.h"
#include "models/day/entryjson.h"
#include "models/day/payload.h"
#include "models/day/stepbook.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QLocalSocket>
#include <QtEndian>

#include <algorithm>

#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

namespace Chaos {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct Letters
{
    Q_DECLARE_TR_FUNCTIONS(Letters)
};

/// What commands say of a day. All else is said in the room.
bool isForCommands(const EntryView &entry)
{
    Payload document;
    switch (entry.kind) {
    case Kind::StopRaised:
    case Kind::StopLifted:
    case Kind::EventDeclared:
    case Kind::EventOver:
    case Kind::QaResult:
    case Kind::QaWithdrawn:
    case Kind::StepEnded:
        return true;
    case Kind::StepBegan:
        return valueIn(stepPhaseWords, document.read(entry).text("phase").value_or(""),
                       StepPhase::Method)
            == StepPhase::Recorded;
    default:
        return false;
    }
}

Outcome<QByteArray> answerFrom(QLocalSocket &socket, std::chrono::milliseconds patience)
{
    QByteArray answer;
    QElapsedTimer since;
    since.start();
    while (!answer.endsWith('\n')) {
        const auto left = patience - std::chrono::milliseconds(since.elapsed());
        if (left > 0ms && socket.waitForReadyRead(int(left.count()))) {
            answer += socket.readAll();
            continue;
        }
        if (socket.state() == QLocalSocket::ConnectedState)
            return Failure{
                Failure::Kind::TimedOut,
                Letters::tr("The room that has the day open took it, but could not write "
                            "it down yet. Look there for what it says of its store.")};
        return Failure{Failure::Kind::NotFound,
                       Letters::tr("The room that had the day open ended before it answered.")};
    }
    return answer.chopped(1);
}

} // namespace

QByteArray Letter::bytes()
{
    QByteArray text = "[";
    for (Entry &entry : entries) {
        const EntryView view = entry.view();
        const QString wanted = EntryJson::pictureOf(view);
        const auto picture = std::ranges::find_if(pictures, [&](const QByteArray &png) {
            return !wanted.isEmpty() && pictureName(png) == wanted;
        });
        if (text.size() > 1)
            text += ',';
        text += QByteArray::fromStdString(EntryJson::write(
            view, view.payload, picture == pictures.end() ? QByteArray() : *picture));
    }
    return text + ']';
}

Outcome<Letter> Letter::read(const QByteArray &bytes)
{
    Letter letter;
    auto entries = EntryJson::readJournal(bytes, &letter.pictures);
    if (!entries)
        return entries.failure();
    letter.entries = *std::move(entries);
    for (Entry &entry : letter.entries) {
        if (!isForCommands(entry.view()))
            return Failure{Failure::Kind::BadInput,
                           Letters::tr("Entries of the kind \"%1\" are not taken from outside the "
                                       "room.")
                               .arg(QString::fromStdString(std::string(wordOf(entry.kind))))};
        entry.sequence = 0;
    }
    return letter;
}

QString doorOf(const QString &storePath, qint64 day)
{
    struct stat lock = {};
    if (::stat(QFile::encodeName(DayLock::fileOf(storePath)).constData(), &lock) != 0)
        return {};
    return u"chaosroom-%1-%2-%3-%4"_s.arg(getuid()).arg(lock.st_dev).arg(lock.st_ino).arg(day);
}

bool isOurOwn(qintptr socket)
{
    struct ucred other = {};
    socklen_t size = sizeof other;
    return getsockopt(int(socket), SOL_SOCKET, SO_PEERCRED, &other, &size) == 0
        && (other.uid == getuid() || other.uid == 0);
}

Outcome<Done> post(Letter letter, const QString &storePath, qint64 day,
                   std::chrono::milliseconds patience)
{
    QLocalSocket socket;
    socket.setSocketOptions(QLocalSocket::AbstractNamespaceOption);
    socket.connectToServer(doorOf(storePath, day));
    if (!socket.waitForConnected(int(patience.count())) || !isOurOwn(socket.socketDescriptor()))
        return Failure{Failure::Kind::NotFound,
                       Letters::tr("No room that has the day open answers.")};
    const QByteArray bytes = letter.bytes();
    QByteArray size(4, '\0');
    qToBigEndian(quint32(bytes.size()), size.data());
    socket.write(size + bytes);
    const auto answer = answerFrom(socket, patience);
    if (!answer)
        return answer.failure();
    if (*answer == "durable")
        return Done{};
    return Failure{Failure::Kind::Refused, QString::fromUtf8(*answer)};
}

} // namespace Chaos
