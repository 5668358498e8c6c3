// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/start/dayrow.h"

#include "ui/theme/look.h"
#include "ui/widgets/statedot.h"

#include <QKeyEvent>
#include <QLocale>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace Chaos {

namespace {

constexpr int textLeft = 44;

StateDot::Shape shapeOf(RecentDay::State state)
{
    switch (state) {
    case RecentDay::State::Planned:
        return StateDot::Shape::Ring;
    case RecentDay::State::UnderWay:
        return StateDot::Shape::Halo;
    case RecentDay::State::Held:
        return StateDot::Shape::Disc;
    }
    return StateDot::Shape::Dash;
}

Ink inkOf(RecentDay::State state)
{
    switch (state) {
    case RecentDay::State::Planned:
        return Ink::Soft;
    case RecentDay::State::UnderWay:
        return Ink::Accent;
    case RecentDay::State::Held:
        return Ink::Good;
    }
    return Ink::Faint;
}

} // namespace

DayRow::DayRow(const Look &look, const RecentDay &day, QDate today, QWidget *parent)
    : QAbstractButton(parent)
    , m_look(look)
    , m_day(day)
    , m_distance(distanceOf(day.date, today))
{
    setText(day.title);
    setAccessibleName(day.title);
    setAccessibleDescription(note() + u" · "_s + m_distance);
    setToolTip((tr("Open %1").arg(day.title) + u" · "_s + note()).toHtmlEscaped());
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&look, &Look::changed, this, qOverload<>(&QWidget::update));
}

QString DayRow::stateWord() const
{
    switch (m_day.state) {
    case RecentDay::State::Planned:
        return tr("planned");
    case RecentDay::State::UnderWay:
        return tr("under way, %1 of %2 performed").arg(m_day.performed).arg(m_day.experiments);
    case RecentDay::State::Held:
        return tr("held, %1 of %2 performed").arg(m_day.performed).arg(m_day.experiments);
    }
    return {};
}

QString DayRow::note() const
{
    if (!m_day.applied.isEmpty())
        return tr("%1 is still applied: open the day and take it back").arg(m_day.applied);
    QStringList parts;
    if (m_day.isRehearsal)
        parts.append(tr("rehearsal"));
    if (m_day.date.isValid())
        parts.append(QLocale().toString(m_day.date, u"d MMM yyyy"_s));
    parts.append(m_day.experiments == 1 ? tr("1 experiment")
                                        : tr("%1 experiments").arg(m_day.experiments));
    parts.append(stateWord());
    return parts.join(u" · "_s);
}

void DayRow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

void DayRow::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_look.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (underMouse() || hasFocus()) {
        painter.setPen(hasFocus() ? QPen(theme.accent, 1.5) : QPen(Qt::NoPen));
        painter.setBrush(theme.panel);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 3, -1, -4), radius, radius);
    }
    painter.fillRect(0, height() - 1, width(), 1, theme.line);
    StateDot::paint(painter, QRectF(3, 0, 16, height()), shapeOf(m_day.state),
                    theme.ink(m_day.applied.isEmpty() ? inkOf(m_day.state) : Ink::Alarm));

    painter.setFont(theme.mono());
    const int away = painter.fontMetrics().horizontalAdvance(m_distance);
    painter.setPen(theme.textSoft);
    const int flags = Qt::AlignVCenter | Qt::TextSingleLine;
    painter.drawText(rect().adjusted(0, 0, -2 * step, 0), flags | Qt::AlignRight, m_distance);

    // The title gives way last: the note is what a narrow row can do without.
    const int room = width() - textLeft - away - 6 * step;
    const QFontMetrics metrics(theme.body());
    const QString title = metrics.elidedText(m_day.title, Qt::ElideRight, room);
    const int titleWidth = metrics.horizontalAdvance(title);
    painter.setFont(theme.body());
    painter.setPen(theme.text);
    painter.drawText(QRect(textLeft, 0, room, height()), flags, title);
    painter.setPen(theme.ink(m_day.applied.isEmpty() ? Ink::Faint : Ink::Alarm));
    const QString rest = u" · "_s + note();
    painter.drawText(QRect(textLeft + titleWidth, 0, room - titleWidth, height()), flags,
                     metrics.elidedText(rest, Qt::ElideRight, room - titleWidth));
}

} // namespace Chaos
