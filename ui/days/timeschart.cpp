// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/days/timeschart.h"

#include "models/report/bars.h"
#include "models/report/overdayswords.h"
#include "models/rules/tamedtext.h"
#include "ui/theme/look.h"
#include "ui/widgets/statedot.h"

#include <QHelpEvent>
#include <QLocale>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace Chaos {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int leftRoom = 14 * step;
constexpr int footRoom = 7 * step;
constexpr int headRoom = 3 * step;
constexpr int sideRoom = 12 * step;
constexpr double reach = 8; ///< pixels in which the pointer finds a point

QString shortDate(const AlertTest &test)
{
    return test.date.isValid() ? QLocale().toString(test.date, u"d MMM yyyy"_s)
                               : tamed(test.dayTitle, 20);
}

} // namespace

TimesChart::TimesChart(const Look &look, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
{
    setObjectName(u"timesChart"_s);
    setAccessibleName(tr("How fast the alert was over the days"));
    setMouseTracking(true);
    connect(&look, &Look::changed, this, qOverload<>(&QWidget::update));
}

void TimesChart::setHistory(const std::optional<AlertHistory> &history)
{
    m_history = history;
    m_tests.clear();
    QStringList lines;
    if (history) {
        std::ranges::copy_if(history->tests, std::back_inserter(m_tests),
                             [](const AlertTest &test) { return !test.isToCome(); });
    }
    for (const AlertTest &test : m_tests)
        lines << shortDate(test) + u": "_s + OverDaysWords::result(test);
    setAccessibleDescription(lines.join(u"; "_s));
    update();
}

QRectF TimesChart::field() const
{
    return QRectF(rect()).adjusted(leftRoom, headRoom, -sideRoom, -footRoom);
}

Micros TimesChart::longest() const
{
    Micros longest = 1s;
    for (const AlertTest &test : m_tests) {
        if (const auto fast = test.howFast())
            longest = std::max(longest, fast->length + fast->plusMinus);
        longest = std::max(longest, test.proof.toldWithin.value_or(Micros(0)));
    }
    return longest + longest / 10; // room above
}

double TimesChart::heightOf(Micros length) const
{
    return secondsOf(std::max(length, Micros(0))) / secondsOf(longest()) * field().height();
}

/// In equal steps: of two days a week apart and one a year later all are to be told apart.
std::vector<TimesChart::Point> TimesChart::points() const
{
    const QRectF area = field();
    std::vector<Point> points;
    for (std::size_t i = 0; i < m_tests.size(); ++i) {
        const double place = m_tests.size() == 1 ? 0.5 : (double(i) + 0.5) / double(m_tests.size());
        Point point{.at = QPointF(area.left() + place * area.width(), area.bottom()), .test = i};
        if (const auto fast = m_tests[i].howFast()) {
            const double height = heightOf(fast->length);
            point.isMeasured = true;
            point.at.ry() -= height;
            point.above = heightOf(fast->length + fast->plusMinus) - height;
            point.below = height - heightOf(fast->length - fast->plusMinus);
        }
        points.push_back(point);
    }
    return points;
}

void TimesChart::paintAxis(QPainter &painter) const
{
    const Theme &theme = m_look.theme();
    const QRectF area = field();
    const Micros most = longest();
    painter.setFont(theme.small());
    for (Micros at{0}; at <= most; at += axisStep(most)) {
        const double y = area.bottom() - heightOf(at);
        painter.fillRect(QRectF(area.left(), y, area.width(), 1), theme.line);
        painter.setPen(theme.textFaint);
        painter.drawText(QRectF(0, y - 10, area.left() - 2 * step, 20),
                         Qt::AlignRight | Qt::AlignVCenter, axisTime(at));
    }
}

void TimesChart::paintPoint(QPainter &painter, const Point &point) const
{
    const Theme &theme = m_look.theme();
    const AlertTest &test = m_tests[point.test];
    const bool isProven = test.result() == TestResult::Proven;
    const QColor colour = isProven               ? theme.good
        : test.result() == TestResult::Nothing   ? theme.textFaint
        : test.result() == TestResult::FellShort ? theme.warning
                                                 : theme.alarm;
    if (test.proof.toldWithin) {
        const double y = field().bottom() - heightOf(*test.proof.toldWithin);
        painter.setPen(QPen(theme.textSoft, 1, Qt::DashLine));
        painter.drawLine(QPointF(point.at.x() - 16, y), QPointF(point.at.x() + 16, y));
    }
    if (point.isMeasured) {
        painter.setPen(QPen(colour, 1.5));
        const QPointF top = point.at - QPointF(0, point.above);
        const QPointF foot = point.at + QPointF(0, point.below);
        painter.drawLine(top, foot);
        painter.drawLine(top - QPointF(4, 0), top + QPointF(4, 0));
        painter.drawLine(foot - QPointF(4, 0), foot + QPointF(4, 0));
    }
    using Shape = StateDot::Shape;
    const Shape shape = test.result() == TestResult::Nothing ? Shape::Dash
        : !point.isMeasured                                  ? Shape::Cross
        : isProven && test.proof.timeToDetection             ? Shape::Disc
        : isProven                                           ? Shape::Ring
                                                             : Shape::Triangle;
    StateDot::paint(painter, QRectF(point.at.x() - 8, point.at.y() - 8, 16, 16), shape, colour);
}

void TimesChart::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_look.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(theme.body());
    if (m_tests.empty()) {
        painter.setPen(theme.textFaint);
        painter.drawText(rect(), Qt::AlignCenter,
                         m_history ? tr("This alert has not been put to the test yet.")
                                   : tr("Choose an alert to see how fast it was."));
        return;
    }
    paintAxis(painter);
    const auto all = points();
    QPolygonF line;
    for (const Point &point : all) {
        if (point.isMeasured)
            line << point.at;
    }
    painter.setPen(QPen(theme.textFaint, 1));
    painter.drawPolyline(line);
    double free = 0; // from where on there is room for words at the foot
    for (const Point &point : all) {
        paintPoint(painter, point);
        const QString date = shortDate(m_tests[point.test]);
        painter.setFont(theme.small());
        painter.setPen(theme.textSoft);
        const double wide = painter.fontMetrics().horizontalAdvance(date);
        const double from = std::clamp(point.at.x() - wide / 2, 0.0, std::max(0.0, width() - wide));
        if (from < free)
            continue;
        painter.drawText(QRectF(from, field().bottom() + 2 * step, wide + 1, 5 * step),
                         Qt::AlignLeft | Qt::AlignVCenter, date);
        free = from + wide + 2 * step;
    }
}

bool TimesChart::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const auto all = points();
    const auto near = std::ranges::find_if(all, [&](const Point &point) {
        return QLineF(point.at, QPointF(help->pos())).length() <= reach;
    });
    if (near == all.end()) {
        QToolTip::hideText();
        return true;
    }
    const AlertTest &test = m_tests[near->test];
    const QStringList lines{shortDate(test) + u" · "_s
                                + OverDaysWords::dayTitle(test.dayTitle, test.isRehearsal),
                            OverDaysWords::result(test), tamed(test.proof.title)};
    QToolTip::showText(help->globalPos(),
                       lines.join(u'\n').toHtmlEscaped().replace(u'\n', u"<br>"_s), this);
    return true;
}

} // namespace Chaos
