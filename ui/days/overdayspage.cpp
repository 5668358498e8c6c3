// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/days/overdayspage.h"

#include "models/report/ledgerlist.h"
#include "models/report/overdayswords.h"
#include "models/rules/tamedtext.h"
#include "ui/days/alertsheet.h"
#include "ui/days/alertstab.h"
#include "ui/days/repeatsheet.h"
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
#include <utility>

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
    , m_rehearsals(new WordButton(look, {}, {}, this))
{
    setObjectName(u"overDaysPage"_s);
    m_trouble->setObjectName(u"unreadDays"_s);
    m_trouble->hide();
    m_empty->setObjectName(u"noDaysYet"_s);
    m_empty->setText(tr("Reading the days…"));
    addTab(u"ledgerTabWord"_s, tr("Alerts"), m_alerts);
    addTab(u"compareTabWord"_s, tr("Compare two days"), m_comparison);
    addTab(u"repeatTabWord"_s, tr("Repeat"), m_repeat);
    m_rehearsals->setObjectName(u"withRehearsals"_s);
    m_rehearsals->hide();
    connect(m_rehearsals, &WordButton::clicked, this, &OverDaysPage::turnRehearsals);
    auto *words = new QHBoxLayout;
    words->setSpacing(5 * step);
    for (WordButton *word : m_words)
        words->addWidget(word);
    words->addStretch(1);
    words->addWidget(m_rehearsals);
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

void OverDaysPage::setDays(std::shared_ptr<const KeptDays> kept)
{
    m_all = std::move(kept);
    work();
}

OverDaysPage::Worked OverDaysPage::workedOut(std::shared_ptr<const KeptDays> all, QDate today,
                                             bool withRehearsals)
{
    Worked worked{.rehearsals = all->rehearsals()};
    worked.kept = withRehearsals || worked.rehearsals == 0
        ? std::move(all)
        : std::make_shared<const KeptDays>(all->withoutRehearsals());
    const KeptDays &kept = *worked.kept;
    worked.alerts =
        std::make_shared<const AlertSheet>(alertSheetOf(LedgerList::sorted(kept, today), today));
    worked.repeats =
        std::make_shared<const RepeatSheet>(repeatSheetOf(toRepeat(kept.days, today), today));
    worked.isEmpty = worked.alerts->histories.empty();
    for (const PastDay &day : kept.days)
        worked.choices.push_back({day.key, comparedName(day), day.isOver});
    worked.note = tr("%1 days").arg(kept.days.size());
    if (!withRehearsals && worked.rehearsals > 0)
        worked.note += u" · "_s + OverDaysWords::leftOut(worked.rehearsals);
    QStringList lines;
    for (std::size_t i = 0; i < std::min(kept.unread.size(), mostUnread); ++i)
        lines << OverDaysWords::unread(kept.unread[i]);
    if (kept.unread.size() > mostUnread)
        lines << tr("%1 more cannot be read.").arg(kept.unread.size() - mostUnread);
    worked.trouble = lines.join(u'\n');
    return worked;
}

void OverDaysPage::work()
{
    const int turn = ++m_asked;
    if (!m_all)
        return;
    m_errands.run(
        [all = m_all, now = today(), with = m_withRehearsals]() mutable {
            return workedOut(std::move(all), now, with);
        },
        [this, turn](Worked worked) {
            if (turn == m_asked)
                take(std::move(worked));
        });
}

void OverDaysPage::turnRehearsals()
{
    m_withRehearsals = !m_withRehearsals;
    work();
}

void OverDaysPage::take(Worked worked)
{
    Worked before = std::exchange(m_shown, std::move(worked));
    // A tab a turn of the event loop, those that are hidden first.
    inTurn({[this] { m_repeat->setSheet(m_shown.repeats); },
            [this] { m_comparison->setDays(m_shown.kept, m_shown.choices); },
            [this] { m_alerts->setSheet(m_shown.alerts); }, [this] { tell(); }});
    // Thousands of lines: to let go of them takes longer than a frame may.
    m_errands.run(
        [before = std::move(before)]() mutable {
            const Worked gone = std::move(before);
            return gone.rehearsals;
        },
        [](int) {});
}

void OverDaysPage::inTurn(std::vector<std::function<void()>> steps)
{
    QMetaObject::invokeMethod(
        this,
        [this, turn = m_asked, steps = std::move(steps)]() mutable {
            if (turn != m_asked || steps.empty())
                return; // something newer is on its way
            steps.front()();
            steps.erase(steps.begin());
            inTurn(std::move(steps));
        },
        Qt::QueuedConnection);
}

void OverDaysPage::tell()
{
    m_heading->setNote(m_shown.note);
    m_empty->setText(OverDaysWords::noDays());
    m_empty->setVisible(m_shown.isEmpty);
    m_stack->setVisible(!m_shown.isEmpty);
    for (WordButton *word : m_words)
        word->setVisible(!m_shown.isEmpty);
    m_rehearsals->setText(m_withRehearsals ? tr("Leave rehearsals out") : tr("Take rehearsals in"));
    m_rehearsals->setHelp(tr("Whether rehearsals are told of as days that were held"));
    m_rehearsals->setVisible(m_shown.rehearsals > 0);
    m_trouble->setText(m_shown.trouble);
    m_trouble->setVisible(!m_shown.trouble.isEmpty());
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
    emit looked(true);
}

void OverDaysPage::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    emit looked(false);
}

} // namespace Chaos
