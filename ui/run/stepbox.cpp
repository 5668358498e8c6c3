// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/run/stepbox.h"

#include "ui/run/wording.h"
#include "ui/theme/look.h"
#include "ui/widgets/wraplabel.h"

#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

constexpr int boxSize = 14;
constexpr int textLeft = boxSize + 3 * step;
constexpr int padding = 3;
constexpr int longest = 600; ///< characters
constexpr int maxLines = 4;

/// What became of a step that the room performs.
QString becameOf(const ChecklistRow &row)
{
    if (!row.isScripted || row.done)
        return {};
    if (!row.outcome)
        return StepBox::tr("the room does it");
    const QString why = row.why.left(longest).simplified();
    const auto because = [&why](const QString &what) {
        return why.isEmpty() ? what : what + u": "_s + why;
    };
    switch (*row.outcome) {
    case StepOutcome::UnderWay:
        return StepBox::tr("under way …");
    case StepOutcome::Succeeded: // and somebody has taken the tick away
        return {};
    case StepOutcome::Failed:
        return because(StepBox::tr("failed"));
    case StepOutcome::TimedOut:
        return because(StepBox::tr("took too long"));
    case StepOutcome::Stopped:
        return StepBox::tr("stopped");
    case StepOutcome::NotBegun:
        return because(StepBox::tr("could not be begun"));
    case StepOutcome::Lost:
        return because(StepBox::tr("nobody can say what became of it"));
    }
    return {};
}

bool isWrong(const ChecklistRow &row)
{
    if (!row.outcome || row.done)
        return false;
    switch (*row.outcome) {
    case StepOutcome::Failed:
    case StepOutcome::TimedOut:
    case StepOutcome::NotBegun:
    case StepOutcome::Lost:
        return true;
    case StepOutcome::UnderWay:
    case StepOutcome::Succeeded:
    case StepOutcome::Stopped: // because somebody said so
        break;
    }
    return false;
}

} // namespace

StepBox::StepBox(const Look &look, QWidget *parent)
    : QAbstractButton(parent)
    , m_look(look)
{
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&look, &Look::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void StepBox::show(const ChecklistRow &row)
{
    m_row = row;
    m_row.text = row.text.left(longest).simplified();
    if (const QString became = becameOf(row); !became.isEmpty())
        m_row.text += u" · "_s + became;
    setChecked(row.done);
    setAccessibleName(m_row.text);
    setToolTip(Wording::plain(m_row.text));
    updateGeometry();
    update();
}

QStringList StepBox::linesAt(int width) const
{
    return WrapLabel::linesOf(m_row.text, m_look.theme().body(), width - textLeft, maxLines);
}

QSize StepBox::sizeHint() const
{
    return {220, heightForWidth(220)};
}

int StepBox::heightForWidth(int width) const
{
    const int lines = std::max(1, int(linesAt(width).size()));
    return lines * QFontMetrics(m_look.theme().body()).lineSpacing() + 2 * padding;
}

void StepBox::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && !event->isAutoRepeat())
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

void StepBox::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_look.theme();
    const QFontMetrics metrics(theme.body());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double top = padding + (metrics.lineSpacing() - boxSize) / 2.0;
    const QRectF box(0.5, top + 0.5, boxSize - 1, boxSize - 1);
    const bool isLively = isEnabled() && (underMouse() || hasFocus());
    painter.setPen(QPen(hasFocus()        ? theme.accent
                            : isChecked() ? theme.good
                            : isLively    ? theme.textSoft
                                          : theme.textFaint,
                        hasFocus() ? 2 : 1));
    painter.setBrush(isChecked() ? theme.good : QColor(Qt::transparent));
    painter.drawRoundedRect(box, 3, 3);
    if (isChecked()) {
        QPainterPath tick;
        tick.moveTo(box.left() + 3, box.center().y());
        tick.lineTo(box.left() + 5.5, box.bottom() - 3.5);
        tick.lineTo(box.right() - 2.5, box.top() + 3.5);
        painter.setPen(QPen(theme.isDark() ? theme.rail : theme.panel, 1.8, Qt::SolidLine,
                            Qt::RoundCap, Qt::RoundJoin));
        painter.setBrush(Qt::NoBrush);
        painter.drawPath(tick);
    }
    painter.setFont(theme.body());
    painter.setPen(isWrong(m_row)                    ? theme.alarm
                       : !isEnabled() || isChecked() ? theme.textFaint
                                                     : theme.text);
    int y = padding + metrics.ascent();
    for (const QString &line : linesAt(width())) {
        painter.drawText(textLeft, y, line);
        y += metrics.lineSpacing();
    }
}

} // namespace Chaos
