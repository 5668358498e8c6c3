// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/liveday.h"
#include "ui/plan/cardfield.h"

#include <QScrollArea>

class QVBoxLayout;

namespace Chaos {

class ConcernBox;
class PlanEditor;
class ReadinessModel;
class RehearsalLine;
class WordButton;

/// Everything that is planned of one experiment, edited in place, with what its plan lacks on top.
///
/// What is typed is wished for when its field is left. Other entries may come meanwhile: fields
/// that nobody types in follow them. What cannot be taken over stays in its field, also while
/// another card is looked at.
class ExperimentCard final : public QScrollArea, private CardHand
{
    Q_OBJECT

public:
    ExperimentCard(LiveDay &live, ReadinessModel &model, PlanEditor &editor, const Look &look,
                   QWidget *parent = nullptr);

    /// Empty: none.
    void showExperiment(const QString &key);
    [[nodiscard]] const QString &experiment() const { return m_key; }
    /// Puts the cursor into the first field that is missing, or else into the title.
    void beginEditing();
    /// Puts it into the next field that is missing, behind the one that has it. False: there is
    /// none.
    bool editNextMissing();
    /// Puts it into the title, so that typing replaces it.
    void beginNaming();

signals:
    /// The way back of the experiment that is shown shall be tried.
    void rehearsalWished(const QString &experiment);

private:
    CardSpec::Written edit(const std::function<CardSpec::Written(Experiment &)> &change) override;
    void wish(const std::function<Entry(const Experiment &)> &entry) override;

    void build();
    void rebuild();
    void edit(CardField *field);
    void take(Touched what);
    void refresh();
    void startAgain();
    void showContent(bool shown);
    void showConcerns(const std::vector<Concern> &concerns);
    [[nodiscard]] std::vector<Concern> concerns() const;

    ReadinessModel &m_model;
    PlanEditor &m_editor;
    const Look &m_look;
    QString m_key;
    QWidget *m_content = nullptr;
    QVBoxLayout *m_boxColumn = nullptr;
    std::vector<ConcernBox *> m_boxes;
    WordButton *m_more = nullptr;
    RehearsalLine *m_rehearsal = nullptr;
    bool m_isUnfolded = false;
    std::vector<CardField *> m_fields; ///< the title first
    std::vector<Role> m_roles; ///< that the fields were built for
    std::map<QString, CardField::Drafts> m_drafts; ///< by experiment
};

} // namespace Chaos
