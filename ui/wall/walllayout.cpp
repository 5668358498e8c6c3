// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/wall/walllayout.h"

#include "models/rules/durationtext.h"

#include <QFontMetricsF>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

constexpr double margin = 80;
constexpr double columnGap = 40;
constexpr int clockCount = 4;
constexpr double figureSize = 108;

/// The lines into which text breaks, words that are too long anywhere.
QStringList broken(const QString &text, const QFont &font, double width)
{
    QTextLayout layout(text, font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    QStringList lines;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        lines << text.mid(line.textStart(), line.textLength()).trimmed();
    }
    layout.endLayout();
    return lines;
}

/// At most so many lines, the last of which says that it goes on.
QStringList cut(QStringList lines, const QString &text, const QFont &font, double width, int most)
{
    if (lines.size() > most) {
        qsizetype before = 0;
        for (qsizetype i = 0; i + 1 < most; ++i)
            before = text.indexOf(lines.at(i), before) + lines.at(i).size();
        lines = lines.mid(0, most);
        lines.back() = text.mid(before).trimmed();
    }
    const QFontMetricsF metrics(font);
    for (QString &line : lines)
        line = metrics.elidedText(line, Qt::ElideRight, width);
    return lines;
}

} // namespace

WallLayout::WallLayout(const WallView &view, const Theme &theme, const QSizeF &size)
    : m_view(view)
    , m_theme(theme)
    , m_unit(std::min(size.height() / 1080, size.width() / 1440))
{
    m_left = px(margin);
    m_right = size.width() - px(margin);
    m_bottom = size.height() - px(60);
    m_axisLeft = m_left + (m_right - m_left) * 0.32;
    const double top = addLoud(addHead());
    const double foot = addFoot();
    if (view.phase == WallView::Phase::UnderWay)
        addAlerts(addClocks(top), foot);
    else
        addNext(top, foot);
}

QFont WallLayout::font(const Setting &setting, double size) const
{
    QFont font = m_theme.font(setting.face);
    font.setPixelSize(std::max(1, int(std::lround(px(size)))));
    if (setting.face == Face::Caps)
        font.setLetterSpacing(QFont::AbsoluteSpacing, px(1.2));
    return font;
}

double WallLayout::set(const QString &text, double left, double top, double width,
                       const Setting &setting)
{
    if (text.isEmpty())
        return top;
    const double least = setting.least > 0 ? setting.least : setting.size;
    double size = setting.size;
    QStringList lines = broken(text, font(setting, size), width);
    while (lines.size() > setting.lines && size > least) {
        size = std::max(least, size * 0.92);
        lines = broken(text, font(setting, size), width);
    }
    const QFont face = font(setting, size);
    const double height = std::ceil(QFontMetricsF(face).height());
    const QStringList shown = cut(std::move(lines), text, face, width, setting.lines);
    for (const QString &line : shown) {
        m_texts.push_back({.text = line,
                           .box = {left, top, width, height},
                           .font = face,
                           .colour = setting.colour,
                           .alignment = setting.alignment | Qt::AlignVCenter});
        top += height;
    }
    return top;
}

double WallLayout::addHead()
{
    const double top = px(54);
    const double side = px(360);
    const double width = m_right - m_left - side - px(columnGap);
    double right = set(
        m_view.time, m_right - side, top, side,
        {.face = Face::Mono, .size = 26, .colour = m_theme.textFaint, .alignment = Qt::AlignRight});
    right = set(m_view.late, m_right - side, right + px(4), side,
                {.size = 32, .least = 22, .colour = m_theme.warning, .alignment = Qt::AlignRight});
    double at = set(m_view.place.toUpper(), m_left, top, width,
                    {.face = Face::Caps, .size = 22, .least = 18, .colour = m_theme.textFaint});
    at = set(m_view.title, m_left, at, width,
             {.face = Face::Banner, .size = 66, .least = 44, .lines = 2, .colour = m_theme.text});
    at = set(m_view.detail, m_left, std::max(at + px(6), right), m_right - m_left,
             {.size = 30, .least = 26, .lines = 2, .colour = m_theme.textSoft});
    return at + px(28);
}

/// What must not be missed: it is said in a band, in the colour of an alarm.
double WallLayout::addLoud(double top)
{
    for (const QString &loud : {m_view.alarm, m_view.event}) {
        if (loud.isEmpty())
            continue;
        const double end = set(
            loud, m_left + px(24), top + px(10), m_right - m_left - px(48),
            {.face = Face::Strong, .size = 38, .least = 28, .lines = 2, .colour = m_theme.window});
        m_shapes.push_back(
            {.box = {m_left, top, m_right - m_left, end + px(10) - top}, .colour = m_theme.alarm});
        top = end + px(34);
    }
    return top;
}

double WallLayout::addClocks(double top)
{
    const double width = (m_right - m_left - px(columnGap) * (clockCount - 1)) / clockCount;
    const Setting figures{.face = Face::Clock};
    const double height = px(28) + std::ceil(QFontMetricsF(font(figures, figureSize)).height());
    const bool isOver = m_view.state == RunState::Reset;
    const auto box = [&](int place) {
        return QRectF(m_left + place * (width + px(columnGap)), top, width, height);
    };
    const auto &since = m_view.sinceTrigger;
    const auto &left = m_view.timeBoxLeft;
    const bool isOverrun = left && *left < Micros(0);
    addClock(tr("SINCE TRIGGER"), since ? clockText(*since) : QString(), {},
             isOver ? m_theme.textSoft : m_theme.text, box(0), false);
    addClock(isOverrun ? tr("TIME-BOX OVERRUN") : tr("TIME-BOX LEFT"),
             left ? clockText(*left) : QString(), {},
             !since || isOver ? m_theme.textSoft
                 : isOverrun  ? m_theme.alarm
                              : m_theme.warning,
             box(1), false);
    const auto measured = [&](const QString &caption, const std::optional<Elapsed> &elapsed,
                              int place) {
        addClock(caption, elapsed ? lengthText(elapsed->length) : QString(),
                 elapsed ? u"± "_s + plusMinusText(elapsed->plusMinus) : QString(), m_theme.good,
                 box(place), place + 1 == clockCount);
    };
    measured(tr("TIME TO KNOW"), m_view.timeToKnow, 2);
    measured(tr("TIME TO DETECTION"), m_view.timeToDetection, 3);
    return top + height + px(24);
}

void WallLayout::addClock(const QString &caption, const QString &figures, const QString &plusMinus,
                          const QColor &colour, const QRectF &box, bool atRight)
{
    const Qt::Alignment side = atRight ? Qt::AlignRight : Qt::AlignLeft;
    const double below = set(caption, box.left(), box.top(), box.width(),
                             {.face = Face::Caps,
                              .size = 20,
                              .least = 14,
                              .colour = m_theme.textFaint,
                              .alignment = side});
    const double beside = plusMinus.isEmpty() ? 0 : px(132);
    const QString shown = figures.isEmpty() ? u"—"_s : figures;
    const double left = box.left();
    const double width = box.width() - beside;
    double size = figureSize;
    const Setting clock{.face = Face::Clock};
    while (size > 40 && QFontMetricsF(font(clock, size)).horizontalAdvance(shown) > width)
        size -= 4;
    const QFont face = font(clock, size);
    const QFontMetricsF metrics(face);
    const double advance = metrics.horizontalAdvance(shown);
    const double figuresLeft = atRight ? box.right() - beside - advance : left;
    const double height = box.bottom() - below;
    m_texts.push_back({.text = shown,
                       .box = {figuresLeft, below, std::ceil(advance), height},
                       .font = face,
                       .colour = figures.isEmpty() ? m_theme.textFaint : colour});
    const double baseline = below + (height + metrics.ascent() - metrics.descent()) / 2;
    const Setting small{.size = 24, .least = 16, .colour = m_theme.textSoft};
    const QFontMetricsF smallMetrics(font(small, small.size));
    if (beside > 0)
        set(plusMinus, figuresLeft + std::ceil(advance) + px(14), baseline - smallMetrics.ascent(),
            beside - px(14), small);
}

/// What comes next at the left, who does what at the right; says where it begins.
double WallLayout::addFoot()
{
    const Setting setting{.size = 28, .least = 24, .lines = 2, .colour = m_theme.textSoft};
    const double line = std::ceil(QFontMetricsF(font(setting, setting.size)).height());
    const bool hasNext = m_view.phase == WallView::Phase::UnderWay && !m_view.next.isEmpty();
    const double caption = hasNext ? px(76) : 0;
    const double half = (m_right - m_left - px(columnGap)) / 2;
    const double peopleLeft = hasNext ? m_left + half + px(columnGap) : m_left;
    const double top = m_bottom - 2 * line;
    // What is short stands on the lower of both lines.
    const auto topOf = [&](const QString &text, double width) {
        const QFontMetricsF metrics(font(setting, setting.size));
        return metrics.horizontalAdvance(text) <= width ? top + line : top;
    };
    if (hasNext) {
        const QString next = m_view.next.join(u" · "_s);
        const double at = topOf(next, half - caption);
        set(tr("next", "caption of what comes next"), m_left, at, caption,
            {.size = 28, .least = 20, .colour = m_theme.textFaint});
        set(next, m_left + caption, at, half - caption, setting);
    }
    Setting people = setting;
    people.alignment = hasNext ? Qt::AlignRight : Qt::AlignLeft;
    const QString all = m_view.people.join(u" · "_s);
    set(all, peopleLeft, topOf(all, m_right - peopleLeft), m_right - peopleLeft, people);
    return top - px(16);
}

void WallLayout::addAlerts(double top, double bottom)
{
    const int wanted = int(m_view.alerts.size()) + (m_view.moreAlerts > 0 ? 1 : 0);
    if (wanted == 0 || bottom - top < px(44))
        return;
    const double height = std::clamp((bottom - top) / wanted, px(46), px(76));
    const int room = int((bottom - top) / height);
    const bool isCut = wanted > room || m_view.moreAlerts > 0;
    const int shown = std::min(int(m_view.alerts.size()), isCut ? room - 1 : room);
    if (m_view.axis > Micros(0)) {
        const double width = (m_right - m_axisLeft) / WallView::columns;
        const QRectF passed(m_axisLeft, top, m_view.passed * width, shown * height);
        m_shapes.push_back({.box = passed, .colour = m_theme.panel});
        m_shapes.push_back({.box = {m_axisLeft, top, 0, shown * height},
                            .style = WallShape::Style::Line,
                            .colour = m_theme.accent});
        if (m_view.backedOutAt)
            m_shapes.push_back(
                {.box = {m_axisLeft + *m_view.backedOutAt * width, top, 0, shown * height},
                 .style = WallShape::Style::Line,
                 .colour = m_theme.good});
        m_shapes.push_back({.box = {passed.right(), top, 0, shown * height},
                            .style = WallShape::Style::Dots,
                            .colour = m_theme.text});
    }
    for (int i = 0; i < shown; ++i)
        addAlert(m_view.alerts[std::size_t(i)], top + i * height, height);
    const int hidden = int(m_view.alerts.size()) - shown + m_view.moreAlerts;
    if (hidden > 0)
        set(tr("and %n more", nullptr, hidden), m_left, top + shown * height, m_axisLeft - m_left,
            {.size = 26, .least = 20, .colour = m_theme.textFaint});
}

QColor WallLayout::colourOf(const WallAlert &alert) const
{
    switch (alert.as) {
    case Attribution::Expected:
    case Attribution::Guard:
        break;
    case Attribution::Unexpected:
        return m_theme.unexpected;
    case Attribution::BeforeTrigger:
        return m_theme.textFaint;
    case Attribution::DuringEvent:
        return m_theme.warning;
    }
    switch (alert.standing) {
    case WallAlert::Standing::Waiting:
    case WallAlert::Standing::BeforeTrigger:
    case WallAlert::Standing::Unknown:
        return m_theme.textFaint;
    case WallAlert::Standing::Pending:
    case WallAlert::Standing::HeldBack:
        return m_theme.warning;
    case WallAlert::Standing::Firing:
    case WallAlert::Standing::Over:
        return m_theme.alarm;
    }
    return m_theme.text;
}

void WallLayout::addAlert(const WallAlert &alert, double top, double height)
{
    const Setting setting{.size = 28, .least = 20, .colour = m_theme.text};
    const double line = std::ceil(QFontMetricsF(font(setting, setting.size)).height());
    set(alert.name, m_left, top + (height - line) / 2, m_axisLeft - m_left - px(columnGap),
        setting);
    const double width = (m_right - m_axisLeft) / WallView::columns;
    const double inset = height * 0.2;
    const auto boxOf = [&](int from, int length) {
        return QRectF(m_axisLeft + from * width, top + inset, std::max(length * width, px(6)),
                      height - 2 * inset);
    };
    QRectF last(m_axisLeft, top + inset, 0, height - 2 * inset);
    if (alert.standing == WallAlert::Standing::Waiting && m_view.passed > 0) {
        last = boxOf(0, m_view.passed);
        m_shapes.push_back(
            {.box = last, .style = WallShape::Style::Dashed, .colour = m_theme.textFaint});
    }
    for (const WallBar &bar : alert.bars) {
        last = boxOf(bar.from, bar.length);
        const bool isFiring = bar.state == AlertState::Firing;
        const bool isKnown = isFiring || bar.state == AlertState::Suppressed;
        const auto style = isFiring ? WallShape::Style::Solid
            : isKnown               ? WallShape::Style::Tinted
                                    : WallShape::Style::Dashed;
        const bool isNamed = alert.as == Attribution::Expected || alert.as == Attribution::Guard;
        const QColor ofState = isFiring        ? m_theme.alarm
            : bar.state == AlertState::Unknown ? m_theme.textFaint
                                               : m_theme.warning;
        m_shapes.push_back(
            {.box = last, .style = style, .colour = isNamed ? ofState : colourOf(alert)});
    }
    addBarWord(alert, last, height);
}

/// In the bar that goes on where there is room for it, else beside it.
void WallLayout::addBarWord(const WallAlert &alert, const QRectF &bar, double height)
{
    using Standing = WallAlert::Standing;
    const bool isFilled = alert.standing == Standing::Firing
        || (!alert.bars.empty() && alert.bars.back().state == AlertState::Firing
            && alert.standing != Standing::Over);
    Setting setting{.face = isFilled ? Face::Strong : Face::Body, .size = 26, .least = 18};
    const double pad = px(16);
    const QFontMetricsF metrics(font(setting, setting.size));
    const double wanted = std::ceil(metrics.horizontalAdvance(alert.word)) + 1;
    const double line = std::ceil(metrics.height());
    const double top = bar.top() - height * 0.2 + (height - line) / 2;
    const bool isOver = alert.standing == Standing::Over;
    if (!isOver && bar.width() >= wanted + 2 * pad) {
        setting.colour = isFilled ? m_theme.window : colourOf(alert);
        set(alert.word, bar.left() + pad, top, bar.width() - 2 * pad, setting);
        return;
    }
    setting.face = Face::Body;
    setting.colour = isOver ? m_theme.textSoft : colourOf(alert);
    const double after = m_axisLeft
        + std::max(bar.right() - m_axisLeft,
                   m_view.passed * (m_right - m_axisLeft) / WallView::columns);
    if (m_right - after - pad >= wanted)
        set(alert.word, after + pad, top, m_right - after - pad, setting);
    else if (bar.left() - m_axisLeft - 2 * pad >= wanted) {
        setting.alignment = Qt::AlignRight;
        set(alert.word, m_axisLeft + pad, top, bar.left() - m_axisLeft - 2 * pad, setting);
    } else {
        setting.colour = m_theme.text;
        set(alert.word, m_axisLeft + pad, top, m_right - m_axisLeft - 2 * pad, setting);
    }
}

/// Where nothing runs there is room to say what comes.
void WallLayout::addNext(double top, double bottom)
{
    top += px(48);
    const Setting setting{.size = 40, .least = 30, .colour = m_theme.textSoft};
    const double line = std::ceil(QFontMetricsF(font(setting, setting.size)).height()) + px(12);
    if (m_view.next.isEmpty() || top + 2 * line > bottom)
        return;
    top = set(tr("AFTER THAT"), m_left, top, m_right - m_left,
              {.face = Face::Caps, .size = 20, .colour = m_theme.textFaint})
        + px(8);
    for (const QString &next : m_view.next) {
        if (top + line > bottom)
            return;
        set(next, m_left, top, m_right - m_left, setting);
        top += line;
    }
}

QString WallLayout::spoken(const WallView &view)
{
    QStringList lines{view.place, view.title, view.detail, view.late, view.alarm, view.event};
    if (view.sinceTrigger)
        lines << tr("%1 since the trigger").arg(lengthText(*view.sinceTrigger));
    if (view.timeToKnow)
        lines << tr("known after %1").arg(elapsedText(*view.timeToKnow));
    if (view.timeToDetection)
        lines << tr("told after %1").arg(elapsedText(*view.timeToDetection));
    for (const WallAlert &alert : view.alerts)
        lines << tr("%1: %2", "alert: how it stands").arg(alert.name, alert.word);
    lines.removeAll(QString());
    return lines.join(u'\n');
}

} // namespace Chaos
