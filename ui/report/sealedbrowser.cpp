// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/report/sealedbrowser.h"

#include "ui/theme/theme.h"

#include <QScrollBar>

#include <algorithm>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

constexpr int paperWidth = 920;
constexpr int rounding = 2;

} // namespace

SealedBrowser::SealedBrowser(QWidget *parent)
    : QTextBrowser(parent)
{
    setOpenLinks(false);
    setOpenExternalLinks(false);
    setUndoRedoEnabled(false);
    connect(this, &QTextBrowser::anchorClicked, this, &SealedBrowser::follow);
    setFrameShape(QFrame::NoFrame);
    // Tables as wide as the page are laid out a pixel wider: that is nothing to scroll for.
    connect(horizontalScrollBar(), &QAbstractSlider::rangeChanged, this, [this](int, int most) {
        setHorizontalScrollBarPolicy(most > rounding ? Qt::ScrollBarAsNeeded
                                                     : Qt::ScrollBarAlwaysOff);
    });
}

QVariant SealedBrowser::loadResource(int, const QUrl &)
{
    return QByteArray();
}

void SealedBrowser::doSetSource(const QUrl &, QTextDocument::ResourceType) {}

void SealedBrowser::follow(const QUrl &link)
{
    bool isNumber = false;
    const qint64 number = link.path().toLongLong(&isNumber);
    if (!isNumber || number <= 0)
        return;
    if (link.scheme() == "replay"_L1)
        emit momentChosen(number);
    else if (link.scheme() == "replay-at"_L1)
        emit instantChosen(instantOf(number));
}

void SealedBrowser::resizeEvent(QResizeEvent *event)
{
    const int side = std::max(8 * step, (width() - paperWidth) / 2);
    setViewportMargins(side, 4 * step, side, 0);
    QTextBrowser::resizeEvent(event);
}

} // namespace Chaos
