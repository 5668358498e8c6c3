// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runner/processrun.h"

#include <QFileInfo>
#include <QJsonObject>
#include <QProcessEnvironment>
#include <QStandardPaths>

#include <csignal>
#include <unistd.h>

namespace Chaos {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto grace = 2s; ///< between being asked to end and being made to
constexpr qsizetype mostValue = 256 * 1024; ///< bytes of each stream that a tolerance sees
constexpr int notReached = 255; ///< ssh(1): exit status of ssh itself
constexpr Micros startDoubt = 2ms; ///< between the call and the program's own first act

} // namespace

QString ProcessRun::placeOf(const QString &program)
{
    return program.contains(u'/') ? program : QStandardPaths::findExecutable(program);
}

ProcessRun::ProcessRun(const Activity &activity, const Command &command, const QStringList &secrets,
                       const Clock &clock, QObject *parent)
    : Performance(activity, clock, parent)
    , m_command(command)
    , m_output(secrets)
    , m_secrets(secrets)
{
    m_process.setStandardInputFile(QProcess::nullDevice());
    // A session of its own: what the program begins is ended with it. It hears every signal, though
    // this program may keep some for itself.
    m_process.setChildProcessModifier([] {
        ::setsid();
        sigset_t none;
        ::sigemptyset(&none);
        ::sigprocmask(SIG_SETMASK, &none, nullptr);
    });
    m_kill.setInterval(grace);
    connect(&m_kill, &QTimer::timeout, this, [this] {
        if (++m_kills > 1)
            endAs(*cutAs(), whyCut() + tr("; it cannot even be killed"));
        else
            signalAll(SIGKILL);
    });
    connect(&m_process, &QProcess::started, this, [this] {
        m_group = m_process.processId();
        acted(startDoubt);
    });
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &ProcessRun::takeOutput);
    connect(&m_process, &QProcess::readyReadStandardError, this, &ProcessRun::takeOutput);
    connect(&m_process, &QProcess::finished, this, &ProcessRun::finish);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            endAs(StepOutcome::NotBegun,
                  tr("%1 cannot be run: %2").arg(m_command.program, m_process.errorString()));
    });
}

ProcessRun::~ProcessRun()
{
    m_process.disconnect(this);
    if (m_process.state() == QProcess::NotRunning)
        return;
    signalAll(SIGKILL);
    m_process.kill();
    m_process.waitForFinished(1000);
}

void ProcessRun::begin()
{
    const QString program = placeOf(m_command.program);
    if (program.isEmpty()) {
        return endAs(StepOutcome::NotBegun,
                     tr("there is no program %1 here").arg(m_command.program));
    }
    if (!m_command.variables.empty()) {
        auto environment = QProcessEnvironment::systemEnvironment();
        for (const auto &[name, value] : m_command.variables)
            environment.insert(name, value);
        m_process.setProcessEnvironment(environment);
    }
    m_process.start(program, m_command.arguments, QIODevice::ReadOnly);
}

void ProcessRun::cut()
{
    if (m_process.state() == QProcess::NotRunning)
        return endAs(*cutAs(), whyCut());
    signalAll(SIGTERM);
    m_kill.start();
}

/// All that the program began, itself among them.
void ProcessRun::signalAll(int signal)
{
    if (m_group > 1)
        ::kill(pid_t(-m_group), signal);
}

void ProcessRun::takeOutput()
{
    const auto take = [this](const QByteArray &bytes, QByteArray &into) {
        m_output.take(bytes);
        into += bytes.first(std::clamp<qsizetype>(mostValue - into.size(), 0, bytes.size()));
    };
    take(m_process.readAllStandardOutput(), m_standard);
    take(m_process.readAllStandardError(), m_errors);
}

/// The last line that says something, for who reads why it failed.
QString ProcessRun::lastWords() const
{
    constexpr qsizetype longest = 200;
    const QByteArray said = (m_errors.trimmed().isEmpty() ? m_standard : m_errors).trimmed();
    const QByteArray last = said.sliced(said.lastIndexOf('\n') + 1).trimmed();
    return masked(QString::fromUtf8(last), m_secrets).left(longest);
}

void ProcessRun::finish()
{
    takeOutput();
    if (cutAs())
        return endAs(*cutAs(), whyCut());
    if (m_process.exitStatus() == QProcess::CrashExit)
        return endAs(StepOutcome::Failed, tr("it was ended by a signal"));
    const int status = m_process.exitCode();
    const QString words = lastWords();
    if (m_command.isSsh && status == notReached)
        return endAs(StepOutcome::NotBegun,
                     words.isEmpty() ? tr("the host was not reached")
                                     : tr("the host was not reached: %1").arg(words));
    if (status == 0)
        return endAs(StepOutcome::Succeeded, {});
    endAs(StepOutcome::Failed,
          words.isEmpty() ? tr("exit status %1").arg(status)
                          : tr("exit status %1: %2").arg(status).arg(words));
}

void ProcessRun::endAs(StepOutcome outcome, const QString &why)
{
    m_kill.stop();
    StepEnd ending{.outcome = outcome, .why = why};
    ending.output = m_output.text();
    ending.outputBytes = m_output.bytes();
    const bool hasExited = m_process.state() == QProcess::NotRunning && m_group > 0
        && m_process.exitStatus() == QProcess::NormalExit;
    if (hasExited) {
        ending.status = m_process.exitCode();
        ending.value = QJsonObject{{u"status"_s, *ending.status},
                                   {u"stdout"_s, QString::fromUtf8(m_standard)},
                                   {u"stderr"_s, QString::fromUtf8(m_errors)}};
    }
    end(std::move(ending));
}

} // namespace Chaos
