// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/clock.h"
#include "models/day/entry.h"

#include <QMimeData>
#include <QUrl>
#include <QWidget>

#include <optional>

class QLineEdit;

namespace Chaos {

class ElidedLabel;
class LiveDay;
class Look;
class PanelHeading;
class PictureMaker;
class PictureSource;
class ScribeLine;
class StoryDelegate;
class StoryList;
class StoryModel;
class StorySearch;

/// The scribe's panel: the story of the day, and the line that goes on with it.
class ScribePanel final : public QWidget
{
    Q_OBJECT

public:
    ScribePanel(LiveDay &live, const Clock &clock, const Look &look, PictureSource &pictures,
                QWidget *parent = nullptr);

    /// Ready to type.
    void focusLine();
    /// What is typed and not yet entered, for the application to keep over a restart.
    [[nodiscard]] QString draft() const;
    void setDraft(const QString &text);
    /// The bytes of a picture file that was dropped; see pictureFileWished().
    void keepPicture(const QByteArray &bytes, const QString &caption);
    /// What is shown is the past: it is read, and not written on.
    void setPast(bool isPast);
    /// The source has the picture now that it had not when it was asked.
    void pictureArrived(const QString &sha256);

signals:
    void wished(const Chaos::Entry &entry);
    /// The bytes that the entry following this signal speaks of.
    void pictureWished(const QByteArray &png, const QString &sha256, const QString &caption,
                       QSize size);
    /// A picture file was dropped or pasted: read it and hand its bytes to keepPicture().
    void pictureFileWished(const QUrl &file, const QString &caption);
    void draftChanged(const QString &text);

private:
    void build();
    void addKeys();
    void enter(const QString &text, Instant begun);
    void paste(const QMimeData *pasted);
    void keep(const QByteArray &png, const QString &sha256, const QString &caption, QSize size);
    void search();
    void leaveSearch();
    void tellNote();
    void hint(const QString &text, bool grave = false);

    LiveDay &m_live;
    const Clock &m_clock;
    StoryModel *m_story;
    StorySearch *m_lines;
    StoryDelegate *m_delegate;
    PictureMaker *m_maker;
    PanelHeading *m_heading;
    QLineEdit *m_sought;
    StoryList *m_list;
    ElidedLabel *m_hint;
    ScribeLine *m_line;
    std::optional<Instant> m_pastedAt;
    bool m_isPast = false;
};

} // namespace Chaos
