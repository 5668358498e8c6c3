// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/run/proxyline.h"

#include "models/rules/faulttext.h"
#include "models/rules/tamedtext.h"
#include "ui/run/wording.h"
#include "ui/theme/look.h"
#include "ui/widgets/paintedline.h"

#include <QKeyEvent>
#include <QLocale>
#include <QPainter>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

constexpr int markWidth = 16;
constexpr int textHeight = 17;
constexpr qsizetype longestText = 300;

/// Loopback goes without saying.
QString shortPlace(const QString &listen)
{
    static const QString loopback = u"127.0.0.1:"_s;
    return listen.startsWith(loopback) ? listen.mid(loopback.size()) : listen;
}

} // namespace

ProxyLine::ProxyLine(const Look &look, QWidget *parent)
    : QAbstractButton(parent)
    , m_look(look)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&look, &Look::changed, this, qOverload<>(&QWidget::update));
}

void ProxyLine::show(const ProxyRow &proxy)
{
    const bool isAsHigh = remark().isEmpty();
    m_proxy = proxy;
    m_proxy.title = tamed(proxy.title, longestText);
    m_proxy.listen = tamed(proxy.listen, longestText);
    m_proxy.target = tamed(proxy.target, longestText);
    setObjectName(u"proxy_"_s + proxy.key);
    const QString how = remark().isEmpty() ? faultText({}) : remark();
    setAccessibleName(tr("%1: %2").arg(m_proxy.title, how));
    setAccessibleDescription(tr("Enter gives it another fault"));
    QStringList lines{m_proxy.title, tr("%1 → %2").arg(m_proxy.listen, m_proxy.target), how};
    if (m_proxy.standing) {
        const QLocale english(QLocale::English);
        lines << tr("%1 connections so far, %2 open")
                     .arg(m_proxy.standing->accepted)
                     .arg(m_proxy.standing->open)
              << tr("%1 from clients, %2 from the service")
                     .arg(english.formattedDataSize(m_proxy.standing->fromClients),
                          english.formattedDataSize(m_proxy.standing->fromServers));
    }
    lines << tr("Press to give it another fault.");
    for (QString &line : lines)
        line = Wording::plain(line);
    setToolTip(lines.join(u"<br>"_s));
    if (isAsHigh != remark().isEmpty())
        updateGeometry();
    update();
}

QSize ProxyLine::sizeHint() const
{
    return {220, 2 * step + textHeight * (remark().isEmpty() ? 2 : 3)};
}

QSize ProxyLine::minimumSizeHint() const
{
    return {160, sizeHint().height()};
}

std::pair<StateDot::Shape, Ink> ProxyLine::mark() const
{
    if (m_proxy.fault)
        return {StateDot::Shape::Cross, Ink::Alarm};
    if (!m_proxy.standing)
        return {StateDot::Shape::Ring, Ink::Faint};
    if (!m_proxy.standing->trouble.isEmpty())
        return {StateDot::Shape::Triangle, Ink::Warning};
    return {StateDot::Shape::Disc, Ink::Good};
}

QString ProxyLine::traffic() const
{
    if (!isOpen())
        return m_proxy.standing ? QString() : tr("not open");
    const QString bytes =
        QLocale(QLocale::English)
            .formattedDataSize(m_proxy.standing->fromClients + m_proxy.standing->fromServers, 1);
    return tr("%1 open · %2").arg(m_proxy.standing->open).arg(bytes);
}

QString ProxyLine::remark() const
{
    if (m_proxy.fault)
        return tr("%1 since %2")
            .arg(faultText(m_proxy.fault->fault), Wording::timeOfDay(m_proxy.fault->at));
    if (!m_proxy.standing || m_proxy.standing->trouble.isEmpty())
        return {};
    const QString trouble = tamed(m_proxy.standing->trouble, longestText);
    return isOpen() ? trouble : tr("%1 · tried again and again").arg(trouble);
}

/// Since when, where there is room for it.
void ProxyLine::paintFault(QPainter &painter, const QRect &box) const
{
    const Theme &theme = m_look.theme();
    const QFontMetrics metrics(theme.small());
    const QString fault = faultText(m_proxy.fault->fault);
    const QString since = Wording::timeOfDay(m_proxy.fault->at);
    const int wanted = metrics.horizontalAdvance(fault) + 2 * step;
    const int rest = metrics.horizontalAdvance(since) + 1;
    const bool isBoth = wanted + rest <= box.width();
    paintLine(painter, box, theme.small(), theme.alarm, fault);
    if (isBoth)
        paintLine(painter, box.adjusted(box.width() - rest, 0, 0, 0), theme.small(), theme.textSoft,
                  since, Qt::AlignRight);
}

void ProxyLine::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && !event->isAutoRepeat())
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

void ProxyLine::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_look.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (underMouse() || hasFocus()) {
        painter.setPen(hasFocus() ? QPen(theme.accent) : QPen(Qt::NoPen));
        painter.setBrush(theme.raised);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    }
    const auto [shape, ink] = mark();
    StateDot::paint(painter, QRectF(0, step, markWidth, textHeight), shape, theme.ink(ink));
    const int left = markWidth + step;
    const int room = width() - left - step;
    const bool isDim = !isOpen();
    const QString passed = traffic();
    const int passedWidth =
        passed.isEmpty() ? 0 : QFontMetrics(theme.small()).horizontalAdvance(passed) + 1;
    paintLine(painter, QRect(left, step, room - passedWidth - 2 * step, textHeight), theme.body(),
              isDim ? theme.textFaint : theme.text, m_proxy.title);
    paintLine(painter, QRect(left + room - passedWidth, step, passedWidth, textHeight),
              theme.small(), isDim ? theme.textFaint : theme.textSoft, passed, Qt::AlignRight);
    paintLine(painter, QRect(left, step + textHeight, room, textHeight), theme.small(),
              isDim ? theme.textFaint : theme.textSoft,
              tr("%1 → %2").arg(shortPlace(m_proxy.listen), m_proxy.target));
    const QRect below(left, step + 2 * textHeight, room, textHeight);
    if (m_proxy.fault)
        paintFault(painter, below);
    else if (!remark().isEmpty())
        paintLine(painter, below, theme.small(), theme.ink(ink),
                  isOpen() ? remark() : tr("cannot listen · tried again and again"));
}

} // namespace Chaos
