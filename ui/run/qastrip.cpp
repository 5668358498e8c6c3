// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/run/qastrip.h"

#include "models/rules/liveqa.h"
#include "models/rules/playing.h"
#include "models/rules/tamedtext.h"
#include "ui/theme/look.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/wordbutton.h"
#include "ui/widgets/wraplabel.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QPainter>
#include <QUuid>

#include <array>

namespace Chaos {

using namespace Qt::StringLiterals;

QaStrip::QaStrip(LiveDay &live, Look &look, QWidget *parent)
    : QWidget(parent)
    , m_live(live)
    , m_look(look)
    , m_title(new ElidedLabel(look, Face::Small, Ink::Soft, this))
    , m_card(new ElidedLabel(look, Face::Strong, Ink::Text, this))
    , m_place(new WrapLabel(look, Face::Body, Ink::Soft, this))
    , m_line(new QLineEdit(this))
    , m_picture(new WordButton(look, tr("Picture…"), {}, this))
    , m_send(new WordButton(look, tr("Enter"), {}, this))
    , m_hint(new WrapLabel(look, Face::Small, Ink::Soft, this))
{
    setObjectName(u"qaStrip"_s);
    setAccessibleName(tr("Live QA"));
    m_title->setObjectName(u"qaTitle"_s);
    m_card->setObjectName(u"qaCard"_s);
    m_place->setObjectName(u"qaLook"_s);
    m_place->setMaximumLines(2);
    m_line->setObjectName(u"qaLine"_s);
    m_line->setMaxLength(QaResult::longestText);
    m_line->setFixedHeight(8 * step);
    m_line->setTextMargins(step, 0, step, 0);
    m_line->setPlaceholderText(tr("What did you see?"));
    m_line->setAccessibleName(tr("What did you see?"));
    m_line->installEventFilter(this);
    m_picture->setObjectName(u"qaPicture"_s);
    m_send->setObjectName(u"qaSend"_s);
    m_send->setHelp(tr("Enter: the result goes into the day's record"));
    m_hint->setObjectName(u"qaHint"_s);
    m_hint->setText(tr("↑ ↓ another card · Ctrl+1 … 4 what came of it · Ctrl+5 … 7 how bad it is · "
                       "Ctrl+V a picture · Enter keeps it · Esc goes back"));

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(5 * step, 2 * step, 5 * step, 2 * step);
    column->setSpacing(step);
    column->addWidget(m_title);
    column->addWidget(m_card);
    column->addWidget(m_place);
    auto *choices = new QHBoxLayout;
    choices->setSpacing(2 * step);
    fillOutcomes(choices);
    choices->addSpacing(3 * step);
    fillSeverities(choices);
    choices->addStretch(1);
    column->addLayout(choices);
    auto *row = new QHBoxLayout;
    row->setSpacing(2 * step);
    row->addWidget(m_line, 1);
    row->addWidget(m_picture);
    row->addWidget(m_send);
    column->addLayout(row);
    column->addWidget(m_hint);

    connect(m_line, &QLineEdit::returnPressed, this, &QaStrip::enter);
    connect(m_send, &QAbstractButton::clicked, this, &QaStrip::enter);
    connect(m_picture, &QAbstractButton::clicked, this, [this] {
        if (m_pictureName.isEmpty())
            emit pictureFileWished();
        else
            forgetPicture();
    });
    connect(&live, &LiveDay::replaced, this, [this] {
        if (m_isAsking)
            leave();
    });
    connect(&look, &Look::changed, this, qOverload<>(&QWidget::update));
    hide();
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
    choose(0);
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
    m_card->setText(tr("%1 of %2 · %3", "card 2 of 4: what to try")
                        .arg(m_chosen + 1)
                        .arg(m_cards.size())
                        .arg(tamed(qaTitle(card))));
    m_place->setText(tr("Look: %1").arg(tamed(card.look)));
    m_place->setVisible(!card.look.isEmpty());
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
    m_send->setEnabled(!m_isSending);
    update();
}

bool QaStrip::paste(const QMimeData *clipped)
{
    if (!clipped || !clipped->hasImage() || clipped->hasText())
        return false;
    m_image = qvariant_cast<QImage>(clipped->imageData());
    m_bytes.clear();
    m_pictureName = tr("the picture");
    refresh();
    return true;
}

void QaStrip::setPicture(const QByteArray &bytes, const QString &name)
{
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
    const bool isControl = key->modifiers() == Qt::ControlModifier;
    const bool isDigit = isControl && key->key() >= Qt::Key_1 && key->key() <= Qt::Key_7;
    if (event->type() == QEvent::ShortcutOverride) {
        if (isDigit) // elsewhere in the window these may be others' keys
            event->accept();
        return isDigit;
    }
    if (key->key() == Qt::Key_Escape)
        leave();
    else if (key->key() == Qt::Key_Up)
        choose(m_chosen - 1);
    else if (key->key() == Qt::Key_Down)
        choose(m_chosen + 1);
    else if (isDigit && key->key() <= Qt::Key_4)
        setOutcome(QaOutcome(key->key() - Qt::Key_1));
    else if (isDigit)
        setSeverity(Level(key->key() - Qt::Key_5 + 1));
    else if (key->matches(QKeySequence::Paste))
        return paste(QGuiApplication::clipboard()->mimeData());
    else
        return false;
    return true;
}

void QaStrip::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_look.theme();
    QPainter painter(this);
    painter.fillRect(rect(), theme.raised);
    painter.fillRect(QRect(0, 0, step, height()), theme.good);
}

} // namespace Chaos
