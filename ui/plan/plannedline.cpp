// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plan/plannedline.h"

#include "ui/plan/planwords.h"
#include "ui/theme/look.h"
#include "ui/widgets/paintedline.h"

#include <QKeyEvent>
#include <QPainter>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

constexpr int side = 2 * step;
constexpr int above = 2 * step;
constexpr int mark = 4 * step;
constexpr int chevron = 4; ///< half its width
constexpr int longest = 600; ///< characters

QString bounded(const QString &text)
{
    return text.left(longest).simplified();
}

} // namespace

PlannedLine::PlannedLine(const Look &look, QWidget *parent)
    : QAbstractButton(parent)
    , m_look(look)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&look, &Look::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void PlannedLine::show(const Text &text, bool isOpen)
{
    m_text = {bounded(text.title), bounded(text.details),
              bounded(text.uses),  bounded(text.state),
              text.shape,          text.ink};
    m_isOpen = isOpen;
    QStringList parts{m_text.title, m_text.details, m_text.uses, m_text.state};
    parts.removeAll(QString());
    setText(m_text.title);
    setAccessibleName(parts.join(u", "_s));
    setAccessibleDescription(isOpen ? tr("open") : tr("closed"));
    QStringList lines;
    for (const QString &part : std::as_const(parts))
        lines << PlanWords::plain(part);
    lines << (isOpen ? tr("Enter closes it, Del removes it.")
                     : tr("Enter opens it, Del removes it."));
    setToolTip(lines.join(u"<br>"_s));
    update();
}

QSize PlannedLine::sizeHint() const
{
    const Theme &theme = m_look.theme();
    return {480,
            2 * above + QFontMetrics(theme.body()).lineSpacing() + step / 2
                + QFontMetrics(theme.small()).lineSpacing() + 1};
}

void PlannedLine::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (!event->isAutoRepeat())
            click();
        return;
    case Qt::Key_Delete:
        return emit removeRequested();
    case Qt::Key_Down:
        return emit stepped(1);
    case Qt::Key_Up:
        return emit stepped(-1);
    default:
        QAbstractButton::keyPressEvent(event);
    }
}

void PlannedLine::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_look.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_isOpen || underMouse() || hasFocus())
        painter.fillRect(rect(), theme.raised);
    if (hasFocus())
        painter.fillRect(QRect(0, 0, 2, height()), theme.accent);
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.line);

    QRect first = rect().adjusted(side, above, -side, 0);
    first.setHeight(QFontMetrics(theme.body()).lineSpacing());
    QRect second = first.translated(0, first.height() + step / 2);
    second.setHeight(QFontMetrics(theme.small()).lineSpacing());

    const QPointF c(first.right() - chevron, first.center().y() + 1);
    const double up = m_isOpen ? -2 : 2;
    painter.setPen(QPen(theme.textFaint, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawLine(c + QPointF(-chevron, -up), c + QPointF(0, up));
    painter.drawLine(c + QPointF(0, up), c + QPointF(chevron, -up));
    first.setRight(first.right() - 2 * chevron - 3 * step);

    // How it stands is short, as a rule; where it is not, the name keeps half of the line.
    QRect state = first;
    state.setLeft(first.left() + first.width() / 2);
    const QColor colour = theme.ink(m_text.ink);
    const int taken =
        paintLine(painter, state, theme.small(),
                  m_text.ink == Ink::Alarm || m_text.ink == Ink::Warning ? colour : theme.textSoft,
                  m_text.state, Qt::AlignRight);
    StateDot::paint(painter,
                    QRect(state.right() - taken - mark - step, state.top(), mark, state.height()),
                    m_text.shape, colour);
    first.setRight(state.right() - taken - mark - 4 * step);
    paintLine(painter, first, theme.body(), theme.text, m_text.title);

    const int uses = QFontMetrics(theme.small()).horizontalAdvance(m_text.uses);
    second.setRight(second.right() - 2 * chevron - 3 * step);
    paintLine(painter, second, theme.small(), theme.textFaint, m_text.uses, Qt::AlignRight);
    second.setRight(second.right() - uses - 4 * step);
    paintLine(painter, second, theme.small(), theme.textSoft, m_text.details);
}

} // namespace Chaos
