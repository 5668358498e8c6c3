// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/day/instant.h"

#include <QWidget>

#include <functional>

class QMenu;
class QStackedWidget;

namespace Chaos {

class ActButton;
class Look;
class PanelHeading;
class SealedBrowser;
class WrapLabel;

/// The day's report as it would be printed, and the ways to take it along.
class ReportPage final : public QWidget
{
    Q_OBJECT

public:
    explicit ReportPage(const Look &look, QWidget *parent = nullptr);

    /// The reader stays where they were. Empty: there is nothing to report yet.
    void setHtml(const QString &html);
    void setMarkdown(const QString &markdown);
    /// The page of action items, which is shown in the report's place; taken over.
    void setActions(QWidget *actions);
    void showActions(bool shown);
    /// "as of 14:09:59"
    void setNote(const QString &note);

signals:
    /// "pdf", "html", "md" or "json".
    void saveRequested(const QString &format);
    void printRequested();
    void refreshRequested();
    /// What all days tell together.
    void overDaysRequested();
    /// A line of a chronology: the day up to that entry is to be looked at.
    void momentChosen(qint64 sequence);
    /// Another line: the day at that instant is.
    void instantChosen(Chaos::Instant at);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void buildHead();
    [[nodiscard]] QString withPictures(const QString &html);
    [[nodiscard]] static QString withMoments(QString html);
    void arrange();
    void keepPlace(const std::function<void()> &fill, bool empty);

    const Look &m_look;
    PanelHeading *m_heading;
    ActButton *m_save;
    ActButton *m_refresh;
    ActButton *m_days;
    ActButton *m_toActions;
    QWidget *m_actions = nullptr;
    bool m_isEmpty = true;
    QMenu *m_formats;
    QStackedWidget *m_stack;
    SealedBrowser *m_browser;
    WrapLabel *m_none;
};

} // namespace Chaos
