// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plan/coveragepage.h"

#include "models/day/entries.h"
#include "ui/plan/coveragecaptions.h"
#include "ui/plan/coveragedelegate.h"
#include "ui/theme/look.h"
#include "ui/widgets/actbutton.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/wraplabel.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>

#include <algorithm>

namespace Chaos {

using namespace Qt::StringLiterals;

void CoverageFilter::setWords(const QString &words)
{
    m_words = words.split(u' ', Qt::SkipEmptyParts);
    invalidateFilter();
}

void CoverageFilter::setUntestedOnly(bool only)
{
    m_untestedOnly = only;
    invalidateFilter();
}

bool CoverageFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    if (m_untestedOnly && !index.data(CoverageModel::TestsRole).toStringList().isEmpty())
        return false;
    if (m_words.isEmpty())
        return true;
    const QString all = index.data(Qt::DisplayRole).toString() + u' '
        + index.data(CoverageModel::SourceRole).toString() + u' '
        + index.data(CoverageModel::GroupRole).toString() + u' '
        + index.data(CoverageModel::TestsRole).toStringList().join(u' ');
    return std::ranges::all_of(
        m_words, [&](const QString &word) { return all.contains(word, Qt::CaseInsensitive); });
}

CoveragePage::CoveragePage(LiveDay &live, const Look &look, QWidget *parent)
    : QWidget(parent)
    , m_live(live)
    , m_model(live)
    , m_count(new ElidedLabel(look, Face::Body, Ink::Soft, this))
    , m_words(new QLineEdit(this))
    , m_untested(new QCheckBox(tr("tested by nothing"), this))
    , m_make(new ActButton(look, tr("Make an experiment of it"), Ink::Accent, {}, this))
    , m_list(new QListView(this))
    , m_heading(new CoverageCaptions(look, *m_list, this))
    , m_empty(new WrapLabel(look, Face::Body, Ink::Faint, this))
{
    setObjectName(u"coveragePage"_s);
    m_count->setObjectName(u"coverageCount"_s);
    m_words->setObjectName(u"coverageWords"_s);
    m_words->setPlaceholderText(tr("Search alerts"));
    m_words->setAccessibleName(tr("Search alerts"));
    m_words->setClearButtonEnabled(true);
    m_words->setMaximumWidth(260);
    m_words->setTextMargins(step, 0, step, 0);
    m_words->setAcceptDrops(false); // a plan file is for the whole screen
    m_untested->setObjectName(u"coverageUntested"_s);
    m_make->setObjectName(u"makeExperiment"_s);
    m_filter.setSourceModel(&m_model);
    m_list->setObjectName(u"coverageList"_s);
    m_list->setAccessibleName(tr("Alerts and what tests them"));
    m_list->setModel(&m_filter);
    m_list->setItemDelegate(new CoverageDelegate(look, m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->viewport()->setAutoFillBackground(false);
    m_list->installEventFilter(this);
    auto *head = new QHBoxLayout;
    head->setSpacing(3 * step);
    head->addWidget(m_count, 1);
    head->addWidget(m_words);
    head->addWidget(m_untested);
    head->addWidget(m_make);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(5 * step, 2 * step, 5 * step, 3 * step);
    column->setSpacing(2 * step);
    column->addLayout(head);
    column->addWidget(m_empty);
    auto *table = new QVBoxLayout;
    table->setSpacing(0);
    table->addWidget(m_heading);
    table->addWidget(m_list, 1);
    column->addLayout(table, 1);

    connect(&m_model, &CoverageModel::counted, this, &CoveragePage::refresh);
    m_model.setWatched(false); // till it is shown
    connect(m_words, &QLineEdit::textChanged, &m_filter, &CoverageFilter::setWords);
    connect(m_untested, &QCheckBox::toggled, &m_filter, &CoverageFilter::setUntestedOnly);
    for (auto changed : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&m_filter, changed, this, &CoveragePage::refresh);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &CoveragePage::refresh);
    connect(m_list, &QListView::doubleClicked, this, &CoveragePage::make);
    connect(m_make, &ActButton::clicked, this, &CoveragePage::make);
    refresh();
}

void CoveragePage::showEvent(QShowEvent *event)
{
    m_model.setWatched(true);
    QWidget::showEvent(event);
    emit looked();
}

void CoveragePage::hideEvent(QHideEvent *event)
{
    m_model.setWatched(false);
    QWidget::hideEvent(event);
}

bool CoveragePage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            make();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void CoveragePage::refresh()
{
    const CoverageCount &count = m_model.count();
    m_count->setText(tr("%1 of %2 alerts tested").arg(count.tested).arg(count.alerts) + u" · "_s
                     + tr("%1 never proved").arg(count.neverProved));
    const bool isEmpty = m_filter.rowCount() == 0;
    m_empty->setText(
        m_model.rowCount() > 0
            ? tr("No alert is like that. Search for something else.")
            : tr("No alert is known yet. Add an alert source under “Hosts”: as soon as "
                 "it can be reached, every alert that it has stands here, with the "
                 "experiment that tests it."));
    m_empty->setVisible(isEmpty);
    m_heading->setVisible(!isEmpty);
    m_list->setVisible(!isEmpty);
    m_make->setEnabled(m_list->currentIndex().isValid());
}

void CoveragePage::make()
{
    const QModelIndex index = m_filter.mapToSource(m_list->currentIndex());
    const auto card = m_model.cardFor(index.row());
    if (!card)
        return;
    emit wished({Entries::planned(*card)});
    emit made(card->key);
}

} // namespace Chaos
