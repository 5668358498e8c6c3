// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/run/qaresults.h"

#include "models/rules/liveqa.h"
#include "models/rules/playing.h"
#include "models/rules/tamedtext.h"
#include "ui/run/wording.h"
#include "ui/theme/look.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/wordbutton.h"
#include "ui/widgets/wraplabel.h"

#include <QBoxLayout>
#include <QKeyEvent>

#include <algorithm>

namespace Chaos {

using namespace Qt::StringLiterals;

QaResults::QaResults(LiveDay &live, Look &look, QWidget *parent)
    : QWidget(parent)
    , m_live(live)
    , m_head(new ElidedLabel(look, Face::Strong, Ink::Text, this))
    , m_card(new WrapLabel(look, Face::Body, Ink::Soft, this))
    , m_text(new WrapLabel(look, Face::Body, Ink::Text, this))
    , m_takeBack(new WordButton(look, tr("Take back"), {}, this))
    , m_hint(new WrapLabel(look, Face::Small, Ink::Soft, this))
{
    setObjectName(u"qaResults"_s);
    setAccessibleName(tr("Results of live QA"));
    setFocusPolicy(Qt::StrongFocus);
    m_head->setObjectName(u"qaResultHead"_s);
    m_card->setObjectName(u"qaResultCard"_s);
    m_card->setMaximumLines(2);
    m_text->setObjectName(u"qaResultText"_s);
    m_text->setMaximumLines(3);
    m_takeBack->setObjectName(u"qaTakeBack"_s);
    m_takeBack->setHelp(tr("Del, twice: it was entered by mistake; it stays in the record as "
                           "taken back"));
    m_takeBack->setFocusPolicy(Qt::NoFocus);
    m_hint->setObjectName(u"qaResultsHint"_s);

    auto *top = new QHBoxLayout;
    top->setSpacing(2 * step);
    top->addWidget(m_head, 1);
    top->addWidget(m_takeBack);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(step);
    column->addLayout(top);
    column->addWidget(m_card);
    column->addWidget(m_text);
    column->addWidget(m_hint);

    connect(m_takeBack, &QAbstractButton::clicked, this, &QaResults::takeBack);
    connect(&live, &LiveDay::changed, this, [this](Touched what) {
        if (isVisible() && touches(what, Touched::Qa))
            refresh();
    });
}

void QaResults::begin()
{
    const auto &results = m_live.day().qa().results();
    m_key = results.empty() ? QString() : results.back().key;
    m_isArmed = false;
    refresh();
    show();
    setFocus(Qt::ShortcutFocusReason);
}

const QaResult *QaResults::chosen() const
{
    return m_live.day().qa().result(m_key);
}

void QaResults::go(int by)
{
    const auto &results = m_live.day().qa().results();
    const auto at = std::ranges::find(results, m_key, &QaResult::key) - results.begin();
    m_isArmed = false;
    if (!results.empty())
        m_key =
            results[std::size_t(std::clamp<std::ptrdiff_t>(at + by, 0, std::ssize(results) - 1))]
                .key;
    refresh();
}

/// The first press asks, the second one does it.
void QaResults::takeBack()
{
    const auto entry = qaWithdrawal(m_live.day(), m_key);
    if (!entry)
        return emit refused(entry.failure().detail);
    if (!m_isArmed)
        return setArmed(true);
    setArmed(false);
    emit wished(*entry);
}

void QaResults::setArmed(bool armed)
{
    m_isArmed = armed;
    refresh();
}

void QaResults::refresh()
{
    const auto &results = m_live.day().qa().results();
    const QaResult *const one = chosen();
    m_takeBack->setVisible(one && !one->isWithdrawn);
    m_takeBack->setText(m_isArmed ? tr("Take it back: Del again") : tr("Take back: Del"));
    m_takeBack->updateGeometry();
    m_card->setVisible(one);
    m_text->setVisible(one && !one->text.isEmpty());
    if (!one) {
        m_head->setText(tr("Nobody has said yet what they found."));
        m_hint->setText(tr("Esc goes back"));
        return;
    }
    const auto at = std::ranges::find(results, m_key, &QaResult::key) - results.begin();
    QString head = tr("Result %1 of %2 · %3 · %4 · %5", "result 2 of 5, when, outcome, who")
                       .arg(at + 1)
                       .arg(results.size())
                       .arg(Wording::timeOfDay(one->at), qaVerdict(*one), tamed(one->by, 80));
    m_head->setText(one->isWithdrawn ? tr("Taken back · %1").arg(head) : head);
    m_head->setInk(one->isWithdrawn ? Ink::Faint : Ink::Text);
    m_text->setInk(one->isWithdrawn ? Ink::Faint : Ink::Text);
    const QString where = one->experiment.isEmpty()
        ? tr("Between experiments")
        : tamed(experimentTitle(m_live.day().plan(), one->experiment), 80);
    m_card->setText(where + u" · "_s + tamed(qaTitle(one->card)));
    m_text->setText(tamed(one->text, QaResult::longestText));
    m_hint->setText(m_isArmed
                        ? tr("Del takes it back: it stays in the record as taken back · any other "
                             "key keeps it")
                        : tr("↑ ↓ another result · Del takes this one back · Esc goes back"));
}

void QaResults::keyPressEvent(QKeyEvent *event)
{
    const bool wasArmed = m_isArmed;
    switch (event->key()) {
    case Qt::Key_Delete:
        return takeBack();
    case Qt::Key_Up:
        return go(-1);
    case Qt::Key_Down:
        return go(1);
    case Qt::Key_Escape:
        if (!wasArmed)
            return emit left();
        return setArmed(false);
    default:
        if (wasArmed)
            setArmed(false);
        else
            QWidget::keyPressEvent(event);
    }
}

void QaResults::focusOutEvent(QFocusEvent *event)
{
    if (m_isArmed && event->reason() != Qt::ActiveWindowFocusReason)
        setArmed(false);
    QWidget::focusOutEvent(event);
}

} // namespace Chaos
