// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plan/tellingstop.h"

#include "ui/theme/look.h"
#include "ui/widgets/paintedline.h"
#include "ui/widgets/wraplabel.h"

#include <QKeyEvent>
#include <QLocale>
#include <QPainter>

#include <algorithm>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

constexpr int dotSize = 16;
constexpr int lineHeight = 18;
constexpr int edge = 2 * step;
constexpr int narrowest = 112;
constexpr int widest = 180; ///< that any text may make it
constexpr int mostLines = 2; ///< of a text

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

/// "8 days before" and "Mon 30 Nov", or the one of them that is known.
QStringList whenParts(const ContactRow &row)
{
    const Contact &contact = row.contact;
    QStringList parts;
    if (!contact.on.isValid())
        parts << (contact.before == 0 ? TellingStop::tr("the day") : before(contact));
    if (row.due.isValid())
        parts << QLocale().toString(row.due, u"ddd d MMM"_s);
    return parts;
}

/// The width that a text needs to stand on two lines.
int foldedWidth(const QString &text, const QFont &font)
{
    const QFontMetrics metrics(font);
    int least = metrics.horizontalAdvance(text);
    for (qsizetype at = text.indexOf(u' '); at >= 0; at = text.indexOf(u' ', at + 1)) {
        least = std::min(least,
                         std::max(metrics.horizontalAdvance(text.left(at)),
                                  metrics.horizontalAdvance(text.mid(at + 1))));
    }
    return least;
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
    return {190, (m_lines.above + m_lines.below) * lineHeight + dotSize + 3 * step};
}

QSize TellingStop::minimumSizeHint() const
{
    const QFontMetrics metrics(m_look.theme().small());
    int width = narrowest;
    const QStringList parts = whenParts(m_row);
    for (const QString &part : parts)
        width = std::max(width, metrics.horizontalAdvance(part) + 2 * edge);
    return {width, sizeHint().height()};
}

int TellingStop::wantedWidth() const
{
    const Theme &theme = m_look.theme();
    // A line that just fits may be a fraction of a pixel wider than its letters.
    const int folded = 1
        + std::max(foldedWidth(m_row.contact.subject, theme.body()),
                   foldedWidth(form(), theme.small()));
    return std::max(minimumSizeHint().width(), std::min(folded + 2 * edge, widest));
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
    const QStringList parts = whenParts(row);
    return parts.size() == 2 ? tr("%1 · %2").arg(parts[0], parts[1]) : parts.value(0);
}

QStringList TellingStop::whenLines(int width) const
{
    const QString whole = whenOf(m_row);
    const QFontMetrics metrics(m_look.theme().small());
    return metrics.horizontalAdvance(whole) <= width - 2 * edge ? QStringList{whole}
                                                                : whenParts(m_row);
}

QStringList TellingStop::subjectLines(int width) const
{
    return WrapLabel::linesOf(m_row.contact.subject, m_look.theme().body(), width - 2 * edge,
                              mostLines);
}

QString TellingStop::form() const
{
    const Contact &contact = m_row.contact;
    return contact.form.isEmpty() || contact.audience.isEmpty()
        ? contact.form + contact.audience
        : tr("%1 · %2").arg(contact.form, contact.audience);
}

QStringList TellingStop::formLines(int width) const
{
    return WrapLabel::linesOf(form(), m_look.theme().small(), width - 2 * edge, mostLines);
}

TellingStop::Lines TellingStop::linesIn(int width) const
{
    return {.above = int(whenLines(width).size()),
            .below = int(subjectLines(width).size() + formLines(width).size())};
}

void TellingStop::setLines(Lines lines)
{
    if (lines == m_lines)
        return;
    m_lines = lines;
    updateGeometry();
    update();
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
    updateGeometry();
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
    const QRectF dot(edge, m_lines.above * lineHeight + step / 2.0, dotSize, dotSize);
    const qreal middle = dot.center().y();
    painter.setPen(QPen(theme.line, 2));
    const bool begins = m_place == Place::First || m_place == Place::Only;
    const bool ends = m_place == Place::Last || m_place == Place::Only;
    if (!begins)
        painter.drawLine(QPointF(0, middle), QPointF(dot.left(), middle));
    if (!ends)
        painter.drawLine(QPointF(dot.right(), middle), QPointF(width(), middle));
    StateDot::paint(painter, dot, shape, colour);

    const bool stands = m_row.state == ContactState::Due || m_row.state == ContactState::Late;
    // A line that was broken to fit may be a fraction of a pixel wider than a whole number.
    QRect box(edge, 0, width() - 2 * edge + 1, lineHeight);
    const auto paint = [&](const QStringList &lines, const QFont &font, const QColor &pen) {
        for (const QString &line : lines) {
            paintLine(painter, box, font, pen, line);
            box.translate(0, lineHeight);
        }
    };
    // Where one is broken all are.
    const QStringList when = m_lines.above > 1 ? whenParts(m_row) : whenLines(width());
    box.translate(0, (m_lines.above - int(when.size())) * lineHeight);
    paint(when, theme.small(), m_row.isNext || stands ? colour : theme.textSoft);
    box.translate(0, dotSize + step);
    paint(subjectLines(width()), theme.body(), theme.text);
    paint(formLines(width()), theme.small(), theme.textSoft);
}

} // namespace Chaos
