// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/plan/fields.h"

#include "models/plan/durationword.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

struct PlanFile
{
    Q_DECLARE_TR_FUNCTIONS(PlanFile)
};

constexpr qsizetype mostMistakes = 50;
constexpr qsizetype mostText = 20'000;

/// Names from the file are shown short, on one line and without marks that turn it around.
QString shown(const QString &text)
{
    const QString begin = text.left(60);
    QString plain;
    for (const QChar c : begin)
        plain += c.isPrint() && c.category() != QChar::Other_Format ? c : QChar(u'?');
    return text.size() > 60 ? plain + u'…' : plain;
}

int distance(const QString &a, const QString &b)
{
    std::vector<int> row(std::size_t(b.size()) + 1);
    std::iota(row.begin(), row.end(), 0);
    for (qsizetype i = 0; i < a.size(); ++i) {
        int diagonal = row[0];
        row[0] = int(i) + 1;
        for (std::size_t j = 0; j < std::size_t(b.size()); ++j) {
            const int replaced = diagonal + (a[i] == b[qsizetype(j)] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({replaced, row[j] + 1, row[j + 1] + 1});
        }
    }
    return row.back();
}

} // namespace

void Mistakes::add(int line, int column, const QString &field, const QString &why)
{
    if (m_lines.size() >= mostMistakes) {
        ++m_more;
        return;
    }
    const QString where = field.isEmpty() ? why : field + u": "_s + why;
    m_lines.push_back(m_fileName + u":%1:%2: "_s.arg(line).arg(column) + where);
}

QString Mistakes::text() const
{
    QStringList lines = m_lines;
    if (m_more > 0)
        lines.push_back(PlanFile::tr("… and %1 more.").arg(m_more));
    return lines.join(u'\n');
}

QString nearestWord(const QString &word, const QStringList &candidates)
{
    if (word.size() > 40)
        return {};
    QString nearest;
    int least = std::max(2, int(word.size()) / 3) + 1;
    for (const QString &candidate : candidates) {
        const int d = distance(word.toLower(), candidate);
        if (d < least) {
            least = d;
            nearest = candidate;
        }
    }
    return nearest;
}

std::optional<QTime> timeOfWord(const QString &word)
{
    const QTime time = QTime::fromString(word.trimmed(), u"H:mm"_s);
    return time.isValid() ? std::optional(time) : std::nullopt;
}

Fields::Fields(const YamlNode &node, const QString &path, Mistakes &mistakes)
    : m_node(node)
    , m_path(path)
    , m_mistakes(mistakes)
{
    if (node.kind != YamlNode::Kind::Map)
        mistakes.add(node, path, PlanFile::tr("fields are wanted here, each as \"name: value\"."));
}

Fields::~Fields()
{
    for (const YamlMember &member : m_node.members) {
        if (m_known.contains(member.name))
            continue;
        const QString nearest = nearestWord(member.name, m_known);
        m_mistakes.add(
            member.line, member.column, pathOf(shown(member.name)),
            nearest.isEmpty()
                ? PlanFile::tr("there is no such field; known here are %1.")
                      .arg(m_known.join(u", "_s))
                : PlanFile::tr("there is no such field; did you mean \"%1\"?").arg(nearest));
    }
}

const YamlNode *Fields::find(const QString &name)
{
    if (!m_known.contains(name))
        m_known.push_back(name);
    const auto it = std::ranges::find(m_node.members, name, &YamlMember::name);
    if (it == m_node.members.end() || it->value.kind == YamlNode::Kind::Null)
        return nullptr;
    return &it->value;
}

const YamlNode *Fields::scalar(const QString &name, QString &text)
{
    const YamlNode *node = find(name);
    if (!node)
        return nullptr;
    if (node->kind != YamlNode::Kind::Scalar) {
        mistake(*node, name, PlanFile::tr("one value is wanted, not a list or a group of fields."));
        return nullptr;
    }
    if (node->text.size() > mostText) {
        mistake(*node, name,
                PlanFile::tr("the text is too long: %1 characters at most.").arg(mostText));
        return nullptr;
    }
    text = node->text;
    return node;
}

void Fields::text(const QString &name, QString &value)
{
    scalar(name, value);
}

void Fields::oneOrMore(const QString &name,
                       const std::function<void(const YamlNode &, const QString &)> &each)
{
    const YamlNode *node = find(name);
    if (!node)
        return;
    if (node->kind == YamlNode::Kind::Scalar)
        return each(*node, name);
    if (node->kind != YamlNode::Kind::Sequence)
        return mistake(*node, name, PlanFile::tr("a word is wanted, or a list of words."));
    int ordinal = 0;
    for (const YamlNode &item : node->items) {
        const QString place = name + u"[%1]"_s.arg(++ordinal);
        if (item.kind == YamlNode::Kind::Scalar)
            each(item, place);
        else
            mistake(item, place, PlanFile::tr("one word is wanted."));
    }
}

void Fields::texts(const QString &name, QStringList &value)
{
    texts(name, value, {});
}

void Fields::texts(const QString &name, QStringList &value,
                   const std::function<bool(const YamlNode &, const QString &)> &group)
{
    const YamlNode *node = find(name);
    if (!node)
        return;
    if (node->kind == YamlNode::Kind::Scalar) {
        value = {node->text};
        return;
    }
    if (node->kind != YamlNode::Kind::Sequence) {
        mistake(*node, name, PlanFile::tr("a list is wanted, one \"- line\" each."));
        return;
    }
    value.clear();
    int ordinal = 0;
    for (const YamlNode &item : node->items) {
        ++ordinal;
        if (group && item.kind == YamlNode::Kind::Map
            && group(item, pathOf(name) + u"[%1]"_s.arg(ordinal)))
            continue;
        if (item.kind == YamlNode::Kind::Scalar && item.text.size() <= mostText)
            value.push_back(item.text);
        else
            mistake(item, name,
                    PlanFile::tr("each element is one line of text; put text that holds \": \" "
                                 "into quotes."));
    }
}

void Fields::flag(const QString &name, bool &value)
{
    QString text;
    const YamlNode *node = scalar(name, text);
    if (!node)
        return;
    if (text == "true"_L1 || text == "false"_L1)
        value = text == "true"_L1;
    else
        mistake(*node, name, PlanFile::tr("\"%1\": true or false is wanted.").arg(shown(text)));
}

void Fields::duration(const QString &name, std::optional<Micros> &value)
{
    QString text;
    const YamlNode *node = scalar(name, text);
    if (!node)
        return;
    if (const auto length = durationOfWord(text))
        value = length;
    else
        mistake(*node, name,
                PlanFile::tr("\"%1\" is no duration; write it like 10m, 90s or 1m30s.")
                    .arg(shown(text)));
}

void Fields::duration(const QString &name, Micros &value)
{
    std::optional<Micros> read;
    duration(name, read);
    value = read.value_or(value);
}

void Fields::number(const QString &name, std::optional<double> &value)
{
    QString text;
    const YamlNode *node = scalar(name, text);
    if (!node)
        return;
    bool ok = false;
    const double number = text.toDouble(&ok);
    if (ok && std::isfinite(number))
        value = number;
    else
        mistake(*node, name, PlanFile::tr("\"%1\" is no number.").arg(shown(text)));
}

void Fields::integer(const QString &name, int &value, int least, int most)
{
    QString text;
    const YamlNode *node = scalar(name, text);
    if (!node)
        return;
    bool ok = false;
    const int number = text.toInt(&ok);
    if (ok && number >= least && number <= most)
        value = number;
    else
        mistake(*node, name,
                PlanFile::tr("\"%1\": a whole number from %2 to %3 is wanted.")
                    .arg(shown(text), QString::number(least), QString::number(most)));
}

void Fields::date(const QString &name, QDate &value)
{
    QString text;
    const YamlNode *node = scalar(name, text);
    if (!node)
        return;
    const QDate date = QDate::fromString(text, Qt::ISODate);
    if (date.isValid())
        value = date;
    else
        mistake(*node, name,
                PlanFile::tr("\"%1\" is no date; write it like 2026-12-08.").arg(shown(text)));
}

void Fields::time(const QString &name, QTime &value)
{
    QString text;
    const YamlNode *node = scalar(name, text);
    if (!node)
        return;
    if (const auto time = timeOfWord(text))
        value = *time;
    else
        mistake(*node, name,
                PlanFile::tr("\"%1\" is no time of day; write it like 09:30.").arg(shown(text)));
}

void Fields::elements(const QString &name,
                      const std::function<void(const YamlNode &, const QString &)> &each)
{
    const YamlNode *node = find(name);
    if (!node)
        return;
    if (node->kind != YamlNode::Kind::Sequence) {
        mistake(*node, name, PlanFile::tr("a list is wanted; begin each element with \"- \"."));
        return;
    }
    int ordinal = 0;
    for (const YamlNode &item : node->items)
        each(item, pathOf(name) + u"[%1]"_s.arg(++ordinal));
}

void Fields::mistake(const YamlNode &node, const QString &name, const QString &why)
{
    m_mistakes.add(node, pathOf(name), why);
}

QString Fields::pathOf(const QString &name) const
{
    return m_path.isEmpty() ? name : m_path + u'.' + name;
}

void Fields::wrongWord(const YamlNode &node, const QString &name, const QString &text,
                       const QStringList &words)
{
    const QString nearest = nearestWord(text, words);
    mistake(
        node, name,
        nearest.isEmpty()
            ? PlanFile::tr("\"%1\" is not known; it is one of: %2.")
                  .arg(shown(text), words.join(u", "_s))
            : PlanFile::tr("\"%1\" is not known; did you mean \"%2\"?").arg(shown(text), nearest));
}

} // namespace Chaos
