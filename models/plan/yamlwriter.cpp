// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/plan/yamlwriter.h"

#include <QRegularExpression>

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

bool isPlain(const QString &text)
{
    static const QRegularExpression plain(u"^[\\p{L}_/][\\p{L}\\p{N} _./@%+()-]*(?<! )$"_s);
    return plain.match(text).hasMatch() && !isAmbiguous(text);
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
        word(name, scalar(text));
}

void YamlWriter::texts(const QString &name, const QStringList &texts)
{
    if (texts.isEmpty())
        return;
    openList(name);
    for (const QString &text : texts) {
        openElement();
        line(scalar(text));
        close();
    }
    close();
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

void YamlWriter::openList(const QString &name)
{
    openMap(name);
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
