// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace Chaos {

/// Writes YAML line by line, in blocks of two spaces. Text is left plain where every reader of YAML
/// takes it for text, and quoted otherwise.
class YamlWriter
{
public:
    /// A member of the map that is open; empty text is left out.
    void text(const QString &name, const QString &text);
    void texts(const QString &name, const QStringList &texts);
    /// As it stands: for numbers and durations.
    void word(const QString &name, const QString &word);

    void openMap(const QString &name);
    void openList(const QString &name);
    /// The next member begins an element of the list.
    void openElement();
    void close();
    void blankLine() { m_bytes += '\n'; }

    [[nodiscard]] QByteArray take() { return std::exchange(m_bytes, {}); }

    /// The text as one scalar.
    [[nodiscard]] static QString scalar(const QString &text);

private:
    void line(const QString &line);

    QByteArray m_bytes;
    int m_depth = 0;
    bool m_dash = false; ///< the next line carries its element's dash
};

} // namespace Chaos
