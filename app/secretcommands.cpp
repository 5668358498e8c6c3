// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/secretcommands.h"

#include "app/answerto.h"
#include "app/net/keychain.h"
#include "app/terminal.h"
#include "models/plan/plankey.h"

#include <QCoreApplication>

#include <termios.h>
#include <unistd.h>

namespace Chaos {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(SecretCommands)
};

/// What is typed is not shown, while this is there.
class Unseen
{
public:
    Unseen()
        : m_isTerminal(tcgetattr(STDIN_FILENO, &m_before) == 0)
    {
        if (!m_isTerminal)
            return;
        termios unseen = m_before;
        unseen.c_lflag &= ~tcflag_t(ECHO);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &unseen);
    }
    ~Unseen()
    {
        if (m_isTerminal)
            tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
    }
    Unseen(const Unseen &) = delete;
    Unseen &operator=(const Unseen &) = delete;

    [[nodiscard]] bool isTerminal() const { return m_isTerminal; }

private:
    termios m_before{};
    bool m_isTerminal;
};

QByteArray typed(const QString &name, const Terminal &terminal)
{
    return typedUnseen(Words::tr("The secret %1 (it is not shown): ").arg(name), terminal,
                       Typed::All);
}

int keep(const QString &name, const Terminal &terminal)
{
    const auto secret = secretIn(typed(name, terminal));
    if (!secret) {
        return terminal.fail({Failure::Kind::BadInput,
                              Words::tr("that is no secret: it must be one line, and not empty")});
    }
    Keychain keychain;
    const auto kept =
        answerTo<Outcome<Done>>([&](const auto &then) { keychain.keep(name, *secret, then); });
    if (!kept)
        return terminal.fail(kept.failure());
    terminal.say(Words::tr("Kept in the keychain as %1.").arg(name));
    if (EnvironmentSecrets().value(name)) {
        terminal.say(Words::tr("The environment variable %1 is set, too, and goes first: unset it "
                               "to use the one that was kept.")
                         .arg(name));
    }
    return terminal.done();
}

int check(const QString &name, const Terminal &terminal)
{
    if (EnvironmentSecrets().value(name)) {
        terminal.say(Words::tr("%1 is in the environment.").arg(name));
        return terminal.done();
    }
    Keychain keychain;
    const auto found =
        answerTo<Keychain::Found>([&](const auto &then) { keychain.read({name}, then); });
    if (found.trouble)
        return terminal.fail(*found.trouble);
    if (!found.secrets.contains(name)) {
        return terminal.fail(
            {Failure::Kind::NotFound,
             Words::tr("%1 is neither in the environment nor in the keychain. Keep it with: "
                       "chaosroom secret keep %1")
                 .arg(name)});
    }
    terminal.say(Words::tr("%1 is in the keychain.").arg(name));
    return terminal.done();
}

int forget(const QString &name, const Terminal &terminal)
{
    Keychain keychain;
    const auto done =
        answerTo<Outcome<Done>>([&](const auto &then) { keychain.forget(name, then); });
    if (!done)
        return terminal.fail(done.failure());
    terminal.say(Words::tr("%1 is not in the keychain any more.").arg(name));
    return terminal.done();
}

} // namespace

QByteArray typedUnseen(const QString &question, const Terminal &terminal, Typed what)
{
    constexpr std::size_t most = 64 << 10;
    const Unseen unseen;
    if (unseen.isTerminal()) {
        terminal.write(question.toUtf8());
        std::fflush(terminal.out);
    }
    QByteArray text;
    for (int c = std::fgetc(stdin); c != EOF && std::size_t(text.size()) < most;
         c = std::fgetc(stdin)) {
        if (c == '\n' && (unseen.isTerminal() || what == Typed::Line))
            break;
        text.push_back(char(c));
    }
    if (unseen.isTerminal())
        terminal.say({});
    return text;
}

int performSecretCommand(const CommandLine &line, const Terminal &terminal)
{
    if (!isSecretName(line.secret)) {
        // It may be the secret itself, which is not repeated.
        return terminal.fail({Failure::Kind::BadInput,
                              Words::tr("a secret is named like an environment variable: "
                                        "PROM_TOKEN")});
    }
    switch (line.verb) {
    case CommandLine::Verb::SecretKeep:
        return keep(line.secret, terminal);
    case CommandLine::Verb::SecretCheck:
        return check(line.secret, terminal);
    case CommandLine::Verb::SecretForget:
        return forget(line.secret, terminal);
    default:
        return 2;
    }
}

void takeFromKeychain(const std::vector<AlertSource> &sources, KeptSecrets &secrets)
{
    takeFromKeychain(missingIn(secrets, sources), secrets);
}

void takeFromKeychain(const QStringList &names, KeptSecrets &secrets)
{
    if (names.isEmpty())
        return;
    Keychain keychain;
    const auto found =
        answerTo<Keychain::Found>([&](const auto &then) { keychain.read(names, then); });
    for (const auto &[name, secret] : found.secrets)
        secrets.put(name, secret);
}

} // namespace Chaos
