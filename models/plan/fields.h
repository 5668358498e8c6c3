// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/instant.h"
#include "models/day/wordtable.h"
#include "models/day/wordtext.h"
#include "models/plan/yamlnode.h"

#include <QDate>
#include <QStringList>
#include <QTime>

#include <functional>
#include <optional>
#include <vector>

namespace Chaos {

/// The mistakes found in one file, each with its place and its remedy. Collects the first fifty.
class Mistakes
{
public:
    explicit Mistakes(const QString &fileName)
        : m_fileName(fileName)
    {}

    void add(int line, int column, const QString &field, const QString &why);
    void add(const YamlNode &node, const QString &field, const QString &why)
    {
        add(node.line, node.column, field, why);
    }

    [[nodiscard]] bool isEmpty() const { return m_lines.isEmpty(); }
    [[nodiscard]] QString text() const;

private:
    QString m_fileName;
    QStringList m_lines;
    int m_more = 0;
};

/// Reads the fields of one map of a plan file. Each reader leaves its target alone where the field
/// is missing and notes a mistake where it is wrong; a field that nobody asked for is a mistake.
class Fields
{
public:
    /// `path` is how the map is called in messages: "experiments[2]"; empty for the file itself.
    Fields(const YamlNode &node, const QString &path, Mistakes &mistakes);
    /// Notes every field that was not asked for.
    ~Fields();
    Fields(const Fields &) = delete;
    Fields &operator=(const Fields &) = delete;

    /// The field's value, or null if it is missing or has none.
    const YamlNode *find(const QString &name);

    void text(const QString &name, QString &value);
    void texts(const QString &name, QStringList &value); ///< a list, or one line
    /// The same, where an element may also be a group of fields: `group` is called with each such
    /// element and how it is called. It gives false for one that cannot be meant as a group.
    void texts(const QString &name, QStringList &value,
               const std::function<bool(const YamlNode &, const QString &)> &group);
    void flag(const QString &name, bool &value); ///< true or false
    void duration(const QString &name, Micros &value);
    void duration(const QString &name, std::optional<Micros> &value);
    void number(const QString &name, std::optional<double> &value);
    void integer(const QString &name, int &value, int least, int most);
    void date(const QString &name, QDate &value);
    void time(const QString &name, QTime &value);
    template<typename Enum, std::size_t N>
    void word(const QString &name, const WordTable<Enum, N> &table, Enum &value)
    {
        QString text;
        const YamlNode *node = scalar(name, text);
        if (!node)
            return;
        const std::string wanted = text.toStdString();
        QStringList words;
        for (const auto &[known, word] : table) {
            words.push_back(wordText(word));
            if (word == wanted) {
                value = known;
                return;
            }
        }
        wrongWord(*node, name, text, words);
    }
    /// A list of words, or one of them; each is added.
    template<typename Enum, std::size_t N>
    void words(const QString &name, const WordTable<Enum, N> &table, std::vector<Enum> &values)
    {
        QStringList known;
        for (const auto &[value, word] : table)
            known.push_back(wordText(word));
        oneOrMore(name, [&](const YamlNode &node, const QString &place) {
            const auto at = known.indexOf(node.text);
            if (at >= 0)
                values.push_back(table[std::size_t(at)].first);
            else
                wrongWord(node, place, node.text, known);
        });
    }
    /// Calls `each` with every element of a list and how it is called.
    void elements(const QString &name,
                  const std::function<void(const YamlNode &, const QString &)> &each);

    void mistake(const YamlNode &node, const QString &name, const QString &why);
    [[nodiscard]] QString pathOf(const QString &name) const;
    [[nodiscard]] Mistakes &mistakes() { return m_mistakes; }
    [[nodiscard]] const YamlNode &node() const { return m_node; }

private:
    const YamlNode *scalar(const QString &name, QString &text);
    void oneOrMore(const QString &name,
                   const std::function<void(const YamlNode &, const QString &)> &each);
    void wrongWord(const YamlNode &node, const QString &name, const QString &text,
                   const QStringList &words);

    const YamlNode &m_node;
    QString m_path;
    Mistakes &m_mistakes;
    QStringList m_known;
};

/// The candidate nearest to a misspelt word, if it is near enough to be meant.
[[nodiscard]] QString nearestWord(const QString &word, const QStringList &candidates);

/// Reads a time of day: "9:30" or "09:30".
[[nodiscard]] std::optional<QTime> timeOfWord(const QString &word);

} // namespace Chaos
