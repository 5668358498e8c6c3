// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plan/importsheet.h"

#include "ui/plan/importdelegate.h"
#include "ui/theme/look.h"
#include "ui/widgets/actbutton.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/wraplabel.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListView>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

/// The name of a file in a heading.
QString shortName(const QString &file)
{
    const QString name = file.section(u'/', -1);
    return name.size() > 60 ? name.left(59) + u'…' : name;
}

QString summaryOf(const ImportPreview &preview)
{
    const auto added = int(std::ranges::count_if(preview.changes, &PlanChange::isNew));
    const int changed = int(preview.changes.size()) - added;
    QStringList parts;
    if (added > 0)
        parts << ImportSheet::tr("%1 new").arg(added);
    if (changed > 0)
        parts << ImportSheet::tr("%1 changed").arg(changed);
    parts << ImportSheet::tr("%1 left as they are").arg(preview.unchanged.size());
    if (!preview.notes.isEmpty())
        parts << (preview.notes.size() == 1
                      ? ImportSheet::tr("1 note")
                      : ImportSheet::tr("%1 notes").arg(preview.notes.size()));
    return parts.join(u" · "_s);
}

} // namespace

ImportSheet::ImportSheet(const Look &look, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
    , m_title(new ElidedLabel(look, Face::Title, Ink::Text, this))
    , m_summary(new WrapLabel(look, Face::Body, Ink::Soft, this))
    , m_import(new ActButton(look, tr("Import"), Ink::Accent, QKeySequence(Qt::Key_Enter), this))
    , m_close(new ActButton(look, tr("Cancel"), Ink::Soft, QKeySequence(Qt::Key_Escape), this))
    , m_list(new QListView(this))
{
    setObjectName(u"importSheet"_s);
    m_title->setObjectName(u"importTitle"_s);
    m_summary->setObjectName(u"importSummary"_s);
    m_import->setObjectName(u"importAccept"_s);
    m_close->setObjectName(u"importClose"_s);
    m_list->setObjectName(u"importList"_s);
    m_list->setAccessibleName(tr("What the import does"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->viewport()->setAutoFillBackground(false);
    m_list->setModel(&m_rows);
    m_list->setItemDelegate(new ImportDelegate(m_rows, look, m_list));
    m_list->setMouseTracking(true);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setLayoutMode(QListView::Batched); // thousands of lines, and a screenful is seen
    m_list->setBatchSize(100);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->installEventFilter(this);
    setFocusProxy(m_list);

    auto *names = new QVBoxLayout;
    names->setSpacing(step);
    names->addWidget(m_title);
    names->addWidget(m_summary);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(2 * step, 0, 2 * step, 0);
    head->setSpacing(2 * step);
    head->addLayout(names, 1);
    head->addWidget(m_close, 0, Qt::AlignTop);
    head->addWidget(m_import, 0, Qt::AlignTop);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(3 * step, 4 * step, 3 * step, 2 * step);
    column->setSpacing(2 * step);
    column->addLayout(head);
    column->addWidget(m_list, 1);
    connect(m_import, &QAbstractButton::clicked, this, &ImportSheet::accept);
    connect(m_close, &QAbstractButton::clicked, this, &ImportSheet::closed);
    connect(&look, &Look::changed, this, qOverload<>(&QWidget::update));
}

void ImportSheet::show(const QString &file, const ImportPreview &preview)
{
    m_rows.show(preview);
    m_preview = preview;
    m_isAsking = true;
    if (preview.changes.empty())
        tell(tr("Nothing to import"),
             tr("The day says all that %1 says already.").arg(shortName(file)), false);
    else
        tell(tr("Import %1").arg(shortName(file)), summaryOf(preview), true);
}

void ImportSheet::show(const QString &file, const Failure &failure)
{
    m_rows.show(failure);
    m_preview = {};
    m_isAsking = false;
    tell(tr("%1 cannot be imported").arg(shortName(file)),
         tr("The day is as it was. Mend the file and import it again."), false);
}

void ImportSheet::show(const QString &file, const QStringList &notes)
{
    m_rows.show(ImportPreview{.notes = notes});
    m_preview = {};
    m_isAsking = false;
    tell(tr("%1 is the first card of this day").arg(shortName(file)),
         tr("What it says has a place in the card, but for this."), false);
}

void ImportSheet::tell(const QString &title, const QString &summary, bool canImport)
{
    m_title->setText(title);
    m_about = summary;
    m_summary->setText(summary);
    m_import->setVisible(canImport);
    m_import->setEnabled(canImport);
    m_close->setText(canImport ? tr("Cancel") : tr("Close"));
    m_close->setKey(QKeySequence(Qt::Key_Escape));
    setAccessibleName(title);
    setAccessibleDescription(summary);
    if (m_rows.rowCount() > 0)
        m_list->scrollToTop();
}

void ImportSheet::say(const QString &message)
{
    m_summary->setText(m_about + u'\n' + message);
}

void ImportSheet::setStale()
{
    if (!isImportable())
        return;
    m_import->setEnabled(false);
    m_summary->setText(tr("The plan has changed meanwhile; looking again …"));
}

bool ImportSheet::isImportable() const
{
    return m_import->isEnabled() && !m_preview.entries.empty();
}

void ImportSheet::accept()
{
    if (isImportable())
        emit importWanted(m_preview);
}

bool ImportSheet::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_list || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key != Qt::Key_Return && key != Qt::Key_Enter && key != Qt::Key_Escape)
        return false;
    keyPressEvent(static_cast<QKeyEvent *>(event));
    return true;
}

void ImportSheet::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Escape
        || (isEnter && (m_close->hasFocus() || !m_import->isVisible())))
        emit closed();
    else if (isEnter)
        accept();
    else
        QWidget::keyPressEvent(event);
}

void ImportSheet::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_look.theme().window);
}

} // namespace Chaos
