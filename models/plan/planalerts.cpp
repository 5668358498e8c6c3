// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/plan/planalerts.h"

#include "models/day/wordtext.h"
#include "models/plan/matcherword.h"

#include <QCoreApplication>

#include <algorithm>

namespace Chaos::PlanParts {

using namespace Qt::StringLiterals;

namespace {

struct PlanFile
{
    Q_DECLARE_TR_FUNCTIONS(PlanFile)
};

void readMatchers(Fields &fields, std::vector<LabelMatcher> &matchers)
{
    const QString name = u"matchers"_s;
    const YamlNode *node = fields.find(name);
    if (!node)
        return;
    if (node->kind == YamlNode::Kind::Map) {
        for (const YamlMember &member : node->members)
            matchers.push_back(matcherOfPair(member.name, member.value.text));
    } else if (node->kind == YamlNode::Kind::Scalar) {
        const auto read = matchersOfWord(node->text);
        if (read)
            matchers = *read;
        else
            fields.mistake(*node, name, read.failure().detail);
    } else {
        fields.mistake(*node, name,
                       PlanFile::tr("write them like \"{job=~\\\"api|web\\\"}\" or as fields."));
    }
    for (const LabelMatcher &matcher : matchers) {
        if (const QString fault = faultOf(matcher); !fault.isEmpty())
            fields.mistake(*node, name, fault);
    }
}

void readNamed(Fields &fields, NamedAlert &alert)
{
    fields.text(u"source"_s, alert.source);
    fields.text(u"name"_s, alert.name);
    readMatchers(fields, alert.matchers);
    if (alert.name.isEmpty())
        fields.mistake(fields.node(), u"name"_s, PlanFile::tr("which alert? Its name is wanted."));
}

/// What else is asked of it, besides firing.
void readChecks(Fields &fields, ExpectedAlert &expected)
{
    std::vector<AlertCheck> also;
    fields.words(u"also"_s, subCheckWords, also);
    expected.firesOnNoData = std::ranges::count(also, AlertCheck::FiresOnNoData) > 0;
    expected.clearsByItself = std::ranges::count(also, AlertCheck::ClearsByItself) > 0;
    fields.duration(u"clears_within"_s, expected.clearsWithin);
}

void writeChecks(YamlWriter &yaml, const ExpectedAlert &expected)
{
    QStringList also;
    for (const auto &[check, word] : subCheckWords) {
        const bool isAsked =
            check == AlertCheck::FiresOnNoData ? expected.firesOnNoData : expected.clearsByItself;
        if (isAsked)
            also.push_back(wordText(word));
    }
    yaml.texts(u"also"_s, also);
    yaml.duration(u"clears_within"_s, expected.clearsWithin);
}

} // namespace

NamedAlert readGuard(const Place &place)
{
    NamedAlert alert;
    if (place.node.kind == YamlNode::Kind::Scalar) {
        alert.name = place.node.text;
        return alert;
    }
    Fields fields(place.node, place.path, place.mistakes);
    readNamed(fields, alert);
    return alert;
}

ExpectedAlert readExpected(const Place &place)
{
    ExpectedAlert expected;
    if (place.node.kind == YamlNode::Kind::Scalar) {
        expected.alert.name = place.node.text;
        return expected;
    }
    Fields fields(place.node, place.path, place.mistakes);
    readNamed(fields, expected.alert);
    fields.duration(u"known_within"_s, expected.knownWithin);
    fields.duration(u"told_within"_s, expected.toldWithin);
    readChecks(fields, expected);
    return expected;
}

void writeNamed(YamlWriter &yaml, const NamedAlert &alert)
{
    yaml.text(u"source"_s, alert.source);
    yaml.text(u"name"_s, alert.name);
    if (!alert.matchers.empty())
        yaml.text(u"matchers"_s, wordOfMatchers(alert.matchers));
}

void writeExpected(YamlWriter &yaml, const ExpectedAlert &expected)
{
    writeNamed(yaml, expected.alert);
    yaml.duration(u"known_within"_s, expected.knownWithin);
    yaml.duration(u"told_within"_s, expected.toldWithin);
    writeChecks(yaml, expected);
}

} // namespace Chaos::PlanParts
