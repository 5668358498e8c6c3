// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runner/sshline.h"

#include "models/day/sshdestination.h"
#include "models/steps/posixwords.h"

#include <QCoreApplication>
#include <QDir>
#include <QStandardPaths>

namespace Chaos::SshLine {

using namespace Qt::StringLiterals;

namespace {

struct Ssh
{
    Q_DECLARE_TR_FUNCTIONS(Ssh)
};

QString deedLine(const ProcessDeed &deed)
{
    return deed.shellLine.isEmpty() ? posixLine(QStringList{deed.program} + deed.arguments)
                                    : deed.shellLine;
}

/// Left before the deed is done, so that it is there whatever happens afterwards. Not to be made
/// over a file that is there already (set -C): /tmp belongs to everybody.
QString switchLine(const Undoing &undoing)
{
    const QString mark = posixWord(undoing.mark);
    const QString seconds =
        QString::number(std::chrono::ceil<std::chrono::seconds>(undoing.until).count());
    const QString wait = u"sleep %1; if [ -e %2 ]; then %3; rm -f %2; fi"_s.arg(
        seconds, mark, u"sh -c "_s + posixWord(undoing.undo));
    return u"(umask 077; set -C; : > %1) && { nohup sh -c %2 </dev/null >/dev/null 2>&1 & } && "_s
        .arg(mark, posixWord(wait));
}

} // namespace

Outcome<QStringList> arguments(const QString &destination, const QString &line,
                               const QString &folder)
{
    if (!isSshDestination(destination)) {
        return Failure{
            Failure::Kind::BadInput,
            Ssh::tr("“%1” is no host that ssh could reach: write one like chaos@db-1.example.")
                .arg(destination.left(80))};
    }
    QStringList words;
    for (const QString &option :
         {u"BatchMode=yes"_s, u"ConnectTimeout=10"_s, u"ServerAliveInterval=5"_s,
          u"ServerAliveCountMax=3"_s, u"ControlMaster=auto"_s, u"ControlPersist=60"_s,
          u"ControlPath="_s + folder + u"/%C"_s})
        words << u"-o"_s << option;
    return words << u"-T"_s << u"--"_s << destination << line;
}

QString line(const ProcessDeed &deed, const Undoing &undoing, const QStringList &marksToClear)
{
    const QString done = deedLine(deed);
    if (undoing.until > Micros(0) && !undoing.mark.isEmpty())
        return switchLine(undoing) + (deed.shellLine.isEmpty() ? done : u"{ "_s + done + u"\n}"_s);
    if (marksToClear.isEmpty())
        return done;
    return u"{ "_s + done + u"\n} && rm -f "_s + posixLine(marksToClear);
}

/// Sockets have short paths (sun_path: 108 bytes), and others shall not find them.
QString makeSocketFolder()
{
    const QString folder =
        QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation) + u"/chaosroom-ssh"_s;
    QDir().mkpath(folder);
    QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return folder;
}

QString markOf(const QString &key)
{
    return u"/tmp/chaosroom-"_s + key;
}

} // namespace Chaos::SshLine
