// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/run/checklist.h"

#include "models/day/clock.h"
#include "ui/run/stepbox.h"

#include <QVBoxLayout>

#include <algorithm>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

QString nameOf(Entries::Checklist list)
{
    switch (list) {
    case Entries::Checklist::Method:
        return u"method"_s;
    case Entries::Checklist::BackOut:
        return u"backOut"_s;
    case Entries::Checklist::Reset:
        break;
    }
    return u"reset"_s;
}

} // namespace

Checklist::Checklist(LiveDay &live, const Clock &clock, const Look &look, Entries::Checklist list,
                     QWidget *parent)
    : QWidget(parent)
    , m_live(live)
    , m_clock(clock)
    , m_look(look)
    , m_list(list)
    , m_model(live, list)
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, &Checklist::refresh);
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this, &Checklist::refresh);
    connect(&m_model, &QAbstractItemModel::rowsMoved, this, &Checklist::refresh);
    connect(&m_model, &QAbstractItemModel::dataChanged, this, &Checklist::refresh);
    // An experiment that starts changes no row, but its boxes may be ticked from then on.
    connect(&live, &LiveDay::replaced, this, &Checklist::refresh);
    connect(&live, &LiveDay::changed, this, [this](Touched what) {
        if (touches(what, Touched::Queue | Touched::Plan))
            refresh();
    });
    refresh();
}

void Checklist::refresh()
{
    const auto &rows = m_model.rows();
    while (m_boxes.size() > rows.size()) {
        delete m_boxes.back();
        m_boxes.pop_back();
    }
    while (m_boxes.size() < rows.size()) {
        auto *box = new StepBox(m_look, this);
        box->setObjectName(nameOf(m_list) + u"_%1"_s.arg(m_boxes.size()));
        m_column->addWidget(box);
        connect(box, &StepBox::clicked, this, [this, box] { toggle(box->row()); });
        m_boxes.push_back(box);
    }
    const Run *const current = m_live.day().current();
    for (std::size_t i = 0; i < rows.size(); ++i) {
        m_boxes[i]->show(rows[i]);
        m_boxes[i]->setEnabled(current != nullptr);
    }
    emit refreshed();
}

QWidget *Checklist::firstOpen() const
{
    const auto open = std::ranges::find_if(m_boxes, [](StepBox *box) { return !box->isChecked(); });
    return open == m_boxes.end() ? nullptr : *open;
}

void Checklist::toggle(const ChecklistRow &row)
{
    Entry entry = Entries::checked(m_model.experiment(), m_list, row.step, !row.done);
    entry.at = m_clock.now();
    emit wished(entry);
}

} // namespace Chaos
