// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/guardcommands.h"

#include "app/answerto.h"
#include "app/clock/roomclock.h"
#include "app/daywriter.h"
#include "app/namedday.h"
#include "app/net/totp.h"
#include "app/secondfactor.h"
#include "app/secretcommands.h"
#include "models/day/entries.h"
#include "models/rules/allowing.h"
#include "models/rules/playing.h"
#include "ui/widgets/qrcode.h"

#include <QCoreApplication>

#include <unistd.h>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

struct Guard
{
    Q_DECLARE_TR_FUNCTIONS(GuardCommands)
};

constexpr int mostTries = 3; ///< at the code that ends the enrolment

QString name()
{
    return QString::fromLatin1(Totp::secretName);
}

bool isDark(const QImage &image, int x, int y)
{
    return image.valid(x, y) && qGray(image.pixel(x, y)) < 128;
}

/// Two modules in each character, light ones printed: readers want dark on light, and a terminal's
/// ground is dark, or made so where it is one.
QByteArray blocksOf(const QImage &image, bool isTerminal)
{
    QString text;
    for (int y = 0; y < image.height(); y += 2) {
        if (isTerminal)
            text += u"\u001b[40;97m"_s;
        for (int x = 0; x < image.width(); ++x) {
            const bool upper = !isDark(image, x, y);
            const bool lower = y + 1 < image.height() && !isDark(image, x, y + 1);
            text += upper ? (lower ? u'█' : u'▀') : (lower ? u'▄' : u' ');
        }
        if (isTerminal)
            text += u"\u001b[0m"_s;
        text += u'\n';
    }
    return text.toUtf8();
}

/// In fours, as people copy it.
QString spaced(const QByteArray &secret)
{
    QStringList groups;
    for (qsizetype at = 0; at < secret.size(); at += 4)
        groups.push_back(QString::fromLatin1(secret.mid(at, 4)));
    return groups.join(u' ');
}

/// Why the desk needs no other second factor; `trouble`: what is wrong with its keychain.
std::optional<Failure> againstEnrolling(bool force, std::optional<Failure> &trouble)
{
    if (EnvironmentSecrets().value(name())) {
        return Failure{Failure::Kind::BadInput,
                       Guard::tr("The environment variable %1 is set, and goes first: unset it to "
                                 "set up another second factor.")
                           .arg(name())};
    }
    Keychain keychain;
    const auto found =
        answerTo<Keychain::Found>([&](const auto &then) { keychain.read({name()}, then); });
    trouble = found.trouble;
    if (!found.secrets.contains(name()) || force)
        return {};
    return Failure{Failure::Kind::BadInput,
                   Guard::tr("This desk has a second factor already. --force sets up another one; "
                             "codes of the old one then count no longer.")};
}

int enrol(const CommandLine &line, const Terminal &terminal)
{
    std::optional<Failure> trouble;
    if (const auto failure = againstEnrolling(line.force, trouble))
        return terminal.fail(*failure);
    const SecondFactor::Offer offer = SecondFactor::offer();
    terminal.write(blocksOf(qrCode(offer.uri), isatty(fileno(terminal.out)) == 1));
    terminal.say(Guard::tr("Scan it with an authenticator app, or type its key there: %1")
                     .arg(spaced(offer.secret)));
    std::fflush(terminal.out);
    SecondFactor factor;
    for (int i = 0; i < mostTries; ++i) {
        const QByteArray code =
            typedUnseen(Guard::tr("The code that it shows now (it is not shown here): "), terminal,
                        Typed::Line);
        const auto done = answerTo<Outcome<Done>>([&](const auto &then) {
            factor.enrol(offer.secret, QString::fromUtf8(code).trimmed(), then);
        });
        if (done) {
            terminal.say(Guard::tr("The second factor of this desk is set up: its secret lies in "
                                   "the keychain as %1.")
                             .arg(name()));
            return terminal.done();
        }
        if (done.failure().kind != Failure::Kind::BadInput) {
            terminal.say(Guard::tr("The code is right, but the secret could not be kept. Give this "
                                   "desk the key above in the environment variable %1.")
                             .arg(name()));
            std::fflush(terminal.out);
            return terminal.fail(done.failure());
        }
        std::fprintf(terminal.err, "chaosroom: %s\n", qUtf8Printable(done.failure().detail));
    }
    return terminal.fail({Failure::Kind::BadInput, Guard::tr("Nothing is set up.")});
}

int allow(const CommandLine &line, const Terminal &terminal)
{
    const auto named = namedDayToWrite(storePathOf(line), line.day);
    if (!named)
        return terminal.fail(named.failure());
    const auto day = foldDay(*named->store, named->day.number);
    if (!day)
        return terminal.fail(day.failure());
    const RoomClock clock;
    if (const auto failure = againstAllowing(*day, line.experiment, line.host, clock.now()))
        return terminal.fail(*failure);
    SecondFactor factor;
    const auto key = answerTo<Outcome<QByteArray>>([&](const auto &then) { factor.find(then); });
    if (!key)
        return terminal.fail(key.failure());
    const QByteArray code = typedUnseen(
        Guard::tr("The code of the second factor (it is not shown): "), terminal, Typed::Line);
    const auto step =
        factor.stepOf(*key, QString::fromUtf8(code).trimmed(), day->production().lastStep);
    const Entry entry = entryOfCode(*day, line.experiment, line.host, step);
    if (const auto kept = DayWriter(*named->store).keep(named->day, entry); !kept)
        return terminal.fail(kept.failure());
    if (entry.kind == Kind::ProductionRefused) {
        const auto now = foldDay(*named->store, named->day.number);
        return terminal.fail(
            {Failure::Kind::Unauthorized,
             refusalText(now ? *now : *day,
                         now && !now->story().empty() ? now->story().back().text : QString(),
                         clock.now())});
    }
    const Run *run = day->run(line.experiment);
    const QString title = experimentTitle(day->plan(), line.experiment);
    terminal.say(
        run->isUnderWay()
            ? Guard::tr("Steps of %1 may run on %2 until it is over.").arg(title, line.host)
            : Guard::tr("Steps of %1 may run on %2, if it is started within 15 minutes.")
                  .arg(title, line.host));
    return terminal.done();
}

} // namespace

int performGuardCommand(const CommandLine &line, const Terminal &terminal)
{
    return line.verb == CommandLine::Verb::GuardEnrol ? enrol(line, terminal)
                                                      : allow(line, terminal);
}

} // namespace Chaos
