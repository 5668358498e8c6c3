// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/plan/chaostoolkit.h"

#include "models/plan/jsonnode.h"
#include "models/plan/plankey.h"
#include "models/plan/planscope.h"
#include "models/plan/toolkitexperiment.h"
#include "models/plan/toolkitfill.h"
#include "models/plan/toolkitmask.h"
#include "models/plan/toolkitnotes.h"
#include "models/plan/toolkittolerance.h"
#include "models/plan/toolkitvalue.h"

#include <QCoreApplication>

#include <algorithm>

namespace Chaos {

using namespace Qt::StringLiterals;
using namespace Toolkit;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Toolkit)
};

constexpr qsizetype mostActivity = 20'000; ///< characters; a plan file takes no longer text
const QString hypothesisName = u"steady-state-hypothesis"_s;

QString endingOf(const QString &fileName)
{
    const qsizetype dot = fileName.lastIndexOf(u'.');
    return dot < 0 ? QString() : fileName.mid(dot + 1).toLower();
}

Outcome<YamlNode> readTree(const QByteArray &bytes, const QString &fileName)
{
    return endingOf(fileName) == u"json" ? readJson(bytes, fileName) : readYaml(bytes, fileName);
}

/// Reads the checked tree into a card.
class CardMaker
{
public:
    explicit CardMaker(const YamlNode &root)
        : m_root(root)
        , m_configuration(memberOf(root, u"configuration"_s))
        , m_mask(memberOf(root, u"secrets"_s))
    {}

    ToolkitImport make(const Declared &declared)
    {
        Experiment &card = m_import.experiment;
        card.title = text(m_root, u"title"_s);
        card.key = keyOfTitle(card.title);
        card.kind = ExperimentKind::SystemTest; // it knows no alerts
        card.question = text(m_root, u"description"_s);
        const YamlNode *hypothesis = memberOf(m_root, hypothesisName);
        if (hypothesis && hypothesis->kind == YamlNode::Kind::Map) {
            card.hypothesis = text(*hypothesis, u"title"_s);
            each(*hypothesis, u"probes"_s, [&](const YamlNode &probe) {
                card.steadyStates.push_back(steadyState(probe, declared));
            });
        }
        each(m_root, u"method"_s, [&](const YamlNode &activity) {
            card.method.push_back(scripted(resolved(activity, declared)));
        });
        each(m_root, u"rollbacks"_s, [&](const YamlNode &activity) {
            card.backOutPlan.push_back(scripted(resolved(activity, declared)));
        });
        keepNames(card);
        PlanParts::fillTexts(card);
        if (const YamlNode *url = m_configuration.value(u"prometheus_base_url"_s))
            m_import.prometheus = m_mask.masked(url->text);
        m_import.notes = notesOn(m_root, m_configuration) + m_notes;
        if (!m_masked.isEmpty()) {
            m_import.notes.push_back(
                Words::tr("Secrets are masked with %1 in: %2. Let the environment hold them.")
                    .arg(SecretMask::marks(), m_masked.join(u", "_s)));
        }
        for (QString &note : m_import.notes)
            note = m_mask.masked(note);
        return m_import;
    }

private:
    static void each(const YamlNode &map, const QString &name, auto take)
    {
        if (const YamlNode *list = memberOf(map, name))
            std::ranges::for_each(list->items, take);
    }

    QString text(const YamlNode &map, const QString &name)
    {
        YamlNode node = *memberOf(map, name);
        if (name == u"title")
            m_configuration.fill(node);
        if (m_mask.mask(node))
            noteMasked(name);
        return node.text.trimmed();
    }

    /// Configuration and secrets by their names, which the steps say; the secrets of a file are
    /// not taken, but where the environment has them.
    void keepNames(Experiment &card)
    {
        YamlNode configuration = m_configuration.kept();
        if (m_mask.mask(configuration))
            noteMasked(u"configuration"_s);
        if (!configuration.members.empty())
            card.configuration = jsonOf(configuration);
        YamlNode secrets;
        secrets.kind = YamlNode::Kind::Map;
        if (!m_configuration.secrets().members.empty()) {
            secrets.members.push_back(
                {.name = u"configuration"_s, .value = m_configuration.secrets()});
        }
        const auto isLiteral = [](const YamlMember &secret) {
            return secret.value.kind != YamlNode::Kind::Map
                || textAt(secret.value, u"type"_s).isEmpty();
        };
        const YamlNode *declared = memberOf(m_root, u"secrets"_s);
        for (YamlMember target : declared ? declared->members : std::vector<YamlMember>()) {
            std::erase_if(target.value.members, isLiteral);
            if (!target.value.members.empty())
                secrets.members.push_back(std::move(target));
        }
        if (!secrets.members.empty())
            card.secrets = jsonOf(secrets);
    }

    /// The activity with the configuration's values in their places and without secrets.
    YamlNode prepared(YamlNode activity)
    {
        m_configuration.fillActivity(activity);
        if (m_mask.mask(activity))
            noteMasked(textAt(activity, u"name"_s));
        return activity;
    }

    SteadyState steadyState(const YamlNode &written, const Declared &declared)
    {
        YamlNode probe = resolved(written, declared);
        const YamlNode *own = memberOf(written, u"tolerance"_s);
        if (own && !memberOf(probe, u"tolerance"_s))
            probe.members.push_back({.name = u"tolerance"_s, .value = *own});
        probe = prepared(probe);
        const YamlNode provider = *memberOf(probe, u"provider"_s);
        const YamlNode tolerance = *memberOf(probe, u"tolerance"_s);
        const QString words = toleranceWords(tolerance, textAt(provider, u"type"_s));

        SteadyState steady{.activity = keptJson(probe)};
        steady.query = queryOf(provider);
        if (steady.query.isEmpty()) {
            steady.title = namedDeedOf(probe) + u" → "_s + words;
            return steady;
        }
        steady.source = u"prometheus"_s;
        steady.title = textAt(probe, u"name"_s);
        if (const auto range = rangeOf(tolerance)) {
            steady.atLeast = range->first;
            steady.atMost = range->second;
        } else {
            steady.title += u" → "_s + words;
        }
        return steady;
    }

    /// What a probe asks of Prometheus; empty for any other.
    static QString queryOf(const YamlNode &provider)
    {
        const YamlNode *arguments = memberOf(provider, u"arguments"_s);
        const bool isQuery = arguments && textAt(provider, u"module"_s) == u"chaosprometheus.probes"
            && textAt(provider, u"func"_s) == u"query";
        return isQuery ? textAt(*arguments, u"query"_s).trimmed() : QString();
    }

    /// One that is too long to be kept is for people to do.
    PlannedStep scripted(YamlNode activity)
    {
        if (m_mask.mask(activity))
            noteMasked(textAt(activity, u"name"_s));
        PlannedStep step{.text = stepOf(activity), .activity = keptJson(activity)};
        if (!step.activity.isEmpty())
            step.provider = PlannedStep::Provider::Scripted;
        return step;
    }

    QString keptJson(const YamlNode &activity)
    {
        const QString json = jsonOf(activity);
        if (json.size() <= mostActivity)
            return json;
        m_notes.push_back(Words::tr("\"%1\" is too long to be kept but in words.")
                              .arg(textAt(activity, u"name"_s).left(60)));
        return {};
    }

    void noteMasked(const QString &where)
    {
        if (!m_masked.contains(where))
            m_masked.push_back(where);
    }

    const YamlNode &m_root;
    Configuration m_configuration;
    SecretMask m_mask;
    ToolkitImport m_import;
    QStringList m_notes;
    QStringList m_masked;
};

const AlertSource *prometheusOf(const Plan &day, const QString &url)
{
    const auto bare = [](QString text) {
        while (text.endsWith(u'/'))
            text.chop(1);
        return text;
    };
    const AlertSource *only = nullptr;
    int count = 0;
    for (const AlertSource &source : day.sources) {
        if (source.type != AlertSource::Type::Prometheus)
            continue;
        if (!url.isEmpty() && bare(source.url) == bare(url))
            return &source;
        only = &source;
        ++count;
    }
    return count == 1 ? only : nullptr;
}

} // namespace

bool isToolkitExperiment(const QByteArray &bytes, const QString &fileName)
{
    const auto root = readTree(bytes, fileName);
    if (!root)
        return endingOf(fileName) == u"json";
    const auto has = [&](const QString &name) { return memberOf(*root, name) != nullptr; };
    const bool isPlan = has(u"experiments"_s) || has(u"date"_s) || has(u"people"_s)
        || has(u"sources"_s) || has(u"hosts"_s);
    return !isPlan && (has(u"method"_s) || has(hypothesisName) || has(u"rollbacks"_s));
}

Outcome<ToolkitImport> readToolkitExperiment(const QByteArray &bytes, const QString &fileName)
{
    static const QStringList endings{u"json"_s, u"yaml"_s, u"yml"_s};
    if (!endings.contains(endingOf(fileName))) {
        return failureAt(fileName, 1, 1,
                         Words::tr("the file's ending says how it is read; name it .json, .yaml "
                                   "or .yml."));
    }
    const auto root = readTree(bytes, fileName);
    if (!root)
        return root.failure();
    Mistakes mistakes(fileName);
    const Declared declared = checkExperiment(*root, mistakes);
    if (!mistakes.isEmpty())
        return Failure{Failure::Kind::BadInput, mistakes.text()};
    return CardMaker(*root).make(declared);
}

Plan planWith(ToolkitImport &import, const Plan &day)
{
    const AlertSource *source = prometheusOf(day, import.prometheus);
    bool isMissed = false;
    for (SteadyState &steady : import.experiment.steadyStates) {
        if (steady.query.isEmpty())
            continue;
        if (source)
            steady.source = source->key;
        isMissed = isMissed || !source;
    }
    if (isMissed) {
        import.notes.push_back(
            import.prometheus.isEmpty()
                ? Words::tr(
                    "Queries ask the source \"prometheus\", which the day does not have yet.")
                : Words::tr("Queries ask the source \"prometheus\" (%1), which the day does not "
                            "have yet.")
                      .arg(import.prometheus));
    }
    // With all the day's own experiments, so that the queue keeps its order.
    Plan plan;
    plan.experiments = day.experiments;
    plan.assignments = day.assignments;
    const Experiment &read = import.experiment;
    auto known = std::ranges::find(plan.experiments, read.key, &Experiment::key);
    if (known == plan.experiments.end())
        known = plan.experiments.insert(known, read);
    Experiment &card = *known;
    card.title = read.title;
    card.question = read.question;
    card.hypothesis = read.hypothesis;
    card.configuration = read.configuration;
    card.secrets = read.secrets;
    card.method = read.method;
    card.steadyStates = read.steadyStates;
    card.backOutPlan = read.backOutPlan;
    return plan;
}

} // namespace Chaos
