// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plan/concernline.h"

#include "ui/plan/planwords.h"
#include "ui/theme/look.h"
#include "ui/widgets/statedot.h"

#include <QKeyEvent>
#include <QPainter>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

constexpr int lineHeight = 6 * step;
constexpr int markWidth = 5 * step;

} // namespace

ConcernLine::ConcernLine(const Look &look, QWidget *parent)
    : QAbstractButton(parent)
    , m_look(look)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&look, &Look::changed, this, qOverload<>(&QWidget::update));
}

void ConcernLine::show(const Concern &concern)
{
    m_concern = concern;
    const QString head = PlanWords::severity(concern.severity) + u": "_s + concern.title;
    setAccessibleName(head);
    setAccessibleDescription(concern.reason + u' ' + concern.remedy);
    setToolTip(PlanWords::plain(head) + u"<br>"_s + PlanWords::plain(concern.reason) + u"<br>"_s
               + PlanWords::plain(concern.remedy) + u"<br>"_s
               + tr("Enter goes to where it is mended."));
    setVisible(true);
    update();
}

QSize ConcernLine::sizeHint() const
{
    return {320, lineHeight};
}

void ConcernLine::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && !event->isAutoRepeat())
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

void ConcernLine::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_look.theme();
    const bool isHole = m_concern.severity == Severity::Hole;
    QPainter painter(this);
    if (hasFocus() || underMouse())
        painter.fillRect(rect(), theme.raised);
    StateDot::paint(painter, QRect(0, 0, markWidth, height()),
                    isHole ? StateDot::Shape::Ring : StateDot::Shape::Triangle,
                    isHole ? theme.warning : theme.textFaint);
    const auto text = [&](QRect box, const QFont &font, const QColor &colour, const QString &words,
                          Qt::Alignment side) {
        const QFontMetrics metrics(font);
        painter.setFont(font);
        painter.setPen(colour);
        painter.drawText(box, int(side | Qt::AlignVCenter) | Qt::TextSingleLine,
                         metrics.elidedText(words, Qt::ElideRight, box.width()));
        return metrics.horizontalAdvance(words);
    };
    QRect box = rect().adjusted(markWidth + step, 0, 0, 0);
    const QString by = PlanWords::closeBy(m_concern.closeBy);
    const int date = text(box, theme.small(), theme.textFaint, by, Qt::AlignRight);
    box.setRight(box.right() - date - 3 * step);
    const int title = text(box, theme.body(), isHole ? theme.warning : theme.textSoft,
                           m_concern.title.simplified(), Qt::AlignLeft);
    box.setLeft(box.left() + title + 2 * step);
    if (box.width() > 10 * step) {
        text(box, theme.body(), theme.textFaint,
             (m_concern.reason + u' ' + m_concern.remedy).simplified(), Qt::AlignLeft);
    }
}

} // namespace Chaos
