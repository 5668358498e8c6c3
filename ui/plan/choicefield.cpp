// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plan/choicefield.h"

#include "ui/theme/look.h"

#include <QKeyEvent>
#include <QMenu>
#include <QPainter>

#include <algorithm>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

constexpr int side = 3 * step;
constexpr int chevron = 4; ///< half its width

} // namespace

ChoiceButton::ChoiceButton(const Look &look, QWidget *parent)
    : QAbstractButton(parent)
    , m_look(look)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&look, &Look::changed, this, qOverload<>(&QWidget::update));
}

void ChoiceButton::setAnswer(const QString &word, bool isAnswered)
{
    m_isAnswered = isAnswered;
    setText(word);
    update();
}

QSize ChoiceButton::sizeHint() const
{
    return {120, QFontMetrics(m_look.theme().body()).lineSpacing() + 4 * step + 2};
}

void ChoiceButton::keyPressEvent(QKeyEvent *event)
{
    const bool opens = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter
        || event->key() == Qt::Key_Down;
    if (opens && !event->isAutoRepeat())
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

void ChoiceButton::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_look.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(theme.body());
    painter.setPen(m_isAnswered ? theme.text : theme.textFaint);
    const QRect box = rect().adjusted(side, 0, -side - 3 * chevron, 0);
    painter.drawText(box, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     QFontMetrics(theme.body()).elidedText(text(), Qt::ElideRight, box.width()));
    const QPointF c(width() - side - chevron, height() / 2.0);
    painter.setPen(QPen(theme.textFaint, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawLine(c + QPointF(-chevron, -2), c + QPointF(0, 2));
    painter.drawLine(c + QPointF(0, 2), c + QPointF(chevron, -2));
}

ChoiceField::ChoiceField(const Look &look, CardHand &hand, const CardSpec::Choice &spec,
                         QWidget *parent)
    : CardField(look, spec.name, spec.caption, spec.rules, parent)
    , m_hand(hand)
    , m_spec(spec)
    , m_button(new ChoiceButton(look, this))
{
    m_button->setObjectName(u"field_"_s + spec.name);
    setBody(m_button);
    setFocusProxy(m_button);
    connect(m_button, &QAbstractButton::clicked, this, &ChoiceField::offer);
}

void ChoiceField::show(const CardView &view)
{
    CardField::show(view);
    m_options = m_spec.offer(view.plan, view.experiment);
    m_chosen = m_spec.read(view.plan, view.experiment);
    const auto it = std::ranges::find(m_options, m_chosen, &CardSpec::Option::key);
    // A key that the plan has no name for is shown as it is.
    const QString word = it == m_options.end() ? m_chosen : it->word;
    m_button->setAnswer(word.left(200).simplified(), !m_chosen.isEmpty());
    m_button->setAccessibleName(tr("%1: %2").arg(m_spec.caption, word));
    m_button->setToolTip(tr("%1 (Enter offers the others)")
                             .arg(m_button->accessibleName().left(300).toHtmlEscaped()));
}

void ChoiceField::start(const CardView &view, const Drafts &)
{
    show(view);
}

void ChoiceField::offer()
{
    auto *menu = new QMenu(this);
    menu->setObjectName(u"choiceMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const CardSpec::Option &option : m_options) {
        // An ampersand in a name is a letter, not a mnemonic.
        QAction *action =
            menu->addAction(option.word.left(100).simplified().replace(u'&', u"&&"_s));
        action->setCheckable(true);
        action->setChecked(option.key == m_chosen);
        connect(action, &QAction::triggered, this, [this, key = option.key] { choose(key); });
        if (option.key == m_chosen)
            menu->setActiveAction(action);
    }
    menu->popup(m_button->mapToGlobal(QPoint(0, m_button->height())));
}

void ChoiceField::choose(const QString &key)
{
    if (key == m_chosen)
        return;
    if (m_spec.entry) {
        m_hand.wish([&](const Experiment &experiment) { return m_spec.entry(key, experiment); });
        return;
    }
    const auto written = m_hand.edit([&](Experiment &experiment) -> CardSpec::Written {
        m_spec.write(key, experiment);
        return Done{};
    });
    setFault(written ? QString() : written.failure().detail);
}

} // namespace Chaos
