// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plan/cardwords.h"

#include "models/plan/durationword.h"
#include "models/plan/matcherword.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>

#include <algorithm>

namespace Chaos::CardWords {

using namespace Qt::StringLiterals;

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(Card)
};

Failure wrong(const QString &text, const QString &remedy)
{
    QString shown = text.simplified();
    if (shown.size() > 40)
        shown = shown.left(39) + u'…';
    return {Failure::Kind::BadInput, u"“%1” %2"_s.arg(shown, remedy)};
}

} // namespace

QString ofDuration(Micros length)
{
    return length > Micros(0) ? wordOfDuration(length) : QString();
}

Outcome<Micros> duration(const QString &text)
{
    const auto length = maybeDuration(text);
    return length ? Outcome<Micros>(length->value_or(Micros(0))) : length.failure();
}

QString ofMaybe(const std::optional<Micros> &length)
{
    return length ? wordOfDuration(*length) : QString();
}

Outcome<std::optional<Micros>> maybeDuration(const QString &text)
{
    if (text.trimmed().isEmpty())
        return std::optional<Micros>();
    const auto length = durationOfWord(text);
    if (!length)
        return wrong(text, Words::tr("is no length of time. Write it like 10m, 90s or 1h30m."));
    return std::optional(*length);
}

QString ofDate(QDate date)
{
    return date.toString(Qt::ISODate);
}

Outcome<QDate> date(const QString &text)
{
    const QString word = text.trimmed();
    if (word.isEmpty())
        return QDate();
    const std::array tried{QDate::fromString(word, Qt::ISODate),
                           QDate::fromString(word, u"d.M.yyyy"_s),
                           QLocale().toDate(word, QLocale::ShortFormat)};
    for (const QDate &one : tried) {
        if (one.isValid() && one.year() > 1900 && one.year() < 10000)
            return one;
    }
    return wrong(text, Words::tr("is no date. Write it like 2026-11-24."));
}

QString ofTime(QTime time)
{
    return time.toString(u"HH:mm"_s);
}

Outcome<QTime> time(const QString &text)
{
    const QString word = text.trimmed();
    if (word.isEmpty())
        return QTime();
    const QTime time = QTime::fromString(word, u"H:mm"_s);
    if (!time.isValid())
        return wrong(text, Words::tr("is no time of day. Write it like 09:30."));
    return time;
}

QString ofNumber(const std::optional<double> &number)
{
    return number ? QString::number(*number, 'g', QLocale::FloatingPointShortest) : QString();
}

Outcome<std::optional<double>> number(const QString &text)
{
    const QString word = text.trimmed();
    if (word.isEmpty())
        return std::optional<double>();
    bool isNumber = false;
    const double value = word.toDouble(&isNumber);
    if (!isNumber || !qIsFinite(value))
        return wrong(text, Words::tr("is no number. Write it like 250 or 0.95."));
    return std::optional(value);
}

QString ofMatchers(const std::vector<LabelMatcher> &matchers)
{
    return matchers.empty() ? QString() : wordOfMatchers(matchers);
}

Outcome<std::vector<LabelMatcher>> matchers(const QString &text)
{
    auto matchers = matchersOfWord(text);
    if (!matchers)
        return matchers;
    for (const LabelMatcher &matcher : *matchers) {
        if (const QString fault = faultOf(matcher); !fault.isEmpty())
            return Failure{Failure::Kind::BadInput, fault};
    }
    return matchers;
}

Outcome<NamedAlert> alert(const QString &text)
{
    const QString word = text.simplified();
    const qsizetype brace = word.indexOf(u'{');
    NamedAlert alert{.name = word.left(brace).trimmed()};
    if (alert.name.isEmpty())
        return Failure{Failure::Kind::BadInput, Words::tr("Write the name of the alert.")};
    if (brace < 0)
        return alert;
    auto conditions = matchers(word.mid(brace));
    if (!conditions)
        return conditions.failure();
    alert.matchers = std::move(*conditions);
    return alert;
}

QStringList lines(const QString &text)
{
    QStringList lines;
    const QStringList typed = text.split(u'\n');
    for (const QString &line : typed) {
        if (const QString trimmed = line.trimmed(); !trimmed.isEmpty())
            lines.push_back(trimmed);
    }
    return lines;
}

QString ofStep(const PlannedStep &step)
{
    const QString text = step.text.simplified();
    if (step.provider == PlannedStep::Provider::ByHand)
        return text;
    QString act = u"[staging: %1 %2]"_s.arg(step.fault, step.target);
    if (step.isScripted())
        act = step.target.isEmpty() ? u"[scripted]"_s : u"[scripted on %1]"_s.arg(step.target);
    return text.isEmpty() ? act : text + u' ' + act;
}

QString ofSteps(const std::vector<PlannedStep> &steps)
{
    QStringList lines;
    for (const PlannedStep &step : steps)
        lines << ofStep(step);
    return lines.join(u'\n');
}

namespace {

PlannedStep step(const QString &line)
{
    static const QRegularExpression staged(u"^(.*?)\\s*\\[staging:\\s*(\\S+)\\s+([^\\]]+)\\]$"_s);
    const QRegularExpressionMatch match = staged.match(line.trimmed());
    if (!match.hasMatch())
        return {.text = line.trimmed()};
    return {.provider = PlannedStep::Provider::Staging,
            .text = match.captured(1),
            .target = match.captured(3).trimmed(),
            .fault = match.captured(2)};
}

} // namespace

Outcome<std::vector<PlannedStep>> steps(const QString &text, const std::vector<PlannedStep> &before)
{
    static const QRegularExpression scripted(u"\\[scripted( on [^\\]]*)?\\]$"_s);
    std::vector<PlannedStep> left = before; // two may read alike and do different things
    std::vector<PlannedStep> steps;
    const QStringList typed = lines(text);
    for (const QString &line : typed) {
        const auto isIt = [&line](const PlannedStep &one) { return ofStep(one).trimmed() == line; };
        if (const auto next = std::ranges::find_if(left, isIt); next != left.end()) {
            steps.push_back(*next);
            left.erase(next);
        } else if (const auto known = std::ranges::find_if(before, isIt); known != before.end()) {
            steps.push_back(*known); // a line that was doubled
        } else if (scripted.match(line).hasMatch()) {
            return Failure{Failure::Kind::BadInput,
                           Words::tr("What the room performs is written in the plan file. Put the "
                                     "line back as it was, or take [scripted] away: then people do "
                                     "it by hand.")};
        } else {
            steps.push_back(step(line));
        }
    }
    return steps;
}

} // namespace Chaos::CardWords
