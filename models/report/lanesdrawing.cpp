// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/report/lanesdrawing.h"

#include "models/report/bars.h"
#include "models/report/reporttext.h"
#include "models/report/svgpen.h"
#include "models/rules/durationtext.h"

#include <QCoreApplication>

#include <algorithm>

namespace Chaos {

using namespace Qt::StringLiterals;
using namespace SvgPen;

namespace {

struct Lanes
{
    Q_DECLARE_TR_FUNCTIONS(Lanes)
};

constexpr double width = 1080; // as the other drawings of the report
constexpr double left = 250;
constexpr double right = 1060;
constexpr double head = 28; // where the marks have their names
constexpr double rowHeight = 28;
constexpr double thick = 16;
constexpr qsizetype mostName = 32; // what there is room for

/// With names of its own: a page has several drawings (see SteadyDrawing).
constexpr QStringView style = uR"(<style>
.ln-name, .ln-tick, .ln-mark, .ln-never { font-family: Inter, "Noto Sans", sans-serif; }
.ln-name { font-size: 13px; fill: #1c2430; } .ln-mark { font-size: 11px; fill: #1c2430; }
.ln-tick { font-size: 11px; fill: #5f6b7a; text-anchor: middle; } .ln-never { font-size: 11px; fill: #5f6b7a; }
.ln-grid { stroke: #eceae3; } .ln-fires { fill: #c0392f; } .ln-unexpected { fill: #7b4fc9; }
.ln-suspected { fill: #f6dedb; stroke: #c0392f; } .ln-held { fill: #dcdfe4; stroke: #5f6b7a; }
.ln-empty { fill: none; stroke: #8a94a1; stroke-dasharray: 4 4; }
.ln-trigger { stroke: #1c2430; stroke-width: 1.5; } .ln-back { stroke: #2f6bd8; stroke-width: 1.5; stroke-dasharray: 6 3; }
.ln-page { fill: #1c2430; } .ln-note { fill: #ffffff; stroke: #4c5969; stroke-width: 1.5; }
</style>
)";

class LanesDrawing
{
public:
    explicit LanesDrawing(const ReportedExperiment &experiment)
        : m_experiment(experiment)
        , m_page(experiment.retro)
    {
        for (const RetroRow &row : m_page.rows) {
            if (row.hasBar())
                m_rows.push_back(&row);
        }
        m_foot = head + double(m_rows.size() + 1) * rowHeight;
    }

    QString draw()
    {
        QString svg = drawing(width, m_foot + 28, words()) + style.toString() + timeMarks();
        double y = head + rowHeight / 2;
        for (const RetroRow *row : m_rows) {
            svg += lane(*row, y);
            y += rowHeight;
        }
        return svg + people(y) + acts() + u"</svg>\n"_s;
    }

private:
    /// `at` counts from the trigger.
    [[nodiscard]] double x(Micros at) const
    {
        const double length =
            double(std::max<std::int64_t>((m_page.before + m_page.after).count(), 1));
        const double part = double((at + m_page.before).count()) / length;
        return left + (right - left) * std::clamp(part, 0.0, 1.0);
    }

    [[nodiscard]] static QString classOf(const RetroRow &row, AlertState state)
    {
        if (state == AlertState::Pending)
            return u"ln-suspected"_s;
        if (state == AlertState::Suppressed)
            return u"ln-held"_s;
        return row.of == RetroRow::Of::Unexpected ? u"ln-unexpected"_s : u"ln-fires"_s;
    }

    [[nodiscard]] QString lane(const RetroRow &row, double y) const
    {
        QString name = tamed(row.alert);
        if (name.size() > mostName)
            name = name.left(mostName - 1) + u'…';
        QString svg = label(0, y + 4, u"ln-name"_s, name);
        if (row.bars.empty()) {
            const double end = x(m_page.backedOut.value_or(m_page.after));
            svg += box(x(Micros(0)), y - thick / 2, end - x(Micros(0)), thick, u"ln-empty"_s);
            return svg + label(x(Micros(0)) + 8, y + 4, u"ln-never"_s, absence(row));
        }
        for (const RetroBar &bar : row.bars)
            svg += box(x(bar.from), y - thick / 2, std::max(1.0, x(bar.to) - x(bar.from)), thick,
                       classOf(row, bar.state));
        return svg;
    }

    [[nodiscard]] QString absence(const RetroRow &row) const
    {
        return row.isUnknown    ? Lanes::tr("not known")
            : m_page.isUnderWay ? Lanes::tr("not yet")
                                : Lanes::tr("never fired");
    }

    /// When people were notified, and when they wrote something.
    [[nodiscard]] QString people(double y) const
    {
        QString svg = label(0, y + 4, u"ln-name"_s, Lanes::tr("People"));
        for (const StoryLine *line : m_experiment.story) {
            const Micros at = line->at - m_experiment.run.triggeredAt->at;
            if (at < -m_page.before || at > m_page.after)
                continue;
            if (line->kind == Kind::PageSent)
                svg += dot({x(at), y}, 5, u"ln-page"_s);
            else if (line->kind == Kind::NoteWritten)
                svg += dot({x(at), y}, 4, u"ln-note"_s);
        }
        return svg;
    }

    [[nodiscard]] QString timeMarks() const
    {
        QString svg;
        const Micros step = axisStep(m_page.before + m_page.after);
        for (Micros at = -(m_page.before / step) * step; at <= m_page.after; at += step) {
            svg += line(x(at), head, x(at), m_foot, u"ln-grid"_s);
            svg += label(x(at), m_foot + 18, u"ln-tick"_s, axisTime(at));
        }
        return svg;
    }

    [[nodiscard]] QString acts() const
    {
        QString svg = line(x(Micros(0)), head - 6, x(Micros(0)), m_foot, u"ln-trigger"_s);
        svg += label(x(Micros(0)), head - 12, u"ln-mark"_s, Lanes::tr("trigger"));
        if (!m_page.backedOut)
            return svg;
        const double back = x(*m_page.backedOut);
        svg += line(back, head - 6, back, m_foot, u"ln-back"_s);
        // Beside the trigger's word there is no room for another.
        if (back - x(Micros(0)) > 60)
            svg +=
                label(std::min(back, width - 70), head - 12, u"ln-mark"_s, Lanes::tr("backed out"));
        return svg;
    }

    [[nodiscard]] QString words() const
    {
        QStringList words;
        for (const RetroRow *row : m_rows) {
            const QString name = tamed(row->alert, 100);
            // Not when: bars are as exact as a picture, and the table above has the numbers.
            const bool fired = std::ranges::count(row->bars, AlertState::Firing, &RetroBar::state);
            words << name + u": "_s + (fired ? Lanes::tr("fired") : absence(*row)) + u'.';
        }
        return words.join(u' ');
    }

    const ReportedExperiment &m_experiment;
    const RetroPage &m_page;
    std::vector<const RetroRow *> m_rows;
    double m_foot = 0;
};

} // namespace

QString lanesSvg(const ReportedExperiment &experiment)
{
    return experiment.run.triggeredAt ? LanesDrawing(experiment).draw() : QString();
}

} // namespace Chaos
