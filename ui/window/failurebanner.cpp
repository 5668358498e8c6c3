// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/failurebanner.h"

#include "ui/theme/look.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/wraplabel.h"

#include <QHBoxLayout>
#include <QPainter>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Chaos {

namespace {

constexpr int signWidth = 24;
constexpr int mostLines = 8; ///< a file may have more than one mistake

QString lengthOf(Micros length)
{
    const auto seconds = std::max<std::int64_t>(0, length / 1s);
    const QChar zero(u'0');
    if (seconds < 3600)
        return u"%1:%2"_s.arg(seconds / 60).arg(seconds % 60, 2, 10, zero);
    return u"%1:%2:%3"_s.arg(seconds / 3600)
        .arg(seconds / 60 % 60, 2, 10, zero)
        .arg(seconds % 60, 2, 10, zero);
}

} // namespace

FailureBanner::FailureBanner(const Look &look, const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
    , m_clock(clock)
    , m_text(new WrapLabel(look, Face::Body, Ink::Text, this))
    , m_time(new ElidedLabel(look, Face::Mono, Ink::Alarm, this))
{
    setObjectName(u"failureBanner"_s);
    m_text->setMaximumLines(mostLines);
    m_time->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(4 * step + signWidth, 2 * step, 4 * step, 2 * step);
    row->setSpacing(4 * step);
    row->addWidget(m_text, 1, Qt::AlignVCenter);
    row->addWidget(m_time, 0, Qt::AlignVCenter);
    m_second.setInterval(1s);
    connect(&m_second, &QTimer::timeout, this, &FailureBanner::tellTime);
    connect(&look, &Look::changed, this, qOverload<>(&QWidget::update));
    hide();
}

void FailureBanner::showFailure(const QString &key, const QString &what, const Failure &failure,
                                Instant since)
{
    std::erase_if(m_standing, [&](const Standing &old) { return old.key == key; });
    m_standing.push_back({key, what, failure, since});
    tell();
}

void FailureBanner::clearFailure(const QString &key)
{
    std::erase_if(m_standing, [&](const Standing &old) { return old.key == key; });
    tell();
}

QString FailureBanner::text() const
{
    return m_standing.empty() ? QString() : m_text->text();
}

void FailureBanner::tell()
{
    if (m_standing.empty()) {
        hide();
        return;
    }
    const Standing &newest = m_standing.back();
    const QString &detail = newest.failure.detail;
    const QString shape = detail.contains(u'\n') ? tr("%1:\n%2") : tr("%1: %2");
    QString text = detail.isEmpty() ? newest.what : shape.arg(newest.what, detail);
    const int others = int(m_standing.size()) - 1;
    if (others > 0)
        text += u" · "_s + tr("and %n more", nullptr, others);
    m_text->setText(text);
    setAccessibleName(text);
    setToolTip(text.toHtmlEscaped());
    tellTime();
    show();
}

void FailureBanner::tellTime()
{
    if (!m_standing.empty())
        m_time->setText(tr("for %1").arg(lengthOf(m_clock.now() - m_standing.back().since)));
}

void FailureBanner::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_look.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), theme.tint(theme.alarm));
    painter.fillRect(0, height() - 1, width(), 1, theme.edge(theme.alarm));
    const QPointF c(4 * step + 7, height() / 2.0);
    painter.setPen(QPen(theme.alarm, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const std::array corners{c + QPointF(0, -7), c + QPointF(8, 6.5), c + QPointF(-8, 6.5)};
    painter.drawConvexPolygon(corners.data(), int(corners.size()));
    painter.drawLine(c + QPointF(0, -1.5), c + QPointF(0, 2));
    painter.drawPoint(c + QPointF(0, 4.4));
}

void FailureBanner::showEvent(QShowEvent *event)
{
    m_second.start();
    QWidget::showEvent(event);
}

void FailureBanner::hideEvent(QHideEvent *event)
{
    m_second.stop();
    QWidget::hideEvent(event);
}

} // namespace Chaos
