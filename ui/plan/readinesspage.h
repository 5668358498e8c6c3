// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QLayout;
class QLineEdit;
class QModelIndex;

namespace Chaos {

struct Concern;
class DayConcerns;
class ElidedLabel;
class Look;
class PlanEditor;
class ReadinessHeading;
class ReadinessList;
class ReadinessModel;
class WordButton;
class WrapLabel;

/// The readiness tab: every experiment with what its plan lacks, and what the day lacks.
class ReadinessPage final : public QWidget
{
    Q_OBJECT

public:
    ReadinessPage(ReadinessModel &model, PlanEditor &editor, const Look &look,
                  QWidget *parent = nullptr);

    /// What stands in the tab row while this page is shown.
    [[nodiscard]] QWidget *acts() const { return m_acts; }
    /// The key of the selected experiment; empty while there is none.
    [[nodiscard]] QString current() const;

    /// Selects the next experiment that has a hole, around the list; false: none has.
    bool chooseNextHole();
    /// Whether there are sources that should be asked how they are set up.
    void offerAsking(bool offered);

public slots:
    void addExperiment();
    /// Selects an experiment; one that is still to come as soon as it is there.
    void choose(const QString &experiment);

signals:
    /// Empty while there is no experiment.
    void selected(const QString &experiment);
    void cardRequested();
    /// An experiment has come from here and wants a name.
    void namingRequested();
    void importWished();
    void askWished();
    void nextHoleWished();
    /// Something that the day as a whole lacks.
    void dayConcernChosen(const Chaos::Concern &concern);
    void said(const QString &message);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeActs(const Look &look);
    QLayout *makeFoot();
    QWidget *makeEmpty(const Look &look);
    void refresh();
    void follow();
    void selectChosen();
    void countHoles();
    void takeOut(const QModelIndex &index);
    void confirmTakeOut();
    void endTakeOut();
    void duplicate(const QModelIndex &index);
    void remove(const QModelIndex &index);
    void move(const QModelIndex &index, int before);
    [[nodiscard]] bool refuses(const QModelIndex &index);
    void setTakenOut(const QString &key, const QString &reason);

    ReadinessModel &m_model;
    PlanEditor &m_editor;
    ReadinessList *m_list;
    ReadinessHeading *m_heading;
    QLineEdit *m_reason;
    DayConcerns *m_day;
    ElidedLabel *m_hint;
    WordButton *m_next;
    WordButton *m_ask;
    QWidget *m_acts;
    QWidget *m_empty;
    QString m_leaving; ///< the experiment whose reason for being taken out is asked for
    QString m_awaited; ///< to be selected and named when it has come
    QString m_chosen; ///< to be selected when it has come
};

} // namespace Chaos
