// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/days/overdayspage.h"

#include "models/report/ledgerlist.h"
#include "models/report/overdayswords.h"
#include "models/rules/tamedtext.h"
#include "ui/days/alertstab.h"
#include "ui/days/comparisontab.h"
#include "ui/days/repeattab.h"
#include "ui/theme/look.h"
#include "ui/widgets/panelheading.h"
#include "ui/widgets/wordbutton.h"
#include "ui/widgets/wraplabel.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QShortcut>
#include <QStackedWidget>

#include <algorithm>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

constexpr int pageMargin = 5 * step;
constexpr std::size_t mostUnread = 5; ///< lines

} // namespace

OverDaysPage::OverDaysPage(const Look &look, const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
    , m_clock(clock)
    , m_heading(new PanelHeading(look, tr("Over days"), this))
    , m_trouble(new WrapLabel(look, Face::Body, Ink::Warning, this))
    , m_empty(new WrapLabel(look, Face::Body, Ink::Faint, this))
    , m_stack(new QStackedWidget(this))
    , m_alerts(new AlertsTab(look))
    , m_comparison(new ComparisonTab(look))
    , m_repeat(new RepeatTab(look))
{
    setObjectName(u"overDaysPage"_s);
    m_trouble->setObjectName(u"unreadDays"_s);
    m_trouble->hide();
    m_empty->setObjectName(u"noDaysYet"_s);
    m_empty->setText(tr("Reading the days…"));
    addTab(u"ledgerTabWord"_s, tr("Alerts"), m_alerts);
    addTab(u"compareTabWord"_s, tr("Compare two days"), m_comparison);
    addTab(u"repeatTabWord"_s, tr("Repeat"), m_repeat);
    auto *words = new QHBoxLayout;
    words->setSpacing(5 * step);
    for (WordButton *word : m_words)
        words->addWidget(word);
    words->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(pageMargin, 3 * step, pageMargin, 3 * step);
    column->setSpacing(2 * step);
    column->addWidget(m_heading);
    column->addLayout(words);
    column->addWidget(m_trouble);
    column->addWidget(m_empty);
    column->addWidget(m_stack, 1);
    column->addStretch();
    m_stack->hide();
    const auto turn = [this](int by) {
        const int count = m_stack->count();
        choose((m_stack->currentIndex() + by + count) % count);
    };
    connect(new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_Tab), this), &QShortcut::activated, this,
            [turn] { turn(1); });
    connect(new QShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Tab), this),
            &QShortcut::activated, this, [turn] { turn(-1); });
    connect(m_repeat, &RepeatTab::planWished, this, &OverDaysPage::planWished);
    connect(m_repeat, &RepeatTab::saveWished, this, &OverDaysPage::saveWished);
    choose(0);
}

void OverDaysPage::addTab(const QString &id, const QString &title, QWidget *tab)
{
    auto *word = new WordButton(m_look, title, {}, this);
    word->setObjectName(id);
    word->setCheckable(true);
    const int index = m_stack->addWidget(tab);
    connect(word, &WordButton::clicked, this, [this, index] { choose(index); });
    m_words.push_back(word);
}

void OverDaysPage::choose(int tab)
{
    m_stack->setCurrentIndex(tab);
    for (std::size_t i = 0; i < m_words.size(); ++i)
        m_words[i]->setChecked(int(i) == tab);
}

void OverDaysPage::setDays(const KeptDays &kept)
{
    const int turn = ++m_asked;
    m_errands.run(
        [kept = std::make_shared<const KeptDays>(kept), now = today()] {
            return Worked{.kept = kept,
                          .histories = LedgerList::sorted(*kept, now),
                          .repeats = toRepeat(kept->days, now)};
        },
        [this, turn](Worked worked) {
            if (turn == m_asked)
                take(std::move(worked));
        });
}

void OverDaysPage::take(Worked worked)
{
    const bool isEmpty = worked.histories.empty();
    m_heading->setNote(tr("%1 days").arg(worked.kept->days.size()));
    m_empty->setText(OverDaysWords::noDays());
    m_empty->setVisible(isEmpty);
    m_stack->setVisible(!isEmpty);
    for (WordButton *word : m_words)
        word->setVisible(!isEmpty);
    const auto &unread = worked.kept->unread;
    QStringList lines;
    for (std::size_t i = 0; i < std::min(unread.size(), mostUnread); ++i)
        lines << OverDaysWords::unread(unread[i]);
    if (unread.size() > mostUnread)
        lines << tr("%1 more cannot be read.").arg(unread.size() - mostUnread);
    m_trouble->setText(lines.join(u'\n'));
    m_trouble->setVisible(!lines.isEmpty());
    m_alerts->setHistories(std::move(worked.histories), today());
    m_repeat->setRepeats(std::move(worked.repeats), today());
    m_comparison->setDays(std::move(worked.kept));
}

void OverDaysPage::setFailure(const Failure &failure)
{
    ++m_asked;
    m_trouble->setText(tr("The days cannot be read: %1").arg(tamed(failure.detail)));
    m_trouble->show();
    if (m_stack->isHidden())
        m_empty->hide();
}

void OverDaysPage::setDayTitle(const QString &title)
{
    m_repeat->setDayTitle(title);
}

QDate OverDaysPage::today() const
{
    return QDateTime::fromMSecsSinceEpoch(microsOf(m_clock.now()) / 1000).date();
}

void OverDaysPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    emit looked();
}

} // namespace Chaos
