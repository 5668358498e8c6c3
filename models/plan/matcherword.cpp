// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/plan/matcherword.h"

#include "models/day/wordtext.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

struct Matchers
{
    Q_DECLARE_TR_FUNCTIONS(Matchers)
};

QString wordOf(LabelMatcher::Op op)
{
    return textIn(matcherOpWords, op);
}

/// Takes the operator at the front of `text` away. Longer ones are tried first.
LabelMatcher::Op takeOp(QString &text)
{
    for (const auto op : {LabelMatcher::Op::Matches, LabelMatcher::Op::NotMatches,
                          LabelMatcher::Op::NotEqual, LabelMatcher::Op::Equal}) {
        if (text.startsWith(wordOf(op))) {
            text.remove(0, wordOf(op).size());
            return op;
        }
    }
    return LabelMatcher::Op::Equal;
}

QString unescaped(const QString &text)
{
    QString plain;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] != u'\\' || i + 1 == text.size()) {
            plain += text[i];
            continue;
        }
        ++i;
        if (text[i] == u'n')
            plain += u'\n';
        else if (text[i] == u'"' || text[i] == u'\\')
            plain += text[i];
        else
            plain += QString(u'\\') + text[i];
    }
    return plain;
}

} // namespace

Outcome<std::vector<LabelMatcher>> matchersOfWord(const QString &word)
{
    static const QRegularExpression one(
        u"\\G\\s*([A-Za-z_][A-Za-z0-9_]*)\\s*(=~|!~|!=|=)\\s*\"((?:[^\"\\\\]|\\\\.)*+)\"\\s*(,|$)"_s,
        QRegularExpression::DotMatchesEverythingOption);
    QString text = word.trimmed();
    if (text.startsWith(u'{') && text.endsWith(u'}'))
        text = text.mid(1, text.size() - 2).trimmed();
    std::vector<LabelMatcher> matchers;
    for (qsizetype at = 0; at < text.size();) {
        const QRegularExpressionMatch match = one.match(text, at);
        if (!match.hasMatch()) {
            return Failure{
                Failure::Kind::BadInput,
                Matchers::tr(
                    "\"%1\" is no matcher. Write it like {job=~\"api|web\", env!=\"dev\"}.")
                    .arg(text.mid(at, 80))};
        }
        QString op = match.captured(2);
        matchers.push_back(
            {.label = match.captured(1), .op = takeOp(op), .value = unescaped(match.captured(3))});
        at = match.capturedEnd();
    }
    return matchers;
}

LabelMatcher matcherOfPair(const QString &label, const QString &value)
{
    QString rest = value;
    const auto op = takeOp(rest);
    return {.label = label, .op = op, .value = rest};
}

QString faultOf(const LabelMatcher &matcher)
{
    if (matcher.op == LabelMatcher::Op::Equal || matcher.op == LabelMatcher::Op::NotEqual)
        return {};
    const QRegularExpression expression(matcher.value);
    if (expression.isValid())
        return {};
    return Matchers::tr("\"%1\" is no regular expression: %2.")
        .arg(matcher.value.left(80), expression.errorString());
}

QString wordOfMatchers(const std::vector<LabelMatcher> &matchers)
{
    QStringList words;
    for (const LabelMatcher &matcher : matchers) {
        QString value = matcher.value;
        value.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s).replace(u'\n', u"\\n"_s);
        words.push_back(matcher.label + wordOf(matcher.op) + u'"' + value + u'"');
    }
    return u'{' + words.join(u", "_s) + u'}';
}

} // namespace Chaos
