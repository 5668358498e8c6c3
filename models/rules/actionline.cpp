// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/actionline.h"

#include "models/day/wordtext.h"
#include "models/rules/itemstanding.h"

#include <QDateTime>

#include <algorithm>
#include <array>
#include <vector>

namespace Chaos {

namespace {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

constexpr qsizetype longestName = 200;
constexpr std::array weekdays{"mon"_L1, "tue"_L1, "wed"_L1, "thu"_L1, "fri"_L1, "sat"_L1, "sun"_L1};
constexpr std::array longWeekdays{"monday"_L1, "tuesday"_L1,  "wednesday"_L1, "thursday"_L1,
                                  "friday"_L1, "saturday"_L1, "sunday"_L1};

/// A piece of the line, without the space around it.
struct LineWord
{
    qsizetype from = 0;
    qsizetype to = 0;
    bool isTaken = false;
};

bool isSame(QStringView one, QStringView other)
{
    return one.compare(other, Qt::CaseInsensitive) == 0;
}

std::vector<LineWord> wordsOf(QStringView line)
{
    std::vector<LineWord> words;
    for (qsizetype i = 0; i < line.size(); ++i) {
        if (line[i].isSpace())
            continue;
        const qsizetype from = i;
        while (i < line.size() && !line[i].isSpace())
            ++i;
        words.push_back({.from = from, .to = i});
    }
    return words;
}

/// The key of the person that is meant; empty: nobody of the plan is.
QString personNamed(const Plan &plan, QStringView name)
{
    const auto byKey = std::ranges::find_if(
        plan.people, [&](const Person &person) { return isSame(person.key, name); });
    if (byKey != plan.people.end())
        return byKey->key;
    const auto byName = std::ranges::find_if(plan.people, [&](const Person &person) {
        return isSame(person.name, name) || isSame(person.name.section(u' ', 0, 0), name);
    });
    return byName == plan.people.end() ? QString() : byName->key;
}

std::optional<ItemKind> kindNamed(QStringView name)
{
    const std::string word = name.toString().toLower().toStdString();
    const auto known =
        std::ranges::find(itemKindWords, word, &std::pair<ItemKind, std::string_view>::second);
    return known == itemKindWords.end() ? std::nullopt : std::optional(known->first);
}

QString wordOfKind(ItemKind kind)
{
    return textIn(itemKindWords, kind);
}

Instant instantAt(const QDateTime &wall, Micros utcOffset)
{
    return Instant(std::chrono::milliseconds(wall.toMSecsSinceEpoch())) - utcOffset;
}

/// The last minute of that date.
Instant endOf(QDate date, Micros utcOffset)
{
    return instantAt(QDateTime(date, QTime(23, 59), Qt::UTC), utcOffset);
}

std::optional<int> daysUntil(QStringView word, QDate today)
{
    if (isSame(word, u"today"))
        return 0;
    if (isSame(word, u"tomorrow"))
        return 1;
    for (std::size_t i = 0; i < weekdays.size(); ++i) {
        if (word.compare(weekdays[i], Qt::CaseInsensitive) == 0
            || word.compare(longWeekdays[i], Qt::CaseInsensitive) == 0)
            return (int(i) + 7 - today.dayOfWeek()) % 7 + 1; // never today: that has a word
    }
    return {};
}

std::optional<Micros> lengthOf(QStringView word)
{
    bool isNumber = false;
    const int count = word.size() < 2 ? 0 : word.chopped(1).toInt(&isNumber);
    constexpr int most = 999;
    if (!isNumber || count < 1 || count > most || !word.front().isDigit())
        return {};
    switch (word.back().toLower().unicode()) {
    case u'h':
        return std::chrono::hours(count);
    case u'd':
        return std::chrono::days(count);
    case u'w':
        return std::chrono::weeks(count);
    default:
        return {};
    }
}

std::optional<Instant> dueIn(QStringView word, const ActionLine::Context &context)
{
    if (const auto length = lengthOf(word))
        return context.now + *length;
    const QDate today = localDate(context.now, context.utcOffset);
    if (const auto days = daysUntil(word, today))
        return endOf(today.addDays(*days), context.utcOffset);
    const QString text = word.toString();
    if (const QDate date = QDate::fromString(text, u"yyyy-MM-dd"_s); date.isValid())
        return endOf(date, context.utcOffset);
    QDateTime wall = QDateTime::fromString(text, u"yyyy-MM-ddTHH:mm"_s);
    if (!wall.isValid())
        return {};
    wall.setTimeSpec(Qt::UTC);
    return instantAt(wall, context.utcOffset);
}

/// Finds what is understood in a line, and leaves the rest.
class LineReader
{
public:
    LineReader(const QString &line, const ActionLine::Context &context)
        : m_line(line)
        , m_context(context)
        , m_words(wordsOf(m_line))
    {}

    ActionLine read()
    {
        ActionLine result;
        takeAlert(result);
        takeNames(result);
        takeEnd(result);
        for (const LineWord &word : m_words) {
            if (word.isTaken)
                result.understood << wordAt(word).toString();
        }
        result.text = rest();
        // Signs alone are no item: then they are what it says.
        if (result.text.isEmpty())
            return {.text = m_line.trimmed()};
        return result;
    }

private:
    [[nodiscard]] QStringView wordAt(const LineWord &word) const
    {
        return QStringView(m_line).sliced(word.from, word.to - word.from);
    }

    /// The name of an alert may be of several words: the longest that fits is meant.
    void takeAlert(ActionLine &result)
    {
        for (std::size_t i = m_words.size(); i-- > 0;) {
            if (wordAt(m_words[i]).front() != u'!')
                continue;
            const QStringView said = QStringView(m_line).sliced(m_words[i].from + 1);
            const QString *meant = nullptr;
            for (const QString &alert : m_context.alerts) {
                const bool isWhole = said.size() == alert.size()
                    || (said.size() > alert.size() && said[alert.size()].isSpace());
                const bool fits =
                    !alert.isEmpty() && isWhole && said.startsWith(alert, Qt::CaseInsensitive);
                if (fits && (!meant || alert.size() > meant->size()))
                    meant = &alert;
            }
            if (!meant)
                continue;
            result.alert = *meant;
            join(i, m_words[i].from + 1 + meant->size());
            return;
        }
    }

    /// Takes all words from the one with that index up to `to` as one.
    void join(std::size_t index, qsizetype to)
    {
        const auto next = m_words.begin() + std::ptrdiff_t(index) + 1;
        const auto end = std::find_if(next, m_words.end(),
                                      [to](const LineWord &word) { return word.from >= to; });
        m_words[index].to = to;
        m_words[index].isTaken = true;
        m_words.erase(next, end);
    }

    /// Those that are known, wherever they stand.
    void takeNames(ActionLine &result)
    {
        for (std::size_t i = m_words.size(); i-- > 0;) {
            LineWord &word = m_words[i];
            const QStringView said = wordAt(word);
            if (word.isTaken || said.size() < 2)
                continue;
            if (said.front() == u'@' && result.owner.isEmpty()) {
                result.owner = personNamed(m_context.plan, said.sliced(1));
                word.isTaken = !result.owner.isEmpty();
            } else if (said.front() == u'#' && !result.kind) {
                result.kind = kindNamed(said.sliced(1));
                word.isTaken = result.kind.has_value();
            }
        }
    }

    /// What is meant at the end of a line only: "wait 48h after it" is no due time, and "@media" in
    /// the middle of a sentence is nobody's name.
    void takeEnd(ActionLine &result)
    {
        for (std::size_t i = m_words.size(); i-- > 0;) {
            LineWord &word = m_words[i];
            if (word.isTaken)
                continue;
            const QStringView said = wordAt(word);
            if (!result.due && (result.due = dueIn(said, m_context))) {
                word.isTaken = true;
            } else if (isName(said) && result.owner.isEmpty()) {
                result.owner = said.sliced(1).toString();
                word.isTaken = true;
            } else {
                return;
            }
        }
    }

    [[nodiscard]] static bool isName(QStringView said)
    {
        return said.size() > 1 && said.size() < longestName && said.front() == u'@'
            && said[1].isLetter();
    }

    /// What is left, with its own spaces inside.
    [[nodiscard]] QString rest() const
    {
        QString text;
        qsizetype from = 0;
        for (const LineWord &word : m_words) {
            if (!word.isTaken)
                continue;
            append(text, QStringView(m_line).sliced(from, word.from - from));
            from = word.to;
        }
        append(text, QStringView(m_line).sliced(from));
        return text;
    }

    static void append(QString &text, QStringView piece)
    {
        const QStringView plain = piece.trimmed();
        if (!text.isEmpty() && !plain.isEmpty())
            text += u' ';
        text += plain;
    }

    const QString &m_line;
    const ActionLine::Context &m_context;
    std::vector<LineWord> m_words;
};

} // namespace

ActionLine ActionLine::read(const QString &line, const Context &context)
{
    return LineReader(line, context).read();
}

ActionItem ActionLine::applied(const ActionItem &before) const
{
    ActionItem item = before;
    item.text = text;
    item.owner = owner;
    item.alert = alert;
    item.kind = kind.value_or(alert.isEmpty() ? ItemKind::Other : ItemKind::Alert);
    item.due = due;
    return item;
}

QString ActionLine::of(const ActionItem &item, Micros utcOffset)
{
    QStringList words{item.text};
    if (!item.owner.isEmpty())
        words << u'@' + item.owner;
    const ItemKind plain = item.alert.isEmpty() ? ItemKind::Other : ItemKind::Alert;
    if (item.kind != plain)
        words << u'#' + wordOfKind(item.kind);
    if (!item.alert.isEmpty())
        words << u'!' + item.alert;
    if (item.due) {
        const auto millis = microsOf(*item.due + utcOffset) / 1000;
        const QDateTime wall = QDateTime::fromMSecsSinceEpoch(millis, Qt::UTC);
        words << wall.toString(u"yyyy-MM-ddTHH:mm"_s);
    }
    return words.join(u' ');
}

qsizetype ActionLine::wordStart(QStringView line, qsizetype at)
{
    qsizetype from = std::min(at, line.size());
    while (from > 0 && !line[from - 1].isSpace())
        --from;
    const bool isSigned = from < at && QStringView(u"@#!").contains(line[from]);
    return isSigned ? from : at;
}

QStringList ActionLine::completions(QStringView line, qsizetype at, const Context &context)
{
    const qsizetype from = wordStart(line, at);
    if (from == at)
        return {};
    const QStringView begun = line.sliced(from + 1, at - from - 1);
    const QChar sign = line[from];
    QStringList found;
    const auto offer = [&](const QString &word, const QString &other = {}) {
        if (word.startsWith(begun, Qt::CaseInsensitive)
            || (!other.isEmpty() && other.startsWith(begun, Qt::CaseInsensitive)))
            found << sign + word;
    };
    if (sign == u'@') {
        for (const Person &person : context.plan.people)
            offer(person.key, person.name);
    } else if (sign == u'#') {
        for (const auto &[kind, word] : itemKindWords)
            offer(wordOfKind(kind));
    } else {
        for (const QString &alert : context.alerts)
            offer(alert);
    }
    return found;
}

} // namespace Chaos
