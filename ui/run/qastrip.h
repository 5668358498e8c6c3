// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/liveday.h"

#include <QImage>
#include <QWidget>

#include <optional>
#include <vector>

class QBoxLayout;
class QLineEdit;
class QMimeData;

namespace Chaos {

class ElidedLabel;
class Look;
class WordButton;
class WrapLabel;

/// Below the bridge while somebody enters what live QA found: what to try and where to look, what
/// came of it, how bad it is, a line and a picture. All of it goes by the keyboard.
class QaStrip final : public QWidget
{
    Q_OBJECT

public:
    QaStrip(LiveDay &live, Look &look, QWidget *parent = nullptr);

    /// Asks what was found; a second time it asks no more.
    void ask();
    /// The bytes of a picture file that was wished for.
    void setPicture(const QByteArray &bytes, const QString &name);
    /// What became of the result that was entered: `why` is empty if it is kept.
    void answer(const QString &key, const QString &why);

signals:
    /// Of the picture there is either an image or a file's bytes, or neither.
    void entered(const Chaos::QaResult &result, const QImage &image, const QByteArray &bytes);
    void pictureFileWished();
    /// For the bridge to show.
    void told(const QString &what);
    /// Nobody is asked any more: the keyboard is free.
    void left();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    WordButton *addChoice(const QString &name, const QString &text, const QKeySequence &key,
                          const QString &help);
    void fillOutcomes(QBoxLayout *row);
    void fillSeverities(QBoxLayout *row);
    void begin();
    void choose(int card);
    void setOutcome(QaOutcome outcome);
    void setSeverity(Level severity);
    bool paste(const QMimeData *clipped);
    void forgetPicture();
    void refresh();
    void enter();
    void leave();

    LiveDay &m_live;
    Look &m_look;
    ElidedLabel *m_title;
    ElidedLabel *m_card;
    WrapLabel *m_place; ///< where to look
    std::vector<WordButton *> m_outcomes;
    std::vector<WordButton *> m_severities;
    QLineEdit *m_line;
    WordButton *m_picture;
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
};

} // namespace Chaos
