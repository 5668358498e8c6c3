// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/retro/retrowords.h"

#include "models/report/reporttext.h"
#include "models/report/retrotext.h"
#include "models/rules/causes.h"
#include "models/rules/durationtext.h"
#include "models/rules/intime.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace Chaos::RetroWords {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct Retro
{
    Q_DECLARE_TR_FUNCTIONS(Retro)
};

QDateTime localTime(Instant at)
{
    return QDateTime::fromMSecsSinceEpoch(microsOf(at) / 1000);
}

bool anyUnknown(const RetroPage &page)
{
    return std::ranges::any_of(page.rows, &RetroRow::isUnknown);
}

/// What fired before the trigger says nothing, neither that it would have been known nor never.
bool anyFiredBefore(const RetroPage &page)
{
    return std::ranges::any_of(page.rows, [](const RetroRow &row) {
        return row.of == RetroRow::Of::Expected && row.verdict() == Verdict::AlreadyFiring;
    });
}

QString comparison(const RetroTime &time, InTime inTime)
{
    const QString limit = durationText(*time.limit);
    switch (inTime) {
    case InTime::Yes:
        return Retro::tr("expected within %1").arg(limit);
    case InTime::No:
        return Retro::tr("%1 over the hypothesis").arg(durationText(*time.over()));
    case InTime::TooCloseToCall:
        return Retro::tr("too close to %1 to call").arg(limit);
    }
    return {};
}

Figure missing(const RetroTime &time, const RetroPage &page)
{
    Figure figure{.figures = u"–"_s, .ink = Ink::Faint};
    if (time.limit)
        figure.note = Retro::tr("expected within %1").arg(durationText(*time.limit));
    if (page.expected == 0)
        figure.note = Retro::tr("no alert was expected");
    else if (page.isUnderWay)
        figure.figures = Retro::tr("not yet");
    else if (anyUnknown(page))
        figure.figures = Retro::tr("unknown");
    else if (anyFiredBefore(page))
        figure = {.figures = Retro::tr("unknown"),
                  .note = Retro::tr("an alert fired before the trigger"),
                  .ink = Ink::Faint};
    else
        figure = {.figures = Retro::tr("never"), .note = figure.note, .ink = Ink::Alarm};
    return figure;
}

/// "48 h", "3 days", "20 min": what is left until then, cut.
QString roughly(Micros length)
{
    const auto minutes = std::chrono::floor<std::chrono::minutes>(length).count();
    if (minutes < 60)
        return Retro::tr("%1 min").arg(std::max<std::int64_t>(minutes, 0));
    if (minutes <= 72 * 60)
        return Retro::tr("%1 h").arg((minutes + 30) / 60);
    return Retro::tr("%1 days").arg((minutes + 720) / 1440);
}

QString dueText(const ActionItem &item, Instant now)
{
    if (!item.due)
        return Retro::tr("open");
    return *item.due < now ? Retro::tr("overdue for %1").arg(roughly(now - *item.due))
                           : Retro::tr("due in %1").arg(roughly(*item.due - now));
}

QString doneText(const RetroItem &item)
{
    const QString at = localTime(*item.item.closedAt).toString(u"HH:mm"_s);
    switch (item.standing) {
    case ItemStanding::DoneOnTheDay:
        return Retro::tr("fixed during the day %1").arg(at);
    case ItemStanding::DoneWithin48h:
        return Retro::tr("fixed within 48 h");
    case ItemStanding::DoneLater:
    case ItemStanding::Open:
    case ItemStanding::Overdue:
        break;
    }
    return Retro::tr("fixed later");
}

} // namespace

QString caption(const RetroPage &page)
{
    return page.ordinal == 0
        ? Retro::tr("MINI-RETRO")
        : Retro::tr("MINI-RETRO · EXPERIMENT %1 OF %2").arg(page.ordinal).arg(page.count);
}

QString expectation(const RetroPage &page)
{
    return page.hypothesis.isEmpty() ? Retro::tr("Nobody wrote down what was expected.")
                                     : Retro::tr("We expected: %1").arg(page.hypothesis);
}

/// It ends with its last second, not a second before.
QString clock(Micros left)
{
    return left < 0s ? u'+' + clockText(-left)
                     : clockText(std::chrono::ceil<std::chrono::seconds>(left));
}

QString timeOfDay(Instant at)
{
    return localTime(at).toString(u"HH:mm"_s);
}

Micros utcOffset(Instant at)
{
    return std::chrono::seconds(localTime(at).offsetFromUtc());
}

Figure figure(const RetroTime &time, const RetroPage &page)
{
    if (!time.measured)
        return missing(time, page);
    Figure figure{.figures = durationText(time.measured->length),
                  .plusMinus = u"± "_s + plusMinusText(time.measured->plusMinus)};
    if (!time.limit)
        return figure;
    const InTime inTime = within(*time.measured, *time.limit);
    figure.note = comparison(time, inTime);
    figure.ink = inTime == InTime::Yes ? Ink::Good
        : inTime == InTime::No         ? Ink::Alarm
                                       : Ink::Warning;
    return figure;
}

Judgement judgement(const RetroPage &page)
{
    const auto held = page.held ? page.held : page.proposedHeld;
    if (!held)
        return {Retro::tr("open"), Retro::tr("nobody can say yet"), Ink::Warning};
    return {*held ? Retro::tr("held") : Retro::tr("not held"),
            page.held ? QString() : Retro::tr("as its alerts tell"),
            *held ? Ink::Good : Ink::Alarm};
}

QString row(const RetroRow &row)
{
    return row.of == RetroRow::Of::Check ? row.alert + u" · "_s + checkTitle(row.check) : row.alert;
}

QString verdict(const RetroRow &row)
{
    const bool isSurprise = row.of == RetroRow::Of::Unexpected && !row.given;
    if (isSurprise)
        return Retro::tr("unexpected");
    const QString word = verdictTitle(row.verdict());
    return row.given ? word : Retro::tr("%1?").arg(word);
}

Ink ink(Verdict verdict, RetroRow::Of of)
{
    if (of == RetroRow::Of::Unexpected)
        return Ink::Unexpected;
    switch (verdict) {
    case Verdict::Fired:
    case Verdict::Proven:
    case Verdict::UsefulNewAlert:
        return Ink::Good;
    case Verdict::FiredLate:
    case Verdict::FiredPartially:
    case Verdict::AlreadyFiring:
    case Verdict::NotProven:
    case Verdict::Noise:
        return Ink::Warning;
    case Verdict::KnownNeverNotified:
    case Verdict::Swallowed:
    case Verdict::DidNotFire:
    case Verdict::NotReproduced:
    case Verdict::Failed:
        return Ink::Alarm;
    case Verdict::NotYetKnown:
    case Verdict::NotPerformed:
    case Verdict::NotTried:
        break;
    }
    return Ink::Soft;
}

QString remarks(const RetroRow &row)
{
    QStringList parts;
    const QString cause = row.given ? row.given->cause : row.cause;
    if (!cause.isEmpty())
        parts << causeTitle(cause);
    if (row.rating)
        parts << rating(*row.rating);
    parts.removeAll(QString());
    return parts.join(u'\n');
}

QString evidence(const RetroRow &row)
{
    if (!row.given || row.given->verdict == row.proposed || row.of == RetroRow::Of::Unexpected)
        return row.evidence;
    const QString by = row.given->by.isEmpty() ? Retro::tr("Somebody") : row.given->by;
    return Retro::tr("%1 says so; the room proposed “%2”. %3")
        .arg(by, verdictTitle(row.proposed), row.evidence);
}

QString rating(const AlertRating &rating)
{
    QStringList parts;
    const auto say = [&](const std::optional<bool> &said, const QString &yes, const QString &no) {
        if (said)
            parts << (*said ? yes : no);
    };
    say(rating.isClear, Retro::tr("clear"), Retro::tr("unclear"));
    say(rating.runbookHelped, Retro::tr("runbook helped"), Retro::tr("no runbook that helped"));
    say(rating.isUseful, Retro::tr("useful"), Retro::tr("not useful"));
    return parts.join(u", "_s);
}

QString topic(RetroTopic topic)
{
    switch (topic) {
    case RetroTopic::Learned:
        return {};
    case RetroTopic::Surprised:
        return Retro::tr("SURPRISED");
    case RetroTopic::Reproduce:
        return Retro::tr("REPRODUCE");
    case RetroTopic::Authenticity:
        return Retro::tr("AUTHENTIC");
    }
    return {};
}

QString standing(const RetroItem &item, Instant now)
{
    QStringList parts{item.item.closedAt ? doneText(item) : dueText(item.item, now)};
    parts << (item.owner.isEmpty() ? Retro::tr("nobody’s") : item.owner);
    if (item.item.kind != ItemKind::Other) {
        const QString kind = itemKindTitle(item.item.kind);
        parts << (item.item.alert.isEmpty() ? kind : kind + u' ' + item.item.alert);
    }
    return parts.join(u" · "_s);
}

Ink ink(ItemStanding standing)
{
    if (isDone(standing))
        return Ink::Good;
    return standing == ItemStanding::Overdue ? Ink::Alarm : Ink::Warning;
}

QString remark(const RetroRemark &remark)
{
    QString text = remark.since ? Retro::tr("T+%1 ").arg(durationText(*remark.since)) : QString();
    if (!remark.by.isEmpty())
        text += remark.by + u": "_s;
    return text + remark.text;
}

} // namespace Chaos::RetroWords
