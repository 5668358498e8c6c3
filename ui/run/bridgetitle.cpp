// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/run/bridgetitle.h"

#include "ui/run/wording.h"
#include "ui/theme/look.h"
#include "ui/widgets/paintedline.h"

#include <QPainter>

namespace Chaos {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int lineHeight = 22;
constexpr int chipHeight = 20;
constexpr int narrow = 440;

} // namespace

BridgeTitle::BridgeTitle(Look &look, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
{
    setObjectName(u"bridgeTitle"_s);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_messageEnd.setSingleShot(true);
    m_messageEnd.setInterval(8s);
    connect(&m_messageEnd, &QTimer::timeout, this, [this] { say({}); });
    connect(&look, &Look::changed, this, qOverload<>(&QWidget::update));
}

void BridgeTitle::show(const QString &environment, const QString &title, const QString &place,
                       const QString &shortPlace, const QString &hypothesis)
{
    // Bounded: these come from a plan file, and this is painted often.
    const QString whole = hypothesis.left(2000).simplified();
    if (environment == m_environment && title == m_title && place == m_place
        && whole == m_hypothesis)
        return;
    m_environment = environment.left(40).simplified();
    m_title = title.left(500).simplified();
    m_place = place;
    m_shortPlace = shortPlace;
    m_hypothesis = whole;
    name();
}

void BridgeTitle::setAlarm(const QString &alarm)
{
    const QString whole = alarm.left(500).simplified();
    if (whole == m_alarm)
        return;
    m_alarm = whole;
    name();
}

void BridgeTitle::name()
{
    setAccessibleName(m_alarm.isEmpty() ? m_title : tr("%1: back out now (F8)").arg(m_alarm));
    setAccessibleDescription(m_alarm.isEmpty() ? secondLine() : m_title);
    setToolTip(Wording::plain(accessibleName()) + u"<br>"_s
               + Wording::plain(accessibleDescription()));
    update();
}

void BridgeTitle::say(const QString &message)
{
    m_message = message;
    if (message.isEmpty())
        m_messageEnd.stop();
    else
        m_messageEnd.start();
    update();
}

QString BridgeTitle::secondLine() const
{
    if (m_place.isEmpty())
        return m_hypothesis;
    if (m_hypothesis.isEmpty())
        return m_place;
    return width() < narrow ? m_shortPlace + u" · "_s + m_hypothesis
                            : tr("%1 · hypothesis: %2").arg(m_place, m_hypothesis);
}

int BridgeTitle::paintChip(QPainter &painter) const
{
    if (m_environment.isEmpty())
        return 0;
    const Theme &theme = m_look.theme();
    QFont font = theme.caps();
    font.setWeight(QFont::DemiBold);
    const QFontMetrics metrics(font);
    const QString text = metrics.elidedText(m_environment.toUpper(), Qt::ElideRight, width() / 3);
    const QRectF chip(0.5, 1.5, metrics.horizontalAdvance(text) + 4 * step, chipHeight - 1);
    // Green is for where nobody can be hurt; anything that calls itself production is not that.
    const bool isProduction = m_environment.contains(u"prod"_s, Qt::CaseInsensitive);
    const QColor tone = isProduction ? theme.alarm : theme.good;
    painter.setPen(theme.edge(tone));
    painter.setBrush(theme.tint(tone));
    painter.drawRoundedRect(chip, 4, 4);
    painter.setFont(font);
    painter.setPen(theme.onTint(tone));
    painter.drawText(chip, Qt::AlignCenter, text);
    return int(chip.width()) + 3 * step;
}

/// In one line where that has room for both, what to do and why; else what to do stands first.
void BridgeTitle::paintAlarm(QPainter &painter) const
{
    const Theme &theme = m_look.theme();
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.alarm);
    painter.drawRoundedRect(rect(), radius, radius);
    const QRect inner = rect().adjusted(3 * step, 2, -3 * step, 0);
    const QRect first(inner.left(), inner.top(), inner.width(), lineHeight);
    const QRect second = first.translated(0, lineHeight - 3);
    const QString whole = tr("%1: back out now (F8)").arg(m_alarm);
    const bool fits = QFontMetrics(theme.title()).horizontalAdvance(whole) <= inner.width();
    paintLine(painter, first, theme.title(), theme.window, fits ? whole : tr("Back out now (F8)"));
    const QString below = fits ? m_title : m_alarm;
    paintLine(painter, second, theme.strong(), theme.window,
              m_message.isEmpty() ? below : m_message);
}

void BridgeTitle::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_look.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (!m_alarm.isEmpty())
        return paintAlarm(painter);
    const int left = paintChip(painter);

    paintLine(painter, QRect(left, 0, width() - left, lineHeight), theme.title(), theme.text,
              m_title);
    const QRect second(0, lineHeight, width(), lineHeight);
    if (m_message.isEmpty())
        paintLine(painter, second, theme.body(), theme.textSoft, secondLine());
    else
        paintLine(painter, second, theme.body(), theme.warning, m_message);
}

} // namespace Chaos
