// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/run/sourcesbar.h"

#include "models/day/clock.h"
#include "models/rules/durationtext.h"
#include "models/rules/watchfulness.h"
#include "ui/run/wording.h"
#include "ui/theme/look.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/statedot.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>

namespace Chaos {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int barHeight = 28;

std::pair<StateDot::Shape, Ink> markOf(SourceHealth health)
{
    switch (health) {
    case SourceHealth::Waiting:
        return {StateDot::Shape::Ring, Ink::Faint};
    case SourceHealth::Live:
        return {StateDot::Shape::Disc, Ink::Good};
    case SourceHealth::Failing:
        return {StateDot::Shape::Triangle, Ink::Warning};
    }
    return {};
}

/// What is said in few words is said whole: one that is long gives way to it. Not where there are
/// many, or they would hold the window wide.
bool isBrief(const QString &text, std::size_t sources)
{
    constexpr qsizetype fewLetters = 26;
    constexpr std::size_t fewSources = 4;
    return text.size() <= fewLetters && sources <= fewSources;
}

} // namespace

SourcesBar::SourcesBar(LiveDay &live, const Clock &clock, const Look &look, QWidget *parent)
    : QWidget(parent)
    , m_live(live)
    , m_clock(clock)
    , m_look(look)
    , m_model(live)
    , m_row(new QHBoxLayout(this))
    , m_empty(new ElidedLabel(look, Face::Small, Ink::Faint, this))
    , m_offset(new ElidedLabel(look, Face::Small, Ink::Soft, this))
    , m_pace(new ElidedLabel(look, Face::Small, Ink::Faint, this))
    , m_saved(new ElidedLabel(look, Face::Small, Ink::Soft, this))
{
    setObjectName(u"sourcesBar"_s);
    setAccessibleName(tr("Sources"));
    setFixedHeight(barHeight);
    m_empty->setText(tr("No alert source in the plan"));
    m_offset->setObjectName(u"clockOffset"_s);
    m_pace->setObjectName(u"pace"_s);
    m_pace->setToolTip(tr("Nothing is broken on purpose today, so sources and hosts are left in "
                          "peace. They are watched closely on the day, and as soon as an "
                          "experiment is started."));
    m_saved->setObjectName(u"saved"_s);
    m_row->setContentsMargins(4 * step, 0, 4 * step, 0);
    m_row->setSpacing(5 * step);
    // Where room is short the sources give way, not what is saved.
    m_offset->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
    m_pace->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
    m_row->addWidget(m_empty);
    m_row->addWidget(m_offset);
    m_row->addWidget(m_pace);
    m_row->addStretch(1);
    m_row->addWidget(m_saved);

    connect(&live, &LiveDay::replaced, this, &SourcesBar::refresh);
    connect(&live, &LiveDay::changed, this, &SourcesBar::refreshSaved);
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, &SourcesBar::refresh);
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this, &SourcesBar::refresh);
    connect(&m_model, &QAbstractItemModel::rowsMoved, this, &SourcesBar::refresh);
    connect(&m_model, &QAbstractItemModel::dataChanged, this, &SourcesBar::refresh);
    m_tick.setInterval(1s);
    connect(&m_tick, &QTimer::timeout, this, &SourcesBar::refresh);
    connect(&look, &Look::changed, this, qOverload<>(&QWidget::update));
    refresh();
}

void SourcesBar::setTrouble(const QString &trouble)
{
    m_trouble = trouble.left(500).simplified();
    refreshSaved();
}

void SourcesBar::showEvent(QShowEvent *event)
{
    m_tick.start();
    QWidget::showEvent(event);
}

void SourcesBar::hideEvent(QHideEvent *event)
{
    m_tick.stop();
    QWidget::hideEvent(event);
}

void SourcesBar::fit(std::size_t count)
{
    while (m_marks.size() > count) {
        delete m_marks.back().box;
        m_marks.pop_back();
    }
    while (m_marks.size() < count) {
        auto *box = new QWidget(this);
        const Mark mark{.box = box,
                        .dot = new StateDot(m_look, box),
                        .label = new ElidedLabel(m_look, Face::Small, Ink::Soft, box)};
        auto *row = new QHBoxLayout(box);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(step / 2);
        row->addWidget(mark.dot);
        row->addWidget(mark.label);
        m_row->insertWidget(int(m_marks.size()), box);
        m_marks.push_back(mark);
    }
}

void SourcesBar::refresh()
{
    const auto &rows = m_model.rows();
    fit(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto [shape, ink] = markOf(rows[i].health);
        const QString text = Wording::standing(rows[i], m_clock.now()).left(300).simplified();
        m_marks[i].dot->setState(shape, ink, text);
        m_marks[i].label->setObjectName(u"source_"_s + rows[i].key);
        m_marks[i].label->setText(text);
        m_marks[i].label->setSizePolicy(isBrief(text, rows.size()) ? QSizePolicy::Minimum
                                                                   : QSizePolicy::Preferred,
                                        QSizePolicy::Fixed);
        m_marks[i].label->setInk(rows[i].health == SourceHealth::Waiting ? Ink::Soft : ink);
    }
    m_empty->setVisible(rows.empty());
    refreshClock();
    refreshPace();
    refreshSaved();
}

/// The clock that is furthest off, since that is the one to worry about; all of them in the
/// tooltip.
void SourcesBar::refreshClock()
{
    const SourceRow *worst = nullptr;
    const auto reach = [](const SourceRow &row) {
        return std::chrono::abs(row.clock->offset) + row.clock->error;
    };
    QStringList all;
    for (const SourceRow &row : m_model.rows()) {
        if (!row.clock)
            continue;
        all << Wording::plain(row.title.left(100)) + u": "_s + offsetText(*row.clock);
        if (!worst || reach(row) > reach(*worst))
            worst = &row;
    }
    m_offset->setVisible(worst != nullptr);
    if (!worst)
        return;
    m_offset->setText(tr("clock offset %1").arg(offsetText(*worst->clock)));
    m_offset->setToolTip(tr("Each source's clock against the room's; every duration is corrected "
                            "by it.")
                         + u"<br>"_s + all.join(u"<br>"_s));
}

void SourcesBar::refreshPace()
{
    const Day &day = m_live.day();
    const QDate date = day.plan().day.date;
    const Instant now = m_clock.now();
    const bool isSparing =
        watchfulnessOn(date, day.current() != nullptr, now) == Watchfulness::Sparingly;
    m_pace->setVisible(isSparing && !m_marks.empty());
    if (!isSparing)
        return;
    m_pace->setText(
        now < dateAnywhere(date).from
            ? tr("asked once a minute until %1").arg(QLocale().toString(date, u"ddd d MMM"_s))
            : tr("asked once a minute, the day is over"));
}

void SourcesBar::refreshSaved()
{
    const Instant last = m_live.day().lastAt();
    m_saved->setSizePolicy(m_trouble.isEmpty() ? QSizePolicy::Minimum : QSizePolicy::Preferred,
                           QSizePolicy::Fixed);
    m_saved->setInk(m_trouble.isEmpty() ? Ink::Soft : Ink::Alarm);
    if (!m_trouble.isEmpty())
        m_saved->setText(tr("Not saved: %1").arg(m_trouble));
    else
        m_saved->setText(last == Instant{} ? tr("Nothing to save yet")
                                           : tr("Saved %1").arg(Wording::timeOfDay(last)));
}

void SourcesBar::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_look.theme();
    QPainter painter(this);
    painter.fillRect(rect(), theme.rail);
    painter.fillRect(QRect(0, 0, width(), 1), theme.line);
}

} // namespace Chaos
