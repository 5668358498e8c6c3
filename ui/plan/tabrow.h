// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QTimer>
#include <QWidget>

#include <vector>

class QHBoxLayout;

namespace Chaos {

class ElidedLabel;
class Look;
class WordButton;

/// The words that choose what of the plan is shown; at the right, what can be done there and, for a
/// few seconds, what was done: below them where it does not fit beside them. Ctrl+Tab and
/// Ctrl+Shift+Tab go from one to the next.
class TabRow final : public QWidget
{
    Q_OBJECT

public:
    explicit TabRow(const Look &look, QWidget *parent = nullptr);

    /// `acts` may be null; they are taken and shown while the tab is current.
    void addTab(const QString &id, const QString &title, QWidget *acts);
    /// What can be done in every tab; taken.
    void addAct(QWidget *act);
    void setCurrent(const QString &id);
    [[nodiscard]] const QString &current() const { return m_current; }
    void say(const QString &message);
    [[nodiscard]] QString message() const { return m_said; }

signals:
    void chosen(const QString &id);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void step(int by);
    void showMessage();

    struct Tab
    {
        QString id{};
        WordButton *button = nullptr;
        QWidget *acts = nullptr;
    };

    const Look &m_look;
    QHBoxLayout *m_words;
    ElidedLabel *m_message;
    ElidedLabel *m_below;
    QHBoxLayout *m_row;
    std::vector<Tab> m_tabs;
    QString m_current;
    QString m_said;
    QTimer m_quiet;
};

} // namespace Chaos
