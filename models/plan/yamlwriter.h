// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/instant.h"
#include "models/day/wordtable.h"
#include "models/day/wordtext.h"

#include <QByteArray>
#include <QDate>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace Chaos {

/// Writes YAML line by line, in blocks of two spaces. Text is left plain where every reader of YAML
/// takes it for text, and quoted otherwise; several lines stand as a block. The counterpart of
/// `Fields`: what the one writes the other reads.
class YamlWriter
{
public:
    /// A member of the map that is open; what is empty or invalid is left out.
    void text(const QString &name, const QString &text);
    void texts(const QString &name, const QStringList &texts);
    void duration(const QString &name, std::optional<Micros> length);
    void number(const QString &name, std::optional<double> value);
    void date(const QString &name, QDate date);
    template<typename Enum, std::size_t N>
    void word(const QString &name, const WordTable<Enum, N> &table, Enum value)
    {
        const std::string_view text = wordIn(table, value);
        word(name, scalar(wordText(text)));
    }
    /// As it stands.
    void word(const QString &name, const QString &word);
    /// Text that is written even when it is empty.
    void textAlways(const QString &name, const QString &text);

    template<typename Value, typename Write>
    void list(const QString &name, const std::vector<Value> &values, Write writeOne)
    {
        if (values.empty())
            return;
        openMap(name);
        for (const Value &value : values) {
            openElement();
            writeOne(*this, value);
            close();
        }
        close();
    }

    /// One line of text in the list that is open.
    void element(const QString &text);

    void openMap(const QString &name);
    /// The next member begins an element of the list.
    void openElement();
    void close();
    void blankLine() { m_bytes += '\n'; }
    void comment(const QString &line) { this->line(QStringLiteral("# ") + line); }

    [[nodiscard]] QByteArray take() { return std::exchange(m_bytes, {}); }

    /// The text as one scalar in one line.
    [[nodiscard]] static QString scalar(const QString &text);

private:
    void line(const QString &line);
    void block(const QString &name, const QString &text);

    QByteArray m_bytes;
    int m_depth = 0;
    bool m_dash = false; ///< the next line carries its element's dash
};

} // namespace Chaos
