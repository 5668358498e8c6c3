// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/scribe/scribeline.h"

#include "models/items/liveday.h"
#include "ui/scribe/scribefield.h"
#include "ui/scribe/storywords.h"
#include "ui/theme/look.h"
#include "ui/widgets/elidedlabel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Chaos {

namespace {

constexpr int lineHeight = 9 * step;
constexpr int timeWidth = 18 * step;

} // namespace

ScribeLine::ScribeLine(const LiveDay &live, const Clock &clock, const Look &look, QWidget *parent)
    : QWidget(parent)
    , m_live(live)
    , m_clock(clock)
    , m_look(look)
    , m_time(new ElidedLabel(look, Face::Mono, Ink::Faint, this))
    , m_field(new ScribeField(this))
{
    setObjectName(u"scribeLine"_s);
    setFixedHeight(lineHeight);
    setCursor(Qt::IBeamCursor);
    setFocusProxy(m_field);
    m_time->setObjectName(u"scribeTime"_s);
    m_time->setFixedWidth(timeWidth);
    m_time->setToolTip(tr("The time this line will carry: that of its first key"));
    m_field->setObjectName(u"scribeField"_s);
    m_field->setAccessibleName(tr("Write what you see"));
    m_field->setPlaceholderText(tr("Write what you see…    /action  /alert  /question  /todo"));
    m_field->setToolTip(tr("Enter keeps the line; a word that begins with / says what it is"));
    m_field->setFrame(false);
    m_field->installEventFilter(this);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(3 * step, 1, 2 * step, 1);
    row->setSpacing(2 * step);
    row->addWidget(m_time);
    row->addWidget(m_field, 1);

    m_second.setInterval(250ms);
    connect(&m_second, &QTimer::timeout, this, &ScribeLine::tellTime);
    connect(m_field, &QLineEdit::textEdited, this, &ScribeLine::edited);
    connect(m_field, &QLineEdit::textChanged, this, &ScribeLine::draftChanged);
    connect(m_field, &QLineEdit::returnPressed, this, &ScribeLine::enter);
    connect(m_field, &ScribeField::picturePasted, this, &ScribeLine::picturePasted);
    connect(&live, &LiveDay::changed, this, &ScribeLine::tellTime);
    connect(&live, &LiveDay::replaced, this, &ScribeLine::tellTime);
    connect(&look, &Look::changed, this, &ScribeLine::followLook);
    followLook();
    tellTime();
}

void ScribeLine::followLook()
{
    const Theme &theme = m_look.theme();
    QPalette palette = m_field->palette();
    palette.setColor(QPalette::Base, Qt::transparent);
    palette.setColor(QPalette::Text, theme.text);
    palette.setColor(QPalette::PlaceholderText, theme.textFaint);
    palette.setColor(QPalette::Highlight, theme.tint(theme.accent));
    palette.setColor(QPalette::HighlightedText, theme.text);
    m_field->setPalette(palette);
    update();
}

QString ScribeLine::draft() const
{
    return m_field->text();
}

void ScribeLine::setDraft(const QString &text, std::optional<Instant> begun)
{
    m_field->setText(text);
    m_begun = text.isEmpty() ? std::nullopt : std::optional(begun.value_or(m_clock.now()));
    tellTime();
}

void ScribeLine::type(const QString &text)
{
    m_field->setFocus();
    m_field->insert(text);
    edited(m_field->text());
}

void ScribeLine::clear()
{
    setDraft({});
}

QString ScribeLine::timeText() const
{
    return m_time->text();
}

void ScribeLine::edited(const QString &text)
{
    if (text.trimmed().isEmpty())
        m_begun.reset();
    else if (!m_begun)
        m_begun = m_clock.now();
    tellTime();
}

void ScribeLine::enter()
{
    const QString text = draft();
    if (text.trimmed().isEmpty())
        return;
    const Instant begun = m_begun.value_or(m_clock.now());
    m_field->remember(text);
    clear();
    emit entered(text, begun);
}

void ScribeLine::tellTime()
{
    const Instant at = m_begun.value_or(m_clock.now());
    const Run *run = m_live.day().current();
    std::optional<Micros> since;
    if (run && run->triggeredAt && at >= run->triggeredAt->at)
        since = at - run->triggeredAt->at;
    m_time->setText(StoryWords::time(at, since));
    m_time->setInk(m_begun || since ? Ink::Accent : Ink::Faint);
}

void ScribeLine::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_look.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(m_field->hasFocus() ? theme.accent : theme.edge(theme.accent));
    painter.setBrush(theme.panel);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
}

void ScribeLine::showEvent(QShowEvent *event)
{
    m_second.start();
    tellTime();
    QWidget::showEvent(event);
}

void ScribeLine::hideEvent(QHideEvent *event)
{
    m_second.stop();
    QWidget::hideEvent(event);
}

void ScribeLine::mousePressEvent(QMouseEvent *)
{
    m_field->setFocus();
}

bool ScribeLine::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        update();
    return QWidget::eventFilter(watched, event);
}

} // namespace Chaos
