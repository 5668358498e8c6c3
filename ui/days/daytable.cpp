// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/days/daytable.h"

#include "ui/theme/look.h"

#include <QEvent>
#include <QListView>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

constexpr int captionHeight = 7 * step;

} // namespace

DayTable::DayTable(const Look &look, const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
    , m_list(new QListView(this))
{
    m_list->setAccessibleName(name);
    m_list->setModel(&m_rows);
    m_list->setItemDelegate(new DayRowDelegate(look, m_columns, m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->viewport()->setAutoFillBackground(false);
    m_list->viewport()->installEventFilter(this);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, captionHeight, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_list);
    setFocusProxy(m_list);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this] { emit currentChanged(current()); });
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &DayTable::chosenChanged);
    connect(&look, &Look::changed, this, qOverload<>(&QWidget::update));
}

void DayTable::setColumns(std::vector<DayColumn> columns)
{
    m_columns = std::move(columns);
    update();
    m_list->viewport()->update();
}

void DayTable::setRows(std::vector<DayTableRow> rows)
{
    m_rows.setRows(std::move(rows));
    if (m_list->currentIndex().isValid())
        return;
    const auto &all = m_rows.rows();
    const auto first =
        std::ranges::find_if(all, [](const DayTableRow &row) { return !row.isHeading; });
    if (first != all.end())
        m_list->setCurrentIndex(m_rows.index(int(first - all.begin())));
}

void DayTable::setManyChosen(bool many)
{
    m_list->setSelectionMode(many ? QAbstractItemView::ExtendedSelection
                                  : QAbstractItemView::SingleSelection);
}

QString DayTable::current() const
{
    const QModelIndex index = m_list->currentIndex();
    const DayTableRow *row = index.isValid() ? m_rows.row(index) : nullptr;
    return row ? row->key : QString();
}

QStringList DayTable::chosen() const
{
    auto indexes = m_list->selectionModel()->selectedIndexes();
    std::ranges::sort(indexes, {}, &QModelIndex::row);
    QStringList keys;
    for (const QModelIndex &index : std::as_const(indexes)) {
        if (const DayTableRow *row = m_rows.row(index))
            keys << row->key;
    }
    return keys;
}

qsizetype DayTable::chosenCount() const
{
    return m_list->selectionModel()->selectedIndexes().size();
}

bool DayTable::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        update();
    return QWidget::eventFilter(watched, event);
}

void DayTable::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_look.theme();
    QPainter painter(this);
    painter.setFont(theme.caps());
    painter.setPen(theme.textFaint);
    const auto places = placesOf(m_columns, m_list->viewport()->width());
    for (std::size_t i = 0; i < places.size(); ++i) {
        const QRect box(places[i].x, 0, places[i].width, captionHeight - 1);
        painter.drawText(
            box, Qt::AlignLeft | Qt::AlignVCenter,
            painter.fontMetrics().elidedText(m_columns[i].caption, Qt::ElideRight, box.width()));
    }
    painter.fillRect(0, captionHeight - 1, width(), 1, theme.line);
}

} // namespace Chaos
