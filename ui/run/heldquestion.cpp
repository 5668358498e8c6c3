// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/run/heldquestion.h"

#include "ui/run/bridgebutton.h"
#include "ui/theme/look.h"
#include "ui/widgets/elidedlabel.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>

namespace Chaos {

using namespace Qt::StringLiterals;

HeldQuestion::HeldQuestion(Look &look, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
    , m_question(new ElidedLabel(look, Face::Body, Ink::Text, this))
{
    setObjectName(u"heldQuestion"_s);
    setAccessibleName(tr("Did the hypothesis hold?"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(5 * step, 2 * step, 5 * step, 2 * step);
    row->setSpacing(2 * step);
    m_question->setObjectName(u"question"_s);
    row->addWidget(m_question, 1);
    m_held = addButton(u"held"_s, tr("Held"), true);
    m_notHeld = addButton(u"notHeld"_s, tr("Did not hold"), false);
    m_cannotSay = addButton(u"cannotSay"_s, tr("Cannot say"), std::nullopt);
    m_proposed = m_cannotSay;
    connect(&look, &Look::changed, this, qOverload<>(&QWidget::update));
    hide();
}

BridgeButton *HeldQuestion::addButton(const QString &name, const QString &title,
                                      std::optional<bool> held)
{
    auto *button = new BridgeButton(m_look, this);
    button->setObjectName(name);
    button->reserve({title}, u"Enter"_s);
    button->show(title, {}, Ink::Accent, BridgeButton::Weight::Quiet);
    layout()->addWidget(button);
    connect(button, &BridgeButton::clicked, this, [this, held] {
        hide();
        emit answered(held);
    });
    return button;
}

void HeldQuestion::ask(const QString &hypothesis, std::optional<bool> proposal)
{
    const QString whole = hypothesis.left(2000).simplified();
    m_question->setText(whole.isEmpty() ? tr("Did the hypothesis hold?")
                                        : tr("Did it hold? %1").arg(whole));
    m_proposed = !proposal ? m_cannotSay : *proposal ? m_held : m_notHeld;
    for (BridgeButton *button : {m_held, m_notHeld, m_cannotSay}) {
        const bool isProposed = button == m_proposed;
        button->show(button->text(), isProposed ? tr("Enter") : QString(), Ink::Accent,
                     isProposed ? BridgeButton::Weight::Tinted : BridgeButton::Weight::Quiet);
        button->setToolTip(isProposed ? tr("What the alerts say so far. Esc asks again later.")
                                      : tr("Overrules what the alerts say."));
    }
    show();
    m_proposed->setFocus(Qt::ShortcutFocusReason);
}

void HeldQuestion::acceptProposal()
{
    m_proposed->click();
}

void HeldQuestion::dismiss()
{
    hide();
}

void HeldQuestion::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        dismiss();
    else
        QWidget::keyPressEvent(event);
}

void HeldQuestion::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_look.theme().raised);
    painter.fillRect(QRect(0, height() - 1, width(), 1), m_look.theme().line);
}

} // namespace Chaos
