// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/timeline/barwords.h"

#include "ui/timeline/timewords.h"

#include <QPainter>

namespace Chaos {

namespace {

constexpr std::size_t many = 8'000; // more than any picture has room for

QString wordOf(AlertState state)
{
    switch (state) {
    case AlertState::Inactive:
        return {};
    case AlertState::Unknown:
        return BarWords::tr("unknown");
    case AlertState::Pending:
        return BarWords::tr("pending");
    case AlertState::Suppressed:
        return BarWords::tr("suppressed");
    case AlertState::Firing:
        return BarWords::tr("firing");
    }
    return {};
}

} // namespace

void BarWords::setFont(const QFont &font)
{
    m_font = font;
    m_full.clear();
    for (std::size_t state = 0; state < m_states.size(); ++state)
        m_states[state] = laidOut(wordOf(AlertState(state)));
    m_height = m_states.back().text.size().height();
}

BarWords::Word BarWords::laidOut(const QString &text) const
{
    Word word{.text = QStaticText(text)};
    word.text.setTextFormat(Qt::PlainText);
    word.text.prepare({}, m_font);
    word.width = word.text.size().width();
    return word;
}

const BarWords::Word *BarWords::fitting(AlertState state, Instant since,
                                        std::optional<Instant> trigger, double room)
{
    const Word &shortest = m_states[std::size_t(state)];
    if (shortest.width > room)
        return nullptr;
    // Whole seconds, as they are shown.
    using std::chrono::floor;
    using std::chrono::seconds;
    const std::int64_t whole = trigger ? (since - *trigger) / seconds(1)
                                       : floor<seconds>(since.time_since_epoch()).count();
    const Key key{.state = state, .seconds = whole, .isSinceTrigger = trigger.has_value()};
    auto found = m_full.find(key);
    if (found == m_full.end()) {
        if (m_full.size() >= many)
            m_full.clear();
        const QString when =
            trigger ? sinceTrigger(since - *trigger) : tr("since %1").arg(timeOfDay(since));
        const QString both = tr("%1 %2", "state, then when it began").arg(wordOf(state), when);
        found = m_full.emplace(key, laidOut(both)).first;
    }
    return found->second.width <= room ? &found->second : &shortest;
}

void BarWords::begin(QPainter &painter) const
{
    painter.setFont(m_font);
}

} // namespace Chaos
