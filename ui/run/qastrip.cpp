// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/run/qastrip.h"

#include "models/rules/liveqa.h"
#include "models/rules/playing.h"
#include "models/rules/tamedtext.h"
#include "ui/run/draggedpicture.h"
#include "ui/run/qaresults.h"
#include "ui/theme/look.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/wordbutton.h"
#include "ui/widgets/wraplabel.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QDropEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QPainter>
#include <QUuid>

#include <array>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostLines = 3; ///< of a card: longer ones are in the plan
constexpr qsizetype longestCard = 1000;

QString placeText(const QaCard &card)
{
    return QaStrip::tr("Look: %1").arg(tamed(card.look, longestCard));
}

/// Ctrl+1 to 8: outcome, severity and the results.
bool isOurDigit(const QKeyEvent &key)
{
    return key.modifiers() == Qt::ControlModifier && key.key() >= Qt::Key_1
        && key.key() <= Qt::Key_8;
}

} // namespace

QaStrip::QaStrip(LiveDay &live, Look &look, QWidget *parent)
    : QWidget(parent)
    , m_live(live)
    , m_look(look)
    , m_title(new ElidedLabel(look, Face::Small, Ink::Soft, this))
    , m_results(new QaResults(live, look, this))
    , m_form(new QWidget(this))
    , m_card(new WrapLabel(look, Face::Strong, Ink::Text, m_form))
    , m_place(new WrapLabel(look, Face::Body, Ink::Soft, m_form))
    , m_line(new QLineEdit(m_form))
    , m_picture(new WordButton(look, tr("Picture…"), {}, m_form))
    , m_found(new WordButton(look, tr("8 results"), {}, m_form))
    , m_send(new WordButton(look, tr("Enter"), {}, m_form))
    , m_hint(new WrapLabel(look, Face::Small, Ink::Soft, m_form))
{
    setObjectName(u"qaStrip"_s);
    setAccessibleName(tr("Live QA"));
    setAcceptDrops(true);
    m_title->setObjectName(u"qaTitle"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(5 * step, 2 * step, 5 * step, 2 * step);
    column->setSpacing(step);
    column->addWidget(m_title);
    column->addWidget(makeForm());
    column->addWidget(m_results);
    m_results->hide();

    connect(m_line, &QLineEdit::returnPressed, this, &QaStrip::enter);
    connect(m_send, &QAbstractButton::clicked, this, &QaStrip::enter);
    connect(m_picture, &QAbstractButton::clicked, this, [this] {
        if (m_pictureName.isEmpty())
            emit pictureFileWished();
        else
            forgetPicture();
    });
    connect(m_found, &QAbstractButton::clicked, this, [this] { showResults(true); });
    connect(m_results, &QaResults::left, this, [this] { showResults(false); });
    connect(m_results, &QaResults::wished, this, &QaStrip::wished);
    connect(m_results, &QaResults::refused, this, &QaStrip::told);
    connect(&live, &LiveDay::replaced, this, [this] {
        if (m_isAsking)
            leave();
    });
    connect(&look, &Look::changed, this, qOverload<>(&QWidget::update));
    hide();
}

QWidget *QaStrip::makeForm()
{
    m_card->setObjectName(u"qaCard"_s);
    m_card->setMaximumLines(mostLines);
    m_place->setObjectName(u"qaLook"_s);
    m_place->setMaximumLines(2);
    m_line->setObjectName(u"qaLine"_s);
    m_line->setMaxLength(QaResult::longestText);
    m_line->setFixedHeight(8 * step);
    m_line->setTextMargins(step, 0, step, 0);
    m_line->setPlaceholderText(tr("What did you see?"));
    m_line->setAccessibleName(tr("What did you see?"));
    m_line->setAcceptDrops(false); // the whole strip takes them
    m_line->installEventFilter(this);
    m_picture->setObjectName(u"qaPicture"_s);
    m_found->setObjectName(u"qaFound"_s);
    m_found->setHelp(tr("Ctrl+8: what was found, to be looked at or taken back"));
    m_send->setObjectName(u"qaSend"_s);
    m_send->setHelp(tr("Enter: the result goes into the day's record"));
    m_hint->setObjectName(u"qaHint"_s);

    auto *column = new QVBoxLayout(m_form);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(step);
    column->addWidget(m_card);
    column->addWidget(m_place);
    auto *choices = new QHBoxLayout;
    choices->setSpacing(2 * step);
    fillOutcomes(choices);
    choices->addSpacing(3 * step);
    fillSeverities(choices);
    choices->addStretch(1);
    choices->addWidget(m_found);
    column->addLayout(choices);
    auto *row = new QHBoxLayout;
    row->setSpacing(2 * step);
    row->addWidget(m_line, 1);
    row->addWidget(m_picture);
    row->addWidget(m_send);
    column->addLayout(row);
    column->addWidget(m_hint);
    return m_form;
}

WordButton *QaStrip::addChoice(const QString &name, const QString &text, const QKeySequence &key,
                               const QString &help)
{
    auto *choice = new WordButton(m_look, text, {}, this);
    choice->setObjectName(name);
    choice->setCheckable(true);
    choice->setHelp(
        tr("%1: %2", "key: what it says").arg(key.toString(QKeySequence::NativeText), help));
    choice->setFocusPolicy(Qt::TabFocus);
    return choice;
}

void QaStrip::fillOutcomes(QBoxLayout *row)
{
    static constexpr std::array outcomes{QaOutcome::Passes, QaOutcome::Fails, QaOutcome::Blocked,
                                         QaOutcome::Surprising};
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
        const QaOutcome outcome = outcomes[i];
        WordButton *const choice =
            addChoice(u"qaOutcome%1"_s.arg(i + 1), u"%1 %2"_s.arg(i + 1).arg(qaWord(outcome)),
                      QKeySequence(int(Qt::CTRL) | (Qt::Key_1 + int(i))), tr("what came of it"));
        connect(choice, &QAbstractButton::clicked, this, [this, outcome] { setOutcome(outcome); });
        row->addWidget(choice);
        m_outcomes.push_back(choice);
    }
}

void QaStrip::fillSeverities(QBoxLayout *row)
{
    static constexpr std::array levels{Level::Low, Level::Medium, Level::High};
    const std::array words{tr("5 low"), tr("6 medium"), tr("7 high")};
    for (std::size_t i = 0; i < levels.size(); ++i) {
        const Level level = levels[i];
        WordButton *const choice = addChoice(u"qaSeverity%1"_s.arg(i + 1), words[i],
                                             QKeySequence(int(Qt::CTRL) | (Qt::Key_5 + int(i))),
                                             tr("how bad it is; again: nobody said"));
        connect(choice, &QAbstractButton::clicked, this, [this, level] { setSeverity(level); });
        row->addWidget(choice);
        m_severities.push_back(choice);
    }
}

void QaStrip::ask()
{
    if (m_isAsking)
        return leave();
    begin();
    show();
    m_line->setFocus(Qt::ShortcutFocusReason);
}

/// A new result of the experiment that live QA is about now.
void QaStrip::begin()
{
    m_isAsking = true;
    m_isSending = false;
    m_isAwaited = false;
    m_form->show();
    m_results->hide();
    m_key = QUuid::createUuid().toString(QUuid::WithoutBraces);
    m_experiment = qaExperiment(m_live.day());
    m_cards.clear();
    if (const Experiment *const planned = m_live.day().plan().experiment(m_experiment))
        m_cards = planned->liveQa;
    m_cards.emplace_back();
    m_outcome.reset();
    m_severity = Level::NotSaid;
    m_image = {};
    m_bytes.clear();
    m_pictureName.clear();
    m_line->clear();
    m_title->setText(m_experiment.isEmpty()
                         ? tr("Live QA, while nothing runs")
                         : tr("Live QA of %1")
                               .arg(experimentTitle(m_live.day().plan(), m_experiment).left(200)));
    makeRoom();
    choose(0);
}

/// As much as the longest of the cards needs, so that nothing moves while they are gone through.
void QaStrip::makeRoom()
{
    const int room = width() - 10 * step;
    const Theme &theme = m_look.theme();
    qsizetype card = 1;
    qsizetype place = 0;
    for (int i = 0; i < int(m_cards.size()); ++i) {
        const QaCard &one = m_cards[std::size_t(i)];
        card = std::max(
            card,
            WrapLabel::linesOf(cardText(i), theme.font(Face::Strong), room, mostLines).size());
        if (!one.look.isEmpty())
            place = std::max(
                place, WrapLabel::linesOf(placeText(one), theme.font(Face::Body), room, 2).size());
    }
    m_card->setFixedHeight(int(card) * QFontMetrics(theme.font(Face::Strong)).lineSpacing());
    m_place->setFixedHeight(int(place) * QFontMetrics(theme.font(Face::Body)).lineSpacing());
    m_place->setVisible(place > 0);
}

QString QaStrip::cardText(int card) const
{
    return tr("%1 of %2 · %3", "card 2 of 4: what to try")
        .arg(card + 1)
        .arg(m_cards.size())
        .arg(tamed(qaTitle(m_cards[std::size_t(card)]), longestCard));
}

void QaStrip::choose(int card)
{
    const int count = int(m_cards.size());
    m_chosen = (card + count) % count;
    refresh();
}

void QaStrip::setOutcome(QaOutcome outcome)
{
    m_outcome = outcome;
    refresh();
    m_line->setFocus(Qt::OtherFocusReason);
}

void QaStrip::setSeverity(Level severity)
{
    m_severity = m_severity == severity ? Level::NotSaid : severity;
    refresh();
    m_line->setFocus(Qt::OtherFocusReason);
}

void QaStrip::refresh()
{
    const QaCard &card = m_cards[std::size_t(m_chosen)];
    m_card->setText(cardText(m_chosen));
    m_place->setText(card.look.isEmpty() ? QString() : placeText(card));
    for (std::size_t i = 0; i < m_outcomes.size(); ++i)
        m_outcomes[i]->setChecked(m_outcome && std::size_t(*m_outcome) == i);
    for (std::size_t i = 0; i < m_severities.size(); ++i)
        m_severities[i]->setChecked(std::size_t(m_severity) == i + 1);
    m_picture->setText(m_pictureName.isEmpty() ? tr("Picture…")
                                               : tr("Without %1").arg(m_pictureName.left(24)));
    m_picture->setHelp(m_pictureName.isEmpty()
                           ? tr("A PNG or JPEG file; Ctrl+V takes the clipboard")
                           : tr("The picture is not kept with the result"));
    m_picture->updateGeometry();
    const auto count = m_live.day().qa().results().size();
    m_found->setText(tr("8 results (%1)").arg(count));
    m_found->setVisible(count > 0);
    m_send->setEnabled(!m_isSending);
    sayOfDrag({});
    update();
}

/// A picture; whatever else is copied goes into the line.
bool QaStrip::paste(const QMimeData *clipped)
{
    if (!clipped || (clipped->hasText() && !clipped->hasUrls()))
        return false;
    const auto dragged = DraggedPicture::in(*clipped);
    if (!dragged || (clipped->hasUrls() && !dragged->refusal.isEmpty()))
        return false;
    take(*dragged);
    return true;
}

void QaStrip::take(const DraggedPicture &dragged)
{
    if (!dragged.refusal.isEmpty())
        return emit told(dragged.refusal);
    if (!dragged.image.isNull()) {
        m_image = dragged.image;
        m_bytes.clear();
        m_pictureName = dragged.name;
        return refresh();
    }
    m_isAwaited = true;
    if (dragged.bytes.isEmpty())
        emit pictureFileGiven(dragged.file);
    else
        emit pictureGiven(dragged.bytes, dragged.name);
}

void QaStrip::refusePicture(const QString &why)
{
    m_isAwaited = false;
    if (m_isAsking)
        emit told(why);
}

void QaStrip::setPicture(const QByteArray &bytes, const QString &name)
{
    m_isAwaited = false;
    if (!m_isAsking)
        return;
    m_image = {};
    m_bytes = bytes;
    m_pictureName = tamed(name, 80);
    refresh();
    m_line->setFocus(Qt::OtherFocusReason);
}

void QaStrip::forgetPicture()
{
    m_image = {};
    m_bytes.clear();
    m_pictureName.clear();
    refresh();
    m_line->setFocus(Qt::OtherFocusReason);
}

void QaStrip::enter()
{
    if (m_isSending)
        return;
    if (m_isAwaited)
        return emit told(tr("The picture is still being looked at: Enter again in a moment."));
    if (!m_outcome)
        return emit told(tr("Say first what came of it: Ctrl+1 passes, Ctrl+2 fails, Ctrl+3 "
                            "blocked, Ctrl+4 surprising."));
    const QaResult result{.key = m_key,
                          .experiment = m_experiment,
                          .card = m_cards[std::size_t(m_chosen)],
                          .outcome = *m_outcome,
                          .severity = m_severity,
                          .text = m_line->text()};
    if (const auto entry = qaEntry(m_live.day(), result); !entry)
        return emit told(entry.failure().detail);
    m_isSending = true;
    refresh();
    emit entered(result, m_image, m_bytes);
}

void QaStrip::answer(const QString &key, const QString &why)
{
    if (!m_isAsking || key != m_key)
        return;
    if (!why.isEmpty()) {
        m_isSending = false;
        refresh();
        return emit told(why);
    }
    emit told(tr("Kept: %1").arg(tamed(qaTitle(m_cards[std::size_t(m_chosen)]), 80)));
    leave();
}

void QaStrip::leave()
{
    m_isAsking = false;
    hide();
    emit left();
}

bool QaStrip::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_line
        || (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride))
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    if (event->type() == QEvent::ShortcutOverride) {
        if (isOurDigit(*key)) // elsewhere in the window these may be others' keys
            event->accept();
        return isOurDigit(*key);
    }
    return press(*key);
}

bool QaStrip::press(const QKeyEvent &key)
{
    const bool isDigit = isOurDigit(key);
    if (key.key() == Qt::Key_Escape)
        leave();
    else if (key.key() == Qt::Key_Up)
        choose(m_chosen - 1);
    else if (key.key() == Qt::Key_Down)
        choose(m_chosen + 1);
    else if (isDigit && key.key() <= Qt::Key_4)
        setOutcome(QaOutcome(key.key() - Qt::Key_1));
    else if (isDigit && key.key() <= Qt::Key_7)
        setSeverity(Level(key.key() - Qt::Key_5 + 1));
    else if (isDigit)
        showResults(true);
    else if (key.matches(QKeySequence::Paste))
        return paste(QGuiApplication::clipboard()->mimeData());
    else
        return false;
    return true;
}

/// What was typed waits behind them.
void QaStrip::showResults(bool shown)
{
    m_form->setVisible(!shown);
    m_results->setVisible(shown);
    if (shown)
        return m_results->begin();
    refresh();
    m_line->setFocus(Qt::OtherFocusReason);
}

/// What is refused is taken, too: a drop that is turned down beforehand never comes, and then
/// nobody says why nothing happened.
void QaStrip::dragEnterEvent(QDragEnterEvent *event)
{
    const auto dragged = DraggedPicture::in(*event->mimeData());
    if (m_results->isVisible() || (!dragged && !event->mimeData()->hasText()))
        return event->ignore();
    event->setDropAction(Qt::CopyAction);
    event->accept();
    if (!dragged)
        sayOfDrag(tr("Drop it: the text goes into the line"));
    else
        sayOfDrag(dragged->refusal.isEmpty() ? tr("Drop it: the picture goes with the result")
                                             : dragged->refusal);
}

void QaStrip::dragLeaveEvent(QDragLeaveEvent *)
{
    sayOfDrag({});
}

void QaStrip::dropEvent(QDropEvent *event)
{
    sayOfDrag({});
    event->setDropAction(Qt::CopyAction);
    event->accept();
    window()->activateWindow(); // it came from another one
    m_line->setFocus(Qt::OtherFocusReason);
    if (const auto dragged = DraggedPicture::in(*event->mimeData()))
        take(*dragged);
    else
        m_line->insert(event->mimeData()->text());
}

/// While something is held above the strip: what dropping it does, or why it does nothing.
void QaStrip::sayOfDrag(const QString &what)
{
    m_isDraggedOver = !what.isEmpty();
    m_hint->setText(
        m_isDraggedOver
            ? what
            : tr("↑ ↓ another card · Ctrl+1 … 4 what came of it · Ctrl+5 … 7 how bad it "
                 "is · Ctrl+V or drop a picture · Enter keeps it · Esc goes back"));
    m_hint->setInk(m_isDraggedOver ? Ink::Text : Ink::Soft);
    update();
}

void QaStrip::resizeEvent(QResizeEvent *event)
{
    if (m_isAsking && event->size().width() != event->oldSize().width())
        makeRoom();
    QWidget::resizeEvent(event);
}

void QaStrip::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_look.theme();
    QPainter painter(this);
    painter.fillRect(rect(), theme.raised);
    painter.fillRect(QRect(0, 0, step, height()), theme.good);
    if (!m_isDraggedOver)
        return;
    painter.setPen(QPen(theme.accent, 2, Qt::DashLine));
    painter.drawRect(rect().adjusted(1, 1, -1, -1));
}

} // namespace Chaos
