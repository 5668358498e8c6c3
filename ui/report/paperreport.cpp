// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/report/paperreport.h"

#include "ui/report/drawings.h"
#include "ui/report/svgobject.h"
#include "ui/theme/theme.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QCoreApplication>
#include <QPageLayout>
#include <QPainter>
#include <QPdfWriter>
#include <QTextBlock>
#include <QTextCursor>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

struct Paper
{
    Q_DECLARE_TR_FUNCTIONS(Paper)
};

// In 115ths of an inch: so the report's own measures, made for screens, become 9 point text, and
// its tables have the room that they want.
constexpr double unitsAnInch = 115;
constexpr QSizeF sheet(950, 1344); // A4
constexpr double aside = 72;
constexpr double above = 67;
constexpr double below = 86; // the foot stands in it
constexpr QSizeF content(sheet.width() - 2 * aside, sheet.height() - above - below);

QString placeOf(int number)
{
    return u"\uE000%1\uE001"_s.arg(number); // private: no text from outside has them (see tamed)
}

} // namespace

PaperReport::PaperReport(const QString &html, QString title)
    : m_title(std::move(title))
{
    m_document.documentLayout()->registerHandler(SvgObject::type, new SvgObject(&m_document));
    m_document.setDocumentMargin(0);
    m_document.setDefaultFont(Theme::light().body());
    QList<QByteArray> drawings;
    m_document.setHtml(withoutDrawings(html, [&](const QByteArray &svg) {
        drawings.push_back(svg);
        return u"<p>"_s + placeOf(int(drawings.size()) - 1) + u"</p>"_s;
    }));
    for (qsizetype i = 0; i < drawings.size(); ++i) {
        QTextCursor place = m_document.find(placeOf(int(i)));
        if (!place.isNull())
            place.insertText(QString(QChar::ObjectReplacementCharacter),
                             SvgObject::format(drawings.at(i), content));
    }
    keepHeadingsWithTheirText();
}

void PaperReport::keepHeadingsWithTheirText()
{
    QTextBlock next = m_document.begin();
    while (next.isValid()) {
        // As a whole: laid out in part after a change, Qt 6.4 loses blocks between tables.
        m_document.setPageSize({content.width(), -1});
        m_document.setPageSize(content);
        next = moveHeadingFrom(next);
    }
}

QTextBlock PaperReport::moveHeadingFrom(QTextBlock block)
{
    const auto pageOf = [this](const QTextBlock &one) {
        const QRectF place = m_document.documentLayout()->blockBoundingRect(one);
        return int(place.top() / content.height());
    };
    for (; block.isValid(); block = block.next()) {
        if (block.blockFormat().headingLevel() == 0)
            continue;
        QTextBlock text = block.next(); // several headings in a row stay together
        while (text.isValid() && text.blockFormat().headingLevel() > 0)
            text = text.next();
        if (!text.isValid() || pageOf(text) == pageOf(block))
            continue;
        QTextBlockFormat onNewPage;
        onNewPage.setPageBreakPolicy(QTextFormat::PageBreak_AlwaysBefore);
        QTextCursor(block).mergeBlockFormat(onNewPage);
        return text;
    }
    return {};
}

bool PaperReport::paintOn(QPagedPaintDevice &device) const
{
    device.setPageSize(QPageSize(QPageSize::A4));
    device.setPageMargins(QMarginsF());
    QPainter painter;
    if (!painter.begin(&device))
        return false;
    painter.scale(device.logicalDpiX() / unitsAnInch, device.logicalDpiY() / unitsAnInch);
    const int count = pages();
    for (int page = 0; page < count; ++page) {
        if (page > 0 && !device.newPage())
            return false;
        const QRectF part(QPointF(0, page * content.height()), content);
        painter.save();
        painter.translate(aside, above - part.top());
        painter.setClipRect(part);
        QAbstractTextDocumentLayout::PaintContext context;
        context.clip = part;
        context.palette.setColor(QPalette::Text, Theme::light().text);
        m_document.documentLayout()->draw(&painter, context);
        painter.restore();
        painter.setPen(Theme::light().textFaint);
        painter.setFont(Theme::light().small());
        const QRectF foot(aside, sheet.height() - below + 24, content.width(), 20);
        const QString number = Paper::tr("%1 of %2").arg(page + 1).arg(count);
        painter.drawText(foot, Qt::AlignRight, number);
        const double room = foot.width() - painter.fontMetrics().horizontalAdvance(number) - 24;
        painter.drawText(foot, Qt::AlignLeft,
                         painter.fontMetrics().elidedText(m_title, Qt::ElideRight, int(room)));
    }
    return painter.end();
}

QByteArray PaperReport::pdf(const QString &html, const QString &title)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setTitle(title);
    writer.setCreator(u"Chaosroom "_s + QCoreApplication::applicationVersion());
    writer.setResolution(600);
    PaperReport(html, title).paintOn(writer);
    return bytes;
}

} // namespace Chaos
