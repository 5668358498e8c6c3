// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/plan/yamlwriter.h"

#include "models/plan/durationword.h"

#include <QLocale>
#include <QRegularExpression>

#include <algorithm>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

/// Words that some reader takes for something else than text.
bool isAmbiguous(const QString &text)
{
    static const QRegularExpression odd(
        u"^(?:~|null|true|false|yes|no|on|off|y|n|[-+]?[.0-9].*)$"_s,
        QRegularExpression::CaseInsensitiveOption);
    return odd.match(text).hasMatch();
}

/// Whether text may stand without quotes: marks that mean something in the middle of a line are a
/// colon before a space and a number sign behind one.
bool isPlain(const QString &text)
{
    static const QString harmless = u"[\\p{L}\\p{N} _./@%+(),;'\"=<>!?&~–—…·’→≥≤±-]*"_s;
    static const QRegularExpression plain(u"\\A[\\p{L}_/]"_s + harmless + u"(?:[:#](?! |\\z)"_s
                                          + harmless + u")*(?<! )\\z"_s);
    return plain.match(text).hasMatch() && !text.contains(u" #"_s) && !isAmbiguous(text);
}

/// Whether text of several lines reads back from a literal block as it is.
bool isBlock(const QString &text)
{
    static const QRegularExpression blankLine(u"^ +$"_s, QRegularExpression::MultilineOption);
    if (!text.contains(u'\n') || text.endsWith(u"\n\n"_s) || text.size() > 4000)
        return false;
    const auto isShown = [](char32_t c) {
        return c == U'\n' || (QChar::isPrint(c) && QChar::category(c) != QChar::Other_Format);
    };
    return std::ranges::all_of(text.toUcs4(), isShown) && !text.startsWith(u' ')
        && !text.startsWith(u'\n') && !blankLine.match(text).hasMatch();
}

QString escaped(char32_t c)
{
    if (c == U'\n')
        return u"\\n"_s;
    if (c == U'\t')
        return u"\\t"_s;
    if (c == U'"' || c == U'\\')
        return u'\\' + QString(QChar(char16_t(c)));
    // Marks that turn the reading direction or end lines must be seen in the file.
    if (!QChar::isPrint(c) || QChar::category(c) == QChar::Other_Format)
        return c > 0xffff ? u"\\U%1"_s.arg(uint(c), 8, 16, QChar(u'0'))
                          : u"\\u%1"_s.arg(uint(c), 4, 16, QChar(u'0'));
    return QString::fromUcs4(&c, 1);
}

} // namespace

QString YamlWriter::scalar(const QString &text)
{
    if (isPlain(text))
        return text;
    QString quoted = u"\""_s;
    for (const char32_t c : text.toUcs4())
        quoted += escaped(c);
    return quoted + u'"';
}

void YamlWriter::text(const QString &name, const QString &text)
{
    if (!text.isEmpty())
        textAlways(name, text);
}

void YamlWriter::textAlways(const QString &name, const QString &text)
{
    if (isBlock(text))
        block(name, text);
    else
        word(name, scalar(text));
}

void YamlWriter::texts(const QString &name, const QStringList &texts)
{
    if (texts.isEmpty())
        return;
    openMap(name);
    for (const QString &text : texts)
        element(text);
    close();
}

void YamlWriter::element(const QString &text)
{
    openElement();
    line(scalar(text));
    close();
}

void YamlWriter::duration(const QString &name, std::optional<Micros> length)
{
    if (length)
        word(name, wordOfDuration(*length));
}

void YamlWriter::number(const QString &name, std::optional<double> value)
{
    if (value)
        word(name, QString::number(*value, 'g', QLocale::FloatingPointShortest));
}

void YamlWriter::date(const QString &name, QDate date)
{
    if (date.isValid())
        word(name, date.toString(Qt::ISODate));
}

void YamlWriter::word(const QString &name, const QString &word)
{
    line(scalar(name) + u": "_s + word);
}

void YamlWriter::openMap(const QString &name)
{
    line(scalar(name) + u':');
    ++m_depth;
}

void YamlWriter::openElement()
{
    m_dash = true;
    ++m_depth;
}

void YamlWriter::close()
{
    --m_depth;
}

void YamlWriter::block(const QString &name, const QString &text)
{
    const bool endsLine = text.endsWith(u'\n');
    word(name, endsLine ? u"|"_s : u"|-"_s);
    ++m_depth;
    const QStringList lines = (endsLine ? text.chopped(1) : text).split(u'\n');
    for (const QString &one : lines) {
        if (one.isEmpty())
            blankLine();
        else
            line(one);
    }
    --m_depth;
}

void YamlWriter::line(const QString &line)
{
    // The dash of an element stands two columns before its members.
    m_bytes += QByteArray(2 * m_depth - (m_dash ? 2 : 0), ' ');
    if (m_dash)
        m_bytes += "- ";
    m_bytes += line.toUtf8() + '\n';
    m_dash = false;
}

} // namespace Chaos
