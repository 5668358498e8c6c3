// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/timeline/labelcache.h"

#include <QPainter>

namespace Chaos {

using namespace Qt::StringLiterals;

void LabelCache::setFont(const QFont &font)
{
    m_font = font;
    m_texts.clear();
}

double LabelCache::height()
{
    return layOut(u"0"_s).size().height();
}

void LabelCache::draw(QPainter &painter, const QPointF &topLeft, const QString &text)
{
    painter.setFont(m_font);
    painter.drawStaticText(topLeft, layOut(text));
}

const QStaticText &LabelCache::layOut(const QString &text)
{
    constexpr qsizetype many = 1000;
    auto it = m_texts.find(text);
    if (it != m_texts.end())
        return *it;
    if (m_texts.size() >= many)
        m_texts.clear();
    QStaticText laidOut(text);
    laidOut.setTextFormat(Qt::PlainText);
    laidOut.prepare({}, m_font);
    return *m_texts.insert(text, laidOut);
}

} // namespace Chaos
