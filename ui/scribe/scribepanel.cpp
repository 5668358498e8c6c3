// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/scribe/scribepanel.h"

#include "models/day/entries.h"
#include "models/items/liveday.h"
#include "models/items/storymodel.h"
#include "ui/scribe/picturemaker.h"
#include "ui/scribe/scribecommand.h"
#include "ui/scribe/scribeline.h"
#include "ui/scribe/storydelegate.h"
#include "ui/scribe/storylist.h"
#include "ui/scribe/storysearch.h"
#include "ui/theme/look.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/panelheading.h"

#include <QAction>
#include <QHBoxLayout>
#include <QImage>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QShortcut>
#include <QUrl>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Chaos {

namespace {

constexpr int inset = 2 * step; ///< of what is written from the edge of a chosen line

} // namespace

ScribePanel::ScribePanel(LiveDay &live, const Clock &clock, const Look &look,
                         PictureSource &pictures, QWidget *parent)
    : QWidget(parent)
    , m_live(live)
    , m_clock(clock)
    , m_story(new StoryModel(live, this))
    , m_lines(new StorySearch(live, *m_story, this))
    , m_delegate(new StoryDelegate(look, live, *m_lines, pictures, this))
    , m_maker(new PictureMaker(this))
    , m_heading(new PanelHeading(look, tr("Scribe"), this))
    , m_sought(new QLineEdit(this))
    , m_list(new StoryList(look, *m_lines, *m_delegate, this))
    , m_hint(new ElidedLabel(look, Face::Small, Ink::Warning, this))
    , m_line(new ScribeLine(live, clock, look, this))
{
    setObjectName(u"scribePanel"_s);
    setFocusProxy(m_line);
    build();
    addKeys();
    tellNote();
    connect(m_line, &ScribeLine::entered, this, &ScribePanel::enter);
    connect(m_line, &ScribeLine::picturePasted, this, &ScribePanel::paste);
    connect(m_line, &ScribeLine::draftChanged, this, &ScribePanel::draftChanged);
    connect(m_list, &StoryList::typed, m_line, [this](const QString &text) {
        if (!m_isPast)
            m_line->type(text);
    });
    connect(m_list, &StoryList::followingChanged, this, &ScribePanel::tellNote);
    connect(m_lines, &QAbstractItemModel::modelReset, this, &ScribePanel::tellNote);
    connect(m_lines, &StorySearch::lookedOn, this, &ScribePanel::tellNote);
    connect(m_delegate, &StoryDelegate::corrected, this, [this](Uuid note, const QString &text) {
        emit wished(Entries::corrected(note, text));
    });
    connect(m_maker, &PictureMaker::made, this, &ScribePanel::keep);
    connect(m_maker, &PictureMaker::refused, this,
            [this](const QString &reason) { hint(reason, true); });
}

void ScribePanel::build()
{
    m_sought->setObjectName(u"scribeSearch"_s);
    m_sought->setAccessibleName(tr("Search the story"));
    m_sought->setPlaceholderText(tr("Search the story · Esc leaves"));
    m_sought->setFixedSize(65 * step, 7 * step);
    m_sought->setTextMargins(step, 0, step, 0);
    m_sought->hide();
    m_hint->setObjectName(u"scribeHint"_s);
    m_hint->hide();
    m_list->setMinimumHeight(2 * StoryDelegate::rowHeight);

    auto *head = new QHBoxLayout;
    head->setContentsMargins(inset, 0, inset, 0);
    head->setSpacing(3 * step);
    head->addWidget(m_heading, 1);
    head->addWidget(m_sought);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(2 * step, 3 * step, inset, 3 * step);
    column->setSpacing(2 * step);
    column->addLayout(head);
    column->addWidget(m_list, 1);
    auto *foot = new QVBoxLayout;
    foot->setContentsMargins(inset, 0, inset, 0);
    foot->setSpacing(2 * step);
    foot->addWidget(m_hint);
    foot->addWidget(m_line);
    column->addLayout(foot);
}

void ScribePanel::addKeys()
{
    connect(new QShortcut(QKeySequence::Find, this), &QShortcut::activated, this,
            &ScribePanel::search);
    connect(new QShortcut(Qt::Key_Escape, m_sought, nullptr, nullptr, Qt::WidgetShortcut),
            &QShortcut::activated, this, &ScribePanel::leaveSearch);
    connect(m_sought, &QLineEdit::textChanged, m_lines, &StorySearch::setSought);

    auto *originals = new QAction(tr("Show what was written first"), this);
    originals->setObjectName(u"showOriginals"_s);
    originals->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_O);
    originals->setCheckable(true);
    connect(originals, &QAction::toggled, this, [this](bool shown) {
        m_delegate->setOriginalsShown(shown);
        m_list->viewport()->update();
    });
    auto *find = new QAction(tr("Search…"), this);
    find->setShortcut(QKeySequence::Find);
    find->setShortcutContext(Qt::WidgetShortcut); // the panel's own key does it; this one tells it
    connect(find, &QAction::triggered, this, &ScribePanel::search);
    m_list->addActions({find, originals});
    m_list->setContextMenuPolicy(Qt::ActionsContextMenu);
}

void ScribePanel::focusLine()
{
    m_line->setFocus();
}

QString ScribePanel::draft() const
{
    return m_line->draft();
}

void ScribePanel::setDraft(const QString &text)
{
    m_line->setDraft(text);
}

void ScribePanel::enter(const QString &text, Instant begun)
{
    const ScribeCommand command = ScribeCommand::read(text);
    const Run *run = m_live.day().current();
    const std::optional<Entry> entry = command.entry(begun, run ? run->experiment : QString());
    if (!entry) {
        m_line->setDraft(text, begun);
        hint(tr("Nothing is said after %1 yet.").arg(text.trimmed()));
        return;
    }
    if (command.unknown.isEmpty())
        hint({});
    else
        hint(tr("%1 is no word of the room; kept as a note. There are %2.")
                 .arg(command.unknown, ScribeCommand::words().join(u' ')));
    m_list->follow();
    emit wished(*entry);
}

void ScribePanel::paste(const QMimeData *pasted)
{
    hint({});
    m_pastedAt = m_clock.now();
    const QList<QUrl> urls = pasted->urls();
    if (pasted->hasFormat(u"image/png"_s))
        m_maker->take(pasted->data(u"image/png"_s), draft());
    else if (pasted->hasImage())
        m_maker->take(qvariant_cast<QImage>(pasted->imageData()), draft());
    else if (!urls.isEmpty())
        emit pictureFileWished(urls.first(), draft());
}

void ScribePanel::keepPicture(const QByteArray &bytes, const QString &caption)
{
    m_maker->take(bytes, caption);
}

void ScribePanel::keep(const QByteArray &png, const QString &sha256, const QString &caption,
                       QSize size)
{
    // What was typed has become the caption, unless it has been typed on since.
    if (!caption.isEmpty() && draft() == caption)
        m_line->clear();
    emit pictureWished(png, sha256, caption, size);
    Entry entry = Entries::pictureKept(sha256, caption, size.width(), size.height());
    entry.at = m_pastedAt.value_or(m_clock.now());
    m_pastedAt.reset();
    m_list->follow();
    emit wished(entry);
}

void ScribePanel::setPast(bool isPast)
{
    m_isPast = isPast;
    m_line->setVisible(!isPast);
    m_list->setEditTriggers(isPast ? QAbstractItemView::NoEditTriggers : StoryList::correctionKeys);
    hint({});
    tellNote();
}

void ScribePanel::pictureArrived(const QString &sha256)
{
    m_delegate->forgetPicture(sha256);
    m_list->viewport()->update();
}

void ScribePanel::search()
{
    m_sought->show();
    m_sought->setFocus();
    m_sought->selectAll();
}

void ScribePanel::leaveSearch()
{
    m_sought->clear();
    m_sought->hide();
    if (m_isPast)
        m_list->setFocus();
    else
        focusLine();
}

void ScribePanel::tellNote()
{
    if (m_isPast)
        m_heading->setNote(tr("the story as it was then · Ctrl+F searches it"));
    else if (m_lines->isLooking())
        m_heading->setNote(tr("searching… %1 found so far").arg(m_lines->rowCount()));
    else if (!m_lines->sought().isEmpty())
        m_heading->setNote(m_lines->rowCount() == 1
                               ? tr("1 line found")
                               : tr("%1 lines found").arg(m_lines->rowCount()));
    else if (!m_list->isFollowing())
        m_heading->setNote(tr("earlier lines · End goes to the newest"));
    else
        m_heading->setNote(tr("every line is kept · paste a graph with Ctrl+V"));
}

void ScribePanel::hint(const QString &text, bool grave)
{
    m_hint->setText(text);
    m_hint->setInk(grave ? Ink::Alarm : Ink::Warning);
    m_hint->setVisible(!text.isEmpty());
}

} // namespace Chaos
