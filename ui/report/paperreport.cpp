// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/report/paperreport.h"

#include "ui/report/drawings.h"
#include "ui/report/svgobject.h"
#include "ui/theme/theme.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QCoreApplication>
#include <QImage>
#include <QPageLayout>
#include <QPainter>
#include <QPdfWriter>
#include <QPixmap>
#include <QRegularExpression>
#include <QTextBlock>
#include <QTextCursor>
#include <QUrl>

#include <algorithm>

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
    m_document.setPageSize({content.width(), -1}); // one endless sheet: it is cut below
    m_document.setLayoutEnabled(false); // once, when all is as it shall be
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
    fitPictures();
    separateSigns();
    m_document.setLayoutEnabled(true);
    m_pages = pagesOf(piecesOf(m_document, content.height()), content.height());
}

/// Empty: it is none.
QSizeF PaperReport::pixelsOf(const QString &name) const
{
    // The document has it unpacked: as pixels for a screen only in the thread that has one.
    const QVariant picture = m_document.resource(QTextDocument::ImageResource, QUrl(name));
    return picture.userType() == QMetaType::QPixmap ? qvariant_cast<QPixmap>(picture).size()
                                                    : qvariant_cast<QImage>(picture).size();
}

/// Two of them, with what they show, have room on a page.
void PaperReport::fitPictures()
{
    constexpr double share = 0.46;
    const QSizeF most(content.width(), content.height() * share);
    for (QTextBlock block = m_document.begin(); block.isValid(); block = block.next()) {
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            QTextImageFormat picture = it.fragment().charFormat().toImageFormat();
            const QSizeF pixels = picture.isValid() ? pixelsOf(picture.name()) : QSizeF();
            if (pixels.isEmpty())
                continue;
            // The page says how wide it is, and leaves to its pixels how high.
            const QSizeF own = pixels
                * (picture.hasProperty(QTextFormat::ImageWidth) ? picture.width() / pixels.width()
                                                                : 1);
            const QSizeF fitted = own.scaled(own.boundedTo(most), Qt::KeepAspectRatio);
            picture.setWidth(fitted.width());
            picture.setHeight(fitted.height());
            QTextCursor cursor(&m_document);
            cursor.setPosition(it.fragment().position());
            cursor.setPosition(it.fragment().position() + 1, QTextCursor::KeepAnchor);
            cursor.setCharFormat(picture);
            break; // the block's fragments are others now; each picture has one of its own
        }
    }
}

/// Faces such as Inter have other glyphs for signs between figures ("14:10", "2026-12-08", "± 3"),
/// of which a PDF does not say what they stand for: copied, they would be gone. As pieces of their
/// own they are shaped without their neighbours.
void PaperReport::separateSigns()
{
    static const QRegularExpression sign(
        u"[#-&(-+\\-/:<->@\\[-`{-~\\x{a1}-\\x{bf}\\x{d7}\\x{f7}\\x{2010}-\\x{22ff}]"
        "|(?<=\\d)[xX](?=\\d)"_s);
    constexpr int apart = QTextFormat::UserProperty + 3;
    QTextCharFormat format;
    QTextCursor cursor(&m_document);
    cursor.beginEditBlock();
    for (QTextBlock block = m_document.begin(); block.isValid(); block = block.next()) {
        const QString text = block.text();
        int number = 0;
        auto found = sign.globalMatch(text);
        while (found.hasNext()) {
            const int at = block.position() + int(found.next().capturedStart());
            format.setProperty(apart, ++number % 2); // two of them in a row are two pieces
            cursor.setPosition(at);
            cursor.setPosition(at + 1, QTextCursor::KeepAnchor);
            cursor.mergeCharFormat(format);
        }
    }
    cursor.endEditBlock();
}

bool PaperReport::paintOn(QPagedPaintDevice &device) const
{
    device.setPageSize(QPageSize(QPageSize::A4));
    device.setPageMargins(QMarginsF());
    QPainter painter;
    if (!painter.begin(&device))
        return false;
    painter.scale(device.logicalDpiX() / unitsAnInch, device.logicalDpiY() / unitsAnInch);
    for (int page = 0; page < pages(); ++page) {
        if (page > 0 && !device.newPage())
            return false;
        const PaperPage &shown = m_pages[std::size_t(page)];
        if (shown.head.height() > 0)
            draw(painter, shown.head, above);
        draw(painter, shown.part, above + shown.head.height(), shown.begun);
        drawFoot(painter, page);
    }
    return painter.end();
}

void PaperReport::draw(QPainter &painter, const PaperSpan &part, double at, double begun) const
{
    const QRectF shown(0, part.top, content.width(), part.height());
    painter.save();
    painter.translate(aside, at - part.top);
    painter.setClipRect(shown);
    QAbstractTextDocumentLayout::PaintContext context;
    // A line that only touches it would be there twice for who copies the text. Of a paragraph Qt
    // draws, and the painter cuts away, one line more than it is asked for.
    constexpr double touch = 0.5;
    context.clip = shown;
    context.clip.setTop(std::max(shown.top(), begun) + touch);
    context.clip.setBottom(shown.bottom() - touch);
    context.palette.setColor(QPalette::Text, Theme::light().text);
    m_document.documentLayout()->draw(&painter, context);
    painter.restore();
}

void PaperReport::drawFoot(QPainter &painter, int page) const
{
    painter.setPen(Theme::light().textFaint);
    painter.setFont(Theme::light().small());
    const QRectF foot(aside, sheet.height() - below + 24, content.width(), 20);
    const QString number = Paper::tr("%1 of %2").arg(page + 1).arg(pages());
    painter.drawText(foot, Qt::AlignRight, number);
    const double room = foot.width() - painter.fontMetrics().horizontalAdvance(number) - 24;
    painter.drawText(foot, Qt::AlignLeft,
                     painter.fontMetrics().elidedText(m_title, Qt::ElideRight, int(room)));
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
