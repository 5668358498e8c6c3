// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/scribe/scribefield.h"

#include "ui/scribe/roomylines.h"
#include "ui/scribe/scribecommand.h"

#include <QAbstractItemView>
#include <QClipboard>
#include <QCompleter>
#include <QDropEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMimeData>
#include <QStandardItemModel>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Chaos {

namespace {

constexpr qsizetype longestHistory = 200;
constexpr int CompletionRole = Qt::UserRole + 1;

/// Text goes before a picture where both are offered: a spreadsheet offers either.
bool holdsPicture(const QMimeData *data)
{
    if (!data || (data->hasText() && !data->hasUrls() && !data->text().trimmed().isEmpty()))
        return false;
    if (data->hasImage() || data->hasFormat(u"image/png"_s))
        return true;
    const QList<QUrl> urls = data->urls();
    return urls.size() == 1 && urls.first().isLocalFile()
        && (urls.first().fileName().endsWith(".png"_L1, Qt::CaseInsensitive)
            || urls.first().fileName().endsWith(".jpg"_L1, Qt::CaseInsensitive)
            || urls.first().fileName().endsWith(".jpeg"_L1, Qt::CaseInsensitive));
}

} // namespace

ScribeField::ScribeField(QWidget *parent)
    : QLineEdit(parent)
{
    auto *words = new QStandardItemModel(this);
    for (const QString &word : ScribeCommand::words()) {
        auto *item = new QStandardItem(word + u"   "_s + ScribeCommand::meaning(word));
        item->setData(QString(word + u' '), CompletionRole);
        words->appendRow(item);
    }
    auto *completer = new QCompleter(words, this);
    completer->setCompletionRole(CompletionRole);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    setCompleter(completer);
    completer->popup()->setObjectName(u"scribeWords"_s);
    completer->popup()->setMinimumWidth(420);
    completer->popup()->setItemDelegate(new RoomyLines(completer));
    // Asked before the completer is: Tab takes the first word without one being chosen.
    completer->popup()->installEventFilter(this);
}

void ScribeField::remember(const QString &line)
{
    m_history.removeAll(line);
    m_history.append(line);
    if (m_history.size() > longestHistory)
        m_history.removeFirst();
    m_recalled = m_history.size();
    m_draft.clear();
}

bool ScribeField::complete()
{
    if (!text().startsWith(u'/') || text().contains(u' '))
        return false;
    const QStringList words = ScribeCommand::words();
    const auto word = std::ranges::find_if(words, [&](const QString &candidate) {
        return candidate.startsWith(text(), Qt::CaseInsensitive);
    });
    if (word == words.end())
        return false;
    completer()->popup()->hide();
    setText(*word + u' ');
    emit textEdited(text());
    return true;
}

void ScribeField::recall(int direction)
{
    const qsizetype to = std::clamp<qsizetype>(m_recalled + direction, 0, m_history.size());
    if (to == m_recalled)
        return;
    if (m_recalled == m_history.size())
        m_draft = text();
    m_recalled = to;
    setText(to == m_history.size() ? m_draft : m_history.at(to));
    emit textEdited(text());
}

bool ScribeField::event(QEvent *event)
{
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Tab
        && complete())
        return true;
    return QLineEdit::event(event);
}

bool ScribeField::eventFilter(QObject *watched, QEvent *event)
{
    auto *popup = qobject_cast<QAbstractItemView *>(watched);
    if (popup && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Tab && !popup->currentIndex().isValid()
        && complete())
        return true;
    return QLineEdit::eventFilter(watched, event);
}

void ScribeField::keyPressEvent(QKeyEvent *event)
{
    const QMimeData *clipboard =
        event->matches(QKeySequence::Paste) ? QGuiApplication::clipboard()->mimeData() : nullptr;
    if (clipboard && holdsPicture(clipboard))
        emit picturePasted(clipboard);
    else if (event->key() == Qt::Key_Up)
        recall(-1);
    else if (event->key() == Qt::Key_Down)
        recall(1);
    else
        QLineEdit::keyPressEvent(event);
}

void ScribeField::dragEnterEvent(QDragEnterEvent *event)
{
    if (holdsPicture(event->mimeData()))
        event->acceptProposedAction();
    else
        QLineEdit::dragEnterEvent(event);
}

void ScribeField::dropEvent(QDropEvent *event)
{
    if (!holdsPicture(event->mimeData())) {
        QLineEdit::dropEvent(event);
        return;
    }
    event->acceptProposedAction();
    emit picturePasted(event->mimeData());
}

} // namespace Chaos
