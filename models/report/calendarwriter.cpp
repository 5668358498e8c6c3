// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/report/calendarwriter.h"

#include "models/report/reporttext.h"

#include <QStringList>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostOctets = 75; ///< of a line, without its CRLF
constexpr qsizetype mostText = 2000; ///< characters of one line of text
constexpr qsizetype mostLines = 500;

QByteArray bytesOf(std::string_view text)
{
    return {text.data(), qsizetype(text.size())};
}

bool isInsideLetter(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xc0) == 0x80;
}

QString escaped(QString text)
{
    return text.replace(u'\\', u"\\\\"_s).replace(u';', u"\\;"_s).replace(u',', u"\\,"_s);
}

} // namespace

void CalendarWriter::begin(std::string_view component)
{
    line("BEGIN:" + bytesOf(component));
}

void CalendarWriter::end(std::string_view component)
{
    line("END:" + bytesOf(component));
}

void CalendarWriter::word(std::string_view name, const QByteArray &value)
{
    line(bytesOf(name) + ':' + value);
}

void CalendarWriter::text(std::string_view name, const QString &text)
{
    if (text.trimmed().isEmpty())
        return;
    QStringList lines = text.trimmed().split(u'\n').mid(0, mostLines);
    for (QString &one : lines)
        one = escaped(tamed(one.endsWith(u'\r') ? one.chopped(1) : one, mostText));
    line(bytesOf(name) + ':' + lines.join(u"\\n"_s).toUtf8());
}

void CalendarWriter::line(const QByteArray &line)
{
    qsizetype at = 0;
    while (line.size() - at > mostOctets - (at > 0)) {
        qsizetype end = at + mostOctets - (at > 0); // the space in front of the rest counts too
        while (isInsideLetter(line[end]))
            --end;
        m_bytes += (at > 0 ? " " : "") + line.mid(at, end - at) + "\r\n";
        at = end;
    }
    m_bytes += (at > 0 ? " " : "") + line.mid(at) + "\r\n";
}

} // namespace Chaos
