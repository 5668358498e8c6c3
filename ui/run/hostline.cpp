// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/run/hostline.h"

#include "ui/run/wording.h"
#include "ui/theme/look.h"
#include "ui/widgets/paintedline.h"

#include <QPainter>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

constexpr int dotWidth = 16;
constexpr int findingWidth = 66;
constexpr int stripHeight = 10;

} // namespace

HostLine::HostLine(const Clock &clock, const Look &look, QWidget *parent)
    : QWidget(parent)
    , m_clock(clock)
    , m_look(look)
{
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&look, &Look::changed, this, qOverload<>(&QWidget::update));
}

void HostLine::show(const HostRow &host)
{
    m_host = host;
    m_host.title = host.title.left(200).simplified();
    setObjectName(u"host_"_s + host.key);
    const QString finding = Wording::finding(host).left(500).simplified();
    const QString name = tr("%1: %2, %3").arg(m_host.title, Wording::host(host.state), finding);
    const auto since = isWell() ? std::nullopt : badSince();
    setAccessibleName(since ? tr("%1, since %2").arg(name, Wording::timeOfDay(*since)) : name);
    setToolTip(Wording::plain(accessibleName()));
    update();
}

bool HostLine::isWell() const
{
    return m_host.state == HostState::Up || m_host.state == HostState::Unknown;
}

/// When it left off being well, as far back as the row knows.
std::optional<Instant> HostLine::badSince() const
{
    std::optional<Instant> since;
    for (auto it = m_host.stretches.rbegin(); it != m_host.stretches.rend(); ++it) {
        if (it->state == HostState::Up || it->state == HostState::Unknown)
            break;
        since = it->from;
    }
    return since;
}

void HostLine::advance()
{
    update(strip());
}

std::pair<StateDot::Shape, Ink> HostLine::markOf(HostState state)
{
    switch (state) {
    case HostState::Unknown:
        return {StateDot::Shape::Ring, Ink::Faint};
    case HostState::Up:
        return {StateDot::Shape::Disc, Ink::Good};
    case HostState::Slow:
        return {StateDot::Shape::Triangle, Ink::Warning};
    case HostState::Down:
        return {StateDot::Shape::Cross, Ink::Alarm};
    }
    return {};
}

QRect HostLine::strip() const
{
    const int left = width() * 46 / 100;
    return QRect(left, (height() - stripHeight) / 2,
                 std::max(0, width() - left - findingWidth - 2 * step), stripHeight);
}

void HostLine::paintStrip(QPainter &painter) const
{
    const Theme &theme = m_look.theme();
    const QRect box = strip();
    painter.fillRect(box, theme.raised);
    const Instant now = m_clock.now();
    const Instant begin = now - HostsModel::span;
    const auto x = [&](Instant at) {
        const double share = double((at - begin).count()) / double(HostsModel::span.count());
        return box.left() + box.width() * std::clamp(share, 0.0, 1.0);
    };
    const auto &stretches = m_host.stretches;
    for (std::size_t i = 0; i < stretches.size(); ++i) {
        const HostStretch &stretch = stretches[i];
        if (stretch.state == HostState::Unknown || stretch.from >= now)
            continue;
        const Instant end = i + 1 < stretches.size() ? stretches[i + 1].from : now;
        QColor colour = theme.ink(markOf(stretch.state).second);
        // What is well stays in the background; what is not catches the eye.
        if (stretch.state == HostState::Up)
            colour.setAlphaF(theme.isDark() ? 0.5F : 0.55F);
        const double left = x(stretch.from);
        const double width = std::max(x(std::min(end, now)) - left, 1.0);
        // Down is also taller, slow also lower: readable without colour.
        const int inset = stretch.state == HostState::Down ? -1
            : stretch.state == HostState::Slow             ? 2
                                                           : 0;
        painter.fillRect(QRectF(left, box.top() + inset, width, box.height() - 2 * inset), colour);
    }
}

void HostLine::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_look.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto [shape, ink] = markOf(m_host.state);
    StateDot::paint(painter, QRectF(0, 0, dotWidth, height()), shape, theme.ink(ink));
    if (hasFocus()) {
        painter.setPen(theme.accent);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), step, step);
    }
    const QRect box = strip();
    paintLine(painter, QRect(dotWidth + step, 0, box.left() - dotWidth - 3 * step, height()),
              theme.body(), theme.text, m_host.title);
    const QRect finding(width() - findingWidth, 0, findingWidth, height());
    paintLine(painter, finding, theme.mono(), isWell() ? theme.textSoft : theme.ink(ink),
              Wording::finding(m_host).left(200).simplified());
    paintStrip(painter);
}

} // namespace Chaos
