// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/outcome.h"
#include "ui/plan/importrows.h"

#include <QWidget>

class QListView;

namespace Chaos {

class ActButton;
class ElidedLabel;
class Look;
class WrapLabel;

/// What a file would do to the day, before it does it: what is new, what changes, what stays. Enter
/// imports it, Esc leaves the day as it is. Where nothing can be imported it says why.
class ImportSheet final : public QWidget
{
    Q_OBJECT

public:
    explicit ImportSheet(const Look &look, QWidget *parent = nullptr);

    void show(const QString &file, const ImportPreview &preview);
    void show(const QString &file, const Failure &failure);
    /// What a file had that the day, which was made of it, has no place for.
    void show(const QString &file, const QStringList &notes);
    /// Adds a message to what is shown.
    void say(const QString &message);
    /// What is shown is not so any more; nothing can be imported until it is shown anew.
    void setStale();
    /// Whether a preview is shown, which a change of the plan makes untrue.
    [[nodiscard]] bool isAsking() const { return m_isAsking; }
    [[nodiscard]] bool isImportable() const;

signals:
    void importWanted(const Chaos::ImportPreview &preview);
    void closed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void tell(const QString &title, const QString &summary, bool canImport);
    void accept();

    const Look &m_look;
    ImportRows m_rows;
    ImportPreview m_preview;
    QString m_about; ///< the summary without a message
    bool m_isAsking = false;
    ElidedLabel *m_title;
    WrapLabel *m_summary;
    ActButton *m_import;
    ActButton *m_close;
    QListView *m_list;
};

} // namespace Chaos
