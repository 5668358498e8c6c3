// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/holder.h"

#include "models/rules/evidence.h"
#include "models/rules/labeltext.h"
#include "models/rules/sighting.h"

#include <algorithm>

namespace Chaos {

namespace {

/// All of it comes from outside.
QString shown(std::string_view text)
{
    constexpr qsizetype most = 80;
    const QString line = QString::fromUtf8(text.data(), qsizetype(text.size())).simplified();
    return line.size() > most ? line.left(most - 1) + QChar(0x2026) : line;
}

/// The first of several between commas.
std::string_view firstOf(std::string_view list)
{
    return list.substr(0, list.find(','));
}

QString silencedBy(const Day &day, const Run &run, const std::string &source, std::string_view id)
{
    const QString title = sourceTitle(day, source);
    const auto &surveys = day.surveys().forRun(run.experiment);
    if (const auto survey = surveys.find(source); survey != surveys.end()) {
        const auto &silences = survey->second->silences;
        const auto silence = std::ranges::find(silences, id, &Silence::id);
        if (silence != silences.end()) {
            return Findings::tr("In %1 it was silenced by %2: “%3” (silence %4).")
                .arg(title, shown(silence->createdBy), shown(silence->comment), shown(id));
        }
    }
    return Findings::tr("In %1 it was silenced (silence %2).").arg(title, shown(id));
}

QString inhibitedBy(const Day &day, const std::string &source, std::string_view fingerprint)
{
    const QString title = sourceTitle(day, source);
    const Alert *by = day.alerts().find(source + '/' + std::string(fingerprint));
    if (!by) {
        return Findings::tr("In %1 it was inhibited by another alert (%2).")
            .arg(title, shown(fingerprint));
    }
    std::vector<Label> labels = by->labels;
    std::erase_if(labels, [](const Label &label) { return label.name == "alertname"; });
    const QString name = shown(day.alerts().lanes()[by->lane].name);
    return Findings::tr("In %1 it was inhibited by the alert %2.")
        .arg(title, name + u' ' + labelText(labels));
}

/// Icinga's words, from the order in which it looks at them.
QString heldBackBy(const QString &title, std::string_view word)
{
    if (word == "downtime")
        return Findings::tr("In %1 it was in a downtime.").arg(title);
    if (word == "acknowledgement")
        return Findings::tr("In %1 somebody had acknowledged it.").arg(title);
    if (word == "unreachable")
        return Findings::tr("In %1 its host was down or out of reach.").arg(title);
    if (word == "flapping")
        return Findings::tr("In %1 it was flapping, of which nobody is told.").arg(title);
    if (word == "switch")
        return Findings::tr("In %1 notifications were switched off for it.").arg(title);
    return {};
}

QString holderIn(const Day &day, const Run &run, const std::string &source,
                 const std::vector<Label> &annotations)
{
    const auto said = [&](std::string_view name) {
        const auto it = std::ranges::find(annotations, name, &Label::name);
        return it == annotations.end() ? std::string_view{} : std::string_view(it->value);
    };
    const QString title = sourceTitle(day, source);
    if (const auto ids = said("silenced_by"); !ids.empty())
        return silencedBy(day, run, source, firstOf(ids));
    if (const auto fingerprints = said("inhibited_by"); !fingerprints.empty())
        return inhibitedBy(day, source, firstOf(fingerprints));
    if (const auto times = said("muted_by"); !times.empty()) {
        return Findings::tr("In %1 it was muted by the time interval %2.")
            .arg(title, shown(firstOf(times)));
    }
    if (QString held = heldBackBy(title, said("held_back_by")); !held.isEmpty())
        return held;
    return Findings::tr("In %1 it was held back by a silence, an inhibition or a mute.").arg(title);
}

} // namespace

QString holderOf(const Day &day, const Run &run, const NamedAlert &named, const std::string &source,
                 const Window &window)
{
    NamedAlert there = named;
    there.source = QString::fromStdString(source);
    for (const Spell &spell : lastSpells(day, alertsNamed(day, there), window)) {
        if (spell.isHeldBack && spell.since.latest() >= window.from)
            return holderIn(day, run, source, day.alerts().alerts()[spell.alert].annotations);
    }
    return {};
}

} // namespace Chaos
