// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/starterplan.h"
#include "models/plan/planfile.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

#include <map>

using namespace Chaos;
using namespace Qt::StringLiterals;

namespace {

// Far from every field and word, so that the reader lists what it knows instead of guessing.
const auto nobodysWord = u"zzzzzzzzzzzzzzzz"_s;

/// Where in a plan → the fields or words that are known there.
using Known = std::map<QString, QStringList>;

QJsonObject theSchema()
{
    return QJsonDocument::fromJson(planSchema()).object();
}

/// What a part of the schema stands for: itself, what it refers to, and its alternatives.
std::vector<QJsonObject> meaningsOf(const QJsonObject &part)
{
    static const QJsonObject definitions = theSchema()["definitions"_L1].toObject();
    std::vector<QJsonObject> meanings{part};
    const QString name = part["$ref"_L1].toString().section(u'/', -1);
    if (!name.isEmpty())
        std::ranges::move(meaningsOf(definitions[name].toObject()), std::back_inserter(meanings));
    for (const auto member : {"allOf"_L1, "oneOf"_L1}) {
        const QJsonArray others = part[member].toArray();
        for (const QJsonValue &other : others)
            std::ranges::move(meaningsOf(other.toObject()), std::back_inserter(meanings));
    }
    return meanings;
}

QStringList sorted(QStringList words)
{
    words.sort();
    return words;
}

QStringList wordsOf(const QJsonArray &values)
{
    QStringList words;
    for (const QJsonValue &value : values) {
        if (value.isString())
            words.push_back(value.toString());
    }
    return sorted(words);
}

/// What the schema knows, and a plan that holds every map and every word in it, each of them wrong.
struct SchemaWalk
{
    Known fields{};
    Known words{};

    QJsonValue walk(const QJsonObject &part, const QString &path)
    {
        for (const QJsonObject &meaning : meaningsOf(part)) {
            if (meaning.contains("properties"_L1))
                return walkMap(meaning["properties"_L1].toObject(), path);
            if (meaning.contains("items"_L1)) {
                const QJsonValue item = walk(meaning["items"_L1].toObject(), path + u"[1]"_s);
                return item.isUndefined() ? item : QJsonArray{item};
            }
            if (meaning.contains("enum"_L1)) {
                words[path] = wordsOf(meaning["enum"_L1].toArray());
                return nobodysWord;
            }
        }
        return QJsonValue(QJsonValue::Undefined);
    }

    QJsonValue walkMap(const QJsonObject &properties, const QString &path)
    {
        fields[path] = sorted(properties.keys());
        QJsonObject map{{nobodysWord, 1}};
        for (auto it = properties.begin(); it != properties.end(); ++it) {
            const QJsonValue value =
                walk(it->toObject(), path.isEmpty() ? it.key() : path + u'.' + it.key());
            if (!value.isUndefined())
                map[it.key()] = value;
        }
        for (const auto &name : {u"key"_s, u"name"_s, u"role"_s, u"person"_s}) {
            if (properties.contains(name))
                map[name] = u"x"_s;
        }
        return map;
    }
};

/// What the reader says it knows, for each place at which it met nobody's word.
void takeMessages(const QString &messages, Known &fields, Known &words)
{
    static const QRegularExpression field(u"^plan:\\d+:\\d+: (.*?)\\.?"_s + nobodysWord
                                          + u": there is no such field; known here are (.*)\\.$"_s);
    static const QRegularExpression word(u"^plan:\\d+:\\d+: (.*): \""_s + nobodysWord
                                         + u"\" is not known; it is one of: (.*)\\.$"_s);
    for (const QString &line : messages.split(u'\n')) {
        if (const auto match = field.match(line); match.hasMatch())
            fields[match.captured(1)] = sorted(match.captured(2).split(u", "_s));
        else if (const auto named = word.match(line); named.hasMatch())
            words[named.captured(1)] = sorted(named.captured(2).split(u", "_s));
    }
}

QString textOf(const Known &known)
{
    QString text;
    for (const auto &[path, words] : known)
        text += path + u" = "_s + words.join(u' ') + u'\n';
    return text;
}

} // namespace

/// The published schema and the reader are two descriptions of one format: neither may know more.
class TestPlanSchema : public QObject
{
    Q_OBJECT

private slots:
    void isASchema();
    void knowsWhatTheReaderKnows();
    void describesEveryField();
};

void TestPlanSchema::isASchema()
{
    const QJsonObject schema = theSchema();
    QCOMPARE(schema["$schema"_L1].toString(), u"http://json-schema.org/draft-07/schema#"_s);
    QCOMPARE(schema["additionalProperties"_L1], QJsonValue(false));
}

void TestPlanSchema::knowsWhatTheReaderKnows()
{
    SchemaWalk schema;
    const QJsonObject plan = schema.walk(theSchema(), {}).toObject();
    // JSON is YAML.
    const auto read = readPlan(QJsonDocument(plan).toJson(), u"plan"_s);
    QVERIFY(!read);
    Known fields;
    Known words;
    takeMessages(read.failure().detail, fields, words);
    QVERIFY2(!read.failure().detail.contains(u" more."), "some messages were left out");
    QCOMPARE(textOf(fields), textOf(schema.fields));
    QCOMPARE(textOf(words), textOf(schema.words));
    QCOMPARE(fields.size(), 25U); // the walk has met every map and every list of words
    QCOMPARE(words.size(), 14U);
}

void TestPlanSchema::describesEveryField()
{
    const QJsonObject definitions = theSchema()["definitions"_L1].toObject();
    const QJsonObject properties = theSchema()["properties"_L1].toObject();
    for (auto it = properties.begin(); it != properties.end(); ++it)
        QVERIFY2(!(*it)["description"_L1].toString().isEmpty(), qPrintable(it.key()));
    const QJsonObject card = definitions["experiment"_L1]["properties"_L1].toObject();
    QVERIFY(card.size() > 25);
    for (auto it = card.begin(); it != card.end(); ++it)
        QVERIFY2(!(*it)["description"_L1].toString().isEmpty(), qPrintable(it.key()));
}

QTEST_GUILESS_MAIN(TestPlanSchema)
#include "tst_planschema.moc"
