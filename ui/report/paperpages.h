// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <vector>

class QTextDocument;

namespace Chaos {

/// A part of a document that is laid out on one endless sheet, in the document's own units.
struct PaperSpan
{
    double top = 0;
    double bottom = 0;
    [[nodiscard]] double height() const { return bottom - top; }
    bool operator==(const PaperSpan &) const = default;
};

/// What no page ends in the middle of: a line, a heading, a drawing, the row of a table.
struct PaperPiece
{
    PaperSpan span{};
    bool staysWithNext = false; ///< alone at the foot of a page it would head nothing
    PaperSpan head{}; ///< of a row: that of its table, which is said again on the next page
    double begun = 0; ///< where a paragraph goes on that began before: the foot of its line there
    bool operator==(const PaperPiece &) const = default;
};

/// A page: what of the sheet is on it, and what of a table is said again above that.
struct PaperPage
{
    PaperSpan part{};
    PaperSpan head{};
    double begun = 0; ///< as of the piece that it begins with
    bool operator==(const PaperPage &) const = default;
};

/// The pieces of a document, from above. A row that is taller than `height` is a piece a line.
[[nodiscard]] std::vector<PaperPiece> piecesOf(const QTextDocument &document, double height);

/// Pages of that height. Only a piece that is taller than a page is cut.
[[nodiscard]] std::vector<PaperPage> pagesOf(const std::vector<PaperPiece> &pieces, double height);

} // namespace Chaos
