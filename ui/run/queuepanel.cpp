// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/run/queuepanel.h"

#include "ui/run/queuedelegate.h"
#include "ui/run/queuelist.h"
#include "ui/run/wording.h"
#include "ui/theme/look.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/panelheading.h"
#include "ui/widgets/wordbutton.h"
#include "ui/widgets/wraplabel.h"

#include <QDateTime>
#include <QKeyEvent>
#include <QLineEdit>
#include <QVBoxLayout>

namespace Chaos {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int longestReason = 500;
constexpr int narrow = 270;

/// The beginning of the day's window, which the plan gives in the local time of this desk.
std::optional<Instant> beginOf(const DayDescription &day)
{
    if (!day.date.isValid() || !day.from.isValid())
        return {};
    const QDateTime begin(day.date, day.from);
    return instantOf(begin.toMSecsSinceEpoch() * 1000);
}

} // namespace

QueuePanel::QueuePanel(LiveDay &live, const Clock &clock, Look &look, QWidget *parent)
    : QWidget(parent)
    , m_live(live)
    , m_clock(clock)
    , m_model(live, clock)
    , m_heading(new PanelHeading(look, tr("Experiment queue"), this))
    , m_list(new QueueList(look, this))
    , m_empty(new WrapLabel(look, Face::Body, Ink::Faint, this))
    , m_reason(new QLineEdit(this))
    , m_hint(new ElidedLabel(look, Face::Small, Ink::Faint, this))
    , m_found(new WordButton(look, tr("Live QA found something"), QKeySequence(Qt::Key_F3), this))
    , m_broke(new WordButton(look, tr("Something real broke"), QKeySequence(Qt::Key_F4), this))
    , m_stop(new WordButton(look, tr("Emergency stop"), QKeySequence(Qt::Key_F12), this))
{
    setObjectName(u"queuePanel"_s);
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new QueueDelegate(m_model, look, this));
    m_empty->setText(tr("Nothing to run yet. Open a plan file with Ctrl+O: its experiments stand "
                        "here, and F5 starts the first."));
    m_reason->setObjectName(u"skipReason"_s);
    m_reason->setMaxLength(longestReason);
    m_reason->setFixedHeight(8 * step);
    m_reason->setTextMargins(step, 0, step, 0);
    m_reason->hide();
    m_reason->installEventFilter(this);
    m_list->installEventFilter(this);
    m_hint->setObjectName(u"queueHint"_s);
    m_found->setObjectName(u"qaFound"_s);
    m_found->setHelp(tr("What was tried while it is broken, and what came of it"));
    m_broke->setObjectName(u"somethingBroke"_s);
    m_broke->setHelp(
        tr("Something broke that is no part of the drill: makes it an incident, or ends "
           "that"));
    m_stop->setObjectName(u"emergencyStop"_s);
    m_stop->setHelp(tr("Stops every step, backs out what is applied, and lets nothing begin until "
                       "it is lifted"));

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(3 * step, 3 * step, 3 * step, 2 * step);
    column->setSpacing(2 * step);
    column->addWidget(m_heading);
    column->addWidget(m_empty);
    column->addWidget(m_list, 1);
    column->addWidget(m_reason);
    column->addWidget(m_hint);
    column->addStretch(0);
    column->addWidget(m_found);
    column->addWidget(m_broke);
    column->addWidget(m_stop);

    connect(m_list, &QueueList::startRequested, this, &QueuePanel::start);
    connect(m_list, &QueueList::skipRequested, this, &QueuePanel::askToSkip);
    connect(m_list, &QueueList::moveRequested, this, &QueuePanel::move);
    connect(m_reason, &QLineEdit::returnPressed, this, &QueuePanel::skip);
    connect(m_found, &WordButton::clicked, this, &QueuePanel::qaPressed);
    connect(m_broke, &WordButton::clicked, this, &QueuePanel::eventPressed);
    connect(m_stop, &WordButton::clicked, this, &QueuePanel::stopPressed);
    for (auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&m_model, signal, this, &QueuePanel::refresh);
    connect(&m_model, &QAbstractItemModel::dataChanged, this, &QueuePanel::refresh);
    connect(&m_tick, &QTimer::timeout, this, &QueuePanel::refresh);
    m_tick.setInterval(5s);
    refresh();
}

void QueuePanel::showEvent(QShowEvent *event)
{
    m_tick.start();
    m_followed.clear();
    refresh();
    QWidget::showEvent(event);
}

void QueuePanel::hideEvent(QHideEvent *event)
{
    m_tick.stop();
    QWidget::hideEvent(event);
}

void QueuePanel::resizeEvent(QResizeEvent *event)
{
    m_heading->setTitle(width() < narrow ? tr("Queue") : tr("Experiment queue"));
    QWidget::resizeEvent(event);
}

void QueuePanel::refresh()
{
    const bool isEmpty = m_model.rowCount() == 0;
    m_empty->setVisible(isEmpty);
    m_list->setVisible(!isEmpty);
    m_hint->setVisible(!isEmpty);
    m_heading->setNote(note());
    if (m_skipping.isEmpty())
        m_hint->setText(tr("Enter starts · Del skips · Alt+↑↓ moves"));
    followCurrent();
}

void QueuePanel::followCurrent()
{
    const auto &rows = m_model.rows();
    auto found = std::ranges::find(rows, true, &QueueRow::isCurrent);
    if (found == rows.end())
        found = std::ranges::find(rows, true, &QueueRow::isNext);
    // Before the panel is shown it has no size to scroll in.
    if (found == rows.end() || found->key == m_followed || !isVisible())
        return;
    m_followed = found->key;
    const QModelIndex index = m_model.index(int(found - rows.begin()));
    m_list->setCurrentIndex(index);
    m_list->scrollTo(index, QAbstractItemView::EnsureVisible);
}

QString QueuePanel::note() const
{
    if (m_model.rowCount() == 0)
        return {};
    const QString progress = tr("%1 of %2").arg(m_model.doneCount()).arg(m_model.dueCount());
    const auto begin = beginOf(m_live.day().plan().day);
    const bool isOver = m_model.doneCount() == m_model.dueCount();
    if (!begin || isOver || m_clock.now() < *begin)
        return progress;
    const Micros behind = m_model.behind(*begin, m_clock.now());
    if (behind < 1min || behind > 24h)
        return progress;
    return tr("%1 · %2 late").arg(progress, Wording::rough(std::max<Micros>(behind, 100s)));
}

void QueuePanel::start(const QModelIndex &index)
{
    emit startRequested(index.data(QueueModel::KeyRole).toString());
}

void QueuePanel::askToSkip(const QModelIndex &index)
{
    const auto state = RunState(index.data(QueueModel::StateRole).toInt());
    if (state != RunState::Queued && state != RunState::Started)
        return emit refused(tr("Only an experiment that has not been triggered can be skipped."));
    m_skipping = index.data(QueueModel::KeyRole).toString();
    const QString title = index.data().toString().left(60).simplified();
    m_reason->setPlaceholderText(tr("Why is it skipped?"));
    m_reason->setAccessibleName(tr("Reason for skipping %1").arg(title));
    m_reason->setToolTip(tr("Kept in the day's record. Enter skips, Esc keeps it in the queue."));
    m_hint->setText(tr("Enter skips it · Esc keeps it"));
    m_reason->clear();
    m_reason->show();
    m_reason->setFocus(Qt::ShortcutFocusReason);
}

void QueuePanel::skip()
{
    auto entry = Chaos::skip(m_live.day(), m_skipping, m_reason->text().simplified());
    if (!entry)
        return emit refused(entry.failure().detail);
    endSkip();
    entry.value().at = m_clock.now();
    emit wished(*entry);
}

void QueuePanel::endSkip()
{
    m_skipping.clear();
    m_reason->hide();
    m_list->setFocus(Qt::OtherFocusReason);
    refresh();
}

bool QueuePanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_reason && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        endSkip();
        return true;
    }
    // Letters do not search the queue: the screen has a line that they belong to.
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const QString text = static_cast<QKeyEvent *>(event)->text();
        if (!text.isEmpty() && text.front().isPrint() && text != u" "_s) {
            event->ignore();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void QueuePanel::move(const QModelIndex &index, int before)
{
    const int from = index.row();
    if (before < 0 || before > m_model.rowCount() || before == from || before == from + 1)
        return;
    if (RunState(index.data(QueueModel::StateRole).toInt()) != RunState::Queued)
        return emit refused(tr("Only an experiment that has not begun can be moved."));
    QStringList order;
    for (const QueueRow &row : m_model.rows())
        order << row.key;
    order.insert(before, order[from]);
    order.removeAt(before < from ? from + 1 : from);
    emit wished(Entries::ordered(order));
}

} // namespace Chaos
