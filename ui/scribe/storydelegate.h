// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/uuid.h"

#include <QCache>
#include <QPixmap>
#include <QStyledItemDelegate>

namespace Chaos {

class LiveDay;
class Look;
class PictureSource;
class StorySearch;
struct StoryLine;

/// Paints a line of the story: time, chip, text, and the picture if it is one.
class StoryDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    static constexpr int rowHeight = 24;

    StoryDelegate(const Look &look, const LiveDay &live, const StorySearch &lines,
                  PictureSource &pictures, QObject *parent = nullptr);

    /// Struck through, before what stands now.
    void setOriginalsShown(bool shown) { m_originalsShown = shown; }
    /// Thumbnails are asked for anew.
    void forgetPicture(const QString &sha256) { m_thumbnails.remove(sha256); }

    /// The height of a row that is shown whole, at that width.
    [[nodiscard]] int unfoldedHeight(int row, int width) const;
    [[nodiscard]] int foldedHeight(int row) const;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;
    [[nodiscard]] QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                                        const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(QWidget *editor, QAbstractItemModel *model,
                      const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const override;

signals:
    void corrected(Chaos::Uuid id, const QString &text) const; // clazy:exclude=const-signal-or-slot

private:
    void paintText(QPainter &painter, const QRect &room, const StoryLine &line) const;
    void paintPicture(QPainter &painter, const QRect &row, const StoryLine &line) const;
    /// The SHA-256 of the picture that belongs to a line; empty: none does.
    [[nodiscard]] QString pictureOf(const StoryLine &line) const;
    [[nodiscard]] QSize thumbnailSize(const StoryLine &line) const;

    const Look &m_look;
    const LiveDay &m_live;
    const StorySearch &m_lines;
    PictureSource &m_pictures;
    mutable QCache<QString, QPixmap> m_thumbnails{64};
    bool m_originalsShown = false;
};

} // namespace Chaos
