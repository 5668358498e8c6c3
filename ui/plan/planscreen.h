// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/readinessmodel.h"
#include "models/plan/planimport.h"
#include "ui/plan/planeditor.h"

#include <QPointer>
#include <QUrl>
#include <QWidget>

class QGridLayout;
class QStackedWidget;

namespace Chaos {

class ExperimentCard;
class ImportSheet;
class Look;
class PlanHeader;
class ReadinessPage;
class TabRow;
class WordButton;

/// The screen of the time before the day: how ready it is on top, its tabs in the middle, the
/// experiment's card at the right, and a strip below.
///
/// Tabs and the strip are given to it and taken over. Whatever they want to be so they pass to
/// `wish` or `wishTogether`, the one way out: so it can be undone.
class PlanScreen final : public QWidget
{
    Q_OBJECT

public:
    PlanScreen(LiveDay &live, const Clock &clock, Look &look, QWidget *parent = nullptr);
    ~PlanScreen() override;

    /// `acts`, if there are any, stand at the right of the tab row while the page is shown.
    void addTab(const QString &id, const QString &title, QWidget *page, QWidget *acts = nullptr);
    void showTab(const QString &id);
    /// What lies along the lower edge, below every tab.
    void setStrip(QWidget *strip);
    /// The one way in which tabs change the plan, for those that build edit on edit. They are taken
    /// over, so they go before it.
    [[nodiscard]] PlanEditor &editor() { return m_editor; }

public slots:
    /// Shows a message for a few seconds.
    void say(const QString &message);
    /// Shows the card of an experiment; of one that is still to come as soon as it is there.
    void chooseExperiment(const QString &experiment);
    void wish(const Chaos::Entry &entry);
    void wishTogether(const std::vector<Chaos::Entry> &entries);
    /// What a file would do to the plan, for a person to say yes to; in place of the tabs.
    void showImport(const QString &file, const Chaos::ImportPreview &preview);
    /// Why a file cannot be imported.
    void showImportFailure(const QString &file, const Chaos::Failure &failure);
    /// What has no place in the day that was made of this file.
    void showLeftOut(const QString &file, const QStringList &notes);
    /// The same import looked at again. Nothing happens if it is not shown any more.
    void refreshImport(const QString &file, const Chaos::ImportPreview &preview);

signals:
    /// In this order, and together.
    void wished(const std::vector<Chaos::Entry> &entries);
    void importWished();
    /// A file that shall be imported was dropped on the screen.
    void planFileDropped(const QUrl &file);
    /// The sources shall say anew how they are set up.
    void askWished();
    /// The plan has changed while an import was looked at: what is shown of it is wrong.
    void importStale();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void connectReadiness();
    void goToMend(const Concern &concern);
    void makeActs();
    void takeDrops();
    void refuseDrop(const QString &why);
    void nameHistory();
    void follow(Touched what);
    void arrange();
    ImportSheet *openSheet();
    void setPartsShown(bool shown);
    void closeSheet();
    void doubtImport();
    void doImport(const ImportPreview &preview);

    Look &m_look;
    PlanEditor m_editor;
    ReadinessModel m_model;
    PlanHeader *m_header;
    TabRow *m_tabs;
    QStackedWidget *m_pages;
    QGridLayout *m_grid;
    ReadinessPage *m_readiness;
    ExperimentCard *m_card;
    WordButton *m_undo;
    QWidget *m_strip = nullptr;
    ImportSheet *m_sheet = nullptr; ///< made when it is first wanted
    QPointer<QWidget> m_focusBefore;
    std::vector<std::pair<QString, QWidget *>> m_pageOf;
};

} // namespace Chaos
