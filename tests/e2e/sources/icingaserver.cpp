// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/e2e/sources/icingaserver.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>

#include <grp.h>
#include <pwd.h>
#include <unistd.h>

namespace Chaos::Test {

using namespace Qt::StringLiterals;

namespace {

// Its own starter changes nothing but the user, and is not for everybody.
const auto program = u"/usr/sbin/icinga2"_s;

const auto check = u"#!/bin/sh\n"
                   "state=$(cat \"$1\")\n"
                   "echo \"state $state\"\n"
                   "exit $state\n"_s;

const auto notify = u"#!/bin/sh\n"
                    "echo \"$(date +%s.%N) $2 $3 $4 $5\" >> \"$1\"\n"_s;

/// As the README tells to make it.
const auto apiUser =
    u"object ApiUser \"chaosroom\" {\n"
    "  password = \"room-password\"\n"
    "  permissions = [\n"
    "    \"status/query\",\n"
    "    \"objects/query/Host\", \"objects/query/Service\",\n"
    "    \"objects/query/Notification\",\n"
    "    \"events/StateChange\", \"events/Notification\", \"events/Flapping\",\n"
    "    \"events/AcknowledgementSet\", \"events/AcknowledgementCleared\",\n"
    "    \"events/DowntimeStarted\", \"events/DowntimeTriggered\", \"events/DowntimeRemoved\",\n"
    "    \"actions/process-check-result\"\n"
    "  ]\n"
    "}\n"_s;

const auto config =
    u"const NodeName = \"localhost\"\n"
    "const ZoneName = NodeName\n"
    "const PluginDir = \"/usr/lib/nagios/plugins\"\n"
    "const TicketSalt = \"\"\n"
    "include <itl>\n"
    "object Endpoint NodeName {}\n"
    "object Zone ZoneName { endpoints = [ NodeName ] }\n"
    "object CheckerComponent \"checker\" {}\n"
    "object NotificationComponent \"notification\" {}\n"
    "object ApiListener \"api\" { bind_host = \"127.0.0.1\"; bind_port = %1 }\n"
    "%2"
    "object ApiUser \"poller\" {\n"
    "  password = \"room-password\"\n"
    "  permissions = [ \"status/query\", \"objects/query/Host\", \"objects/query/Service\" ]\n"
    "}\n"
    "object ApiUser \"blind\" {\n"
    "  password = \"room-password\"\n"
    "  permissions = [ \"status/query\", \"objects/query/Host\" ]\n"
    "}\n"
    "object ApiUser \"root\" { password = \"room-password\"; permissions = [ \"*\" ] }\n"
    "object CheckCommand \"file\" { command = [ \"%3/check\", \"$file$\" ] }\n"
    "object NotificationCommand \"file\" {\n"
    "  command = [ \"%3/notify\", \"%3/notified\", \"$notification.type$\", \"$user.name$\",\n"
    "              \"$host.name$\", \"$service.name$\" ]\n"
    "}\n"
    "object User \"alice\" {}\n"
    "object User \"nobody\" { enable_notifications = false }\n"
    "object Host \"web1\" {\n"
    "  check_command = \"file\"; vars.file = \"%3/web1\"\n"
    "  check_interval = 1; retry_interval = 1; max_check_attempts = 2\n"
    "}\n"
    "template Service \"quick\" {\n"
    "  host_name = \"web1\"; check_command = \"file\"\n"
    "  check_interval = 1; retry_interval = 1; max_check_attempts = 3\n"
    "}\n"
    "object Service \"checkout\" {\n"
    "  import \"quick\"\n"
    "  vars.file = \"%3/checkout\"; notes_url = \"https://wiki.example/checkout\"\n"
    "}\n"
    "object Service \"search\" { import \"quick\"; vars.file = \"%3/search\" }\n"
    "object Service \"stock\" {\n"
    "  import \"quick\"\n"
    "  check_command = \"passive\"; enable_active_checks = false; max_check_attempts = 2\n"
    "}\n"
    "object Service \"canary\" {\n"
    "  import \"quick\"\n"
    "  check_command = \"passive\"; enable_active_checks = false; max_check_attempts = 2\n"
    "}\n"
    "object Notification \"canary\" {\n"
    "  host_name = \"web1\"; service_name = \"canary\"\n"
    "  command = \"file\"; users = [ \"alice\" ]; interval = 0\n"
    "}\n"
    "object Notification \"mail\" {\n"
    "  host_name = \"web1\"; service_name = \"checkout\"\n"
    "  command = \"file\"; users = [ \"alice\" ]; interval = 0\n"
    "}\n"
    "object Notification \"none\" {\n"
    "  host_name = \"web1\"; service_name = \"search\"\n"
    "  command = \"file\"; users = [ \"nobody\" ]; interval = 0\n"
    "}\n"_s;

} // namespace

bool IcingaServer::prepare()
{
    if (!QFile::exists(program) || !m_folder.isValid())
        return false;
    for (const auto &name :
         {u"etc"_s, u"data/certs"_s, u"log"_s, u"cache"_s, u"spool"_s, u"init"_s})
        QDir(m_folder.path()).mkpath(name);
    m_port = Daemon::freePort();
    write(u"check"_s, check);
    write(u"notify"_s, notify);
    makeExecutable(u"check"_s);
    makeExecutable(u"notify"_s);
    write(u"etc/icinga2.conf"_s, config.arg(m_port).arg(apiUser, m_folder.path()));
    for (const auto &name : {u"web1"_s, u"checkout"_s, u"search"_s})
        setState(name, 0);
    const QString certificate = path(u"data/certs/localhost.crt"_s);
    const QString request = path(u"data/certs/localhost.csr"_s);
    const bool isSigned = run({u"pki"_s, u"new-ca"_s})
        && run({u"pki"_s, u"new-cert"_s, u"--cn"_s, u"localhost"_s, u"--key"_s,
                path(u"data/certs/localhost.key"_s), u"--csr"_s, request})
        && run({u"pki"_s, u"sign-csr"_s, u"--csr"_s, request, u"--cert"_s, certificate});
    return isSigned && QFile::copy(caFile(), path(u"data/certs/ca.crt"_s));
}

void IcingaServer::start()
{
    m_daemon = std::make_unique<Daemon>(
        program, QStringList{u"daemon"_s, u"-c"_s, path(u"etc/icinga2.conf"_s)} + places(),
        path(u"log/out"_s), nullptr, Daemon::End::Asked);
}

void IcingaServer::stop()
{
    m_daemon.reset();
}

void IcingaServer::setState(const QString &check, int state) const
{
    // At once, as a whole: a check may be reading it.
    write(check + u".new"_s, QString::number(state));
    QFile::remove(path(check + u".old"_s));
    ::rename(qPrintable(path(check + u".new"_s)), qPrintable(path(check)));
}

QByteArray IcingaServer::notified() const
{
    QFile file(path(u"notified"_s));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray IcingaServer::log() const
{
    QFile file(path(u"log/out"_s));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Nothing outside its folder, and nobody but who runs the test.
QStringList IcingaServer::places() const
{
    QStringList places;
    const auto define = [&places](const QString &name, const QString &value) {
        places << u"-D"_s << u"Configuration.%1=%2"_s.arg(name, value);
    };
    define(u"ConfigDir"_s, path(u"etc"_s));
    define(u"DataDir"_s, path(u"data"_s));
    define(u"LogDir"_s, path(u"log"_s));
    define(u"CacheDir"_s, path(u"cache"_s));
    define(u"SpoolDir"_s, path(u"spool"_s));
    define(u"InitRunDir"_s, path(u"init"_s));
    const passwd *user = getpwuid(getuid());
    const group *ofUser = getgrgid(getgid());
    define(u"RunAsUser"_s, QString::fromLocal8Bit(user ? user->pw_name : ""));
    define(u"RunAsGroup"_s, QString::fromLocal8Bit(ofUser ? ofUser->gr_name : ""));
    return places;
}

bool IcingaServer::run(const QStringList &arguments) const
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setStandardOutputFile(path(u"log/pki"_s));
    process.start(program, arguments + places());
    return process.waitForFinished(60'000) && process.exitCode() == 0;
}

void IcingaServer::write(const QString &name, const QString &text) const
{
    QFile file(path(name));
    if (file.open(QIODevice::WriteOnly))
        file.write(text.toUtf8());
}

void IcingaServer::makeExecutable(const QString &name) const
{
    QFile::setPermissions(path(name), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

} // namespace Chaos::Test
