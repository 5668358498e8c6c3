// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plan/tellingstop.h"

#include "ui/theme/look.h"

#include <QKeyEvent>
#include <QLocale>
#include <QPainter>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

constexpr int dotSize = 16;
constexpr int lineHeight = 18;
constexpr int edge = 2 * step;

QString before(const Contact &contact)
{
    const bool isOne = contact.before == 1;
    switch (contact.unit) {
    case Contact::Unit::Days:
        return isOne ? TellingStop::tr("1 day before")
                     : TellingStop::tr("%n days before", nullptr, contact.before);
    case Contact::Unit::Weeks:
        return isOne ? TellingStop::tr("1 week before")
                     : TellingStop::tr("%n weeks before", nullptr, contact.before);
    case Contact::Unit::Months:
        return isOne ? TellingStop::tr("1 month before")
                     : TellingStop::tr("%n months before", nullptr, contact.before);
    }
    return {};
}

} // namespace

TellingStop::TellingStop(const Look &look, QWidget *parent)
    : QAbstractButton(parent)
    , m_look(look)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&look, &Look::changed, this, qOverload<>(&QWidget::update));
}

QSize TellingStop::sizeHint() const
{
    return {190, 4 * lineHeight + 2 * step};
}

QSize TellingStop::minimumSizeHint() const
{
    return {132, sizeHint().height()};
}

std::pair<StateDot::Shape, Ink> TellingStop::markOf(const ContactRow &row)
{
    switch (row.state) {
    case ContactState::Told:
        return {StateDot::Shape::Disc, Ink::Good};
    case ContactState::Late:
        return {StateDot::Shape::Triangle, Ink::Warning};
    case ContactState::Due:
        return {StateDot::Shape::Halo, Ink::Accent};
    case ContactState::Upcoming:
        return {StateDot::Shape::Ring, row.isNext ? Ink::Accent : Ink::Faint};
    }
    return {};
}

QString TellingStop::wordOf(ContactState state)
{
    switch (state) {
    case ContactState::Told:
        return tr("done");
    case ContactState::Late:
        return tr("late");
    case ContactState::Due:
        return tr("due today");
    case ContactState::Upcoming:
        return tr("to come");
    }
    return {};
}

QString TellingStop::whenOf(const ContactRow &row)
{
    const Contact &contact = row.contact;
    const QString relative = contact.on.isValid() ? QString()
        : contact.before == 0                     ? tr("the day")
                                                  : before(contact);
    if (!row.due.isValid())
        return relative;
    const QString date = QLocale().toString(row.due, u"ddd d MMM"_s);
    return relative.isEmpty() ? date : tr("%1 · %2").arg(relative, date);
}

void TellingStop::show(const ContactRow &row, Place place)
{
    m_row = row;
    m_place = place;
    Contact &contact = m_row.contact;
    for (QString *text : {&contact.subject, &contact.form, &contact.audience})
        *text = text->left(200).simplified();
    setObjectName(u"contact_"_s + row.key);
    const QString what = tr("%1: %2, %3 to %4, %5")
                             .arg(whenOf(m_row), contact.subject, contact.form, contact.audience,
                                  wordOf(m_row.state));
    setAccessibleName(what);
    QString tip = what.toHtmlEscaped();
    if (!m_row.owner.isEmpty())
        tip += u"<br>"_s + tr("%1 sees to it.").arg(m_row.owner.left(200).toHtmlEscaped());
    setToolTip(tip + u"<br>"_s + tr("Press for what can be done."));
    update();
}

void TellingStop::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && !event->isAutoRepeat())
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

void TellingStop::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_look.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (underMouse() || hasFocus()) {
        painter.setPen(hasFocus() ? QPen(theme.accent) : QPen(Qt::NoPen));
        painter.setBrush(theme.raised);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    }
    const auto [shape, ink] = markOf(m_row);
    const QColor colour = theme.ink(ink);
    const QRectF dot(edge, lineHeight + step / 2.0, dotSize, dotSize);
    const qreal middle = dot.center().y();
    painter.setPen(QPen(theme.line, 2));
    const bool begins = m_place == Place::First || m_place == Place::Only;
    const bool ends = m_place == Place::Last || m_place == Place::Only;
    if (!begins)
        painter.drawLine(QPointF(0, middle), QPointF(dot.left(), middle));
    if (!ends)
        painter.drawLine(QPointF(dot.right(), middle), QPointF(width(), middle));
    StateDot::paint(painter, dot, shape, colour);

    const int room = width() - 2 * edge;
    int top = 0;
    const auto line = [&](const QFont &font, const QColor &pen, const QString &text) {
        painter.setFont(font);
        painter.setPen(pen);
        painter.drawText(QRect(edge, top, room, lineHeight), Qt::AlignLeft | Qt::AlignVCenter,
                         QFontMetrics(font).elidedText(text, Qt::ElideRight, room));
        top += lineHeight;
    };
    const bool stands = m_row.state == ContactState::Due || m_row.state == ContactState::Late;
    line(theme.small(), m_row.isNext || stands ? colour : theme.textSoft, whenOf(m_row));
    top += dotSize + step;
    line(theme.body(), theme.text, m_row.contact.subject);
    line(theme.small(), theme.textSoft,
         tr("%1 · %2").arg(m_row.contact.form, m_row.contact.audience));
}

} // namespace Chaos
