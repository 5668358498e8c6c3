// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/retro/retronotes.h"

#include "ui/retro/retrofield.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace Chaos {

namespace {

constexpr double bulletRoom = 22;
constexpr double between = 12; ///< from line to line

} // namespace

RetroNotes::RetroNotes(const QString &name, const QString &placeholder, QWidget *parent)
    : RetroContent(parent)
    , m_field(new RetroField(this))
{
    setObjectName(name);
    m_field->setObjectName(name + QStringLiteral("Field"));
    m_field->setPlaceholderText(placeholder);
    m_field->setAccessibleName(placeholder);
    setFocusProxy(m_field);
    connect(m_field, &RetroField::entered, this, &RetroNotes::enter);
    connect(m_field, &RetroField::left, this, &RetroNotes::move);
    connect(m_field, &QPlainTextEdit::textChanged, this, &RetroNotes::keepDraft);
    connect(m_field, &QPlainTextEdit::cursorPositionChanged, this, &RetroNotes::change);
}

void RetroNotes::setCompleter(std::function<Completion(const QString &, qsizetype)> completer)
{
    m_completer = std::move(completer);
}

void RetroNotes::setExplainer(std::function<QString(const QString &)> explainer)
{
    m_explainer = std::move(explainer);
}

void RetroNotes::setNotes(std::vector<RetroNote> notes)
{
    if (m_notes == notes)
        return;
    const bool isUntouched = m_field->text() == lineOf(m_editing);
    m_notes = std::move(notes);
    if (isUntouched && !m_editing.isEmpty())
        m_field->start(lineOf(m_editing)); // somebody else changed what is only looked at here
    change();
}

void RetroNotes::setFacts(const QString &caption, const QStringList &facts)
{
    if (m_facts == facts)
        return;
    m_factsCaption = caption;
    m_facts = facts;
    emit grown();
}

void RetroNotes::setDrafts(const QMap<QString, QString> &drafts)
{
    m_drafts = drafts;
    edit({});
}

void RetroNotes::setPaper(const RetroPaper &paper)
{
    m_paper = paper;
    m_field->setPaper(paper);
}

int RetroNotes::indexOf(const QString &key) const
{
    const auto known = std::ranges::find(m_notes, key, &RetroNote::key);
    return known == m_notes.end() ? -1 : int(known - m_notes.begin());
}

/// As it is kept; of the next one nothing is.
QString RetroNotes::lineOf(const QString &key) const
{
    const int index = key.isEmpty() ? -1 : indexOf(key);
    return index < 0 ? QString() : m_notes[std::size_t(index)].line;
}

void RetroNotes::edit(const QString &key)
{
    m_editing = key;
    m_field->start(m_drafts.contains(key) ? m_drafts.value(key) : lineOf(key));
    change();
}

void RetroNotes::enter()
{
    const QString line = m_field->text().simplified();
    const QString key = m_editing;
    if (key.isEmpty() && line.isEmpty())
        return;
    const bool isNew = line != lineOf(key).simplified();
    // Wished before the draft is let go of: a word is never in neither place.
    if (isNew)
        emit entered(key, line);
    m_drafts.remove(key);
    emit draftChanged(key, {});
    edit({});
}

void RetroNotes::move(int direction)
{
    const int count = int(m_notes.size());
    const int from = m_editing.isEmpty() ? count : std::max(0, indexOf(m_editing));
    const int to = std::clamp(from + direction, 0, count);
    if (to == from)
        return;
    // An edit that is left is kept; what was emptied by mistake is not taken back.
    const QString text = m_field->text();
    if (!m_editing.isEmpty() && !text.trimmed().isEmpty())
        enter();
    else if (!m_editing.isEmpty())
        leaveEdit();
    edit(to == count ? QString() : m_notes[std::size_t(to)].key);
}

bool RetroNotes::leaveEdit()
{
    if (m_editing.isEmpty())
        return false;
    const QString key = m_editing;
    m_drafts.remove(key);
    emit draftChanged(key, {});
    edit({});
    return true;
}

void RetroNotes::replaceLine(const QString &line)
{
    m_field->selectAll();
    m_field->insertPlainText(line);
}

void RetroNotes::keepDraft()
{
    const QString text = m_field->text();
    const bool isKept = text == lineOf(m_editing);
    if (isKept)
        m_drafts.remove(m_editing);
    else
        m_drafts[m_editing] = text;
    emit draftChanged(m_editing, isKept ? QString() : text);
    change();
}

bool RetroNotes::complete()
{
    const QString line = m_field->text();
    const qsizetype at = m_field->cursorPlace();
    const Completion completion = m_completer ? m_completer(line, at) : Completion();
    if (completion.words.isEmpty())
        return false;
    m_field->complete(completion.from, completion.words.front() + u' ');
    return true;
}

void RetroNotes::change()
{
    emit grown();
    emit lookedAt(m_field->geometry().adjusted(0, 0, 0, m_hint.height()));
    update();
}

RetroNotes::Laid RetroNotes::lay(const RetroNote &note, int top, int width) const
{
    const Theme &theme = m_paper.theme;
    const int room = std::max(1, width - m_paper.px(bulletRoom));
    QFont small = m_paper.words(14, QFont::DemiBold);
    small.setLetterSpacing(QFont::AbsoluteSpacing, 0.8 * m_paper.scale);
    return {.top = top,
            .lead = RetroText(note.lead, small, theme.accent, room),
            .text = RetroText(note.text, m_paper.words(21),
                              note.isDone ? theme.textSoft : theme.text, room),
            .note = RetroText(note.note, m_paper.words(17), theme.ink(note.noteInk), room)};
}

int RetroNotes::heightOf(const Laid &laid) const
{
    return laid.lead.height() + laid.text.height() + laid.note.height();
}

int RetroNotes::placeField(int top, int width)
{
    const int left = m_paper.px(bulletRoom);
    const int room = std::max(1, width - left);
    const int height = m_field->heightFor(room);
    m_field->setGeometry(left, top, room, height);
    const QString line = m_field->text();
    const Completion completion =
        m_completer ? m_completer(line, m_field->cursorPlace()) : Completion();
    QString hint = m_explainer ? m_explainer(line) : QString();
    if (!completion.words.isEmpty())
        hint = tr("Tab: %1").arg(completion.words.mid(0, 6).join(QStringLiteral("  ")));
    m_hint = RetroText(m_field->hasFocus() ? hint : QString(), m_paper.words(15),
                       m_paper.theme.textFaint, room);
    return top + height + m_hint.height();
}

int RetroNotes::arrange(int width)
{
    m_laid.clear();
    m_below.clear();
    m_waiting = RetroText();
    const int gap = m_paper.px(between);
    const Theme &theme = m_paper.theme;
    const int edited = m_editing.isEmpty() ? -1 : indexOf(m_editing);
    int top = 0;
    for (std::size_t i = 0; i < m_notes.size(); ++i) {
        if (int(i) == edited) {
            m_laid.push_back({.top = -1});
            top = placeField(top, width) + gap;
            continue;
        }
        m_laid.push_back(lay(m_notes[i], top, width));
        top += heightOf(m_laid.back()) + gap;
    }
    if (edited < 0) {
        top = placeField(top, width) + gap;
    } else if (const QString next = m_drafts.value(QString()); !next.isEmpty()) {
        const int left = m_paper.px(bulletRoom);
        m_waiting = RetroText(next, m_paper.words(21), theme.textFaint, std::max(1, width - left));
        m_waitingTop = top;
        top += m_waiting.height() + gap;
    }
    if (m_facts.isEmpty())
        return top;
    top += gap;
    const auto put = [&](const RetroText &text, int space) {
        m_below.emplace_back(top, text);
        top += text.height() + space;
    };
    put(RetroText(m_factsCaption, m_paper.caps(), theme.textFaint, width), m_paper.px(8));
    for (const QString &fact : std::as_const(m_facts))
        put(RetroText(fact, m_paper.words(17), theme.textSoft, width), m_paper.px(6));
    return top;
}

void RetroNotes::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_paper.theme;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int left = m_paper.px(bulletRoom);
    const auto bullet = [&](int top, int ascent, const QColor &colour) {
        const double size = 7 * m_paper.scale;
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawEllipse(QPointF(m_paper.px(6), top + ascent * 0.68), size / 2, size / 2);
    };
    for (const Laid &laid : m_laid) {
        if (laid.top < 0)
            continue;
        int top = laid.top;
        laid.lead.paint(painter, left, top);
        top += laid.lead.height();
        bullet(top, laid.text.ascent(), theme.text);
        laid.text.paint(painter, left, top);
        laid.note.paint(painter, left, top + laid.text.height());
    }
    const QRect field = m_field->geometry();
    const bool isHere = m_field->hasFocus();
    bullet(field.top(), QFontMetrics(m_field->font()).ascent(),
           isHere ? theme.accent : theme.textFaint);
    m_hint.paint(painter, left, field.bottom() + 1);
    if (!m_waiting.isEmpty()) {
        bullet(m_waitingTop, m_waiting.ascent(), theme.textFaint);
        m_waiting.paint(painter, left, m_waitingTop);
    }
    for (const auto &[top, text] : m_below)
        text.paint(painter, 0, top);
}

void RetroNotes::mousePressEvent(QMouseEvent *)
{
    m_field->setFocus(Qt::MouseFocusReason);
}

} // namespace Chaos
