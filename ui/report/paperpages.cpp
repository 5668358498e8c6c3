// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/report/paperpages.h"

#include <QAbstractTextDocumentLayout>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextFrame>
#include <QTextTable>

#include <algorithm>
#include <limits>

namespace Chaos {

namespace {

constexpr int fewLines = 3; ///< a paragraph of no more stays whole
constexpr double tolerance = 0.01; ///< of what is reckoned in floating point

/// Goes through a document, and tells its pieces.
class PieceFinder
{
public:
    PieceFinder(const QTextDocument &document, double height)
        : m_layout(*document.documentLayout())
        , m_height(height)
    {
        takeFrame(*document.rootFrame());
    }

    std::vector<PaperPiece> take()
    {
        std::ranges::stable_sort(m_pieces, {}, [](const PaperPiece &one) { return one.span.top; });
        return std::move(m_pieces);
    }

private:
    void takeFrame(const QTextFrame &frame)
    {
        for (auto it = frame.begin(); !it.atEnd(); ++it) {
            QTextFrame *const inner = it.currentFrame();
            if (const auto *table = qobject_cast<QTextTable *>(inner))
                takeTable(*table);
            else if (inner)
                takeFrame(*inner);
            else
                takeBlock(it.currentBlock());
        }
    }

    [[nodiscard]] std::vector<PaperSpan> linesOf(const QTextBlock &block) const
    {
        std::vector<PaperSpan> lines;
        if (block.text().isEmpty())
            return lines; // Qt puts some between tables
        const double top = m_layout.blockBoundingRect(block).top();
        const QTextLayout &text = *block.layout();
        for (int i = 0; i < text.lineCount(); ++i) {
            const QRectF line = text.lineAt(i).rect();
            lines.push_back({top + line.top(), top + line.bottom()});
        }
        return lines;
    }

    /// Neither its first nor its last line stands alone on a page.
    void takeBlock(const QTextBlock &block)
    {
        const std::vector<PaperSpan> lines = linesOf(block);
        const std::size_t count = lines.size();
        if (count == 0)
            return;
        const bool isHeading = block.blockFormat().headingLevel() > 0;
        if (isHeading || count <= fewLines)
            return put({lines.front().top, lines.back().bottom}, isHeading);
        put({lines[0].top, lines[1].bottom});
        for (std::size_t i = 2; i + 2 < count; ++i)
            goOn(lines[i], lines[i].bottom);
        goOn({lines[count - 2].top, lines[count - 1].bottom}, lines[count - 2].bottom);
    }

    void takeTable(const QTextTable &table)
    {
        const int rows = table.rows();
        const int headRows = table.format().headerRowCount();
        std::vector<double> tops;
        for (int row = 0; row < rows; ++row)
            tops.push_back(topOf(table, row));
        tops.push_back(m_layout.frameBoundingRect(const_cast<QTextTable *>(&table)).bottom());
        const PaperSpan head{tops.front(), tops[std::size_t(std::min(headRows, rows))]};
        for (int row = 0; row < rows; ++row) {
            const PaperSpan span{tops[std::size_t(row)], tops[std::size_t(row) + 1]};
            const bool isHead = row < headRows;
            const PaperSpan said = isHead || headRows == 0 ? PaperSpan() : head;
            if (span.height() + said.height() <= m_height || isHead)
                put(span, isHead, said);
            else
                takeTallRow(table, row, span, said);
        }
    }

    [[nodiscard]] double topOf(const QTextTable &table, int row) const
    {
        double top = std::numeric_limits<double>::max();
        for (int column = 0; column < table.columns(); ++column) {
            const QTextTableCell cell = table.cellAt(row, column);
            const QTextBlock first = cell.firstCursorPosition().block();
            const double above =
                cell.format().toTableCellFormat().topPadding() + first.blockFormat().topMargin();
            top = std::min(top, m_layout.blockBoundingRect(first).top() - above);
        }
        return top;
    }

    /// By the lines of its tallest cell, and as far as it goes not within those of the others.
    void takeTallRow(const QTextTable &table, int row, const PaperSpan &span, const PaperSpan &head)
    {
        std::vector<std::vector<PaperSpan>> cells;
        for (int column = 0; column < table.columns(); ++column) {
            auto &lines = cells.emplace_back();
            const QTextTableCell cell = table.cellAt(row, column);
            for (auto it = cell.begin(); !it.atEnd(); ++it) {
                const auto more = linesOf(it.currentBlock());
                lines.insert(lines.end(), more.begin(), more.end());
            }
        }
        const auto bottom = [](const std::vector<PaperSpan> &lines) {
            return lines.empty() ? 0.0 : lines.back().bottom;
        };
        const auto tallest = std::ranges::max_element(cells, {}, bottom);
        PaperSpan piece{span.top, span.top};
        for (const PaperSpan &line : *tallest) {
            piece.bottom = line.bottom;
            const bool isInLine = std::ranges::any_of(cells, [&](const auto &lines) {
                return std::ranges::any_of(lines, [&](const PaperSpan &one) {
                    return one.top + tolerance < piece.bottom
                        && one.bottom - tolerance > piece.bottom;
                });
            });
            if (isInLine && piece.height() < m_height / 4)
                continue;
            put(piece, false, head);
            piece.top = piece.bottom;
        }
        put({piece.top, span.bottom}, false, head);
    }

    void put(const PaperSpan &span, bool staysWithNext = false, const PaperSpan &head = {})
    {
        m_pieces.push_back({.span = span, .staysWithNext = staysWithNext, .head = head});
    }

    void goOn(const PaperSpan &span, double begun)
    {
        m_pieces.push_back({.span = span, .begun = begun});
    }

    const QAbstractTextDocumentLayout &m_layout;
    const double m_height;
    std::vector<PaperPiece> m_pieces;
};

} // namespace

std::vector<PaperPiece> piecesOf(const QTextDocument &document, double height)
{
    return PieceFinder(document, height).take();
}

std::vector<PaperPage> pagesOf(const std::vector<PaperPiece> &pieces, double height)
{
    std::vector<PaperPage> pages;
    std::size_t first = 0; // of the page
    double top = 0;
    while (first < pieces.size()) {
        PaperPage page{.part = {top, top}};
        if (!pages.empty()) {
            page.head = pieces[first].head;
            page.begun = pieces[first].begun;
        }
        // Above a page that begins with a row there is the head of its table.
        const double room = height - page.head.height();
        std::size_t next = first;
        while (next < pieces.size() && pieces[next].span.bottom - top <= room + tolerance)
            ++next;
        if (next == first) { // taller than a page: there is no good place to cut it
            page.part.bottom = top + room;
            pages.push_back(page);
            top += room;
            continue;
        }
        if (next < pieces.size()) {
            std::size_t last = next;
            while (last > first && pieces[last - 1].staysWithNext)
                --last;
            next = last > first ? last : next; // nothing but headings: then they stand alone
        }
        for (std::size_t i = first; i < next; ++i)
            page.part.bottom = std::max(page.part.bottom, pieces[i].span.bottom);
        pages.push_back(page);
        first = next;
        top = first < pieces.size() ? pieces[first].span.top : page.part.bottom;
    }
    if (pages.empty())
        pages.push_back({}); // an empty report is a page, too
    return pages;
}

} // namespace Chaos
