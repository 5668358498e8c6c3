// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runner/shownlines.h"

#include <algorithm>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

constexpr QChar escape = u'\x1b';
constexpr QChar bell = u'\a';
constexpr qsizetype longestSequence = 64; ///< of a control sequence's parameters that are kept

} // namespace

QByteArray ShownLines::take(const QByteArray &bytes)
{
    const QString text = m_decoder.decode(bytes);
    QByteArray lines;
    for (const QChar sign : text) {
        switch (m_state) {
        case State::Text:
            takeText(sign, lines);
            break;
        case State::Escape:
            m_state = sign == u'['                     ? State::Sequence
                : QStringView(u"]P_^X").contains(sign) ? State::Words
                : sign >= u' ' && sign <= u'/' ? State::Escape // one sign more belongs to it
                                               : State::Text;
            m_parameters.clear();
            break;
        case State::Sequence:
            if (sign >= u'@' && sign <= u'~') {
                obey(sign);
                m_state = State::Text;
            } else if (m_parameters.size() < longestSequence) {
                m_parameters += sign;
            }
            break;
        case State::Words:
            m_state = sign == bell ? State::Text : sign == escape ? State::WordsEscape : m_state;
            break;
        case State::WordsEscape: // a backslash ends them
            m_state = sign == u'\\' ? State::Text : State::Words;
            break;
        }
    }
    return lines;
}

QByteArray ShownLines::rest() const
{
    return m_line.toUtf8();
}

void ShownLines::takeText(QChar sign, QByteArray &into)
{
    if (sign == u'\n') {
        into += m_line.toUtf8() + '\n';
        m_line.clear();
        m_cursor = 0;
    } else if (sign == u'\r') {
        m_cursor = 0;
    } else if (sign == u'\b') {
        m_cursor = std::max<qsizetype>(0, m_cursor - 1);
    } else if (sign == escape) {
        m_state = State::Escape;
    } else if (sign == u'\t' || (sign >= u' ' && sign != u'\x7f')) {
        if (m_cursor >= longestLine)
            takeText(u'\n', into);
        if (m_cursor < m_line.size())
            m_line[m_cursor] = sign;
        else
            m_line += sign;
        ++m_cursor;
    }
}

int ShownLines::parameter() const
{
    bool isNumber = false;
    const int number = m_parameters.section(u';', 0, 0).toInt(&isNumber);
    return isNumber ? std::clamp(number, 0, int(longestLine)) : 0;
}

void ShownLines::obey(QChar last)
{
    const qsizetype count = std::max(1, parameter());
    if (last == u'D') {
        m_cursor = std::max<qsizetype>(0, m_cursor - count);
    } else if (last == u'C' || last == u'G') {
        m_cursor = std::min(last == u'G' ? count - 1 : m_cursor + count, longestLine);
        m_line = m_line.leftJustified(m_cursor, u' ');
    } else if (last == u'P') {
        m_line.remove(m_cursor, count);
    } else if (last == u'@') {
        m_line.insert(m_cursor, QString(std::min(count, longestLine - m_line.size()), u' '));
    } else if (last == u'K') {
        if (parameter() == 0)
            m_line.truncate(m_cursor);
        else if (parameter() == 1)
            m_line.replace(0, std::min(m_cursor + 1, m_line.size()),
                           QString(std::min(m_cursor + 1, m_line.size()), u' '));
        else
            m_line.fill(u' ');
    }
}

} // namespace Chaos
