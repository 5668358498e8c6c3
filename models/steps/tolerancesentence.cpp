// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/steps/tolerance.h"

#include "models/steps/toleranceparts.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QLocale>

#include <algorithm>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

struct Sentence
{
    Q_DECLARE_TR_FUNCTIONS(Tolerance)
};

/// Of one value, one text and one reason.
constexpr qsizetype mostShown = 120;
constexpr qsizetype mostOfReason = 300;
constexpr qsizetype mostListed = 10;

/// What breaks lines, turns the reading direction or cannot be seen is taken out of effect.
QString plain(const QString &text, qsizetype most)
{
    QString words;
    for (const char32_t c : text.left(most).toUcs4()) {
        const auto category = QChar::category(c);
        if (c == U'\n' || c == U'\t' || c == U'\r' || category == QChar::Separator_Line
            || category == QChar::Separator_Paragraph)
            words += u' ';
        else if (category == QChar::Other_Format || !QChar::isPrint(c))
            words += QChar(QChar::ReplacementCharacter);
        else
            words += QString::fromUcs4(&c, 1);
    }
    return text.size() > most ? words + u'…' : words;
}

QString quoted(const QString &text)
{
    return u'"' + text + u'"';
}

void show(const QJsonValue &value, QString &words);

void showAll(const QJsonArray &list, QString &words)
{
    words += u'[';
    for (qsizetype i = 0; i < list.size() && words.size() <= mostShown; ++i) {
        if (i > 0)
            words += u", "_s;
        show(list.at(i), words);
    }
    words += u']';
}

void showAll(const QJsonObject &object, QString &words)
{
    words += u'{';
    for (auto it = object.begin(); it != object.end() && words.size() <= mostShown; ++it) {
        if (it != object.begin())
            words += u", "_s;
        words += quoted(it.key().left(mostShown)) + u": "_s;
        show(it.value(), words);
    }
    words += u'}';
}

/// Ends where nobody reads on, so that it goes neither far nor deep.
void show(const QJsonValue &value, QString &words)
{
    if (words.size() > mostShown)
        return;
    switch (value.type()) {
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        words += u"null"_s;
        break;
    case QJsonValue::Bool:
        words += value.toBool() ? u"true"_s : u"false"_s;
        break;
    case QJsonValue::Double: {
        const qint64 whole = value.toInteger(0);
        words += whole == value.toInteger(1)
            ? QString::number(whole)
            : QString::number(value.toDouble(), 'g', QLocale::FloatingPointShortest);
        break;
    }
    case QJsonValue::String: {
        const QString text = value.toString();
        words += quoted(plain(text, mostShown));
        break;
    }
    case QJsonValue::Array:
        showAll(value.toArray(), words);
        break;
    case QJsonValue::Object:
        showAll(value.toObject(), words);
        break;
    }
}

QString shown(const QJsonValue &value)
{
    QString words;
    show(value, words);
    // A text of its own has been cut already, inside its quotes.
    return plain(words, value.isString() ? words.size() : mostShown);
}

/// "200, 204 or 301"
QString choice(const QJsonArray &list)
{
    QStringList words;
    for (qsizetype i = 0; i < std::min(list.size(), mostListed); ++i)
        words.push_back(plain(shown(list.at(i)), mostShown / 4));
    if (list.size() > mostListed)
        words.push_back(Sentence::tr("%L1 more").arg(list.size() - mostListed));
    if (words.isEmpty())
        return Sentence::tr("one of an empty list");
    const QString last = words.takeLast();
    return words.isEmpty() ? last : Sentence::tr("%1 or %2").arg(words.join(u", "_s), last);
}

QString fromTo(const QJsonArray &range)
{
    return Sentence::tr("from %1 to %2").arg(shown(range.first()), shown(range.last()));
}

QString foundOnPath(const QJsonObject &tolerance, const QJsonValue &value)
{
    const auto found = ToleranceParts::foundBy(tolerance, value);
    if (!found)
        return shown(value);
    const QString path = plain(tolerance.value("path"_L1).toString(), mostShown);
    if (found->empty())
        return Sentence::tr("%1 finds nothing").arg(path);
    QStringList words;
    for (const QJsonValue &one : *found) {
        words.push_back(plain(shown(one), mostShown / 4));
        if (words.size() == mostListed && found->size() > std::size_t(mostListed)) {
            return Sentence::tr("%1 finds %2 and %3 more")
                .arg(path, words.join(u", "_s),
                     QString::number(found->size() - std::size_t(mostListed)));
        }
    }
    return Sentence::tr("%1 finds %2").arg(path, words.join(u", "_s));
}

/// What was found, where the tolerance looks for it.
QString foundWords(const QJsonValue &tolerance, const QJsonValue &value)
{
    const auto status = ToleranceParts::statusOf(value);
    if (status && (tolerance.isDouble() || tolerance.isArray()))
        return Sentence::tr("status %1").arg(shown(*status));
    const QJsonObject rule = tolerance.toObject();
    if (rule.value("type"_L1) == u"jsonpath"_s)
        return foundOnPath(rule, value);
    const QString target = rule.value("target"_L1).toString();
    if (target.isEmpty() || !value.toObject().contains(target))
        return shown(value);
    return Sentence::tr("%1 %2").arg(plain(target, mostShown),
                                     shown(value.toObject().value(target)));
}

QString wantedByRule(const QJsonObject &rule)
{
    const QString type = rule.value("type"_L1).toString();
    if (type == u"regex") {
        return Sentence::tr("a match of /%1/")
            .arg(plain(rule.value("pattern"_L1).toString(), mostShown));
    }
    const QJsonArray range = rule.value("range"_L1).toArray();
    if (type == u"range" && range.size() == 2)
        return fromTo(range);
    if (type != u"jsonpath")
        return shown(rule);
    if (rule.contains("expect"_L1)) {
        const QJsonValue expect = rule.value("expect"_L1);
        return expect == QJsonArray() ? Sentence::tr("nothing") : shown(expect);
    }
    const QJsonValue count = rule.value("count"_L1);
    if (count.isNull() || count.isUndefined())
        return Sentence::tr("at least one match");
    return count == 1 ? Sentence::tr("one match") : Sentence::tr("%1 matches").arg(shown(count));
}

QString wantedWords(const QJsonValue &tolerance, const QJsonValue &value)
{
    if (tolerance.isObject())
        return wantedByRule(tolerance.toObject());
    if (!tolerance.isArray())
        return shown(tolerance);
    const QJsonArray list = tolerance.toArray();
    return list.size() == 2 && !ToleranceParts::statusOf(value) ? fromTo(list) : choice(list);
}

/// How the probe that judges is called.
QString judgeOf(const QJsonObject &tolerance)
{
    const QString name = tolerance.value("name"_L1).toString();
    return name.isEmpty() ? Sentence::tr("a probe") : plain(name, mostShown);
}

} // namespace

QString sentence(const QJsonValue &tolerance, const QJsonValue &value, const Judgement &judgement)
{
    const QString found = foundWords(tolerance, value);
    switch (judgement.answer) {
    case Judgement::Answer::Met:
    case Judgement::Answer::NotMet:
        return Sentence::tr("%1, %2 wanted").arg(found, wantedWords(tolerance, value));
    case Judgement::Answer::NotEvaluable:
        return Sentence::tr("%1, and the tolerance cannot be evaluated: %2")
            .arg(found, plain(judgement.reason, mostOfReason));
    case Judgement::Answer::Probe:
        return Sentence::tr("%1, to be judged by %2").arg(found, judgeOf(tolerance.toObject()));
    }
    return {};
}

} // namespace Chaos
