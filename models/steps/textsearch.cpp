// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/steps/textsearch.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <chrono>

namespace Chaos {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct TextSearchWords
{
    Q_DECLARE_TR_FUNCTIONS(TextSearch)
};

/// Nobody's pattern needs so long; where one does, that is the answer.
constexpr auto longest = 2s;
/// How many places one question to the engine looks at, while that is cheap.
constexpr qsizetype placesAtOnce = 16;

Failure notTold(const QString &detail)
{
    return {Failure::Kind::BadInput, detail};
}

/// Python's \Z is the very end, Qt's also the place before a last line break.
QString asQtHasIt(QString pattern)
{
    for (qsizetype i = 0; i + 1 < pattern.size(); ++i) {
        if (pattern[i] != u'\\')
            continue;
        ++i;
        if (pattern[i] == u'Z')
            pattern[i] = u'z';
    }
    return pattern;
}

/// The engine counts steps for each place anew, and a step may walk over the whole text: together
/// they are what takes seconds.
QRegularExpression bounded(const QString &pattern, qsizetype textSize)
{
    const qsizetype steps = std::clamp<qsizetype>(1'600'000'000 / (textSize + 1), 1'000, 200'000);
    return QRegularExpression(u"(*LIMIT_MATCH=%1)(*LF)"_s.arg(steps) + pattern,
                              QRegularExpression::UseUnicodePropertiesOption);
}

/// A pattern that is asked place by place, so that time can be looked at in between: no limit of
/// the engine is one for all places together.
class PlacewiseSearch
{
public:
    PlacewiseSearch(const QString &pattern, const QString &text)
        : m_text(text)
        , m_narrow(bounded(pattern, text.size()))
        , m_wide(
              bounded(u"\\G(?s:.{0,%1}?)(?:"_s.arg(placesAtOnce - 1) + pattern + u')', text.size()))
    {}

    [[nodiscard]] QString mistake() const
    {
        return m_narrow.isValid() ? QString() : m_narrow.errorString();
    }
    [[nodiscard]] Outcome<bool> isFound() const;

private:
    /// A few places at once, in machine code. Never in the middle of a character.
    [[nodiscard]] QRegularExpressionMatch lookAround(qsizetype at) const
    {
        return m_wide.match(m_text, firstHalf(at), QRegularExpression::NormalMatch,
                            QRegularExpression::DontCheckSubjectStringMatchOption);
    }
    /// One place, without a limit of the machine code's stack.
    [[nodiscard]] QRegularExpressionMatch lookAt(qsizetype at) const
    {
        return m_narrow.match(m_text, firstHalf(at), QRegularExpression::NormalMatch,
                              QRegularExpression::DontCheckSubjectStringMatchOption
                                  | QRegularExpression::AnchorAtOffsetMatchOption);
    }
    [[nodiscard]] qsizetype firstHalf(qsizetype at) const
    {
        return at < m_text.size() && m_text[at].isLowSurrogate() ? at - 1 : at;
    }

    const QString &m_text; ///< with no half of a character alone: the engine does not check
    /// Alone, it tells mistakes: "a)(b" is no pattern, though it would be one between brackets.
    QRegularExpression m_narrow;
    /// Not valid where a comment at the pattern's end takes the bracket in.
    QRegularExpression m_wide;
};

Outcome<bool> PlacewiseSearch::isFound() const
{
    const auto until = std::chrono::steady_clock::now() + longest;
    qsizetype step = m_wide.isValid() ? placesAtOnce : 1;
    for (qsizetype at = 0; at <= m_text.size(); at += step) {
        QRegularExpressionMatch match = step > 1 ? lookAround(at) : lookAt(at);
        if (!match.isValid() && step > 1) {
            step = 1;
            match = lookAt(at);
        }
        if (match.hasMatch())
            return true;
        if (!match.isValid() || std::chrono::steady_clock::now() > until) {
            return notTold(TextSearchWords::tr("the pattern takes too long on a text of %L1 "
                                               "characters; write it without repetitions inside "
                                               "repetitions, or make the probe give less")
                               .arg(m_text.size()));
        }
    }
    return false;
}

} // namespace

Outcome<bool> isFoundIn(const QString &pattern, const QString &text)
{
    if (pattern.size() > mostOfPattern)
        return notTold(
            TextSearchWords::tr("the pattern is longer than %L1 characters").arg(mostOfPattern));
    if (text.size() > mostOfSearchedText) {
        return notTold(
            TextSearchWords::tr("the text is longer than %L1 characters; make the probe give less")
                .arg(mostOfSearchedText));
    }
    // Settings of Qt's engine, which Python does not know.
    if (pattern.startsWith("(*"_L1))
        return notTold(TextSearchWords::tr("the pattern cannot start with (*"));
    const QString whole = text.isValidUtf16() ? text : QString::fromUtf8(text.toUtf8());
    const PlacewiseSearch search(asQtHasIt(pattern), whole);
    if (const QString mistake = search.mistake(); !mistake.isEmpty()) {
        return notTold(
            TextSearchWords::tr("the pattern is none that can be read: %1").arg(mistake));
    }
    return search.isFound();
}

} // namespace Chaos
