// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plan/tellingstrip.h"

#include "models/day/entries.h"
#include "ui/plan/contactform.h"
#include "ui/plan/tellingstop.h"
#include "ui/theme/look.h"
#include "ui/widgets/actbutton.h"
#include "ui/widgets/panelheading.h"
#include "ui/widgets/wraplabel.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QMenu>
#include <QScrollArea>
#include <QScrollBar>

#include <algorithm>
#include <numeric>

namespace Chaos {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// "step-3": the first of its kind that the plan does not have.
QString freshKey(const std::vector<Contact> &contacts)
{
    for (qsizetype number = qsizetype(contacts.size()) + 1;; ++number) {
        const QString key = u"contact-%1"_s.arg(number);
        if (std::ranges::find(contacts, key, &Contact::key) == contacts.end())
            return key;
    }
}

/// Equal parts of the room, but for those that want more of it, if there is so much; else what each
/// needs at least.
std::vector<int> widthsOf(const std::vector<TellingStop *> &stops, int room)
{
    std::vector<int> wanted;
    int least = 0;
    for (const TellingStop *stop : stops) {
        wanted.push_back(stop->wantedWidth());
        least = std::max(least, stop->minimumSizeHint().width());
    }
    const int count = int(stops.size());
    if (std::reduce(wanted.begin(), wanted.end()) > room)
        return std::vector<int>(stops.size(), std::max(least, room / count));
    int share = room / count;
    for (int before = 0; before != share;) {
        before = share;
        int rest = room;
        int others = 0;
        for (const int width : wanted) {
            rest -= width > share ? width : 0;
            others += width > share ? 0 : 1;
        }
        share = others > 0 ? rest / others : share;
    }
    for (int &width : wanted)
        width = std::max(width, share);
    return wanted;
}

} // namespace

TellingStrip::TellingStrip(LiveDay &live, const Clock &clock, const Look &look, QWidget *parent)
    : QWidget(parent)
    , m_live(live)
    , m_look(look)
    , m_model(live, clock)
    , m_heading(new PanelHeading(look, tr("Telling people"), this))
    , m_calendar(new ActButton(look, tr("Calendar file…"), Ink::Soft, {}, this))
    , m_copy(new ActButton(look, tr("Copy next message"), Ink::Soft, {}, this))
    , m_add(new ActButton(look, tr("Add"), Ink::Soft, {}, this))
    , m_empty(new WrapLabel(look, Face::Body, Ink::Faint, this))
    , m_customary(new ActButton(look, tr("Use the customary schedule"), Ink::Accent, {}, this))
    , m_line(new QWidget)
    , m_row(new QHBoxLayout(m_line))
    , m_scroll(new QScrollArea(this))
{
    setObjectName(u"tellingStrip"_s);
    m_calendar->setObjectName(u"calendarFile"_s);
    m_copy->setObjectName(u"copyMessage"_s);
    m_add->setObjectName(u"addContact"_s);
    m_customary->setObjectName(u"customarySchedule"_s);
    m_calendar->setToolTip(tr("The schedule with reminders, for any calendar."));
    m_copy->setToolTip(tr("The message of the next contact, filled in from the day."));
    m_empty->setText(tr("Nobody is told of the day yet. People who are surprised by a chaos day "
                        "do not want a second one: the customary schedule tells the company five "
                        "times and leadership once."));
    auto *heading = new QHBoxLayout;
    heading->setSpacing(2 * step);
    heading->addWidget(m_heading, 1);
    for (ActButton *act : {m_add, m_copy, m_calendar})
        heading->addWidget(act);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(0);
    m_row->addStretch();
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidget(m_line);
    m_scroll->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(5 * step, 3 * step, 5 * step, 3 * step);
    column->setSpacing(2 * step);
    column->addLayout(heading);
    column->addWidget(m_scroll);
    column->addWidget(m_empty);
    column->addWidget(m_customary, 0, Qt::AlignLeft);
    column->addStretch();

    connect(m_calendar, &ActButton::clicked, this, &TellingStrip::calendarWished);
    connect(m_copy, &ActButton::clicked, this, &TellingStrip::copyNext);
    connect(m_customary, &ActButton::clicked, this, &TellingStrip::takeCustomary);
    connect(m_add, &ActButton::clicked, this,
            [this] { edit({.key = freshKey(m_live.day().plan().contacts), .before = 1}); });
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, &TellingStrip::refresh);
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this, &TellingStrip::refresh);
    connect(&m_model, &QAbstractItemModel::rowsMoved, this, &TellingStrip::refresh);
    connect(&m_model, &QAbstractItemModel::dataChanged, this, &TellingStrip::refresh);
    m_midnight.setInterval(1min);
    connect(&m_midnight, &QTimer::timeout, &m_model, &ContactsModel::refresh);
    refresh();
}

void TellingStrip::showEvent(QShowEvent *event)
{
    m_midnight.start();
    m_model.refresh();
    QWidget::showEvent(event);
}

void TellingStrip::hideEvent(QHideEvent *event)
{
    m_midnight.stop();
    QWidget::hideEvent(event);
}

void TellingStrip::refresh()
{
    const auto &rows = m_model.rows();
    while (m_stops.size() > rows.size()) {
        delete m_stops.back();
        m_stops.pop_back();
    }
    while (m_stops.size() < rows.size()) {
        auto *stop = new TellingStop(m_look, m_line);
        m_row->insertWidget(int(m_stops.size()), stop);
        connect(stop, &TellingStop::clicked, this, [this, stop] { offer(stop); });
        m_stops.push_back(stop);
    }
    using Place = TellingStop::Place;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const bool isLast = i + 1 == rows.size();
        const Place place = i == 0 ? (isLast ? Place::Only : Place::First)
            : isLast               ? Place::Last
                                   : Place::Middle;
        m_stops[i]->show(rows[i], place);
    }
    const auto left = std::ranges::count_if(
        rows, [](const ContactRow &row) { return row.state != ContactState::Told; });
    const auto late = std::ranges::count(rows, ContactState::Late, &ContactRow::state);
    m_heading->setNote(rows.empty() ? QString()
                           : late   ? tr("%n late", nullptr, int(late))
                           : left   ? tr("%n to come", nullptr, int(left))
                                    : tr("everybody is told"));
    const bool isEmpty = rows.empty();
    m_empty->setVisible(isEmpty);
    m_customary->setVisible(isEmpty);
    m_scroll->setVisible(!isEmpty);
    m_copy->setEnabled(left > 0);
    m_calendar->setEnabled(!isEmpty && m_live.day().plan().day.date.isValid());
    fit();
}

void TellingStrip::fit()
{
    if (m_stops.empty())
        return;
    const QMargins margins = layout()->contentsMargins();
    const int room = width() - margins.left() - margins.right();
    const std::vector<int> widths = widthsOf(m_stops, room);
    TellingStop::Lines lines;
    for (std::size_t i = 0; i < m_stops.size(); ++i) {
        m_stops[i]->setFixedWidth(widths[i]);
        const auto [above, below] = m_stops[i]->linesIn(widths[i]);
        lines = {std::max(lines.above, above), std::max(lines.below, below)};
    }
    for (TellingStop *stop : m_stops)
        stop->setLines(lines);
    const bool isWider = std::reduce(widths.begin(), widths.end()) > room;
    const int bar = isWider ? m_scroll->horizontalScrollBar()->sizeHint().height() : 0;
    m_scroll->setFixedHeight(m_stops.front()->sizeHint().height() + bar);
}

void TellingStrip::resizeEvent(QResizeEvent *event)
{
    fit();
    QWidget::resizeEvent(event);
}

void TellingStrip::offer(TellingStop *stop)
{
    const ContactRow row = stop->row();
    auto *menu = new QMenu(this);
    menu->setObjectName(u"contactMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const Contact *const contact = [&]() -> const Contact * {
        const auto &all = m_live.day().plan().contacts;
        const auto it = std::ranges::find(all, row.key, &Contact::key);
        return it == all.end() ? nullptr : &*it;
    }();
    if (!contact)
        return;
    const Contact kept = *contact;
    const auto act = [&](const QString &name, const QString &text, auto what) {
        QAction *action = menu->addAction(text);
        action->setObjectName(name);
        connect(action, &QAction::triggered, this, what);
    };
    if (row.state == ContactState::Told)
        act(u"notTold"_s, tr("Not told after all"), [this, kept] { tell(kept, {}); });
    else
        act(u"told"_s, tr("Told today"), [this, kept] { tell(kept, m_model.today()); });
    act(u"copy"_s, tr("Copy as message"),
        [message = row.message] { QGuiApplication::clipboard()->setText(message); });
    act(u"edit"_s, tr("Edit…"), [this, kept] { edit(kept); });
    menu->addSeparator();
    act(u"remove"_s, tr("Remove"),
        [this, kept] { emit wished({Entries::removed(Kind::ContactRemoved, kept.key)}); });
    menu->popup(stop->mapToGlobal(QPoint(0, stop->height())));
}

void TellingStrip::tell(const Contact &contact, QDate on)
{
    Contact told = contact;
    told.doneOn = on;
    emit wished({Entries::planned(told)});
}

void TellingStrip::edit(const Contact &contact)
{
    auto *form = new ContactForm(m_look, m_live.day().plan(), contact, m_model.today(), window());
    form->setAttribute(Qt::WA_DeleteOnClose);
    connect(form, &ContactForm::finishedWith, this,
            [this](const Contact &edited) { emit wished({Entries::planned(edited)}); });
    form->open();
}

void TellingStrip::copyNext()
{
    const auto next = std::ranges::find(m_model.rows(), true, &ContactRow::isNext);
    if (next != m_model.rows().end())
        QGuiApplication::clipboard()->setText(next->message);
}

void TellingStrip::takeCustomary()
{
    std::vector<Entry> entries;
    for (const Contact &contact : customaryContacts())
        entries.push_back(Entries::planned(contact));
    emit wished(entries);
}

} // namespace Chaos
