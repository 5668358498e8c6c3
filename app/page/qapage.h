// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/day.h"
#include "models/day/outcome.h"

#include <QByteArray>
#include <QMetaType>

#include <vector>

namespace Chaos {

/// What live QA is asked to try at the moment.
struct QaBoard
{
    QString experiment{}; ///< key; empty: none was triggered yet
    QString title{};
    bool isUnderWay = false;
    std::vector<QaCard> cards{};
    bool operator==(const QaBoard &) const = default;
};
[[nodiscard]] QaBoard qaBoardOf(const Day &day);

/// A result as it was sent, and the bytes of its picture, of whatever format.
struct QaSent
{
    QaResult result{};
    QByteArray picture{}; ///< empty: there is none
};

/// The board as JSON, for the page's own script. Changes of it are told apart by `sequence`.
[[nodiscard]] QByteArray qaBoardJson(const QaBoard &board, qint64 sequence);

/// Reads what the page's script sends: one JSON object. Who sends it is not said in it. A failure
/// says what is wrong with it, in words for the one who sent it.
[[nodiscard]] Outcome<QaSent> readQaSent(const QByteArray &body);

/// The page on which results are entered: one file of HTML that is the same for everybody.
[[nodiscard]] QByteArray qaHtml();
/// What a browser may do with it: see `pagePolicy`.
[[nodiscard]] QByteArray qaPolicy();

} // namespace Chaos

Q_DECLARE_METATYPE(Chaos::QaSent)
