// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/report/paperpages.h"

#include <QByteArray>
#include <QString>
#include <QTextDocument>

class QPagedPaintDevice;
class QPainter;

namespace Chaos {

/// The report on pages of paper, A4: text that can be searched and copied, drawings as lines rather
/// than pixels, no heading alone at the foot of a page, no row of a table on two pages, and at each
/// foot whose report it is and which page. May be made and used in any one thread; wants a
/// QGuiApplication for its faces.
class PaperReport
{
public:
    /// `html` is the report as one page, `title` the day's.
    PaperReport(const QString &html, QString title);

    [[nodiscard]] int pages() const { return int(m_pages.size()); }
    /// The text as it is read, for tests and for who cannot see.
    [[nodiscard]] QString text() const { return m_document.toPlainText(); }
    /// On a device with A4 pages; false if it takes no more.
    bool paintOn(QPagedPaintDevice &device) const;

    /// The same as a PDF file.
    [[nodiscard]] static QByteArray pdf(const QString &html, const QString &title);

private:
    [[nodiscard]] QSizeF pixelsOf(const QString &name) const;
    void fitPictures();
    void separateSigns();
    void draw(QPainter &painter, const PaperSpan &part, double at, double begun = 0) const;
    void drawFoot(QPainter &painter, int page) const;

    QString m_title;
    QTextDocument m_document;
    std::vector<PaperPage> m_pages;
};

} // namespace Chaos
