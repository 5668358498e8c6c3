// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/proxyfault.h"
#include "models/items/liveday.h"

#include <QWidget>

#include <vector>

class QLineEdit;
class QListView;
class QStandardItemModel;

namespace Chaos {

class ElidedLabel;
class Look;
class WrapLabel;

/// The faults that a proxy can be given, beside its line: typing filters them and sets their
/// numbers, Tab takes one into the field to be edited, Enter switches.
class FaultList final : public QWidget
{
    Q_OBJECT

public:
    FaultList(LiveDay &live, const Look &look, QWidget *parent = nullptr);

    void open(const QString &proxy, const QString &title);
    void leave();
    [[nodiscard]] bool isOpen() const { return !m_proxy.isEmpty(); }
    [[nodiscard]] const QString &proxy() const { return m_proxy; }

signals:
    void wished(const Chaos::Entry &entry);
    /// Why it is not switched, for the bridge to show.
    void refused(const QString &why);
    void left();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void filter();
    void showWhyNot();
    bool press(int key);
    void goOn(int rows);
    void choose(int row);
    [[nodiscard]] int chosen() const;

    LiveDay &m_live;
    const Look &m_look;
    QString m_proxy; ///< empty: it is not open
    std::vector<ProxyFault> m_offers;
    ElidedLabel *m_title;
    QLineEdit *m_line;
    QListView *m_list;
    QStandardItemModel *m_rows;
    WrapLabel *m_hint;
};

} // namespace Chaos
