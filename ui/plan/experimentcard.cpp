// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plan/experimentcard.h"

#include "models/items/readinessmodel.h"
#include "ui/plan/cardrows.h"
#include "ui/plan/concernbox.h"
#include "ui/plan/growingedit.h"
#include "ui/plan/planeditor.h"
#include "ui/plan/rehearsalline.h"
#include "ui/plan/textfield.h"
#include "ui/theme/look.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/rule.h"
#include "ui/widgets/wordbutton.h"

#include <QApplication>
#include <QVBoxLayout>

#include <algorithm>
#include <functional>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t few = 3; ///< concerns that are shown before the others are asked for

} // namespace

ExperimentCard::ExperimentCard(LiveDay &live, ReadinessModel &model, PlanEditor &editor,
                               const Look &look, QWidget *parent)
    : QScrollArea(parent)
    , m_model(model)
    , m_editor(editor)
    , m_look(look)
{
    setObjectName(u"experimentCard"_s);
    setAccessibleName(tr("Card of the experiment"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    viewport()->setAutoFillBackground(false);
    build();
    connect(&live, &LiveDay::replaced, this, &ExperimentCard::startAgain);
    connect(&live, &LiveDay::changed, this, &ExperimentCard::take);
    connect(&model, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex &first, const QModelIndex &last) {
                const int row = m_model.rowOf(m_key);
                if (row >= first.row() && row <= last.row())
                    refresh();
            });
}

void ExperimentCard::build()
{
    m_content = new QWidget;
    m_content->setAutoFillBackground(false);
    m_roles = m_editor.plan().playedRoles();
    auto *column = new QVBoxLayout(m_content);
    column->setContentsMargins(4 * step, 3 * step, 4 * step, 5 * step);
    column->setSpacing(4 * step);
    CardRows head(*column);
    m_fields = {head.add(m_look, *this, CardSpec::Field(CardSpec::title()), m_content)};
    m_boxColumn = new QVBoxLayout;
    m_boxColumn->setSpacing(2 * step);
    m_more = new WordButton(m_look, {}, {}, m_content);
    m_more->setObjectName(u"moreConcerns"_s);
    m_more->hide();
    m_boxColumn->addWidget(m_more);
    column->addLayout(m_boxColumn);
    connect(m_more, &QAbstractButton::clicked, this, [this] {
        m_isUnfolded = !m_isUnfolded;
        showConcerns(concerns());
    });
    for (const CardSpec::Section &section : CardSpec::sections(m_editor.plan())) {
        auto *title = new ElidedLabel(m_look, Face::Strong, Ink::Soft, m_content);
        title->setText(section.title);
        if (m_fields.size() > 1)
            column->addWidget(new Rule(m_look, Qt::Horizontal, m_content));
        column->addWidget(title);
        CardRows rows(*column);
        for (const auto &field : section.fields) {
            m_fields.push_back(std::visit(
                [&](const auto &spec) { return rows.add(m_look, *this, spec, m_content); }, field));
        }
        if (section.canBeRehearsed) {
            m_rehearsal = new RehearsalLine(m_look, m_content);
            column->addWidget(m_rehearsal);
            connect(m_rehearsal, &RehearsalLine::wished, this,
                    [this] { emit rehearsalWished(m_key); });
        }
    }
    column->addStretch(1);
    setWidget(m_content);
    showContent(false);
}

/// The plan has other roles now, so the card has other fields.
void ExperimentCard::rebuild()
{
    const QString key = m_key;
    showExperiment({});
    m_fields.clear();
    m_boxes.clear();
    build();
    showExperiment(key);
}

void ExperimentCard::showExperiment(const QString &key)
{
    if (key == m_key)
        return;
    if (!m_key.isEmpty() && m_editor.experiment(m_key)) {
        CardField::Drafts drafts;
        for (CardField *field : m_fields) {
            field->finish();
            field->keepDrafts(drafts);
        }
        m_drafts[m_key] = std::move(drafts);
    }
    m_key = key;
    startAgain();
    ensureVisible(0, 0);
}

void ExperimentCard::startAgain()
{
    const auto experiment = m_editor.experiment(m_key);
    showContent(experiment.has_value());
    m_isUnfolded = false;
    if (!experiment)
        return;
    const CardField::Drafts drafts = std::exchange(m_drafts[m_key], {});
    const std::vector<Concern> standing = concerns();
    showConcerns(standing);
    for (CardField *field : m_fields)
        field->start({m_editor.plan(), *experiment, standing}, drafts);
    m_rehearsal->show(m_editor.day(), m_key);
}

void ExperimentCard::take(Touched what)
{
    if (touches(what, Touched::Steps))
        m_rehearsal->show(m_editor.day(), m_key);
    if (!touches(what, Touched::Plan | Touched::Queue | Touched::Roles | Touched::Sources))
        return;
    if (m_editor.plan().playedRoles() != m_roles)
        rebuild();
    refresh();
}

void ExperimentCard::refresh()
{
    const auto experiment = m_editor.experiment(m_key);
    showContent(experiment.has_value());
    if (!experiment)
        return;
    const std::vector<Concern> standing = concerns();
    showConcerns(standing);
    for (CardField *field : m_fields)
        field->show({m_editor.plan(), *experiment, standing});
    m_rehearsal->show(m_editor.day(), m_key);
}

void ExperimentCard::showContent(bool shown)
{
    m_content->setVisible(shown);
    // Always room for it, so that nothing is laid out anew when the card grows.
    setVerticalScrollBarPolicy(shown ? Qt::ScrollBarAlwaysOn : Qt::ScrollBarAlwaysOff);
}

std::vector<Concern> ExperimentCard::concerns() const
{
    const int row = m_model.rowOf(m_key);
    return row < 0 ? std::vector<Concern>() : m_model.rows()[std::size_t(row)].concerns;
}

void ExperimentCard::showConcerns(const std::vector<Concern> &concerns)
{
    const bool isLong = concerns.size() > few + 1;
    const std::size_t shown = isLong && !m_isUnfolded ? few : concerns.size();
    while (m_boxes.size() > shown) {
        delete m_boxes.back();
        m_boxes.pop_back();
    }
    while (m_boxes.size() < shown) {
        m_boxes.push_back(new ConcernBox(m_look, m_content));
        m_boxColumn->insertWidget(int(m_boxes.size()) - 1, m_boxes.back());
    }
    for (std::size_t i = 0; i < shown; ++i)
        m_boxes[i]->show(concerns[i]);
    m_more->setVisible(isLong);
    m_more->setText(m_isUnfolded ? tr("Show fewer")
                                 : tr("and %1 more").arg(concerns.size() - shown));
    m_more->setHelp(tr("Show or hide what else the plan lacks"));
    m_more->updateGeometry();
}

CardSpec::Written ExperimentCard::edit(const std::function<CardSpec::Written(Experiment &)> &change)
{
    auto experiment = m_editor.experiment(m_key);
    if (!experiment)
        return Failure{Failure::Kind::NotFound, tr("The experiment has been removed meanwhile.")};
    auto written = change(*experiment);
    if (!written)
        return written;
    m_editor.edit(*experiment);
    refresh();
    return written;
}

void ExperimentCard::wish(const std::function<Entry(const Experiment &)> &entry)
{
    if (const auto experiment = m_editor.experiment(m_key))
        m_editor.wish({entry(*experiment)});
}

void ExperimentCard::beginEditing()
{
    const auto missing = std::ranges::find_if(m_fields, &CardField::isMissing);
    if (missing == m_fields.end())
        beginNaming();
    else
        edit(*missing);
}

bool ExperimentCard::editNextMissing()
{
    if (m_content->isHidden())
        return false;
    const QWidget *focused = QApplication::focusWidget();
    const auto here = std::ranges::find_if(
        m_fields, [focused](const CardField *field) { return field->isAncestorOf(focused); });
    const auto next = std::find_if(here == m_fields.end() ? m_fields.begin() : here + 1,
                                   m_fields.end(), std::mem_fn(&CardField::isMissing));
    if (next == m_fields.end())
        return false;
    edit(*next);
    return true;
}

/// It is shown once it has its place: what stands above it may have come just now.
void ExperimentCard::edit(CardField *field)
{
    field->setFocus(Qt::OtherFocusReason);
    QTimer::singleShot(0, field, [this, field] { ensureWidgetVisible(field); });
}

void ExperimentCard::beginNaming()
{
    auto *title = static_cast<TextField *>(m_fields.front())->edit();
    title->setFocus(Qt::OtherFocusReason);
    title->selectAll();
    ensureWidgetVisible(title);
}

} // namespace Chaos
