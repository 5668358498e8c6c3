// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/run/faultlist.h"

#include "models/day/entries.h"
#include "models/rules/faulttext.h"
#include "models/rules/proxyswitching.h"
#include "models/rules/tamedtext.h"
#include "ui/run/faultdelegate.h"
#include "ui/theme/look.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/wraplabel.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include <algorithm>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostRows = 10; ///< that are seen at once

} // namespace

FaultList::FaultList(LiveDay &live, const Look &look, QWidget *parent)
    : QWidget(parent)
    , m_live(live)
    , m_look(look)
    , m_title(new ElidedLabel(look, Face::Strong, Ink::Text, this))
    , m_line(new QLineEdit(this))
    , m_list(new QListView(this))
    , m_rows(new QStandardItemModel(this))
    , m_hint(new WrapLabel(look, Face::Small, Ink::Soft, this))
{
    setObjectName(u"faultList"_s);
    setAccessibleName(tr("Faults of a proxy"));
    m_title->setObjectName(u"faultTitle"_s);
    m_line->setObjectName(u"faultLine"_s);
    m_line->setMaxLength(100);
    m_line->setFixedHeight(8 * step);
    m_line->setTextMargins(step, 0, step, 0);
    m_line->setPlaceholderText(tr("Type: late 3 s, close 1013, cut 500 bytes …"));
    m_line->setAccessibleName(tr("Which fault"));
    m_line->installEventFilter(this);
    m_list->setObjectName(u"faultRows"_s);
    m_list->setAccessibleName(tr("Faults"));
    m_list->setModel(m_rows);
    m_list->setItemDelegate(new FaultDelegate(look, m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setUniformItemSizes(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->viewport()->setAutoFillBackground(false);
    m_hint->setObjectName(u"faultHint"_s);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(3 * step, 3 * step, 3 * step, 3 * step);
    column->setSpacing(2 * step);
    column->addWidget(m_title);
    column->addWidget(m_line);
    column->addWidget(m_list);
    column->addWidget(m_hint);

    connect(m_line, &QLineEdit::textEdited, this, &FaultList::filter);
    connect(m_list, &QListView::clicked, this,
            [this](const QModelIndex &index) { choose(index.row()); });
    connect(&live, &LiveDay::replaced, this, &FaultList::leave);
    connect(&live, &LiveDay::changed, this, [this](Touched what) {
        if (isOpen() && touches(what, Touched::Queue | Touched::Plan))
            showWhyNot();
    });
    connect(&look, &Look::changed, this, qOverload<>(&QWidget::update));
    hide();
}

void FaultList::open(const QString &proxy, const QString &title)
{
    m_proxy = proxy;
    m_title->setText(title);
    m_line->clear();
    filter();
    show();
    raise();
    m_line->setFocus(Qt::ShortcutFocusReason);
}

void FaultList::leave()
{
    if (!isOpen())
        return;
    m_proxy.clear();
    hide();
    emit left();
}

void FaultList::filter()
{
    m_offers = offeredFaults(m_line->text());
    m_rows->clear();
    for (const ProxyFault &fault : m_offers) {
        auto *row = new QStandardItem(faultText(fault));
        row->setData(fault.line(), FaultDelegate::lineRole);
        m_rows->appendRow(row);
    }
    m_list->setFixedHeight(FaultDelegate::rowHeight * std::clamp(m_rows->rowCount(), 1, mostRows));
    if (!m_offers.empty())
        m_list->setCurrentIndex(m_rows->index(0, 0));
    showWhyNot();
    adjustSize();
}

/// Said before somebody presses Enter, not after.
void FaultList::showWhyNot()
{
    const int row = chosen();
    const auto refusal =
        row < 0 ? std::nullopt : refusalOfSwitch(m_live.day(), m_proxy, m_offers[std::size_t(row)]);
    m_hint->setInk(refusal || row < 0 ? Ink::Warning : Ink::Soft);
    m_hint->setText(row < 0 ? tr("No fault is called so · Esc goes back")
                        : refusal
                        ? refusal->detail + u'.'
                        : tr("Enter switches at once · Tab takes it into the line, to edit its "
                             "numbers · ↑ ↓ · Esc goes back"));
}

int FaultList::chosen() const
{
    const int row = m_list->currentIndex().row();
    return row < int(m_offers.size()) ? row : -1;
}

void FaultList::goOn(int rows)
{
    if (m_offers.empty())
        return;
    const int row = std::clamp(chosen() + rows, 0, int(m_offers.size()) - 1);
    m_list->setCurrentIndex(m_rows->index(row, 0));
    showWhyNot();
}

void FaultList::choose(int row)
{
    if (row < 0 || row >= int(m_offers.size()))
        return;
    const ProxyFault fault = m_offers[std::size_t(row)];
    if (const auto refusal = refusalOfSwitch(m_live.day(), m_proxy, fault))
        return emit refused(refusal->detail);
    const Entry entry = Entries::proxySwitched({.proxy = m_proxy, .fault = fault});
    leave();
    emit wished(entry);
}

bool FaultList::press(int key)
{
    switch (key) {
    case Qt::Key_Escape:
        leave();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose(chosen());
        return true;
    case Qt::Key_Up:
        goOn(-1);
        return true;
    case Qt::Key_Down:
        goOn(1);
        return true;
    case Qt::Key_PageUp:
        goOn(1 - mostRows);
        return true;
    case Qt::Key_PageDown:
        goOn(mostRows - 1);
        return true;
    case Qt::Key_Tab:
        if (const int row = chosen(); row >= 0) {
            m_line->setText(m_offers[std::size_t(row)].line());
            filter();
        }
        return true;
    case Qt::Key_Backtab:
        return true;
    default:
        return false;
    }
}

bool FaultList::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_line)
        return QWidget::eventFilter(watched, event);
    if (event->type() == QEvent::FocusOut) {
        // Elsewhere something else is done.
        const auto reason = static_cast<QFocusEvent *>(event)->reason();
        if (reason != Qt::ActiveWindowFocusReason && reason != Qt::PopupFocusReason)
            QMetaObject::invokeMethod(this, &FaultList::leave, Qt::QueuedConnection);
    }
    const bool isKey =
        event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    if (!isKey)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (event->type() == QEvent::ShortcutOverride) {
        if (key != Qt::Key_Escape)
            return QWidget::eventFilter(watched, event);
        event->accept();
        return true;
    }
    return press(key) || QWidget::eventFilter(watched, event);
}

void FaultList::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_look.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), theme.window);
    painter.setPen(theme.edge(theme.accent));
    painter.setBrush(theme.raised);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
}

} // namespace Chaos
