// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plan/readinesspage.h"

#include "models/day/entries.h"
#include "models/items/experimentedits.h"
#include "models/items/readinessmodel.h"
#include "ui/plan/dayconcerns.h"
#include "ui/plan/planeditor.h"
#include "ui/plan/readinessdelegate.h"
#include "ui/plan/readinesslist.h"
#include "ui/plan/spokenrows.h"
#include "ui/theme/look.h"
#include "ui/widgets/actbutton.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/wordbutton.h"
#include "ui/widgets/wraplabel.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QVBoxLayout>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

constexpr int longestReason = 500;

QString keyOf(const QModelIndex &index)
{
    return index.data(ReadinessModel::KeyRole).toString();
}

} // namespace

ReadinessPage::ReadinessPage(ReadinessModel &model, PlanEditor &editor, const Look &look,
                             QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_editor(editor)
    , m_list(new ReadinessList(look, this))
    , m_heading(new ReadinessHeading(look, *m_list, this))
    , m_reason(new QLineEdit(this))
    , m_day(new DayConcerns(look, this))
    , m_hint(new ElidedLabel(look, Face::Small, Ink::Faint, this))
    , m_next(new WordButton(look, tr("Next hole"), QKeySequence(Qt::Key_F3), this))
    , m_ask(new WordButton(look, tr("Ask sources now"), QKeySequence(Qt::Key_F5), this))
    , m_acts(makeActs(look))
    , m_empty(makeEmpty(look))
{
    setObjectName(u"readinessPage"_s);
    setFocusProxy(m_list);
    m_list->setModel(new SpokenRows(model, this));
    m_list->setItemDelegate(new ReadinessDelegate(model, *m_list, look, this));
    m_reason->setObjectName(u"takeOutReason"_s);
    m_reason->setMaxLength(longestReason);
    m_reason->setPlaceholderText(tr("Why is it taken out of the day?"));
    m_reason->setAcceptDrops(false); // a plan file is for the whole screen
    m_reason->setTextMargins(2 * step, step, 2 * step, step);
    m_reason->hide();
    m_reason->installEventFilter(this);
    m_hint->setObjectName(u"readinessHint"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(5 * step, 0, 5 * step, 2 * step);
    column->setSpacing(0);
    column->addWidget(m_heading);
    column->addWidget(m_list, 1);
    column->addWidget(m_empty, 1);
    column->addWidget(m_reason);
    column->addSpacing(2 * step);
    column->addWidget(m_day);
    column->addSpacing(step);
    column->addLayout(makeFoot());

    connect(m_list, &ReadinessList::moveRequested, this, &ReadinessPage::move);
    connect(m_list, &ReadinessList::takeOutRequested, this, &ReadinessPage::takeOut);
    connect(m_list, &ReadinessList::removeRequested, this, &ReadinessPage::remove);
    connect(m_list, &ReadinessList::duplicateRequested, this, &ReadinessPage::duplicate);
    connect(m_list, &ReadinessList::cardRequested, this, &ReadinessPage::cardRequested);
    connect(m_list, &ReadinessList::currentChangedTo, this,
            [this](const QModelIndex &index) { emit selected(keyOf(index)); });
    connect(m_day, &DayConcerns::chosen, this, &ReadinessPage::dayConcernChosen);
    connect(m_reason, &QLineEdit::returnPressed, this, &ReadinessPage::confirmTakeOut);
    connect(&model, &ReadinessModel::dayConcernsChanged, this, &ReadinessPage::refresh);
    connect(&model, &ReadinessModel::figuresChanged, this, &ReadinessPage::countHoles);
    connect(&model, &QAbstractItemModel::rowsRemoved, this, &ReadinessPage::refresh);
    connect(&model, &QAbstractItemModel::rowsInserted, this, &ReadinessPage::follow);
    refresh();
    countHoles();
}

QLayout *ReadinessPage::makeFoot()
{
    m_ask->setObjectName(u"askSourcesFromReadiness"_s);
    m_ask->setHelp(tr("Every source says anew which alerts it has and whom it tells"));
    m_ask->hide();
    connect(m_ask, &QAbstractButton::clicked, this, &ReadinessPage::askWished);
    m_next->setObjectName(u"nextHole"_s);
    m_next->setHelp(
        tr("Goes to what is missing next, on this card or that of the next experiment"));
    connect(m_next, &QAbstractButton::clicked, this, &ReadinessPage::nextHoleWished);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(0, 0, 0, 0);
    foot->setSpacing(3 * step);
    foot->addWidget(m_hint, 1);
    foot->addWidget(m_next);
    foot->addWidget(m_ask);
    return foot;
}

void ReadinessPage::offerAsking(bool offered)
{
    m_ask->setVisible(offered);
}

QWidget *ReadinessPage::makeActs(const Look &look)
{
    auto *acts = new QWidget(this);
    auto *row = new QHBoxLayout(acts);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2 * step);
    auto *add = new WordButton(look, tr("Add experiment"), QKeySequence(Qt::Key_Insert), acts);
    add->setObjectName(u"addExperiment"_s);
    row->addWidget(add);
    connect(add, &QAbstractButton::clicked, this, &ReadinessPage::addExperiment);
    return acts;
}

QWidget *ReadinessPage::makeEmpty(const Look &look)
{
    auto *empty = new QWidget(this);
    empty->setObjectName(u"noExperiments"_s);
    auto *title = new WrapLabel(look, Face::Title, Ink::Text, empty);
    title->setText(tr("Nothing is planned yet"));
    auto *text = new WrapLabel(look, Face::Body, Ink::Soft, empty);
    text->setText(
        tr("An experiment says what is broken, which alert should notice, when to go back "
           "and how. Add the first one with Insert, import a plan file with Ctrl+I, or "
           "make one from an alert under “Alert coverage”. What its plan lacks is told "
           "here, weeks before the day."));
    auto *add = new ActButton(look, tr("Add experiment"), Ink::Accent, {}, empty);
    add->setObjectName(u"addFirst"_s);
    auto *import = new ActButton(look, tr("Import…"), Ink::Soft, {}, empty);
    import->setObjectName(u"importFirst"_s);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(2 * step);
    buttons->addWidget(add);
    buttons->addWidget(import);
    buttons->addStretch();
    auto *column = new QVBoxLayout;
    column->setSpacing(3 * step);
    column->addStretch(1);
    column->addWidget(title);
    column->addWidget(text);
    column->addLayout(buttons);
    column->addStretch(2);
    auto *row = new QHBoxLayout(empty);
    row->addStretch(1);
    row->addLayout(column, 3);
    row->addStretch(1);
    connect(add, &QAbstractButton::clicked, this, &ReadinessPage::addExperiment);
    connect(import, &QAbstractButton::clicked, this, &ReadinessPage::importWished);
    return empty;
}

QString ReadinessPage::current() const
{
    return keyOf(m_list->currentIndex());
}

void ReadinessPage::refresh()
{
    const bool isEmpty = m_model.rowCount() == 0;
    m_empty->setVisible(isEmpty);
    m_list->setVisible(!isEmpty);
    m_heading->setVisible(!isEmpty);
    m_hint->setVisible(!isEmpty);
    m_day->show(isEmpty ? std::vector<Concern>() : m_model.dayConcerns());
    if (m_leaving.isEmpty())
        m_hint->setText(tr("Enter edits · Ctrl+D duplicates · Del takes out · Alt+↑↓ moves"));
    if (isEmpty) {
        emit selected({});
    } else if (!m_list->currentIndex().isValid()) {
        m_list->setCurrentIndex(m_list->model()->index(0, 0));
    }
}

/// Goes to the experiment that was added from here, once it has come.
void ReadinessPage::follow()
{
    refresh();
    selectChosen();
    const int row = m_awaited.isEmpty() ? -1 : m_model.rowOf(m_awaited);
    if (row < 0)
        return;
    m_awaited.clear();
    m_list->setCurrentIndex(m_list->model()->index(row, 0));
    emit namingRequested();
}

void ReadinessPage::choose(const QString &experiment)
{
    m_chosen = experiment;
    selectChosen();
}

bool ReadinessPage::chooseNextHole()
{
    const auto &rows = m_model.rows();
    const int count = int(rows.size());
    const int current = m_list->currentIndex().row(); // -1: from the first on
    for (int i = 1; i <= count; ++i) {
        const int row = (current + i) % count;
        if (rows[std::size_t(row)].holes() == 0)
            continue;
        m_list->setCurrentIndex(m_list->model()->index(row, 0));
        return true;
    }
    return false;
}

/// The word goes with the last hole: there is nothing to go to.
void ReadinessPage::countHoles()
{
    m_next->setVisible(m_model.figures().ready < m_model.figures().experiments);
}

void ReadinessPage::selectChosen()
{
    const int row = m_chosen.isEmpty() ? -1 : m_model.rowOf(m_chosen);
    if (row < 0)
        return;
    m_chosen.clear();
    m_list->setCurrentIndex(m_list->model()->index(row, 0));
}

void ReadinessPage::addExperiment()
{
    Experiment experiment;
    experiment.key = ExperimentEdits::freeKey(m_editor.plan(), u"experiment"_s);
    experiment.title = tr("New experiment");
    m_awaited = experiment.key;
    m_editor.wish({Entries::planned(experiment)});
}

void ReadinessPage::duplicate(const QModelIndex &index)
{
    const auto original = m_editor.experiment(keyOf(index));
    if (!original)
        return;
    m_awaited = ExperimentEdits::freeKey(m_editor.plan(), original->key);
    m_editor.wish(ExperimentEdits::duplicate(m_editor.plan(), *original,
                                             tr("%1 (copy)").arg(original->title)));
}

/// What has begun on the day stays where it is, and says so.
bool ReadinessPage::refuses(const QModelIndex &index)
{
    const bool hasBegun = m_model.rows()[std::size_t(index.row())].hasBegun;
    if (hasBegun)
        emit said(tr("It has begun: it stays in the day as it is."));
    return hasBegun;
}

void ReadinessPage::takeOut(const QModelIndex &index)
{
    if (refuses(index))
        return;
    const QString key = keyOf(index);
    if (!index.data(ReadinessModel::TakenOutRole).toString().isEmpty())
        return setTakenOut(key, {});
    m_leaving = key;
    const QString title = index.data().toString().left(60).simplified();
    m_reason->setAccessibleName(tr("Reason for taking out %1").arg(title));
    m_reason->setToolTip(tr("Kept in the plan. Enter takes it out, Esc keeps it in the day."));
    m_hint->setText(tr("Enter takes “%1” out · Esc keeps it").arg(title));
    m_reason->clear();
    m_reason->show();
    m_reason->setFocus(Qt::ShortcutFocusReason);
}

void ReadinessPage::confirmTakeOut()
{
    const QString reason = m_reason->text().simplified();
    if (reason.isEmpty())
        return emit said(tr("Say why, so that nobody wonders on the day."));
    const QString key = m_leaving;
    endTakeOut();
    setTakenOut(key, reason);
}

void ReadinessPage::endTakeOut()
{
    m_leaving.clear();
    m_reason->hide();
    m_list->setFocus(Qt::OtherFocusReason);
    refresh();
}

void ReadinessPage::setTakenOut(const QString &key, const QString &reason)
{
    auto experiment = m_editor.experiment(key);
    if (!experiment)
        return;
    experiment->takenOut = reason;
    m_editor.edit(*experiment);
}

void ReadinessPage::remove(const QModelIndex &index)
{
    if (refuses(index))
        return;
    emit said(tr("Removed: %1. Ctrl+Z brings it back.").arg(index.data().toString().left(60)));
    m_editor.wish({Entries::removed(Kind::ExperimentRemoved, keyOf(index))});
}

void ReadinessPage::move(const QModelIndex &index, int before)
{
    const auto entries = ExperimentEdits::move(m_editor.plan(), keyOf(index), before);
    if (!entries.empty() && !refuses(index))
        m_editor.wish(entries);
}

bool ReadinessPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_reason && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        endTakeOut();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace Chaos
