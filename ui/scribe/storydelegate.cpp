// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/scribe/storydelegate.h"

#include "models/items/liveday.h"
#include "ui/scribe/picturesource.h"
#include "ui/scribe/storysearch.h"
#include "ui/scribe/storywords.h"
#include "ui/theme/look.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/straightened.h"
#include "ui/widgets/wraplabel.h"

#include <QLineEdit>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Chaos {

namespace {

constexpr int timeLeft = 2 * step;
constexpr int chipLeft = 24 * step;
constexpr int textLeft = 43 * step;
constexpr QSize thumbnailBound{240, 96};
constexpr int pictureGap = 2 * step;

} // namespace

StoryDelegate::StoryDelegate(const Look &look, const LiveDay &live, const StorySearch &lines,
                             PictureSource &pictures, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_look(look)
    , m_live(live)
    , m_lines(lines)
    , m_pictures(pictures)
{}

QString StoryDelegate::pictureOf(const StoryLine &line) const
{
    if (line.kind == Kind::PictureKept)
        return line.subject;
    const QaResult *result =
        line.kind == Kind::QaResult ? m_live.day().qa().toldBy(line.id) : nullptr;
    return result ? result->picture : QString();
}

QSize StoryDelegate::thumbnailSize(const StoryLine &line) const
{
    const Picture *picture = m_live.day().picture(pictureOf(line));
    if (!picture || picture->width <= 0 || picture->height <= 0)
        return {};
    const QSize size(picture->width, picture->height);
    return size.scaled(thumbnailBound.boundedTo(size), Qt::KeepAspectRatio)
        .expandedTo({step, step});
}

int StoryDelegate::foldedHeight(int row) const
{
    const QSize picture = thumbnailSize(m_lines.line(row));
    return picture.isEmpty() ? rowHeight : rowHeight + picture.height() + pictureGap;
}

int StoryDelegate::unfoldedHeight(int row, int width) const
{
    const StoryLine &line = m_lines.line(row);
    const StoryWords words = StoryWords::of(line, m_live.day().plan());
    const Theme &theme = m_look.theme();
    const QFont font = words.mono ? theme.mono() : theme.body();
    const auto lines = WrapLabel::linesOf(words.text, font, width - textLeft - 2 * step).size();
    return foldedHeight(row)
        + (std::max<int>(1, int(lines)) - 1) * QFontMetrics(font).lineSpacing();
}

QSize StoryDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return {option.rect.width(), foldedHeight(index.row())};
}

void StoryDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    const Theme &theme = m_look.theme();
    const StoryLine &line = m_lines.line(index.row());
    const StoryWords words = StoryWords::of(line, m_live.day().plan());
    painter->save();
    if (option.state & QStyle::State_Selected) {
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme.raised);
        painter->drawRoundedRect(option.rect, step, step);
    }
    const QRect row = option.rect;
    const QRect first(row.left(), row.top(), row.width(), rowHeight);
    painter->setFont(theme.mono());
    painter->setPen(theme.textFaint);
    painter->drawText(first.adjusted(timeLeft, 0, 0, 0), Qt::AlignVCenter | Qt::TextSingleLine,
                      m_lines.timeOf(index.row()));

    QSize chip = Chip::sizeOf(theme, words.chip);
    chip.setWidth(std::min(chip.width(), textLeft - chipLeft - step));
    Chip::paint(
        *painter,
        QRect(QPoint(row.left() + chipLeft, row.top() + (rowHeight - chip.height()) / 2), chip),
        theme, words.chip, words.ink);
    paintText(*painter, row.adjusted(textLeft, 0, -2 * step, 0), line);
    if (!pictureOf(line).isEmpty())
        paintPicture(*painter, row, line);
    painter->restore();
}

void StoryDelegate::paintText(QPainter &painter, const QRect &room, const StoryLine &line) const
{
    const Theme &theme = m_look.theme();
    const StoryWords words = StoryWords::of(line, m_live.day().plan());
    QFont font = words.mono ? theme.mono() : theme.body();
    const QFontMetrics metrics(font);
    QRect rest(room.left(), room.top(), room.width(), rowHeight);
    const int flags = Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine;
    const bool corrected = !line.correctedBy.isNull();
    if (corrected && m_originalsShown) {
        QFont struck = font;
        struck.setStrikeOut(true);
        const QString old = metrics.elidedText(line.original, Qt::ElideRight, rest.width() / 2);
        painter.setFont(struck);
        painter.setPen(theme.textFaint);
        painter.drawText(rest, flags, old);
        rest.setLeft(rest.left() + metrics.horizontalAdvance(old) + 2 * step);
    }
    const QString mark = corrected ? tr("corrected") : QString();
    const int markWidth =
        corrected ? QFontMetrics(theme.small()).horizontalAdvance(mark) + 2 * step : 0;
    painter.setFont(font);
    painter.setPen(theme.text);
    const bool folded = room.height() <= foldedHeight(0) || !pictureOf(line).isEmpty();
    const QStringList lines = folded
        ? QStringList{metrics.elidedText(straightened(words.text), Qt::ElideRight,
                                         rest.width() - markWidth)}
        : WrapLabel::linesOf(words.text, font, rest.width());
    const int used = lines.isEmpty() ? 0 : metrics.horizontalAdvance(lines.first());
    for (const QString &text : lines) {
        painter.drawText(rest, flags, text);
        rest.translate(0, metrics.lineSpacing());
    }
    if (!corrected)
        return;
    rest.moveTop(room.top());
    painter.setFont(theme.small());
    painter.setPen(theme.textFaint);
    painter.drawText(rest.adjusted(used + 2 * step, 0, 0, 0), flags, mark);
}

void StoryDelegate::paintPicture(QPainter &painter, const QRect &row, const StoryLine &line) const
{
    const QSize size = thumbnailSize(line);
    if (size.isEmpty())
        return;
    const QRect place(row.left() + textLeft, row.bottom() + 1 - pictureGap - size.height(),
                      size.width(), size.height());
    const qreal scale = painter.device()->devicePixelRatioF();
    const QString picture = pictureOf(line);
    QPixmap *thumbnail = m_thumbnails.object(picture);
    if (!thumbnail) {
        const QImage image = m_pictures.thumbnail(picture, size * scale);
        if (!image.isNull()) {
            thumbnail = new QPixmap(QPixmap::fromImage(image));
            m_thumbnails.insert(picture, thumbnail);
        }
    }
    const Theme &theme = m_look.theme();
    if (thumbnail)
        painter.drawPixmap(place, *thumbnail);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(theme.line);
    painter.setBrush(thumbnail ? QBrush(Qt::NoBrush) : QBrush(theme.panel));
    painter.drawRect(place.adjusted(0, 0, -1, -1));
}

QWidget *StoryDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &,
                                     const QModelIndex &) const
{
    auto *editor = new QLineEdit(parent);
    editor->setObjectName(u"correctionEditor"_s);
    editor->setAccessibleName(tr("Correct this line"));
    return editor;
}

void StoryDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    static_cast<QLineEdit *>(editor)->setText(m_lines.line(index.row()).text);
}

/// The model is not written to: a correction is a wish like any other.
void StoryDelegate::setModelData(QWidget *editor, QAbstractItemModel *,
                                 const QModelIndex &index) const
{
    const StoryLine &line = m_lines.line(index.row());
    const QString text = static_cast<QLineEdit *>(editor)->text().trimmed();
    if (!text.isEmpty() && text != line.text)
        emit corrected(line.id, text);
}

void StoryDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                                         const QModelIndex &) const
{
    editor->setGeometry(option.rect.adjusted(textLeft - 2 * step, 0, 0, 0));
}

} // namespace Chaos
