// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/responsiveness/pulse.h"

#include <QStringList>

namespace Chaos::Bench {

using namespace Qt::StringLiterals;
using Steady = std::chrono::steady_clock;

Pulse::~Pulse()
{
    end();
}

void Pulse::begin()
{
    m_stop = false;
    m_thread = std::thread([this] {
        while (!m_stop) {
            const auto posted = Steady::now();
            QMetaObject::invokeMethod(this, [this, posted] {
                const double micros =
                    std::chrono::duration<double, std::micro>(Steady::now() - posted).count();
                m_delays.add(micros);
                std::size_t bin = 0;
                for (double bound = 1000; bin + 1 < m_bins.size() && micros >= bound; bound *= 2)
                    ++bin;
                ++m_bins[bin];
            });
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
    });
}

void Pulse::end()
{
    m_stop = true;
    if (m_thread.joinable())
        m_thread.join();
}

QString Pulse::histogram() const
{
    const std::array names{u"<1 ms"_s,  u"<2 ms"_s,  u"<4 ms"_s, u"<8 ms"_s,
                           u"<16 ms"_s, u"<32 ms"_s, u"more"_s};
    QStringList parts;
    for (std::size_t i = 0; i < m_bins.size(); ++i)
        parts << u"%1: %2"_s.arg(names[i]).arg(m_bins[i]);
    return parts.join(u", "_s);
}

} // namespace Chaos::Bench
