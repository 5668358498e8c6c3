// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>
#include <QStringDecoder>

namespace Chaos {

/// What a terminal showed, as plain lines: of a line that was written over only what stood there in
/// the end, so that a mistyped and mended command and a progress bar read as people saw them.
/// Understands what shells and progress bars send (ECMA-48: carriage return, backspace, cursor left
/// and right, erase in line and delete character); other control sequences leave nothing.
class ShownLines
{
public:
    /// The lines that this brought to their end, each with its line break, as UTF-8.
    [[nodiscard]] QByteArray take(const QByteArray &bytes);
    /// The line that has no end yet.
    [[nodiscard]] QByteArray rest() const;

private:
    enum class State { Text, Escape, Sequence, Words, WordsEscape };

    void takeText(QChar sign, QByteArray &into);
    void obey(QChar last);
    [[nodiscard]] int parameter() const;

    static constexpr qsizetype longestLine =
        8'192; ///< characters; what goes on is a line of its own

    QStringDecoder m_decoder{QStringDecoder::Utf8};
    State m_state = State::Text;
    QString m_line;
    qsizetype m_cursor = 0;
    QString m_parameters;
};

} // namespace Chaos
