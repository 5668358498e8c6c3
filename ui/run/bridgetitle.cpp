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
    setAccessibleName(m_title);
    setAccessibleDescription(secondLine());
    setToolTip(Wording::plain(m_title) + u"<br>"_s + Wording::plain(secondLine()));
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

void BridgeTitle::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_look.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
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
