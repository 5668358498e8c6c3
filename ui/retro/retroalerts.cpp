// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/retro/retroalerts.h"

#include "ui/retro/retrowords.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <array>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

constexpr double discSize = 30;
constexpr double numberRoom = 26;
constexpr double discGap = 12;
constexpr double nameShare = 0.56; ///< of what is left beside the disc

QString signOf(Ink ink)
{
    switch (ink) {
    case Ink::Good:
        return u"✓"_s;
    case Ink::Warning:
        return u"!"_s;
    case Ink::Alarm:
        return u"✕"_s;
    case Ink::Unexpected:
        return u"+"_s;
    case Ink::Text:
    case Ink::Soft:
    case Ink::Faint:
    case Ink::Accent:
        break;
    }
    return u"?"_s;
}

/// Yes, no, not said.
std::optional<bool> turned(std::optional<bool> said)
{
    if (!said)
        return true;
    return *said ? std::optional(false) : std::nullopt;
}

bool isSameRow(const RetroRow &one, const RetroRow &other)
{
    return one.of == other.of && one.alert == other.alert && one.check == other.check
        && (one.source == other.source || one.of == RetroRow::Of::Unexpected);
}

} // namespace

RetroAlerts::RetroAlerts(QWidget *parent)
    : RetroContent(parent)
{
    setObjectName(u"retroAlerts"_s);
    setFocusPolicy(Qt::StrongFocus);
}

void RetroAlerts::setPage(const RetroPage &page)
{
    const bool isOther = page.experiment != m_page.experiment;
    const RetroRow *const before = currentRow();
    int current = 0;
    if (before && !isOther) {
        const auto same = std::ranges::find_if(
            page.rows, [before](const RetroRow &row) { return isSameRow(row, *before); });
        current = same == page.rows.end() ? -1 : int(same - page.rows.begin());
    }
    if (isOther || current < 0)
        m_choice.reset();
    m_page = page;
    m_current = std::max(0, current);
    emit currentChanged(m_current);
    change();
}

void RetroAlerts::setPaper(const RetroPaper &paper)
{
    m_paper = paper;
}

const RetroRow *RetroAlerts::currentRow() const
{
    return m_current < int(m_page.rows.size()) ? &m_page.rows[std::size_t(m_current)] : nullptr;
}

bool RetroAlerts::press(int key, const QString &text)
{
    const QChar letter = text.size() == 1 ? text.front().toLower() : QChar();
    const bool isRow = letter >= u'1' && letter <= u'9';
    if (isRow)
        return choose(letter.unicode() - u'1');
    if (m_choice)
        return pressChoice(key, text);
    switch (key) {
    case Qt::Key_Up:
        setCurrent(m_current - 1);
        return true;
    case Qt::Key_Down:
        setCurrent(m_current + 1);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return choose(m_current);
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        takeBack();
        return true;
    default:
        return rate(letter);
    }
}

bool RetroAlerts::choose(int row)
{
    if (row >= int(m_page.rows.size()))
        return false;
    m_choice.reset();
    setCurrent(row);
    m_choice.emplace(m_page.experiment, m_page.rows[std::size_t(row)]);
    change();
    return true;
}

bool RetroAlerts::pressChoice(int key, const QString &text)
{
    const VerdictChoice::Did did = m_choice->press(key, text);
    if (did == VerdictChoice::Did::Nothing)
        return false;
    if (did == VerdictChoice::Did::Moved) {
        change();
        return true;
    }
    const GivenVerdict verdict = m_choice->given();
    const RetroRow *const row = currentRow();
    m_choice.reset();
    change();
    const bool isNothing = verdict.verdict == Verdict::NotYetKnown && (!row || !row->given);
    if (did == VerdictChoice::Did::Given && !isNothing)
        emit given(verdict);
    return true;
}

/// The room's proposal stands again.
void RetroAlerts::takeBack()
{
    const RetroRow *const row = currentRow();
    if (row && row->given)
        emit given({.experiment = m_page.experiment,
                    .source = row->source,
                    .alert = row->alert,
                    .check = row->check});
}

bool RetroAlerts::rate(QChar letter)
{
    const RetroRow *const row = currentRow();
    if (!row || row->of == RetroRow::Of::Check)
        return false;
    AlertRating rating = row->rating.value_or(AlertRating());
    rating.experiment = m_page.experiment;
    rating.source = row->rating ? row->rating->source : row->source;
    rating.alert = row->alert;
    if (letter == u'c')
        rating.isClear = turned(rating.isClear);
    else if (letter == u'r')
        rating.runbookHelped = turned(rating.runbookHelped);
    else if (letter == u'u')
        rating.isUseful = turned(rating.isUseful);
    else
        return false;
    emit rated(rating);
    return true;
}

void RetroAlerts::setCurrent(int row)
{
    m_current = std::clamp(row, 0, std::max(0, int(m_page.rows.size()) - 1));
    emit currentChanged(m_current);
    change();
}

void RetroAlerts::change()
{
    emit grown();
    speak();
    update();
    if (m_current >= int(m_laid.size()))
        return;
    QRect looked = m_laid[std::size_t(m_current)].area;
    if (!m_options.empty())
        looked = looked.united(m_options.back().first);
    emit lookedAt(looked);
    const int option = m_choice ? m_choice->current() : -1;
    if (option >= 0 && option < int(m_options.size()))
        emit lookedAt(m_options[std::size_t(option)].first);
}

void RetroAlerts::speak()
{
    const RetroRow *const row = currentRow();
    if (!row)
        return setAccessibleName(tr("No alerts"));
    setAccessibleName(QStringList{QString::number(m_current + 1), RetroWords::row(*row),
                                  RetroWords::verdict(*row), RetroWords::remarks(*row),
                                  RetroWords::evidence(*row)}
                          .join(u". "_s));
}

RetroAlerts::Laid RetroAlerts::lay(const RetroRow &row, int top, int width, bool withEvidence) const
{
    const Theme &theme = m_paper.theme;
    const int left = m_paper.px(numberRoom + discSize + discGap);
    const int room = std::max(1, width - left - m_paper.px(6));
    const int between = m_paper.px(discGap);
    Laid laid;
    const int nameRoom = int(room * nameShare) - between;
    const std::array<RetroText::Fit, 3> sizes{
        {{m_paper.words(21), 2}, {m_paper.words(18), 3}, {m_paper.words(15), 0}}};
    laid.name = RetroText::fitted(RetroWords::row(row), sizes, theme.text, nameRoom);
    laid.verdictLeft = left + int(room * nameShare);
    const int verdictRoom = width - laid.verdictLeft - m_paper.px(4);
    const Ink ink = RetroWords::ink(row.verdict(), row.of);
    laid.verdict = RetroText(RetroWords::verdict(row),
                             m_paper.words(17, row.given ? QFont::DemiBold : QFont::Normal),
                             theme.ink(ink), verdictRoom);
    laid.remarks =
        RetroText(RetroWords::remarks(row), m_paper.words(17), theme.textSoft, verdictRoom);
    const int above = m_paper.px(7);
    const int head = std::max(
        {laid.name.height(), laid.verdict.height() + laid.remarks.height(), m_paper.px(discSize)});
    laid.evidenceTop = top + above + head + m_paper.px(2);
    if (withEvidence)
        laid.evidence =
            RetroText(RetroWords::evidence(row), m_paper.words(16), theme.textFaint, room);
    laid.area = QRect(0, top, width, laid.evidenceTop - top + laid.evidence.height() + above);
    return laid;
}

int RetroAlerts::layAll(int width, bool withEvidence)
{
    m_laid.clear();
    m_options.clear();
    int top = 0;
    for (std::size_t i = 0; i < m_page.rows.size(); ++i) {
        const bool isCurrent = int(i) == m_current;
        m_laid.push_back(lay(m_page.rows[i], top, width, withEvidence || isCurrent));
        top = m_laid.back().area.bottom() + 1;
        if (isCurrent && m_choice)
            top = layChoice(top, width);
    }
    return top;
}

int RetroAlerts::layChoice(int top, int width)
{
    const Theme &theme = m_paper.theme;
    const int left = m_paper.px(numberRoom + discSize + discGap);
    const auto &options = m_choice->options();
    const QString question = m_choice->isOfCause()
        ? tr("Why? Letter or ↑↓, Enter takes it")
        : tr("Letter or ↑↓, Enter takes it, Del takes back");
    for (std::size_t i = 0; i <= options.size(); ++i) {
        QString word = question;
        if (i < options.size()) {
            word = QChar(char16_t(u'a' + i)) + u"   "_s + options[i].word;
            if (options[i].isProposed)
                word = tr("%1   (proposed)").arg(word);
        }
        const bool isOption = i < options.size();
        const RetroText text(word, m_paper.words(isOption ? 18 : 15),
                             isOption ? theme.text : theme.textFaint,
                             width - left - m_paper.px(12));
        const int height = text.height() + m_paper.px(6);
        m_options.emplace_back(
            QRect(left - m_paper.px(8), top, width - left + m_paper.px(8), height), text);
        top += height;
    }
    return top + m_paper.px(6);
}

int RetroAlerts::arrange(int width)
{
    m_none = RetroText();
    if (m_page.rows.empty()) {
        m_none = RetroText(m_page.experiment.isEmpty()
                               ? QString()
                               : tr("The plan expects no alert of this experiment, and none came. "
                                    "Say beside it whether one should have."),
                           m_paper.words(21), m_paper.theme.textFaint, width);
        m_laid.clear();
        m_options.clear();
        return m_none.height();
    }
    // Evidence of all while it fits; else of the one that is looked at.
    const QWidget *const sheet = parentWidget();
    const int room = sheet ? sheet->height() : 0;
    const int height = layAll(width, true);
    return height <= room ? height : layAll(width, false);
}

void RetroAlerts::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    m_none.paint(painter, 0, 0);
    for (std::size_t i = 0; i < m_laid.size(); ++i)
        paintRow(painter, i);
    paintChoice(painter);
}

void RetroAlerts::paintRow(QPainter &painter, std::size_t index) const
{
    const Laid &laid = m_laid[index];
    const Theme &theme = m_paper.theme;
    if (int(index) == m_current && hasFocus()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.tint(theme.accent));
        painter.drawRoundedRect(laid.area, 8 * m_paper.scale, 8 * m_paper.scale);
    }
    const int top = laid.area.top() + m_paper.px(7);
    const int disc = m_paper.px(discSize);
    if (index < 9) {
        const RetroText number(QString::number(index + 1), m_paper.figures(17), theme.textFaint,
                               disc);
        number.paint(painter, m_paper.px(6), top + (disc - number.height()) / 2);
    }
    paintDisc(painter, m_page.rows[index], QRectF(m_paper.px(numberRoom), top, disc, disc));
    const int nameLeft = m_paper.px(numberRoom + discSize + discGap);
    laid.name.paint(painter, nameLeft, top + std::max(0, (disc - laid.name.height()) / 2));
    laid.verdict.paint(painter, laid.verdictLeft, top + m_paper.px(2));
    laid.remarks.paint(painter, laid.verdictLeft, top + m_paper.px(2) + laid.verdict.height());
    laid.evidence.paint(painter, nameLeft, laid.evidenceTop);
}

/// Filled once a person has said so; a ring is what the room proposes.
void RetroAlerts::paintDisc(QPainter &painter, const RetroRow &row, const QRectF &disc) const
{
    const Theme &theme = m_paper.theme;
    const Ink ink = RetroWords::ink(row.verdict(), row.of);
    const double edge = 2 * m_paper.scale;
    painter.setPen(QPen(theme.ink(ink), edge));
    painter.setBrush(row.given ? QBrush(theme.ink(ink)) : QBrush(theme.panel));
    painter.drawEllipse(disc.adjusted(edge, edge, -edge, -edge));
    painter.setPen(row.given ? theme.panel : theme.ink(ink));
    painter.setFont(m_paper.words(16, QFont::Bold));
    painter.drawText(disc, Qt::AlignCenter, signOf(ink));
}

void RetroAlerts::paintChoice(QPainter &painter) const
{
    const Theme &theme = m_paper.theme;
    for (std::size_t i = 0; i < m_options.size(); ++i) {
        const auto &[area, text] = m_options[i];
        if (m_choice && int(i) == m_choice->current()) {
            painter.setPen(theme.edge(theme.accent));
            painter.setBrush(theme.tint(theme.accent));
            painter.drawRoundedRect(area, 6 * m_paper.scale, 6 * m_paper.scale);
        }
        text.paint(painter, area.left() + m_paper.px(8), area.top() + m_paper.px(3));
    }
}

void RetroAlerts::focusInEvent(QFocusEvent *event)
{
    update();
    QWidget::focusInEvent(event);
}

void RetroAlerts::focusOutEvent(QFocusEvent *event)
{
    update();
    QWidget::focusOutEvent(event);
}

void RetroAlerts::mousePressEvent(QMouseEvent *event)
{
    setFocus(Qt::MouseFocusReason);
    for (std::size_t i = 0; i < m_laid.size(); ++i) {
        if (m_laid[i].area.contains(event->position().toPoint()))
            return setCurrent(int(i));
    }
}

} // namespace Chaos
