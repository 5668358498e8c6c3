// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/loadingveil.h"

#include "ui/theme/look.h"

#include <QEvent>
#include <QLocale>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Chaos {

namespace {

constexpr int barWidth = 320;
constexpr int barHeight = 4;
constexpr int about = 28 * step; ///< the bar and the words above and below it

} // namespace

LoadingVeil::LoadingVeil(const Look &look, QWidget *over)
    : QWidget(over)
    , m_look(look)
{
    setObjectName(u"loadingVeil"_s);
    over->installEventFilter(this);
    hide();
}

void LoadingVeil::setProgress(qint64 done, qint64 total)
{
    m_done = std::clamp<qint64>(done, 0, std::max<qint64>(total, 0));
    m_total = total;
    if (done >= total) {
        hide();
        return;
    }
    setAccessibleName(tr("Reading the day, %1 of %2 entries").arg(m_done).arg(m_total));
    setGeometry(parentWidget()->rect());
    raise();
    show();
    // What lies under the veil shines through and would be painted, too: no more of it than must
    // be.
    update(QRect(0, height() / 2 - about / 2, width(), about));
}

bool LoadingVeil::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        setGeometry(parentWidget()->rect());
    return QWidget::eventFilter(watched, event);
}

void LoadingVeil::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_look.theme();
    QPainter painter(this);
    QColor ground = theme.window;
    ground.setAlphaF(0.92F);
    painter.fillRect(rect(), ground);

    painter.setRenderHint(QPainter::Antialiasing);
    QRectF bar(0, 0, std::min(barWidth, width() - 8 * step), barHeight);
    bar.moveCenter(QRectF(rect()).center());
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.line);
    painter.drawRoundedRect(bar, 2, 2);
    QRectF part = bar;
    part.setWidth(bar.width() * double(m_done) / double(std::max<qint64>(m_total, 1)));
    painter.setBrush(theme.accent);
    painter.drawRoundedRect(part, 2, 2);

    const QRect above(0, int(bar.top()) - 12 * step, width(), 8 * step);
    painter.setFont(theme.title());
    painter.setPen(theme.text);
    painter.drawText(above, Qt::AlignCenter, tr("Reading the day"));
    const QRect below(0, int(bar.bottom()) + 3 * step, width(), 6 * step);
    const QLocale locale;
    painter.setFont(theme.mono());
    painter.setPen(theme.textSoft);
    painter.drawText(below, Qt::AlignCenter,
                     tr("%1 of %2 entries").arg(locale.toString(m_done), locale.toString(m_total)));
}

} // namespace Chaos
