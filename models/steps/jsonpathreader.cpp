// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/steps/jsonpath.h"
#include "models/steps/jsonpathparts.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <utility>

namespace Chaos::JsonPathParts {

using namespace Qt::StringLiterals;

namespace {

using Function = Subscript::Function;

constexpr auto functionWords = std::to_array<std::pair<QStringView, Function>>({
    {u"charAt", Function::CharAt},
    {u"entries", Function::Entries},
    {u"keys", Function::Keys},
    {u"length", Function::Length},
    {u"substring", Function::Substring},
    {u"values", Function::Values},
});

/// Longer ones before those that they begin with.
constexpr auto comparisonSigns = std::to_array<std::pair<QStringView, Comparison>>({
    {u"!=", Comparison::NotEqual},
    {u"<=", Comparison::AtMost},
    {u">=", Comparison::AtLeast},
    {u"=", Comparison::Equal},
    {u"<", Comparison::Less},
    {u">", Comparison::More},
});

constexpr auto reservedWords =
    std::to_array<QStringView>({u"and", u"or", u"not", u"true", u"false", u"null"});

/// Beyond every list, and still far from what 64 bits hold.
constexpr qint64 farAway = qint64(1) << 62;

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

bool isWordStart(QChar c)
{
    return c == u'_' || (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

/// Reads from left to right. After a mistake, the first of which is kept, it sees nothing but the
/// end.
class RouteReader
{
    Q_DECLARE_TR_FUNCTIONS(JsonPath)

public:
    explicit RouteReader(const QString &text)
        : m_text(text)
    {}

    Outcome<Route> read();

private:
    /// One level deeper for as long as it lives.
    class Level
    {
    public:
        explicit Level(RouteReader &reader)
            : m_reader(reader)
        {
            if (++m_reader.m_depth > Chaos::JsonPath::deepest)
                m_reader.refuse(tr("it is nested too deep; write it with fewer brackets."));
        }
        ~Level() { --m_reader.m_depth; }
        Q_DISABLE_COPY_MOVE(Level)

    private:
        RouteReader &m_reader;
    };

    void refuse(const QString &remedy);
    QChar next();
    bool take(QStringView sign);
    bool takeWord(QStringView word);
    void want(QStringView sign, const QString &remedy);
    QStringView word();
    QStringView number();
    QString text();
    QChar escaped();

    Route route();
    Step step();
    std::vector<Subscript> bracketed();
    Subscript bare();
    Subscript subscript();
    Subscript place();
    Subscript call(QStringView name);
    Subscript filter();
    std::optional<qint64> wholeNumber();

    Test test();
    Test anyOf();
    Test negation();
    Test comparison();
    Operand operand();
    QJsonValue value();
    QJsonValue list();
    QJsonValue object();
    QJsonValue numberValue();

    const QString &m_text;
    qsizetype m_at = 0;
    int m_depth = 0;
    std::optional<Failure> m_failure{};
};

void RouteReader::refuse(const QString &remedy)
{
    if (!m_failure) {
        m_failure = Failure{Failure::Kind::BadInput,
                            tr("character %1 of the path: %2").arg(m_at + 1).arg(remedy)};
    }
    m_at = m_text.size();
}

/// Behind blanks; not taken.
QChar RouteReader::next()
{
    while (m_at < m_text.size() && u" \t\r\n"_s.contains(m_text[m_at]))
        ++m_at;
    return m_at < m_text.size() ? m_text[m_at] : QChar();
}

bool RouteReader::take(QStringView sign)
{
    next();
    if (!QStringView(m_text).sliced(m_at).startsWith(sign))
        return false;
    m_at += sign.size();
    return true;
}

bool RouteReader::takeWord(QStringView wanted)
{
    next();
    const qsizetype before = m_at;
    if (word() == wanted)
        return true;
    m_at = before;
    return false;
}

void RouteReader::want(QStringView sign, const QString &remedy)
{
    if (take(sign))
        return;
    const QChar c = next();
    if (c == u'&' || c == u'|' || c == u'!')
        refuse(tr("the words and, or and not are wanted in place of signs."));
    else
        refuse(remedy);
}

/// Empty where none begins.
QStringView RouteReader::word()
{
    if (!isWordStart(next()))
        return {};
    const qsizetype from = m_at;
    while (m_at < m_text.size() && (isWordStart(m_text[m_at]) || isDigit(m_text[m_at])))
        ++m_at;
    return QStringView(m_text).sliced(from, m_at - from);
}

/// As JSON writes it; empty where none begins.
QStringView RouteReader::number()
{
    next();
    const qsizetype from = m_at;
    qsizetype at = m_at;
    const auto isDigitAt = [&](qsizetype i) { return i < m_text.size() && isDigit(m_text[i]); };
    const auto passWhole = [&] {
        if (m_text[at] == u'0') {
            ++at;
            return;
        }
        while (isDigitAt(at))
            ++at;
    };
    if (at < m_text.size() && m_text[at] == u'-')
        ++at;
    if (!isDigitAt(at))
        return {};
    passWhole();
    if (at < m_text.size() && m_text[at] == u'.' && isDigitAt(at + 1)) {
        ++at;
        while (isDigitAt(at))
            ++at;
    }
    if (at < m_text.size() && (m_text[at] == u'e' || m_text[at] == u'E')) {
        const qsizetype mark = at++;
        if (at < m_text.size() && (m_text[at] == u'-' || m_text[at] == u'+'))
            ++at;
        if (isDigitAt(at))
            passWhole();
        else
            at = mark;
    }
    m_at = at;
    return QStringView(m_text).sliced(from, at - from);
}

/// What stands behind a backslash.
QChar RouteReader::escaped()
{
    constexpr QStringView signs = u"\"\\/bfnrt";
    constexpr QStringView meant = u"\"\\/\b\f\n\r\t";
    const QChar c = m_at < m_text.size() ? m_text[m_at] : QChar();
    const qsizetype which = signs.indexOf(c);
    if (which >= 0) {
        ++m_at;
        return meant[which];
    }
    bool isHex = false;
    const ushort unit = QStringView(m_text).mid(m_at + 1, 4).toUShort(&isHex, 16);
    if (c != u'u' || !isHex || m_at + 5 > m_text.size()) {
        refuse(tr("\\ stands before one of \" \\ / b f n r t, or u and four hexadecimal digits."));
        return {};
    }
    m_at += 5;
    return QChar(unit);
}

QString RouteReader::text()
{
    const qsizetype from = m_at;
    QString read;
    ++m_at;
    while (m_at < m_text.size() && m_text[m_at] != u'"') {
        const QChar c = m_text[m_at++];
        if (c < u' ') {
            --m_at;
            refuse(tr("line breaks and the like are written as \\n and so on."));
        } else {
            read += c == u'\\' ? escaped() : c;
        }
    }
    if (m_at >= m_text.size() && !m_failure) {
        m_at = from;
        refuse(tr("the closing \" is missing."));
    }
    if (!m_failure)
        ++m_at;
    return read;
}

Route RouteReader::route()
{
    Route route;
    route.fromRoot = !take(u"@");
    if (route.fromRoot)
        want(u"$", tr("a path starts with $, like $.foo[*].baz."));
    for (QChar c = next(); c == u'.' || c == u'['; c = next())
        route.steps.push_back(step());
    return route;
}

Step RouteReader::step()
{
    Step step;
    step.descends = take(u"..");
    if (next() == u'[') {
        step.subscripts = bracketed();
        return step;
    }
    if (!step.descends)
        take(u".");
    step.subscripts.push_back(bare());
    return step;
}

Subscript RouteReader::bare()
{
    Subscript one;
    if (take(u"*"))
        return one;
    one.kind = Subscript::Kind::Name;
    next();
    const qsizetype from = m_at;
    const QStringView name = word();
    one.name = name.toString();
    if (name.isEmpty()) {
        refuse(next() == u'['
                   ? tr("no dot is wanted before [.")
                   : tr("a name of letters, digits and _ is wanted, or *; other names stand in "
                        "brackets, like $[\"a-b\"], and so do numbers, like $[0]."));
    } else if (std::ranges::find(reservedWords, name) != reservedWords.end()) {
        m_at = from;
        refuse(tr("this word has a meaning of its own; as a name it stands in brackets: [\"%1\"].")
                   .arg(one.name));
    } else if (next() == u'(') {
        return call(name);
    }
    return one;
}

std::vector<Subscript> RouteReader::bracketed()
{
    std::vector<Subscript> all;
    take(u"[");
    do {
        all.push_back(subscript());
    } while (take(u","));
    want(u"]", tr("a closing ] is wanted."));
    return all;
}

Subscript RouteReader::subscript()
{
    Subscript one;
    const QChar c = next();
    if (take(u"*"))
        return one;
    if (c == u'?')
        return filter();
    if (c == u'-' || c == u':' || isDigit(c))
        return place();
    if (c == u'"') {
        one.kind = Subscript::Kind::Name;
        one.name = text();
    } else if (c == u'$' || c == u'@') {
        one.kind = Subscript::Kind::Looked;
        one.operands.push_back(operand());
    } else if (isWordStart(c)) {
        const qsizetype from = m_at;
        const QStringView name = word();
        if (next() == u'(')
            return call(name);
        m_at = from;
        refuse(tr("a name in brackets stands in double quotes: [\"%1\"].").arg(name));
    } else if (c == u'\'') {
        refuse(tr("a name in brackets stands in double quotes, like [\"name\"]."));
    } else {
        refuse(tr("a name in double quotes, a whole number, *, a slice like 1:3 or a filter like "
                  "?(@.name) is wanted."));
    }
    return one;
}

Subscript RouteReader::filter()
{
    Subscript one;
    one.kind = Subscript::Kind::Filter;
    take(u"?");
    want(u"(", tr("a filter stands in round brackets, like [?(@.name)]."));
    one.tests.push_back(test());
    want(u")", tr("and, or, a comparison (= != < <= > >= contains) or a closing ) is wanted."));
    return one;
}

std::optional<qint64> RouteReader::wholeNumber()
{
    const QChar c = next();
    if (c != u'-' && !isDigit(c))
        return {};
    const qsizetype from = m_at;
    const QStringView digits = number();
    bool fits = false;
    const qint64 whole = digits.toLongLong(&fits);
    if (fits)
        return std::clamp(whole, -farAway, farAway);
    if (!digits.isEmpty() && !digits.contains(u'.') && !digits.contains(u'e', Qt::CaseInsensitive))
        return digits.startsWith(u'-') ? -farAway : farAway;
    m_at = from;
    refuse(tr("a whole number is wanted."));
    return {};
}

Subscript RouteReader::place()
{
    Subscript one;
    one.kind = Subscript::Kind::Index;
    one.start = wholeNumber();
    if (!take(u":"))
        return one;
    one.kind = Subscript::Kind::Slice;
    one.end = wholeNumber();
    if (!take(u":"))
        return one;
    next();
    const qsizetype from = m_at;
    one.step = wholeNumber();
    if (one.step == 0) {
        m_at = from;
        refuse(tr("steps of 0 lead nowhere."));
    }
    return one;
}

Subscript RouteReader::call(QStringView name)
{
    Subscript one;
    one.kind = Subscript::Kind::Call;
    const auto known =
        std::ranges::find(functionWords, name, &std::pair<QStringView, Function>::first);
    if (known == functionWords.end()) {
        m_at = name.data() - QStringView(m_text).data();
        refuse(tr("one of charAt, entries, keys, length, substring and values is wanted."));
        return one;
    }
    one.function = known->second;
    take(u"(");
    if (take(u")"))
        return one;
    do {
        one.operands.push_back(operand());
    } while (take(u","));
    want(u")", tr("a closing ) is wanted."));
    return one;
}

Test RouteReader::test()
{
    const Level level(*this);
    Test all;
    all.kind = Test::Kind::All;
    do {
        all.parts.push_back(anyOf());
    } while (takeWord(u"and"));
    return all;
}

Test RouteReader::anyOf()
{
    Test any;
    any.kind = Test::Kind::Any;
    do {
        any.parts.push_back(negation());
    } while (takeWord(u"or"));
    return any;
}

Test RouteReader::negation()
{
    bool isNegated = false;
    while (takeWord(u"not"))
        isNegated = !isNegated;
    if (!isNegated)
        return comparison();
    Test negated;
    negated.kind = Test::Kind::Not;
    negated.parts.push_back(comparison());
    return negated;
}

Test RouteReader::comparison()
{
    if (take(u"(")) {
        Test inner = test();
        want(u")", tr("a closing ) is wanted."));
        return inner;
    }
    Test one;
    one.operands.push_back(operand());
    if (next() == u'=' && QStringView(m_text).sliced(m_at).startsWith(u"==")) {
        refuse(tr("equality is a single =."));
        return one;
    }
    const auto sign =
        std::ranges::find_if(comparisonSigns, [&](const auto &known) { return take(known.first); });
    if (sign != comparisonSigns.end())
        one.comparison = sign->second;
    else if (takeWord(u"contains"))
        one.comparison = Comparison::Contains;
    else
        return one;
    one.kind = Test::Kind::Compare;
    one.operands.push_back(operand());
    return one;
}

Operand RouteReader::operand()
{
    const Level level(*this);
    const QChar c = next();
    if (c == u'$' || c == u'@')
        return {{}, std::make_shared<const Route>(route())};
    return {value(), {}};
}

QJsonValue RouteReader::value()
{
    const Level level(*this);
    const QChar c = next();
    if (c == u'"')
        return text();
    if (c == u'[')
        return list();
    if (c == u'{')
        return object();
    if (c == u'-' || isDigit(c))
        return numberValue();
    if (takeWord(u"true"))
        return true;
    if (takeWord(u"false"))
        return false;
    if (takeWord(u"null"))
        return {};
    refuse(c == u'\''
               ? tr("a text stands in double quotes, like \"up\".")
               : tr("a value like \"up\", 5, true or null, or a path like @.name is wanted."));
    return {};
}

QJsonValue RouteReader::numberValue()
{
    const QStringView digits = number();
    if (digits.isEmpty())
        refuse(tr("a number is wanted."));
    bool fits = false;
    const qint64 whole = digits.toLongLong(&fits);
    return fits ? QJsonValue(whole) : QJsonValue(digits.toDouble());
}

QJsonValue RouteReader::list()
{
    QJsonArray all;
    take(u"[");
    if (take(u"]"))
        return all;
    do {
        all.append(value());
    } while (take(u","));
    want(u"]", tr("a closing ] is wanted."));
    return all;
}

QJsonValue RouteReader::object()
{
    QJsonObject all;
    take(u"{");
    if (take(u"}"))
        return all;
    do {
        if (next() != u'"')
            refuse(tr("a name in double quotes is wanted."));
        const QString name = m_failure ? QString() : text();
        want(u":", tr("a : is wanted behind the name."));
        all.insert(name, value());
    } while (take(u","));
    want(u"}", tr("a closing } is wanted."));
    return all;
}

Outcome<Route> RouteReader::read()
{
    if (m_text.size() > Chaos::JsonPath::mostCharacters) {
        return Failure{
            Failure::Kind::TooLarge,
            tr("The path is longer than %L1 characters.").arg(Chaos::JsonPath::mostCharacters)};
    }
    if (next() != u'$')
        refuse(tr("a path starts with $, like $.foo[*].baz."));
    Route whole = m_failure ? Route() : route();
    if (!next().isNull()) {
        refuse(tr("the path should end here, or go on with . or [; names with other signs than "
                  "letters, digits and _ stand in brackets, like $[\"a-b\"]."));
    }
    if (m_failure)
        return *m_failure;
    return whole;
}

} // namespace

Outcome<Route> readRoute(const QString &text)
{
    return RouteReader(text).read();
}

} // namespace Chaos::JsonPathParts
