// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/bench.h"
#include "tests/bench/proxy/farend.h"
#include "tests/bench/proxy/relays.h"

#include <cstdio>

namespace Chaos::Bench {

using namespace Qt::StringLiterals;

namespace {

const QStringList largeBuffer{u"-b"_s, u"262144"_s};

QString rate(qint64 bytes, double micros)
{
    return u"%1 MB/s"_s.arg(double(bytes) / micros, 0, 'f', 0);
}

std::vector<BenchResult> throughput(bool quick)
{
    const qint64 bytes = quick ? 64 << 20 : 1 << 30;
    const FarEnd sink(FarEnd::Use::Sink);
    const OurRelay ours(sink.port());
    const Socat socat(sink.port(), {});
    const Socat large(sink.port(), largeBuffer);
    const auto pour = [bytes](quint16 port) { return [=] { NearEnd(port).pour(bytes); }; };
    NearEnd(socat.port()).pour(1);
    NearEnd(large.port()).pour(1);
    NearEnd(ours.port()).pour(1);
    const auto [us, it, itLarge, bare] =
        interleave(quick ? 3 : 7, pour(ours.port()), pour(socat.port()), pour(large.port()),
                   pour(sink.port()));

    const QString name = u"%1 MB through the proxy without a fault"_s.arg(bytes >> 20);
    std::vector<BenchResult> results;
    results.push_back(
        BenchResult::atLeast(1, name, us.median() / 1000, u"socat"_s, it.median() / 1000, u"ms"_s));
    results.back().note = u"%1; socat %2; nothing between %3"_s.arg(
        rate(bytes, us.median()), rate(bytes, it.median()), rate(bytes, bare.median()));
    results.push_back(BenchResult::atLeast(1, u"the same"_s, us.median() / 1000,
                                           u"socat with a buffer of 256 KiB"_s,
                                           itLarge.median() / 1000, u"ms"_s));
    return results;
}

std::vector<BenchResult> latency(bool quick)
{
    const FarEnd echo(FarEnd::Use::Echo);
    const OurRelay ours(echo.port());
    const Socat socat(echo.port(), {});
    const std::array ends{std::make_unique<NearEnd>(echo.port()),
                          std::make_unique<NearEnd>(ours.port()),
                          std::make_unique<NearEnd>(socat.port())};
    std::array<Samples, ends.size()> all;
    const int rounds = quick ? 4 : 60;
    constexpr int block = 500;
    for (int round = 0; round < rounds; ++round) {
        for (std::size_t turn = 0; turn < ends.size(); ++turn) {
            const std::size_t due = (std::size_t(round) + turn) % ends.size();
            for (int i = 0; i < block; ++i)
                all[due].add(timed([&] { ends[due]->roundTrip(); }));
        }
    }
    const double bare = all[0].median();
    std::vector<BenchResult> results;
    results.push_back(BenchResult::atMost(1.2, u"added to a round trip of one byte, median"_s,
                                          all[1].median() - bare, u"socat"_s,
                                          all[2].median() - bare, u"us"_s));
    results.back().note =
        u"round trips %1, socat %2, nothing between %3 us; 99th percentiles %4, %5, %6"_s
            .arg(all[1].median(), 0, 'f', 1)
            .arg(all[2].median(), 0, 'f', 1)
            .arg(bare, 0, 'f', 1)
            .arg(all[1].percentile(99), 0, 'f', 1)
            .arg(all[2].percentile(99), 0, 'f', 1)
            .arg(all[0].percentile(99), 0, 'f', 1);
    return results;
}

} // namespace

std::vector<BenchResult> proxyBench(const Options &options)
{
    if (!Socat::isHere()) {
        std::fprintf(stderr, "proxy: socat is not here; see packaging/dependencies.txt\n");
        return {};
    }
    std::vector<BenchResult> results = throughput(options.quick);
    for (const BenchResult &result : latency(options.quick))
        results.push_back(result);
    return results;
}

} // namespace Chaos::Bench
