// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>
#include <QTextBlock>
#include <QTextDocument>

class QPagedPaintDevice;

namespace Chaos {

/// The report on pages of paper, A4: text that can be searched and copied, drawings as lines rather
/// than pixels, no heading alone at the foot of a page, and at each foot whose report it is and
/// which page. May be made and used in any one thread; wants a QGuiApplication for its faces.
class PaperReport
{
public:
    /// `html` is the report as one page, `title` the day's.
    PaperReport(const QString &html, QString title);

    [[nodiscard]] int pages() const { return m_document.pageCount(); }
    /// The text as it is read, for tests and for who cannot see.
    [[nodiscard]] QString text() const { return m_document.toPlainText(); }
    /// On a device with A4 pages; false if it takes no more.
    bool paintOn(QPagedPaintDevice &device) const;

    /// The same as a PDF file.
    [[nodiscard]] static QByteArray pdf(const QString &html, const QString &title);

private:
    void keepHeadingsWithTheirText();
    /// The first heading from there on that stands alone at a foot goes to the next page. What
    /// follows it; invalid: there is none.
    QTextBlock moveHeadingFrom(QTextBlock block);

    QString m_title;
    QTextDocument m_document;
};

} // namespace Chaos
