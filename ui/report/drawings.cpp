// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/report/drawings.h"

#include <QRegularExpression>

namespace Chaos {

using namespace Qt::StringLiterals;

QString withoutDrawings(QString html, const std::function<QString(const QByteArray &)> &instead)
{
    static const QRegularExpression drawing(u"<svg\\b.*?</svg>"_s,
                                            QRegularExpression::DotMatchesEverythingOption);
    for (auto match = drawing.match(html); match.hasMatch();
         match = drawing.match(html, match.capturedStart())) {
        html.replace(match.capturedStart(), match.capturedLength(),
                     instead(match.captured().toUtf8()));
    }
    return html;
}

} // namespace Chaos
