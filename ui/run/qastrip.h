// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/liveday.h"

#include <QImage>
#include <QUrl>
#include <QWidget>

#include <optional>
#include <vector>

class QBoxLayout;
class QKeyEvent;
class QLineEdit;
class QMimeData;

namespace Chaos {

struct DraggedPicture;
class ElidedLabel;
class Look;
class QaResults;
class WordButton;
class WrapLabel;

/// Below the bridge while somebody enters what live QA found: what to try and where to look, what
/// came of it, how bad it is, a line and a picture, which may be dropped here. What was entered by
/// mistake is taken back here, too. All of it goes by the keyboard.
class QaStrip final : public QWidget
{
    Q_OBJECT

public:
    QaStrip(LiveDay &live, Look &look, QWidget *parent = nullptr);

    /// Asks what was found; a second time it asks no more.
    void ask();
    /// The bytes of a picture file that was wished for, or that was given to be looked at.
    void setPicture(const QByteArray &bytes, const QString &name);
    /// What was given is none that can be kept.
    void refusePicture(const QString &why);
    /// What became of the result that was entered: `why` is empty if it is kept.
    void answer(const QString &key, const QString &why);

signals:
    /// Of the picture there is either an image or a file's bytes, or neither.
    void entered(const Chaos::QaResult &result, const QImage &image, const QByteArray &bytes);
    void pictureFileWished();
    /// Dropped or pasted, to be looked at; answered by `setPicture` or `refusePicture`.
    void pictureFileGiven(const QUrl &file);
    void pictureGiven(const QByteArray &bytes, const QString &name);
    /// A result shall be taken back.
    void wished(const Chaos::Entry &entry);
    /// For the bridge to show.
    void told(const QString &what);
    /// Nobody is asked any more: the keyboard is free.
    void left();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    WordButton *addChoice(const QString &name, const QString &text, const QKeySequence &key,
                          const QString &help);
    QWidget *makeForm();
    void fillOutcomes(QBoxLayout *row);
    void fillSeverities(QBoxLayout *row);
    void begin();
    void choose(int card);
    void setOutcome(QaOutcome outcome);
    void setSeverity(Level severity);
    bool press(const QKeyEvent &key);
    bool paste(const QMimeData *clipped);
    void take(const DraggedPicture &dragged);
    void sayOfDrag(const QString &what);
    void showResults(bool shown);
    void makeRoom();
    [[nodiscard]] QString cardText(int card) const;
    void forgetPicture();
    void refresh();
    void enter();
    void leave();

    LiveDay &m_live;
    Look &m_look;
    ElidedLabel *m_title;
    QaResults *m_results;
    QWidget *m_form;
    WrapLabel *m_card;
    WrapLabel *m_place; ///< where to look
    std::vector<WordButton *> m_outcomes;
    std::vector<WordButton *> m_severities;
    QLineEdit *m_line;
    WordButton *m_picture;
    WordButton *m_found; ///< goes to the results
    WordButton *m_send;
    WrapLabel *m_hint;
    QString m_experiment;
    std::vector<QaCard> m_cards; ///< as they were when it was asked, then "something else"
    int m_chosen = 0;
    std::optional<QaOutcome> m_outcome;
    Level m_severity = Level::NotSaid;
    QImage m_image;
    QByteArray m_bytes;
    QString m_pictureName;
    QString m_key; ///< of the result that is typed
    bool m_isAsking = false;
    bool m_isSending = false;
    bool m_isAwaited = false; ///< a picture that was given and is being looked at
    bool m_isDraggedOver = false;
};

} // namespace Chaos
