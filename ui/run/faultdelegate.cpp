// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/run/faultdelegate.h"

#include "ui/theme/look.h"
#include "ui/widgets/paintedline.h"

#include <QPainter>

#include <algorithm>

namespace Chaos {

FaultDelegate::FaultDelegate(const Look &look, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_look(look)
{}

void FaultDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    const Theme &theme = m_look.theme();
    if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect, theme.tint(theme.accent));
    const QRect box = option.rect.adjusted(2 * step, 0, -2 * step, 0);
    const QString line = index.data(lineRole).toString();
    const QString text = index.data().toString();
    const int wanted = QFontMetrics(theme.body()).horizontalAdvance(text) + 1;
    const int words = std::min(wanted, box.width() * 3 / 4);
    paintLine(*painter, QRect(box.left(), box.top(), words, box.height()), theme.body(), theme.text,
              text);
    paintLine(*painter, box.adjusted(words + 3 * step, 0, 0, 0), theme.mono(), theme.textSoft, line,
              Qt::AlignRight);
}

} // namespace Chaos
