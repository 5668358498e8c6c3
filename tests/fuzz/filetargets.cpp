// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/hosts/dnsmessage.h"
#include "app/hosts/httpanswer.h"
#include "models/day/day.h"
#include "models/day/entryjson.h"
#include "models/plan/chaostoolkit.h"
#include "models/plan/planfile.h"
#include "tests/fuzz/targets.h"

#include <array>

namespace Chaos::Fuzz {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

void planFile(const QByteArray &input)
{
    const auto plan = readPlan(input, u"day.yaml"_s);
    if (!plan)
        return;
    const QByteArray written = writePlan(*plan);
    const auto again = readPlan(written, u"day.yaml"_s);
    FUZZ_PROMISE(again && writePlan(*again) == written);
}

void toolkit(const QByteArray &input)
{
    for (const QString &name : {u"experiment.json"_s, u"experiment.yaml"_s}) {
        if (auto read = readToolkitExperiment(input, name))
            FUZZ_PROMISE(planWith(*read, Plan()).experiments.size() == 1);
    }
}

void dns(const QByteArray &input)
{
    static const QByteArray asked = Dns::question(7, "shop.staging.example", Dns::Type::A);
    static_cast<void>(Dns::readAnswer(input, asked));
}

/// In pieces, as they come over a network.
void http(const QByteArray &input)
{
    HttpAnswer answer;
    for (const QByteArray &piece : input.split(between))
        static_cast<void>(answer.take(piece));
    static_cast<void>(answer.close());
    FUZZ_PROMISE(answer.body().size() <= HttpAnswer::bodyBound);
}

/// One entry a line: kind, subject and payload, with one space between them.
void entries(const QByteArray &input)
{
    Day day;
    Entry entry;
    for (const QByteArray &line : input.split('\n')) {
        const qsizetype first = line.indexOf(' ');
        const qsizetype second = line.indexOf(' ', first + 1);
        if (first < 0 || second < 0)
            continue;
        entry.kind = kindOf(line.left(first).toStdString());
        entry.subject = line.mid(first + 1, second - first - 1).toStdString();
        entry.payload = line.mid(second + 1).toStdString();
        entry.at += 1s;
        ++entry.sequence;
        entry.id = Uuid::make(entry.at, {1, std::uint64_t(entry.sequence)});
        day.apply(entry.view());
    }
    FUZZ_PROMISE(day == day);
}

/// What was taken whole reads back as the same.
void journal(const QByteArray &input)
{
    auto read = EntryJson::readJournal(input);
    if (!read)
        return;
    QByteArray again = "[";
    for (Entry &entry : *read) {
        const EntryView view = entry.view();
        again += (again.size() > 1 ? "," : "")
            + QByteArray::fromStdString(EntryJson::write(view, view.payload));
    }
    const auto second = EntryJson::readJournal(again + ']');
    FUZZ_PROMISE(second && *second == *read);
}

constexpr auto targets = std::to_array<Target>({
    {"plan-file", planFile},
    {"chaos-toolkit", toolkit},
    {"dns", dns},
    {"http", http},
    {"entries", entries},
    {"journal", journal},
});

} // namespace

std::span<const Target> fileTargets()
{
    return targets;
}

} // namespace Chaos::Fuzz
