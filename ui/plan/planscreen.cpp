// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plan/planscreen.h"

#include "models/items/sourcenews.h"
#include "models/steps/rehearsing.h"
#include "ui/plan/experimentcard.h"
#include "ui/plan/importsheet.h"
#include "ui/plan/planheader.h"
#include "ui/plan/planwords.h"
#include "ui/plan/readinesspage.h"
#include "ui/plan/tabrow.h"
#include "ui/theme/look.h"
#include "ui/widgets/plandrop.h"
#include "ui/widgets/wordbutton.h"

#include <QGridLayout>
#include <QPainter>
#include <QShortcut>
#include <QStackedWidget>

#include <algorithm>
#include <array>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

constexpr int tall = 860; ///< from here on there is room around the strip
constexpr int wide = 1400;

/// Where something that the day as a whole lacks is mended: the tab, and the widget on it; %1 is
/// what the concern is about.
struct Workplace
{
    ReadinessRule rule{};
    QString tab{};
    QString widget{};
};

std::vector<Workplace> workplaces()
{
    return {
        {ReadinessRule::DayTooLong, u"dayplan"_s, u"windowTo"_s},
        {ReadinessRule::NoAlternativeStaging, u"dayplan"_s, u"day_alternative_staging"_s},
        {ReadinessRule::NoChaosIncidentCommander, u"roles"_s,
         u"rolePlayer_chaos-incident-commander"_s},
        {ReadinessRule::BuyInMissing, u"roles"_s, u"buyInGot_%1"_s},
        {ReadinessRule::CannotSignIn, u"hosts"_s, u"sourceLine_%1"_s},
        {ReadinessRule::SourceUnreachable, u"hosts"_s, u"sourceLine_%1"_s},
        {ReadinessRule::PathNotProven, u"hosts"_s, u"sourceLine_%1"_s},
        {ReadinessRule::SurveyStale, u"hosts"_s, u"sourceLine_%1"_s},
        {ReadinessRule::CommunicationOverdue, {}, u"contact_%1"_s},
    };
}

} // namespace

PlanScreen::PlanScreen(LiveDay &live, const Clock &clock, Look &look, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
    , m_editor(live)
    , m_model(live, clock)
    , m_header(new PlanHeader(live, m_model, clock, look, this))
    , m_tabs(new TabRow(look, this))
    , m_pages(new QStackedWidget(this))
    , m_grid(new QGridLayout(this))
    , m_readiness(new ReadinessPage(m_model, m_editor, look, this))
    , m_card(new ExperimentCard(live, m_model, m_editor, look, this))
    , m_undo(new WordButton(look, tr("Undo"), QKeySequence::Undo, this))
{
    setObjectName(u"planScreen"_s);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(1); // the lines between the parts are what shows through
    m_grid->setVerticalSpacing(0);
    m_grid->setColumnStretch(0, 1);
    m_grid->setRowStretch(2, 1);
    m_grid->addWidget(m_header, 0, 0, 1, 2);
    m_grid->addWidget(m_tabs, 1, 0);
    m_grid->addWidget(m_pages, 2, 0);
    m_grid->addWidget(m_card, 1, 1, 3, 1);
    connect(m_tabs, &TabRow::chosen, this, &PlanScreen::showTab);
    connect(&m_editor, &PlanEditor::wished, this, &PlanScreen::wished);
    connect(&m_editor, &PlanEditor::said, this, &PlanScreen::say);
    connect(&look, &Look::changed, this, qOverload<>(&QWidget::update));
    connect(&live, &LiveDay::replaced, this, &PlanScreen::closeSheet);
    connect(&live, &LiveDay::changed, this, [this](Touched what) {
        if (touches(what, Touched::Plan))
            doubtImport();
    });
    makeActs();
    takeDrops();
    connectReadiness();
    addTab(u"readiness"_s, tr("Readiness"), m_readiness, m_readiness->acts());
    connect(&live, &LiveDay::replaced, this, [this] { follow(Touched::Plan); });
    connect(&live, &LiveDay::changed, this, &PlanScreen::follow);
    follow(Touched::Plan);
}

/// What works with the editor and the model goes before them.
PlanScreen::~PlanScreen()
{
    delete m_card;
    delete m_pages;
    delete m_header;
}

void PlanScreen::connectReadiness()
{
    connect(m_readiness, &ReadinessPage::selected, m_card, &ExperimentCard::showExperiment);
    connect(m_readiness, &ReadinessPage::cardRequested, m_card, &ExperimentCard::beginEditing);
    connect(m_readiness, &ReadinessPage::namingRequested, m_card, &ExperimentCard::beginNaming);
    connect(m_readiness, &ReadinessPage::importWished, this, &PlanScreen::importWished);
    connect(m_readiness, &ReadinessPage::askWished, this, &PlanScreen::askWished);
    connect(m_readiness, &ReadinessPage::nextHoleWished, this, [this] {
        if (!m_card->editNextMissing() && m_readiness->chooseNextHole())
            m_card->beginEditing();
    });
    connect(m_readiness, &ReadinessPage::said, this, &PlanScreen::say);
    connect(m_readiness, &ReadinessPage::dayConcernChosen, this, &PlanScreen::goToMend);
    connect(m_card, &ExperimentCard::rehearsalWished, this, [this](const QString &experiment) {
        const auto entry = rehearseBackOut(m_editor.day(), experiment);
        if (entry)
            emit wished({*entry});
        else
            say(entry.failure().detail);
    });
    m_card->showExperiment(m_readiness->current());
}

void PlanScreen::goToMend(const Concern &concern)
{
    const auto all = workplaces();
    const auto found = std::ranges::find(all, concern.rule, &Workplace::rule);
    if (found == all.end())
        return;
    showTab(found->tab);
    QString name = found->widget;
    if (auto *widget = findChild<QWidget *>(name.replace("%1"_L1, concern.about)))
        widget->setFocus(Qt::OtherFocusReason);
}

void PlanScreen::makeActs()
{
    m_undo->setObjectName(u"undoEdit"_s);
    auto *import = new WordButton(m_look, tr("Import…"), QKeySequence(Qt::CTRL | Qt::Key_I), this);
    import->setObjectName(u"importPlan"_s);
    import->setHelp(tr("Take over experiments and everything else from a plan file"));
    m_tabs->addAct(m_undo);
    m_tabs->addAct(import);
    connect(import, &QAbstractButton::clicked, this, &PlanScreen::importWished);
    connect(m_undo, &QAbstractButton::clicked, &m_editor, &PlanEditor::undo);
    auto *redo = new QShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), this);
    connect(redo, &QShortcut::activated, &m_editor, &PlanEditor::redo);
    connect(&m_editor, &PlanEditor::historyChanged, this, &PlanScreen::nameHistory);
    nameHistory();
}

void PlanScreen::takeDrops()
{
    auto *drop = new PlanDrop(m_look, tr("Drop to see what this file changes"), this);
    connect(drop, &PlanDrop::dropped, this, &PlanScreen::planFileDropped);
    connect(drop, &PlanDrop::refused, this, &PlanScreen::refuseDrop);
}

/// The tabs, where messages are shown, are not there while an import is looked at.
void PlanScreen::refuseDrop(const QString &why)
{
    if (m_sheet && !m_sheet->isHidden())
        m_sheet->say(why);
    else
        say(why);
}

void PlanScreen::nameHistory()
{
    const auto undo = m_editor.undoable();
    const auto redo = m_editor.redoable();
    QStringList lines;
    if (undo)
        lines << tr("Undo: %1").arg(PlanWords::edit(*undo, m_editor.plan()));
    if (redo)
        lines << tr("Ctrl+Shift+Z does again: %1").arg(PlanWords::edit(*redo, m_editor.plan()));
    m_undo->setHelp(lines.isEmpty() ? tr("Nothing to undo") : lines.join(u" · "_s));
}

void PlanScreen::addTab(const QString &id, const QString &title, QWidget *page, QWidget *acts)
{
    m_tabs->addTab(id, title, acts);
    m_pages->addWidget(page);
    m_pageOf.emplace_back(id, page);
    if (m_pageOf.size() == 1)
        showTab(id);
}

void PlanScreen::showTab(const QString &id)
{
    const auto found = std::ranges::find(m_pageOf, id, &std::pair<QString, QWidget *>::first);
    if (found == m_pageOf.end())
        return;
    m_tabs->setCurrent(id);
    m_pages->setCurrentWidget(found->second);
    setFocusProxy(found->second);
}

void PlanScreen::setStrip(QWidget *strip)
{
    delete m_strip;
    m_strip = strip;
    m_grid->addWidget(strip, 3, 0);
    arrange();
}

void PlanScreen::say(const QString &message)
{
    m_tabs->say(message);
}

void PlanScreen::chooseExperiment(const QString &experiment)
{
    m_readiness->choose(experiment);
}

void PlanScreen::wish(const Entry &entry)
{
    m_editor.wish({entry});
}

void PlanScreen::wishTogether(const std::vector<Entry> &entries)
{
    m_editor.wish(entries);
}

ImportSheet *PlanScreen::openSheet()
{
    if (!m_sheet) {
        m_sheet = new ImportSheet(m_look, this);
        m_sheet->hide();
        m_grid->addWidget(m_sheet, 1, 0, 3, 2);
        connect(m_sheet, &ImportSheet::closed, this, &PlanScreen::closeSheet);
        connect(m_sheet, &ImportSheet::importWanted, this, &PlanScreen::doImport);
    }
    if (m_sheet->isHidden())
        m_focusBefore = focusWidget();
    setPartsShown(false);
    m_sheet->setVisible(true);
    setFocusProxy(m_sheet);
    m_sheet->setFocus();
    return m_sheet;
}

void PlanScreen::setPartsShown(bool shown)
{
    const std::array<QWidget *, 4> parts{m_tabs, m_pages, m_card, m_strip};
    for (QWidget *part : parts) {
        if (part)
            part->setVisible(shown);
    }
}

void PlanScreen::closeSheet()
{
    if (!m_sheet || m_sheet->isHidden())
        return;
    setPartsShown(true);
    m_sheet->hide();
    setFocusProxy(m_pages->currentWidget());
    QWidget *back = m_focusBefore ? m_focusBefore.data() : m_pages->currentWidget();
    back->setFocus();
}

void PlanScreen::showImport(const QString &file, const ImportPreview &preview)
{
    openSheet()->show(file, preview);
}

void PlanScreen::showImportFailure(const QString &file, const Failure &failure)
{
    openSheet()->show(file, failure);
}

void PlanScreen::showLeftOut(const QString &file, const QStringList &notes)
{
    openSheet()->show(file, notes);
}

void PlanScreen::refreshImport(const QString &file, const ImportPreview &preview)
{
    if (m_sheet && !m_sheet->isHidden())
        m_sheet->show(file, preview);
}

void PlanScreen::doubtImport()
{
    if (!m_sheet || m_sheet->isHidden() || !m_sheet->isAsking())
        return;
    m_sheet->setStale();
    emit importStale();
}

void PlanScreen::doImport(const ImportPreview &preview)
{
    if (preview.before != m_editor.plan())
        return doubtImport(); // it has changed within this frame, or before it was shown
    const std::vector<Entry> entries = preview.entries;
    closeSheet();
    say(entries.size() == 1 ? tr("Imported: 1 change.")
                            : tr("Imported: %1 changes.").arg(entries.size()));
    m_editor.wish(entries);
}

void PlanScreen::follow(Touched what)
{
    if (touches(what, Touched::Plan | Touched::Sources | Touched::Surveys))
        m_readiness->offerAsking(wantsAsking(m_editor.day()));
}

void PlanScreen::arrange()
{
    m_card->setFixedWidth(width() >= wide ? 416 : 328);
    // The least: the strip is taller where its texts need it.
    if (m_strip)
        m_grid->setRowMinimumHeight(3, height() >= tall ? 248 : 176);
}

void PlanScreen::resizeEvent(QResizeEvent *event)
{
    arrange();
    QWidget::resizeEvent(event);
}

void PlanScreen::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_look.theme();
    QPainter painter(this);
    painter.fillRect(rect(), theme.window);
    if (!m_card->isHidden())
        painter.fillRect(m_card->x() - 1, m_header->height(), 1, height(), theme.line);
    if (m_strip && !m_strip->isHidden())
        painter.fillRect(0, m_strip->y(), m_strip->width(), 1, theme.line);
}

} // namespace Chaos
