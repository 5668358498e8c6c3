// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/report/outsidepieces.h"

#include <algorithm>

namespace Chaos {

namespace {

class PieceCutter
{
public:
    PieceCutter(double bound, bool isAbove, std::vector<OutsidePiece> &pieces)
        : m_bound(bound)
        , m_isAbove(isAbove)
        , m_pieces(pieces)
    {}

    void cut(const std::vector<Sample> &line)
    {
        for (std::size_t i = 0; i < line.size(); ++i) {
            const bool isOut = isOutside(line[i]);
            const bool wasOut = i > 0 && isOutside(line[i - 1]);
            if (isOut && !wasOut)
                m_pieces.push_back({.bound = m_bound, .isAbove = m_isAbove});
            if (i > 0 && isOut != wasOut)
                m_pieces.back().samples.push_back(crossing(line[i - 1], line[i]));
            if (isOut)
                m_pieces.back().samples.push_back(line[i]);
        }
    }

private:
    [[nodiscard]] bool isOutside(const Sample &one) const
    {
        return m_isAbove ? one.value > m_bound : one.value < m_bound;
    }
    [[nodiscard]] Sample crossing(const Sample &a, const Sample &b) const
    {
        // Halves, since the distance of two great numbers is none any more.
        const double whole = b.value / 2 - a.value / 2;
        const double part = whole == 0 ? 0.5 : (m_bound / 2 - a.value / 2) / whole;
        const double length = double((b.at - a.at).count());
        return {a.at + Micros(std::int64_t(length * std::clamp(part, 0.0, 1.0))), m_bound};
    }

    double m_bound;
    bool m_isAbove;
    std::vector<OutsidePiece> &m_pieces;
};

} // namespace

const Sample &OutsidePiece::worst() const
{
    const auto [least, greatest] = std::ranges::minmax_element(samples, {}, &Sample::value);
    return isAbove ? *greatest : *least;
}

std::vector<OutsidePiece> outsidePieces(const std::vector<Sample> &line, const SteadySeries &series)
{
    std::vector<OutsidePiece> pieces;
    if (series.atMost)
        PieceCutter(*series.atMost, true, pieces).cut(line);
    if (series.atLeast)
        PieceCutter(*series.atLeast, false, pieces).cut(line);
    return pieces;
}

} // namespace Chaos
