// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sources/alertmanagerparser.h"
#include "app/sources/alertroll.h"
#include "app/sources/prometheusparser.h"
#include "app/sources/slicehash.h"
#include "tests/bench/bench.h"
#include "tests/bench/sources/alertanswers.h"

#include <simdjson.h>

using namespace Qt::StringLiterals;

namespace Chaos::Bench {

namespace {

/// Keeps a result alive, so that its making cannot be left out.
volatile std::uint64_t sink = 0;

void check(bool holds, const char *what)
{
    if (!holds)
        qFatal("%s", what);
}

QString inWords(const QString &what, int count)
{
    return u"%1, %2 alerts of 1 KB"_s.arg(what).arg(count);
}

/// Each round merges an answer of which one alert in a hundred moved, one is new, one is gone.
BenchResult changed(const QString &name, const AlertDialect &dialect, const AlertAnswers &answers,
                    int count, int rounds)
{
    AlertRoll roll(dialect, 1);
    simdjson::dom::parser parser;
    const auto first = roll.call(answers.first);
    check(first && int(first->size()) == count, "the first answer is not all news");
    bool isSecond = false;
    const auto samples = interleave(
        rounds,
        [&] {
            isSecond = !isSecond;
            const auto moves = roll.call(isSecond ? answers.second : answers.first);
            check(moves && int(moves->size()) == 3 * (count / 100), "not every move was found");
        },
        [&] {
            const QByteArray &body = isSecond ? answers.first : answers.second;
            simdjson::dom::element root;
            const simdjson::padded_string_view text(body.constData(), std::size_t(body.size()),
                                                    std::size_t(body.capacity()));
            check(!parser.parse(text.data(), text.size(), false).get(root), "cannot be parsed");
            sink = sink + std::uint64_t(root.type());
        });
    return BenchResult::atMost(2.5, inWords(name, count), samples[0].median(),
                               u"simdjson's own parse"_s, samples[1].median(), u"µs"_s);
}

BenchResult unchanged(const AlertAnswers &answers, int count, int rounds)
{
    const AlertmanagerDialect dialect;
    AlertRoll roll(dialect, 1);
    check(bool(roll.call(answers.first)), "cannot be read");
    const QByteArray other(answers.first.constData(), answers.first.size());
    const auto samples = interleave(
        rounds,
        [&] {
            const auto moves = roll.call(answers.first);
            check(moves && moves->empty(), "an equal answer moved something");
        },
        [&] {
            sink = sink
                + sliceHash({other.constData(), std::size_t(other.size())}, std::uint64_t(sink));
        });
    return BenchResult::atMost(1.3, inWords(u"unchanged answer"_s, count), samples[0].median(),
                               u"one hash pass"_s, samples[1].median(), u"µs"_s);
}

} // namespace

std::vector<BenchResult> sourcesBench(const Options &options)
{
    const int count = options.quick ? 1000 : 10'000;
    const int rounds = options.quick ? 20 : 200;
    const AlertmanagerDialect alertmanager;
    const PrometheusDialect prometheus;
    const AlertAnswers answers = alertmanagerAnswers(count);
    return {
        changed(u"Alertmanager answer, 1 % changed, merged"_s, alertmanager, answers, count,
                rounds),
        changed(u"Prometheus answer in another order, 1 % changed, merged"_s, prometheus,
                prometheusAnswers(count), count, rounds),
        unchanged(answers, count, rounds),
    };
}

} // namespace Chaos::Bench
