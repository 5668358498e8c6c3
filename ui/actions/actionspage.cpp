// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/actions/actionspage.h"

#include "models/day/entries.h"
#include "models/rules/playing.h"
#include "models/rules/tamedtext.h"
#include "ui/actions/actiondelegate.h"
#include "ui/actions/actionfield.h"
#include "ui/actions/issuesform.h"
#include "ui/theme/look.h"
#include "ui/widgets/actbutton.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/wraplabel.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListView>
#include <QMenu>
#include <QPainter>

#include <algorithm>

namespace Chaos {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int side = 6 * step;
constexpr int captionHeight = 7 * step;
constexpr int longestLine = 2000; // as in the retro

bool expects(const Experiment &experiment, const QString &alert)
{
    return !alert.isEmpty()
        && std::ranges::any_of(experiment.expectedAlerts,
                               [&](const ExpectedAlert &one) { return one.alert.name == alert; });
}

} // namespace

ActionsPage::ActionsPage(LiveDay &live, const Clock &clock, const IssueRound &round,
                         std::uint32_t seat, const Look &look, QWidget *parent)
    : QWidget(parent)
    , m_live(live)
    , m_clock(clock)
    , m_round(round)
    , m_seat(seat)
    , m_look(look)
    , m_count(new ElidedLabel(look, Face::Body, Ink::Soft, this))
    , m_new(new ActButton(look, tr("New"), Ink::Soft, QKeySequence(Qt::Key_Insert), this))
    , m_done(new ActButton(look, tr("Done"), Ink::Soft, QKeySequence(Qt::Key_F2), this))
    , m_retest(
          new ActButton(look, tr("Re-test…"), Ink::Soft, QKeySequence(Qt::CTRL | Qt::Key_T), this))
    , m_issues(
          new ActButton(look, tr("Issues…"), Ink::Accent, QKeySequence(Qt::CTRL | Qt::Key_E), this))
    , m_list(new QListView(this))
    , m_empty(new WrapLabel(look, Face::Body, Ink::Faint, this))
    , m_whole(new WrapLabel(look, Face::Body, Ink::Soft, this))
    , m_field(new ActionField(this))
    , m_hint(new WrapLabel(look, Face::Small, Ink::Faint, this))
    , m_form(new IssuesForm(look, round, this))
    , m_retests(new QMenu(this))
{
    setObjectName(u"actionsPage"_s);
    setAccessibleName(tr("Action items"));
    build();
    connect(m_new, &QAbstractButton::clicked, this, [this] { edit({}); });
    connect(m_done, &QAbstractButton::clicked, this, &ActionsPage::toggle);
    connect(m_retest, &QAbstractButton::clicked, this, &ActionsPage::offerRetests);
    connect(m_issues, &QAbstractButton::clicked, this, &ActionsPage::askForIssues);
    connect(m_field, &QLineEdit::returnPressed, this, &ActionsPage::enter);
    connect(m_field, &QLineEdit::textChanged, this, &ActionsPage::explain);
    connect(m_field, &ActionField::left, this, &ActionsPage::leaveEdit);
    connect(m_form, &IssuesForm::wished, this,
            [this](const IssueTarget &target, const QByteArray &token) {
                emit issuesWished(m_wanted, target, token);
            });
    connect(m_form, &IssuesForm::stopWished, this, &ActionsPage::stopWished);
    connect(m_form, &IssuesForm::left, this, [this] {
        m_form->hide();
        m_list->setFocus(Qt::OtherFocusReason);
    });
    connect(&live, &LiveDay::changed, this, [this](Touched what) {
        constexpr Touched shown =
            Touched::Items | Touched::Plan | Touched::Queue | Touched::Verdicts;
        if (isVisible() && touches(what, shown))
            refresh();
    });
    connect(&live, &LiveDay::replaced, this, [this] {
        leaveEdit();
        m_form->hide();
        m_live.inTurn(this, [this] { refresh(); });
    });
    connect(&round, &IssueRound::changed, this, [this] {
        if (isVisible())
            refresh();
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &ActionsPage::tellChosen);
    connect(&look, &Look::changed, this, qOverload<>(&QWidget::update));
    m_turn.setInterval(1min);
    connect(&m_turn, &QTimer::timeout, this, [this] {
        if (isVisible())
            refresh();
    });
    m_turn.start();
}

void ActionsPage::build()
{
    m_count->setObjectName(u"actionsCount"_s);
    m_new->setObjectName(u"actionNew"_s);
    m_done->setObjectName(u"actionDone"_s);
    m_retest->setObjectName(u"actionRetest"_s);
    m_issues->setObjectName(u"actionIssues"_s);
    m_retests->setObjectName(u"actionRetests"_s);
    m_list->setObjectName(u"actionList"_s);
    m_list->setAccessibleName(tr("Action items"));
    m_list->setModel(&m_rows);
    m_list->setItemDelegate(new ActionDelegate(m_look, m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->viewport()->setAutoFillBackground(false);
    m_list->installEventFilter(this);
    m_empty->setObjectName(u"noActions"_s);
    m_empty->setText(tr("Nothing is to be done yet. Mini-retros and /todo write action items, and "
                        "so does Insert."));
    m_whole->setObjectName(u"actionWhole"_s);
    m_whole->setMaximumLines(3);
    m_field->setObjectName(u"actionLine"_s);
    m_field->setAccessibleName(tr("The action item"));
    m_field->setPlaceholderText(tr("An action… @who  48h  #runbook"));
    m_field->setMaxLength(longestLine);
    m_field->setFixedHeight(8 * step);
    m_field->setCompleter([this](const QString &line, qsizetype at) {
        const ActionLine::Context all = context();
        return ActionLine::completions(line, at, all);
    });
    m_field->hide();
    m_hint->setObjectName(u"actionHint"_s);

    auto *head = new QHBoxLayout;
    head->setSpacing(2 * step);
    head->addWidget(m_count, 1);
    for (ActButton *act : {m_new, m_done, m_retest, m_issues})
        head->addWidget(act);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(side, 3 * step, side, 3 * step);
    column->setSpacing(2 * step);
    column->addLayout(head);
    column->addWidget(m_empty);
    column->addSpacing(captionHeight - 2 * step);
    column->addWidget(m_list, 1);
    column->addWidget(m_whole);
    column->addWidget(m_form);
    column->addWidget(m_field);
    column->addWidget(m_hint);
    setFocusProxy(m_list);
}

void ActionsPage::setTarget(const IssueTarget &target)
{
    m_form->setTarget(target);
}

Micros ActionsPage::utcOffset() const
{
    const auto now = QDateTime::fromMSecsSinceEpoch(microsOf(m_clock.now()) / 1000);
    return std::chrono::seconds(now.offsetFromUtc());
}

const ActionItem *ActionsPage::item(const QString &key) const
{
    const auto &all = m_live.day().items();
    const auto known = std::ranges::find(all, key, &ActionItem::key);
    return known == all.end() ? nullptr : &*known;
}

QStringList ActionsPage::chosen() const
{
    auto indexes = m_list->selectionModel()->selectedIndexes();
    std::ranges::sort(indexes, {}, &QModelIndex::row);
    QStringList keys;
    for (const QModelIndex &index : std::as_const(indexes)) {
        if (const ActionRow *const row = m_rows.row(index))
            keys << row->key;
    }
    return keys;
}

void ActionsPage::refresh()
{
    m_rows.setRows(ActionRows::of(m_live.day(), m_round, m_clock.now(), utcOffset()));
    const auto &rows = m_rows.rows();
    if (!rows.empty() && !m_list->currentIndex().isValid())
        m_list->setCurrentIndex(m_rows.index(0));
    const auto count = [&](ItemStanding standing) {
        return std::ranges::count(rows, standing, &ActionRow::standing);
    };
    const auto overdue = count(ItemStanding::Overdue);
    const auto open = overdue + count(ItemStanding::Open);
    m_count->setText(rows.empty() ? QString()
                                  : tr("%1 to do, %2 of them overdue · %3 done")
                                        .arg(open)
                                        .arg(overdue)
                                        .arg(qsizetype(rows.size()) - open));
    m_empty->setVisible(rows.empty());
    m_list->setVisible(!rows.empty());
    tellChosen();
    update();
}

void ActionsPage::tellChosen()
{
    const QStringList keys = chosen();
    const ActionItem *const first = keys.isEmpty() ? nullptr : item(keys.first());
    for (ActButton *act : {m_done, m_retest, m_issues})
        act->setEnabled(first);
    m_done->setText(first && first->closedAt ? tr("Open again") : tr("Done"));
    m_done->setKey(QKeySequence(Qt::Key_F2)); // a button forgets it with its text
    m_done->updateGeometry();
    const ActionRow *const row =
        keys.size() == 1 ? m_rows.row(m_rows.index(m_rows.rowOf(keys.first()))) : nullptr;
    QStringList whole;
    if (row)
        whole << row->text << row->about << row->state
              << (row->isIssueMissing ? row->issue : QString());
    whole.removeAll(QString());
    m_whole->setText(keys.size() > 1 ? tr("%1 are chosen").arg(keys.size()) : whole.join(u" · "_s));
    explain();
}

void ActionsPage::explain()
{
    if (!m_field->isVisibleTo(this)) {
        m_hint->setText(tr("Enter changes it · F2 done, or open again · Ctrl+T which experiment "
                           "proves it · Ctrl+E makes issues of what is chosen (Ctrl+A: all) · Esc "
                           "goes back to the report"));
        return;
    }
    const ActionLine::Context all = context();
    const ActionLine read = ActionLine::read(m_field->text(), all);
    QStringList said;
    if (!read.owner.isEmpty())
        said << tr("by %1").arg(tamed(nameOf(m_live.day().plan(), read.owner), 80));
    if (read.due) {
        const auto wall = QDateTime::fromMSecsSinceEpoch(microsOf(*read.due) / 1000);
        said << tr("until %1").arg(wall.toString(u"yyyy-MM-dd HH:mm"_s));
    }
    if (!read.alert.isEmpty())
        said << tr("about %1").arg(tamed(read.alert, 80));
    if (said.isEmpty())
        said << tr("@owner · 48h, today, fri, 2026-12-11 · #alert #runbook … · !\u2060Alert");
    const bool isTakenBack = !m_editing.isEmpty() && m_field->text().trimmed().isEmpty();
    said << (isTakenBack ? tr("Enter takes the item back") : tr("Enter keeps it"))
         << tr("Esc leaves it as it was");
    m_hint->setText(said.join(u" · "_s));
}

ActionLine::Context ActionsPage::context() const
{
    ActionLine::Context context{
        .plan = m_live.day().plan(), .now = m_clock.now(), .utcOffset = utcOffset()};
    QSet<QString> known;
    const auto offer = [&](const QString &alert) {
        if (!alert.isEmpty() && !known.contains(alert)) {
            known.insert(alert);
            context.alerts << alert;
        }
    };
    for (const Experiment &experiment : m_live.day().plan().experiments) {
        for (const ExpectedAlert &one : experiment.expectedAlerts)
            offer(one.alert.name);
    }
    for (const ActionItem &one : m_live.day().items())
        offer(one.alert);
    return context;
}

void ActionsPage::edit(const QString &key)
{
    const ActionItem *const known = item(key);
    if (!key.isEmpty() && !known)
        return;
    m_form->hide();
    m_editing = key;
    m_field->show();
    const QString line = known ? ActionLine::of(*known, utcOffset()) : QString();
    // Not a word of what came from elsewhere is lost, however long it is.
    m_field->setMaxLength(std::max(longestLine, int(line.size())));
    m_field->setText(line);
    m_field->setFocus(Qt::OtherFocusReason); // selects nothing: it is typed on
    explain();
}

void ActionsPage::enter()
{
    const QString line = m_field->text().simplified();
    const ActionItem *const known = item(m_editing);
    if (line.isEmpty() && known) {
        emit wished({Entries::itemRemoved(m_editing)});
    } else if (!line.isEmpty()) {
        const ActionLine::Context all = context();
        const ActionLine read = ActionLine::read(line, all);
        const ActionItem changed = read.applied(known ? *known : ActionItem{.key = freshKey()});
        if (!known)
            emit wished({Entries::itemOpened(changed)});
        else if (m_field->isModified() && changed != *known)
            emit wished({Entries::itemChanged(changed)});
    }
    leaveEdit();
}

void ActionsPage::leaveEdit()
{
    m_editing.clear();
    if (!m_field->isVisibleTo(this))
        return;
    m_field->hide();
    m_field->clear();
    m_list->setFocus(Qt::OtherFocusReason);
    explain();
}

/// Two items of one seat are never begun in the same microsecond.
QString ActionsPage::freshKey()
{
    m_lastKey = std::max(m_clock.now(), m_lastKey + 1us);
    return u"item-%1-%2"_s.arg(microsOf(m_lastKey), 0, 36).arg(m_seat, 0, 36);
}

/// Of several all become as the first does.
void ActionsPage::toggle()
{
    const QStringList keys = chosen();
    const ActionItem *const first = keys.isEmpty() ? nullptr : item(keys.first());
    if (!first)
        return;
    const bool isDone = first->closedAt.has_value();
    std::vector<Entry> entries;
    for (const QString &key : keys) {
        const ActionItem *const one = item(key);
        if (one && one->closedAt.has_value() == isDone)
            entries.push_back(isDone ? Entries::itemReopened(key) : Entries::itemClosed(key));
    }
    emit wished(entries);
}

/// The one that it came from, and those that expect the alert that it is about, come first.
void ActionsPage::offerRetests()
{
    const QStringList keys = chosen();
    const ActionItem *const first = keys.isEmpty() ? nullptr : item(keys.first());
    if (!first)
        return;
    m_retests->clear();
    const auto offer = [&](const QString &title, const QString &experiment) {
        QString shown = title;
        QAction *const action = m_retests->addAction(shown.replace(u'&', u"&&"_s));
        action->setObjectName(u"retest-"_s + experiment);
        action->setCheckable(true);
        action->setChecked(first->retest == experiment);
        connect(action, &QAction::triggered, this, [this, experiment] { retest(experiment); });
    };
    const auto &experiments = m_live.day().plan().experiments;
    for (const bool isFitting : {true, false}) {
        for (const Experiment &one : experiments) {
            const bool fits = one.key == first->experiment || expects(one, first->alert);
            if (fits == isFitting)
                offer(tamed(experimentTitle(m_live.day().plan(), one.key), 80), one.key);
        }
        if (isFitting && !m_retests->isEmpty())
            m_retests->addSeparator();
    }
    m_retests->addSeparator();
    offer(tr("No experiment"), {});
    m_retests->popup(m_retest->mapToGlobal(QPoint(0, m_retest->height() + step)));
    m_retests->setActiveAction(m_retests->actions().constFirst());
}

void ActionsPage::retest(const QString &experiment)
{
    std::vector<Entry> entries;
    const QStringList keys = chosen();
    for (const QString &key : keys) {
        const ActionItem *const one = item(key);
        if (one && one->retest != experiment)
            entries.push_back(Entries::itemRetested(key, experiment));
    }
    if (!entries.empty())
        emit wished(entries);
}

void ActionsPage::askForIssues()
{
    m_wanted = chosen();
    if (m_wanted.isEmpty())
        return;
    leaveEdit();
    if (m_form->target().to.isEmpty()) {
        // Where those of the day are.
        for (const ActionItem &one : m_live.day().items()) {
            if (!one.copies.empty())
                m_form->setTarget(
                    {.to = one.copies.back().tracker + u':' + one.copies.back().project});
        }
    }
    m_form->ask(int(m_wanted.size()));
}

bool ActionsPage::press(int key)
{
    switch (key) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (const ActionRow *const row =
                m_list->currentIndex().isValid() ? m_rows.row(m_list->currentIndex()) : nullptr)
            edit(row->key);
        return true;
    case Qt::Key_Escape:
        emit left();
        return true;
    default:
        return false;
    }
}

bool ActionsPage::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && press(static_cast<QKeyEvent *>(event)->key()))
        return true;
    return QWidget::eventFilter(watched, event);
}

void ActionsPage::showEvent(QShowEvent *event)
{
    refresh();
    QWidget::showEvent(event);
}

void ActionsPage::paintEvent(QPaintEvent *)
{
    if (!m_list->isVisible())
        return;
    const Theme &theme = m_look.theme();
    QPainter painter(this);
    painter.setFont(theme.caps());
    painter.setPen(theme.textFaint);
    const auto places = ActionDelegate::places(m_list->viewport()->width());
    const auto captions = ActionDelegate::captions();
    const int top = m_list->y() - captionHeight;
    for (std::size_t i = 0; i < places.size(); ++i) {
        const QRect box(m_list->x() + places[i].x, top, places[i].width, captionHeight - 1);
        painter.drawText(
            box, Qt::AlignLeft | Qt::AlignVCenter,
            painter.fontMetrics().elidedText(captions[i], Qt::ElideRight, box.width()));
    }
    painter.fillRect(m_list->x(), m_list->y() - 1, m_list->width(), 1, theme.line);
}

} // namespace Chaos
