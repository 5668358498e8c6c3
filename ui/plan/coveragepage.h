// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/entry.h"
#include "models/items/coveragemodel.h"

#include <QSortFilterProxyModel>
#include <QWidget>

#include <vector>

class QCheckBox;
class QLineEdit;
class QListView;

namespace Chaos {

class ActButton;
class ElidedLabel;
class Look;
class WrapLabel;

/// The inventory narrowed down: by words, and to what nothing tests.
class CoverageFilter final : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    void setWords(const QString &words);
    void setUntestedOnly(bool only);

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    QStringList m_words;
    bool m_untestedOnly = false;
};

/// Every alert of every source, which experiment tests it, and when it was proved last; an
/// experiment is made of an alert in one act.
class CoveragePage final : public QWidget
{
    Q_OBJECT

public:
    CoveragePage(LiveDay &live, const Look &look, QWidget *parent = nullptr);

    [[nodiscard]] CoverageModel &model() { return m_model; }

signals:
    void wished(const std::vector<Chaos::Entry> &entries);
    /// An experiment that was made of an alert.
    void made(const QString &experiment);
    /// Somebody looks at it, and wants to see what is proved.
    void looked();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void refresh();
    void make();

    LiveDay &m_live;
    CoverageModel m_model;
    CoverageFilter m_filter;
    ElidedLabel *m_count;
    QLineEdit *m_words;
    QCheckBox *m_untested;
    ActButton *m_make;
    QListView *m_list;
    QWidget *m_heading;
    WrapLabel *m_empty;
};

} // namespace Chaos
