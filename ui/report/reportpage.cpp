// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/report/reportpage.h"

#include "ui/report/drawings.h"
#include "ui/report/sealedbrowser.h"
#include "ui/theme/look.h"
#include "ui/widgets/actbutton.h"
#include "ui/widgets/panelheading.h"
#include "ui/widgets/wraplabel.h"

#include <QBuffer>
#include <QHBoxLayout>
#include <QImageReader>
#include <QMenu>
#include <QPainter>
#include <QRegularExpression>
#include <QScrollBar>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Chaos {

namespace {

constexpr int margin = 6 * step;

} // namespace

ReportPage::ReportPage(const Look &look, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
    , m_heading(new PanelHeading(look, tr("Report"), this))
    , m_save(
          new ActButton(look, tr("Save as…"), Ink::Accent, QKeySequence(QKeySequence::Save), this))
    , m_refresh(new ActButton(look, tr("Refresh"), Ink::Soft, QKeySequence(Qt::Key_F5), this))
    , m_days(
          new ActButton(look, tr("Over days"), Ink::Soft, QKeySequence(Qt::CTRL | Qt::Key_D), this))
    , m_toActions(new ActButton(look, tr("Action items"), Ink::Soft,
                                QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_A), this))
    , m_formats(new QMenu(this))
    , m_stack(new QStackedWidget(this))
    , m_browser(new SealedBrowser(this))
    , m_none(new WrapLabel(look, Face::Body, Ink::Faint, this))
{
    setObjectName(u"reportPage"_s);
    buildHead();
    m_browser->setObjectName(u"reportText"_s);
    m_browser->setAccessibleName(tr("Report of the day"));
    // A report is paper, in the dark too: it is shown as it will be printed.
    const Theme paper = Theme::light();
    QPalette palette = m_browser->palette();
    palette.setColor(QPalette::Base, paper.panel);
    palette.setColor(QPalette::Text, paper.text);
    palette.setColor(QPalette::Link, paper.accent);
    palette.setColor(QPalette::Highlight, paper.tint(paper.accent));
    palette.setColor(QPalette::HighlightedText, paper.text);
    m_browser->setPalette(palette);
    m_browser->document()->setDefaultFont(paper.body());
    connect(m_browser, &SealedBrowser::momentChosen, this, &ReportPage::momentChosen);
    connect(m_browser, &SealedBrowser::instantChosen, this, &ReportPage::instantChosen);
    m_none->setObjectName(u"noReport"_s);
    m_none->setText(tr("Nothing to report yet. Open a day, and what happens in it is written here "
                       "as it happens."));
    auto *empty = new QWidget;
    auto *hint = new QVBoxLayout(empty);
    hint->setContentsMargins(margin, margin, margin, margin);
    hint->addWidget(m_none);
    hint->addStretch();
    m_stack->addWidget(empty);
    m_stack->addWidget(m_browser);
    keepPlace([] {}, true);
    connect(&look, &Look::changed, this, qOverload<>(&QWidget::update));
}

void ReportPage::buildHead()
{
    m_save->setObjectName(u"saveReport"_s);
    m_refresh->setObjectName(u"refreshReport"_s);
    m_days->setObjectName(u"overDaysFromReport"_s);
    m_toActions->setObjectName(u"actionsFromReport"_s);
    m_toActions->hide();
    connect(m_toActions, &QAbstractButton::clicked, this,
            [this] { showActions(m_stack->currentWidget() != m_actions); });
    connect(m_days, &QAbstractButton::clicked, this, &ReportPage::overDaysRequested);
    const auto offer = [this](const QString &word, const QString &format) {
        QAction *action = m_formats->addAction(word);
        action->setObjectName(u"save-"_s + format);
        connect(action, &QAction::triggered, this, [this, format] { emit saveRequested(format); });
    };
    offer(tr("PDF, to print or send"), u"pdf"_s);
    offer(tr("Web page (HTML), one file"), u"html"_s);
    offer(tr("Markdown, for a wiki or a repository"), u"md"_s);
    offer(tr("JSON, for a program"), u"json"_s);
    m_formats->addSeparator();
    QAction *print = m_formats->addAction(tr("Print…"));
    print->setObjectName(u"printReport"_s);
    print->setShortcut(QKeySequence(QKeySequence::Print));
    addAction(print); // so that its key is heard while the menu is closed
    connect(print, &QAction::triggered, this, &ReportPage::printRequested);
    connect(m_save, &QAbstractButton::clicked, this,
            [this] { m_formats->popup(m_save->mapToGlobal(QPoint(0, m_save->height() + step))); });
    connect(m_refresh, &QAbstractButton::clicked, this, &ReportPage::refreshRequested);

    auto *row = new QHBoxLayout;
    row->setContentsMargins(margin, 3 * step, margin, 3 * step);
    row->setSpacing(3 * step);
    row->addWidget(m_heading, 1);
    row->addWidget(m_toActions);
    row->addWidget(m_days);
    row->addWidget(m_refresh);
    row->addWidget(m_save);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(row);
    column->addWidget(m_stack, 1);
}

void ReportPage::setHtml(const QString &html)
{
    keepPlace([&] { m_browser->setHtml(withPictures(withMoments(html))); },
              html.trimmed().isEmpty());
}

/// Each drawing becomes a picture that the page names.
QString ReportPage::withPictures(const QString &html)
{
    constexpr int most = 820;
    const int room = m_browser->viewport()->width() - 3 * margin; // not yet, before it was shown
    const int width = room < most / 2 ? most : std::min(room, most);
    int number = 0;
    return withoutDrawings(html, [&](QByteArray svg) {
        QBuffer buffer(&svg);
        QImageReader reader(&buffer, "svg");
        const QSize size = reader.size().scaled(width, 10 * most, Qt::KeepAspectRatio);
        reader.setScaledSize(size * devicePixelRatioF());
        const QString name = u"drawing:%1"_s.arg(number++);
        m_browser->document()->addResource(QTextDocument::ImageResource, QUrl(name), reader.read());
        return u"<p><img src=\"%1\" width=\"%2\" height=\"%3\"></p>"_s.arg(name)
            .arg(size.width())
            .arg(size.height());
    });
}

/// The lines of a chronology bear their entries' numbers, what else has its moment bears an entry's
/// number or an instant: here they lead there.
QString ReportPage::withMoments(QString html)
{
    static const QRegularExpression line(
        u"(<tr id=\"entry-(\\d{1,18})\"><td class=\"number\">)([^<]*)(</td>)"_s);
    static const QRegularExpression entry(u"<span data-entry=\"(\\d{1,18})\">([^<]*)</span>"_s);
    static const QRegularExpression instant(u"<span data-at=\"(\\d{1,18})\">([^<]*)</span>"_s);
    html.replace(line, u"\\1<a href=\"replay:\\2\">\\3</a>\\4"_s);
    html.replace(entry, u"<a href=\"replay:\\1\">\\2</a>"_s);
    return html.replace(instant, u"<a href=\"replay-at:\\1\">\\2</a>"_s);
}

void ReportPage::setMarkdown(const QString &markdown)
{
    keepPlace([&] { m_browser->document()->setMarkdown(markdown); }, markdown.trimmed().isEmpty());
}

void ReportPage::setActions(QWidget *actions)
{
    m_actions = actions;
    m_stack->addWidget(actions);
    m_toActions->show();
}

void ReportPage::showActions(bool shown)
{
    if (!m_actions)
        return;
    m_stack->setCurrentWidget(m_actions);
    if (!shown)
        arrange();
    m_heading->setTitle(shown ? tr("Action items") : tr("Report"));
    m_toActions->setText(shown ? tr("The report") : tr("Action items"));
    m_toActions->setKey(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_A));
    m_toActions->updateGeometry();
    m_stack->currentWidget()->setFocus(Qt::ShortcutFocusReason);
    if (!shown)
        emit refreshRequested(); // what was done meanwhile stands in it
}

void ReportPage::setNote(const QString &note)
{
    m_heading->setNote(note);
}

void ReportPage::keepPlace(const std::function<void()> &fill, bool empty)
{
    const int place = m_browser->verticalScrollBar()->value();
    fill();
    m_browser->document()->setDocumentMargin(margin + 4 * step);
    m_browser->verticalScrollBar()->setValue(place);
    m_isEmpty = empty;
    if (!m_actions || m_stack->currentWidget() != m_actions)
        arrange();
    m_save->setEnabled(!empty);
    m_formats->setEnabled(!empty);
}

void ReportPage::arrange()
{
    m_stack->setCurrentIndex(m_isEmpty ? 0 : 1);
}

void ReportPage::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_look.theme();
    QPainter painter(this);
    painter.fillRect(0, m_stack->y() - 1, width(), 1, theme.line);
}

} // namespace Chaos
