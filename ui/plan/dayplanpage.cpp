// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plan/dayplanpage.h"

#include "models/day/entries.h"
#include "models/plan/durationword.h"
#include "models/plan/plankey.h"
#include "models/rules/dayplan.h"
#include "models/rules/durationtext.h"
#include "models/rules/schedule.h"
#include "ui/plan/cardwords.h"
#include "ui/plan/dayplandelegate.h"
#include "ui/plan/formspec.h"
#include "ui/plan/namefield.h"
#include "ui/plan/planform.h"
#include "ui/plan/planwords.h"
#include "ui/theme/look.h"
#include "ui/widgets/actbutton.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/movablelist.h"
#include "ui/widgets/wraplabel.h"

#include <QHBoxLayout>
#include <QLabel>

#include <algorithm>

namespace Chaos {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int leastHeight = 40; ///< of the list: a row; on a low screen it scrolls

} // namespace

DayPlanPage::DayPlanPage(LiveDay &live, const Look &look, QWidget *parent)
    : QWidget(parent)
    , m_live(live)
    , m_look(look)
    , m_model(live)
    , m_list(new MovableList(look, this))
    , m_empty(new WrapLabel(look, Face::Body, Ink::Faint, this))
{
    setObjectName(u"dayPlanPage"_s);
    m_list->setObjectName(u"dayPlanList"_s);
    m_list->setAccessibleName(tr("The order of the day"));
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new DayPlanDelegate(m_model, look, m_list));
    m_list->setMouseTracking(true);
    m_list->setMinimumHeight(leastHeight);
    m_empty->setObjectName(u"dayPlanEmpty"_s);
    m_empty->setText(tr("Nothing is planned yet. Add an experiment under “Readiness”: it gets its "
                        "time-box and ten minutes to prepare and to talk; a slot of its own says "
                        "otherwise."));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(5 * step, 2 * step, 5 * step, 3 * step);
    column->setSpacing(2 * step);
    m_form = new PlanForm(look,
                          dayForm([this] { return description(); },
                                  [this](const DayDescription &day) { describe(day); }),
                          this);
    column->addWidget(m_form);
    column->addWidget(makeHead());
    column->addWidget(makeNoHours());
    column->addWidget(m_empty, 1, Qt::AlignTop);
    column->addWidget(m_list, 1);
    column->addWidget(makeFoot());

    connect(m_list, &MovableList::moveRequested, this, &DayPlanPage::move);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        refreshFoot();
        // Behind another page nobody has chosen it: its neighbour may have gone.
        if (const DayPlanRow *row = current(); row && !row->experiment.isEmpty() && isVisible())
            emit chosen(row->experiment);
    });
    m_patience.setSingleShot(true);
    m_patience.setInterval(2s);
    connect(&m_patience, &QTimer::timeout, this, &DayPlanPage::forgetWish);
    connect(&live, &LiveDay::replaced, this, &DayPlanPage::forgetWish);
    connect(&live, &LiveDay::changed, this, [this](Touched what) {
        if (touches(what, Touched::Plan | Touched::Queue))
            refresh();
    });
    refresh();
}

QWidget *DayPlanPage::makeHead()
{
    auto *head = new QWidget(this);
    m_sums = new ElidedLabel(m_look, Face::Body, Ink::Soft, head);
    m_sums->setObjectName(u"dayPlanSums"_s);
    m_hours = makeHours(head);
    auto *addBreak = new ActButton(m_look, tr("Add a break"), Ink::Soft, {}, head);
    addBreak->setObjectName(u"addBreak"_s);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2 * step);
    row->addWidget(m_sums, 1);
    row->addWidget(m_hours);
    row->addSpacing(2 * step);
    row->addWidget(addBreak);
    connect(addBreak, &ActButton::clicked, this, &DayPlanPage::addBreak);
    return head;
}

QWidget *DayPlanPage::makeHours(QWidget *parent)
{
    auto *hours = new QWidget(parent);
    hours->setObjectName(u"dayHours"_s);
    const auto hour = [&](const QString &name, const QString &spoken, QTime DayDescription::*end) {
        auto *field = new NameField(hours);
        field->setObjectName(name);
        field->setAccessibleName(spoken);
        field->setToolTip(tr("%1: such as 09:30; empty while nobody has said it").arg(spoken));
        field->setPlaceholderText(u"–"_s);
        field->setFixedWidth(16 * step);
        connect(field, &NameField::named, this,
                [this, end](const QString &word) { setHour(end, word); });
        return field;
    };
    m_from = hour(u"windowFrom"_s, tr("The day begins at"), &DayDescription::from);
    m_to = hour(u"windowTo"_s, tr("The day ends at"), &DayDescription::to);
    auto *row = new QHBoxLayout(hours);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2 * step);
    row->addWidget(new QLabel(tr("Window"), hours));
    row->addWidget(m_from);
    row->addWidget(new QLabel(u"–"_s, hours));
    row->addWidget(m_to);
    return hours;
}

QWidget *DayPlanPage::makeNoHours()
{
    m_noHours = new QWidget(this);
    m_noHours->setObjectName(u"noHours"_s);
    auto *text = new WrapLabel(m_look, Face::Body, Ink::Warning, m_noHours);
    text->setObjectName(u"noHoursText"_s);
    const Hours hours = customaryHours();
    const QString window = hours.from.toString(u"HH:mm"_s) + u'–' + hours.to.toString(u"HH:mm"_s);
    text->setText(tr("This day has no hours yet, so nobody can say when an experiment begins or "
                     "whether all of them fit. Begin with %1 and change that here, or write "
                     "“window: %1” in the plan file.")
                      .arg(window));
    auto *set = new ActButton(m_look, tr("Set %1").arg(window), Ink::Accent, {}, m_noHours);
    set->setObjectName(u"setHours"_s);
    set->setAccessibleName(tr("Set the day's hours to %1").arg(window));
    auto *row = new QHBoxLayout(m_noHours);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4 * step);
    row->addWidget(text, 1);
    row->addWidget(set, 0, Qt::AlignTop);
    connect(set, &ActButton::clicked, this, &DayPlanPage::beginWithCustomaryHours);
    return m_noHours;
}

QWidget *DayPlanPage::makeFoot()
{
    m_foot = new QWidget(this);
    m_what = new ElidedLabel(m_look, Face::Body, Ink::Soft, m_foot);
    m_title = new NameField(m_foot);
    m_title->setObjectName(u"breakTitle"_s);
    m_title->setAccessibleName(tr("Name of the break"));
    m_title->setPlaceholderText(tr("Break"));
    m_length = new NameField(m_foot);
    m_length->setObjectName(u"slotLength"_s);
    m_length->setAccessibleName(tr("How long it takes"));
    m_length->setMaximumWidth(120);
    m_wrong = new ElidedLabel(m_look, Face::Small, Ink::Warning, m_foot);
    m_wrong->setObjectName(u"slotWrong"_s);
    m_remove = new ActButton(m_look, tr("Remove the break"), Ink::Soft, {}, m_foot);
    m_remove->setObjectName(u"removeBreak"_s);
    auto *row = new QHBoxLayout(m_foot);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2 * step);
    row->addWidget(m_what);
    row->addWidget(m_title, 2);
    row->addWidget(m_length);
    row->addWidget(m_wrong, 3);
    row->addWidget(m_remove);
    connect(m_title, &NameField::named, this, &DayPlanPage::setTitle);
    connect(m_remove, &ActButton::clicked, this, &DayPlanPage::removeBreak);
    connect(m_length, &NameField::named, this, [this](const QString &word) {
        const auto length = word.isEmpty() ? Micros(0) : durationOfWord(word).value_or(Micros(-1));
        m_wrong->setText(length < Micros(0) ? tr("Write a duration such as 20m or 1h 30m.")
                                            : QString());
        if (length >= Micros(0))
            setLength(length);
    });
    return m_foot;
}

void DayPlanPage::refresh()
{
    const bool isEmpty = m_model.rowCount() == 0;
    m_empty->setVisible(isEmpty);
    m_list->setVisible(!isEmpty);
    QStringList sums;
    const auto experiments = std::ranges::count_if(
        m_model.rows(), [](const DayPlanRow &row) { return row.pause.isEmpty(); });
    sums << PlanWords::experiments(int(experiments)) << durationText(m_model.experimentTime());
    if (m_model.breakTime() > Micros(0))
        sums << tr("breaks %1").arg(durationText(m_model.breakTime()));
    if (!isEmpty && m_model.rows().back().hasClock) {
        const DayPlanRow &last = m_model.rows().back();
        sums << tr("ends at %1").arg(DayPlanDelegate::clockText(last.from + last.length));
    }
    Ink ink = Ink::Soft;
    const DayDescription &day = m_live.day().plan().day;
    if (const auto overrun = overrunOf(m_live.day().plan())) {
        sums << (*overrun > Micros(0) ? tr("%1 too long").arg(durationText(*overrun))
                                      : tr("%1 to spare").arg(durationText(-*overrun)));
        ink = *overrun > Micros(0) ? Ink::Alarm : Ink::Soft;
    } else if (day.from.isValid() || day.to.isValid()) {
        sums << (day.from.isValid() ? tr("no end said yet") : tr("no beginning said yet"));
        ink = Ink::Warning;
    }
    m_sums->setInk(ink);
    m_sums->setText(sums.join(u" · "_s));
    refreshHours();
    refreshFoot();
}

void DayPlanPage::refreshHours()
{
    if (m_wished == m_live.day().plan().day)
        m_wished.reset();
    m_form->refresh();
    const DayDescription &day = description();
    const bool hasHours = day.from.isValid() || day.to.isValid();
    m_hours->setVisible(hasHours);
    m_noHours->setVisible(!hasHours);
    m_from->show(CardWords::ofTime(day.from));
    m_to->show(CardWords::ofTime(day.to));
}

const DayPlanRow *DayPlanPage::current() const
{
    const QModelIndex index = m_list->currentIndex();
    return index.isValid() && index.row() < m_model.rowCount()
        ? &m_model.rows()[std::size_t(index.row())]
        : nullptr;
}

const Break *DayPlanPage::currentBreak() const
{
    const DayPlanRow *row = current();
    if (!row || row->pause.isEmpty())
        return nullptr;
    const auto &breaks = m_live.day().plan().breaks;
    const auto it = std::ranges::find(breaks, row->pause, &Break::key);
    return it == breaks.end() ? nullptr : &*it;
}

void DayPlanPage::refreshFoot()
{
    const DayPlanRow *row = current();
    m_foot->setVisible(row != nullptr);
    if (!row)
        return;
    const bool isBreak = !row->pause.isEmpty();
    m_title->setVisible(isBreak);
    m_remove->setVisible(isBreak);
    m_what->setVisible(!isBreak);
    m_what->setText(tr("Slot of %1").arg(row->title.left(200).simplified()));
    m_title->show(row->title);
    const Experiment *experiment = m_live.day().plan().experiment(row->experiment);
    const Micros own = isBreak ? row->length : experiment ? experiment->slot : Micros(0);
    m_length->setPlaceholderText(wordOfDuration(row->length));
    m_length->show(own > Micros(0) ? wordOfDuration(own) : QString());
}

void DayPlanPage::addBreak()
{
    const DayPlanRow *row = current();
    const auto &rows = m_model.rows();
    QString after;
    for (const DayPlanRow &one : rows) {
        if (!one.experiment.isEmpty())
            after = one.experiment;
        if (row && one.key == row->key)
            break;
    }
    const auto &breaks = m_live.day().plan().breaks;
    emit wished({Entries::planned(
        Break{.key = freshKey(tr("Break"), breaks), .title = tr("Break"), .after = after})});
}

void DayPlanPage::move(const QModelIndex &index, int before)
{
    if (const auto entry = m_model.moved(index.row(), before))
        emit wished({*entry});
}

/// With what is on its way: an entry holds all of it, and the next must not undo the one before.
const DayDescription &DayPlanPage::description() const
{
    return m_wished ? *m_wished : m_live.day().plan().day;
}

void DayPlanPage::describe(const DayDescription &day)
{
    if (day == description())
        return;
    m_wished = day;
    m_patience.start();
    emit wished({Entries::described(day)});
}

/// It has been undone before it was seen, or belongs to another day: what the plan says holds.
void DayPlanPage::forgetWish()
{
    m_wished.reset();
    refresh();
}

void DayPlanPage::setHour(QTime DayDescription::*end, const QString &word)
{
    const auto hour = CardWords::time(word);
    if (!hour) {
        m_sums->setInk(Ink::Warning);
        m_sums->setText(hour.failure().detail);
        return;
    }
    DayDescription day = description();
    day.*end = *hour;
    describe(day);
    refresh(); // also where it is the same hour in other words
}

void DayPlanPage::beginWithCustomaryHours()
{
    DayDescription day = description();
    const Hours hours = customaryHours();
    day.from = hours.from;
    day.to = hours.to;
    describe(day);
}

void DayPlanPage::setLength(Micros length)
{
    const DayPlanRow *row = current();
    if (!row)
        return;
    if (const Break *known = currentBreak()) {
        Break pause = *known;
        pause.length = length;
        return emit wished({Entries::planned(pause)});
    }
    const Experiment *known = m_live.day().plan().experiment(row->experiment);
    if (!known)
        return;
    Experiment experiment = *known;
    experiment.slot = length;
    emit wished({Entries::planned(experiment)});
}

void DayPlanPage::setTitle(const QString &title)
{
    const Break *known = currentBreak();
    if (!known)
        return;
    Break pause = *known;
    pause.title = title;
    emit wished({Entries::planned(pause)});
}

void DayPlanPage::removeBreak()
{
    if (const Break *known = currentBreak())
        emit wished({Entries::removed(Kind::BreakRemoved, known->key)});
}

} // namespace Chaos
